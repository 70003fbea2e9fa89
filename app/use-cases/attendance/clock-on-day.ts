import { addDays, type ClockTime, fromTokyo, type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";

interface Day {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** The instant a clock showed a time during a session; past midnight where the session goes on past it. */
export function clockOnDay({ startsAt, endsAt }: Day, time: ClockTime | null): Instant | null {
  if (time === null) return null;
  const date = tokyoDate(startsAt);
  const at = fromTokyo(date, time);
  if (at >= startsAt || !endsAt || tokyoDate(endsAt) === date) return at;
  const dayAfter = fromTokyo(addDays(date, 1), time);
  return dayAfter <= endsAt ? dayAfter : at;
}

export type TimeRefusal = "left-before-arriving" | "left-before-start" | "arrived-before-start" | "arrived-after-end";

/** Why these cannot be the times of someone who came late or left early. */
export function timeRefusal(
  { startsAt, endsAt }: Day,
  { arrivedAt, leftAt }: { arrivedAt: Instant | null; leftAt: Instant | null },
): TimeRefusal | null {
  if (arrivedAt && arrivedAt < startsAt) return "arrived-before-start";
  if (leftAt && leftAt <= startsAt) return "left-before-start";
  if (arrivedAt && leftAt && leftAt <= arrivedAt) return "left-before-arriving";
  if (arrivedAt && endsAt && arrivedAt >= endsAt) return "arrived-after-end";
  return null;
}
