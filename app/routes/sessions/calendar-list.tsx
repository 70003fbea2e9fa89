import type { Instant } from "#app/domain/tokyo-time.ts";
import { whenInYearText } from "#app/text/session.ts";
import { EmptyState } from "#app/ui/page.tsx";
import { HomeSessionItem, HomeSessionList } from "../home-session-list.tsx";
import type { CalendarSession } from "./calendar-day.tsx";
import { StateChip } from "./state-chip.tsx";

interface MonthListProps {
  sessions: readonly (CalendarSession & { endsAt: Instant | null; venue: string | null })[];
  /** Where their pages are. */
  under?: string;
}

/** The month one under the other, where a sheet of seven columns has no room. */
export function MonthList({ sessions, under = "/sessions" }: MonthListProps) {
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
              to={`${under}/${session.id}`}
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
