import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { ShownSession } from "#app/use-cases/sessions/show-session.ts";

/** 継続: where an item comes from, and where it is taken up again. */
export function CarriedLinks({ carried }: { carried: ShownSession["carried"][string] | undefined }) {
  if (!carried) return null;
  const links = [
    ...(carried.from ? [{ how: "前回からの継続", ...carried.from }] : []),
    ...carried.to.map((item) => ({ how: "次回へ継続", ...item })),
  ];
  return (
    <>
      {links.map(({ how, session }) => (
        <span key={`${how} ${session.id}`} className="block text-[0.875rem]">
          {how}：
          <Link to={`/sessions/${session.id}`} className="text-key-1000 underline underline-offset-3">
            {session.title}
          </Link>
          {session.startsAt && `（${formatDate(tokyoDate(session.startsAt))}）`}
        </span>
      ))}
      {carried.followUps.map(({ id, task, doneOn }) => (
        <span key={id} className="block text-[0.875rem]">
          前回までの対応事項：
          <Link to={`/follow-ups/${id}`} className="text-key-1000 underline underline-offset-3">
            {task}
          </Link>
          {doneOn ? "（対応済み）" : "（対応中）"}
        </span>
      ))}
    </>
  );
}
