import { whenInYearText } from "#app/text/session.ts";
import { EmptyState } from "#app/ui/page.tsx";
import type { SessionRow } from "#app/use-cases/sessions/list-sessions.ts";
import { HomeSessionItem, HomeSessionList } from "../home-session-list.tsx";
import { StateChip } from "./state-chip.tsx";

/** The month one under the other, where a sheet of seven columns has no room. */
export function MonthList({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <div className="md:hidden print:hidden">
      {sessions.length === 0 ? (
        <EmptyState title="この月の開催はありません" />
      ) : (
        <HomeSessionList>
          {sessions.map((session) => (
            <HomeSessionItem
              key={session.id}
              {...session}
              when={whenInYearText(session)}
              facts={[session.center.name, session.venue].filter(Boolean).join("・")}
              status={session.state !== "scheduled" && session.state !== "held" && <StateChip state={session.state} />}
            />
          ))}
        </HomeSessionList>
      )}
    </div>
  );
}
