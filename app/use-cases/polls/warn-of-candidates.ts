import { type DayOff, dayOff } from "#app/adapters/calendar/holidays.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOtherCalls } from "#app/adapters/db/invitation-store.server.ts";
import { findCenterSessions } from "#app/adapters/db/poll-store.server.ts";
import type { Candidate } from "#app/domain/poll-plan.ts";
import { endOf } from "#app/domain/session.ts";
import { endOfDay, fromTokyo, type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";

interface Occasion {
  title: string;
  startsAt: Instant;
  endsAt: Instant | null;
  /** Whether it is held while a candidate of that day is. */
  overlaps: boolean;
}

/** What speaks against a candidate's day; it keeps nobody from it. */
export interface CandidateWarning {
  startsAt: Instant;
  dayOff: DayOff | null;
  /** What else the center has on that day. */
  sessions: Occasion[];
  /** Who of those asked is called elsewhere that day. */
  calls: { name: string; session: Occasion }[];
}

/** The candidates whose day something speaks against, by time. */
export async function warnOfCandidates(
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string },
  candidates: readonly Candidate[],
  personIds: readonly string[],
): Promise<CandidateWarning[]> {
  const days = [...new Set(candidates.map(({ startsAt }) => tokyoDate(startsAt)))].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const range = { from: fromTokyo(first, "00:00"), until: endOfDay(last) };
  const sessions = (await findCenterSessions(tx, session, range)).flatMap((other) => dated(other, candidates));
  const calls = (await findOtherCalls(tx, session, personIds, range)).flatMap(({ name, session }) =>
    dated(session, candidates).map((occasion) => ({ name, session: occasion })),
  );
  return days
    .map((day) => ({
      startsAt: fromTokyo(day, "00:00"),
      dayOff: dayOff(day),
      sessions: sessions.filter(({ startsAt }) => tokyoDate(startsAt) === day),
      calls: calls.filter(({ session: { startsAt } }) => tokyoDate(startsAt) === day),
    }))
    .filter(({ dayOff, sessions, calls }) => dayOff || sessions.length > 0 || calls.length > 0);
}

function dated(
  { title, startsAt, endsAt }: Omit<Occasion, "startsAt" | "overlaps"> & { startsAt: Instant | null },
  candidates: readonly Candidate[],
): Occasion[] {
  if (!startsAt) return [];
  const end = endOf({ startsAt, endsAt });
  const overlaps = candidates.some((candidate) => candidate.startsAt < end && startsAt < candidate.endsAt);
  return [{ title, startsAt, endsAt, overlaps }];
}
