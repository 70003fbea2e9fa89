import { instantText } from "#app/text/session.ts";
import { warningText } from "#app/text/warnings.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { SessionWarnings } from "#app/use-cases/sessions/show-warnings.ts";

/** Tells, and keeps nobody from going on. */
export function SessionWarningList({ warnings: { dayOff, clashes } }: { warnings: SessionWarnings }) {
  if (!dayOff && clashes.length === 0) return null;
  return (
    <div className="mb-8">
      <Notice tone="warning" title="日時を確かめてください">
        <ul className="list-disc pl-5">
          {dayOff && <li>{dayOff.kind === "holiday" ? warningText.holiday(dayOff.name) : warningText.weekend}</li>}
          {clashes.map(({ kind, name, other }) => (
            <li key={`${kind} ${name} ${other.id}`}>
              {kind === "person" ? warningText.personTwice(name) : warningText.roomTwice(name)}
              <NameLink to={`/sessions/${other.id}`}>{other.title}</NameLink>（{instantText(other.startsAt)}～）
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
