import type { AttendanceMode } from "./attendance.ts";
import type { Instant } from "./tokyo-time.ts";

/** From when until when somebody was in an online meeting, once. */
export interface Stay {
  from: Instant;
  until: Instant;
}

/** How somebody was present during a session. */
export interface Presence {
  /** Whole minutes within the session, each counted once; null where nothing tells. */
  minutes: number | null;
  /** Where they came late or left early by more than `GRACE_MINUTES`, to the minute. */
  arrivedAt: Instant | null;
  leftAt: Instant | null;
  /** Whole minutes away between coming and leaving. */
  away: number;
  /** The minutes, where coming and leaving do not tell them: away in between for more than `GRACE_MINUTES`. */
  minutesPresent: number | null;
}

/** A connection takes its time, and nobody leaves on the second: less than this is neither late nor early. */
export const GRACE_MINUTES = 5;
const MINUTE_MS = 60_000;

/**
 * How somebody was present by the times they were in an online meeting and, where the meeting's own list says so, the
 * minutes it counted. Stays that overlap (two devices) count once. Of the two the lesser holds: a list that tells the
 * first coming and the last leaving knows of the time away only by its minutes.
 */
export function presenceOf(
  stays: readonly Stay[],
  counted: number | null,
  session: { startsAt: Instant; endsAt: Instant },
): Presence {
  const [start, end] = [session.startsAt.getTime(), session.endsAt.getTime()];
  if (stays.length === 0) {
    const whole = Math.round((end - start) / MINUTE_MS);
    const minutes = counted === null ? null : Math.round(Math.min(counted, whole));
    const minutesPresent = minutes === null ? null : untold(minutes, whole - minutes);
    return { minutes, arrivedAt: null, leftAt: null, away: 0, minutesPresent };
  }
  const first = Math.min(...stays.map(({ from }) => from.getTime()));
  const last = Math.max(...stays.map(({ until }) => until.getTime()));
  const within = lengthOf(stays, start, end) / MINUTE_MS;
  const minutes = Math.round(Math.min(within, counted ?? within));
  const whole = Math.max(0, Math.min(last, end) - Math.max(first, start)) / MINUTE_MS;
  const grace = GRACE_MINUTES * MINUTE_MS;
  const arrivedAt = first > start + grace && first < end ? new Date(floorMinute(first)) : null;
  // A minute begun is a minute stayed: whoever looked in for seconds leaves after they came.
  const leftAt = last < end - grace && last > start ? new Date(floorMinute(last - 1) + MINUTE_MS) : null;
  const away = Math.max(0, Math.round(whole) - minutes);
  return { minutes, arrivedAt, leftAt, away, minutesPresent: untold(minutes, away) };
}

function untold(minutes: number, away: number): number | null {
  return away > GRACE_MINUTES ? minutes : null;
}

/** A presence as it is recorded. */
export interface RecordedPresence {
  name: string;
  mode: AttendanceMode;
  arrivedAt: Instant | null;
  leftAt: Instant | null;
}

/**
 * The minutes recorded that still hold: a list counted them for this very person, online, from this coming to this
 * leaving. Whoever sets one of these by hand knows better than the list.
 */
export function minutesStill(
  recorded: (RecordedPresence & { minutesPresent: number | null }) | undefined,
  now: RecordedPresence,
): number | null {
  if (!recorded || recorded.name !== now.name || recorded.mode !== now.mode) return null;
  return isSame(recorded.arrivedAt, now.arrivedAt) && isSame(recorded.leftAt, now.leftAt)
    ? recorded.minutesPresent
    : null;
}

function isSame(a: Instant | null, b: Instant | null): boolean {
  return a?.getTime() === b?.getTime();
}

function floorMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

/** How long the stays cover between two instants, in milliseconds. */
function lengthOf(stays: readonly Stay[], start: number, end: number): number {
  let covered = start;
  let length = 0;
  for (const { from, until } of [...stays].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const begins = Math.max(from.getTime(), covered);
    const ends = Math.min(until.getTime(), end);
    if (ends <= begins) continue;
    length += ends - begins;
    covered = ends;
  }
  return length;
}

/** When an online meeting was over: with the session, or before, when the last one had left. */
export function meetingEnd(session: { startsAt: Instant; endsAt: Instant }, stays: readonly Stay[]): Instant {
  const last = stays.reduce((latest, { until }) => Math.max(latest, until.getTime()), 0);
  return last > session.startsAt.getTime() && last < session.endsAt.getTime() ? new Date(last) : session.endsAt;
}
