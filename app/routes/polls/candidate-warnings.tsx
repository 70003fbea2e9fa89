import { formatDay } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { clockText } from "#app/text/session.ts";
import { warningText } from "#app/text/warnings.ts";
import { Notice } from "#app/ui/notice.tsx";
import type { CandidateWarning } from "#app/use-cases/polls/warn-of-candidates.ts";

interface CandidateWarningsProps {
  warnings: readonly CandidateWarning[];
  title?: string;
}

/** What speaks against a candidate's day; it keeps nobody from it. */
export function CandidateWarnings({ warnings, title = "候補日を確かめてください" }: CandidateWarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warning" title={title}>
      <ul className="grid list-disc gap-1 pl-5">
        {warnings.map(({ startsAt, dayOff, sessions, calls }) => (
          <li key={startsAt.getTime()}>
            <strong>{formatDay(tokyoDate(startsAt))}</strong>
            <ul className="list-none">
              {dayOff && <li>{dayOff.kind === "holiday" ? warningText.holiday(dayOff.name) : warningText.weekend}</li>}
              {sessions.map((session) => (
                <li key={`${session.title} ${session.startsAt.getTime()}`}>
                  この保健所の開催があります：{session.title}
                  <Clock session={session} />
                </li>
              ))}
              {bySession(calls).map(({ session, names }) => (
                <li key={`${session.title} ${session.startsAt.getTime()}`}>
                  次の開催に案内されている方がいます：{session.title}
                  <Clock session={session} />―{names.join("、")}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Occasion = CandidateWarning["sessions"][number];

/** （14:00～16:00、時間が重なります） */
function Clock({ session }: { session: Occasion }) {
  return (
    <span className="inline-block">
      （{clockText(session)}
      {session.overlaps && (
        <>
          、<strong>時間が重なります</strong>
        </>
      )}
      ）
    </span>
  );
}

/** Each session once, with everyone called to it. */
function bySession(calls: CandidateWarning["calls"]) {
  const groups = new Map<string, { session: Occasion; names: string[] }>();
  for (const { name, session } of calls) {
    const key = `${session.title} ${session.startsAt.getTime()}`;
    groups.set(key, { session, names: [...(groups.get(key)?.names ?? []), name] });
  }
  return [...groups.values()];
}
