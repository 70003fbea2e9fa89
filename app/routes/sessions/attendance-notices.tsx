import { attendanceRefusal, differenceWords, headcountSource, recordText } from "#app/text/attendance.ts";
import { stepRefusal } from "#app/text/refusals.ts";
import { headcountText, whenText } from "#app/text/session.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Stat } from "#app/ui/page.tsx";
import type { ShownAttendance, ShownRecord } from "#app/use-cases/attendance/show-attendance.ts";

/** Why the record cannot be changed now. */
export function ClosedNotice({ because }: { because: NonNullable<ShownRecord["closedBecause"]> }) {
  return (
    <Notice tone="info" title="いまは記録できません">
      {{ ...attendanceRefusal, ...stepRefusal }[because]}
    </Notice>
  );
}

/** Before anything is typed: what the desks press meanwhile would refuse it. */
export function ReceptionNotice() {
  return (
    <Notice tone="warning" title="いま受付をしています">
      {recordText.receptionRuns}
    </Notice>
  );
}

/** The headcount as it stands, which of the two numbers makes it, and a warning where they differ. */
export function RecordLead({ shown: { session, headcount } }: { shown: ShownAttendance }) {
  const { stated, basis, listed } = headcount;
  return (
    <>
      <p>{whenText(session)}</p>
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat
          label="この開催の人数"
          value={headcountText(headcount.headcount)}
          note={headcountSource[headcount.headcount.kind]}
        />
        <Stat
          label="入力した人数"
          value={
            stated === null
              ? basis === "unknown"
                ? "（不明）"
                : "未入力"
              : headcountText({ kind: "stated", people: stated, approximate: basis === "approximate" })
          }
        />
        <Stat
          label="出席の記録"
          value={listed === null ? "記録なし" : headcountText({ kind: "listed", people: listed })}
          note={listedNote(headcount)}
        />
      </div>
      {headcount.difference !== null && (
        <Notice tone="warning" title={differenceWords(headcount.difference)}>
          集計には入力した人数を使います。どちらが正しいか確かめてください。
        </Notice>
      )}
    </>
  );
}

/** Where the list says more people than it counts, and where names make the groups not count. */
function listedNote({ listed, named, groups }: ShownAttendance["headcount"]): string | undefined {
  if (listed === null) return undefined;
  if (named === 0) return "グループごとの人数の合計";
  const uncounted = named > listed ? `記録した${named}人のうち、数える役割の人` : "氏名で記録した人";
  return groups > 0 ? `${uncounted}（グループの人数は数えません）` : uncounted;
}

/** After a colleague was quicker: what was typed still stands below, the newest record is a step away. */
export function NewestLink({ to }: { to: string }) {
  return (
    <p>
      <LinkButton to={to} reloadDocument>
        最新の内容を開く（いま入力したものは消えます）
      </LinkButton>
    </p>
  );
}
