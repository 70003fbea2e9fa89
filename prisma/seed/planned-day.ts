import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import { chanceOf } from "./chance.ts";
import type { PlannedSession } from "./planned-session.ts";
import { workingDayFrom } from "./working-day.ts";

const SHARE_MOVED = 0.25;

/**
 * The day a session of a year's plan was planned for, by the desk in March: its own for most. Where a poll found the
 * date it is a later one than planned, and some were moved otherwise.
 */
export function plannedDay({ id, date, state, poll, plannedFor }: PlannedSession): IsoDate | null {
  if (!plannedFor) return null;
  const chance = chanceOf("planned day", id);
  const moved = poll === "decided" || (state === "held" && chance.happens(SHARE_MOVED));
  if (date === null || !moved) return date;
  const earlier = workingDayFrom(addDays(date, -chance.between(8, 21)));
  return earlier > workingDayFrom(`${plannedFor}-03-10`) ? earlier : date;
}
