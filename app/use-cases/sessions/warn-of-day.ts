import { type DayOff, dayOff } from "#app/adapters/calendar/holidays.server.ts";
import { parseJapaneseDate } from "#app/domain/japanese-date.ts";

/** What speaks against a day as a day for a session; null when nothing does, or it is no day. */
export function warnOfDay(date: string): DayOff | null {
  const read = parseJapaneseDate(date);
  return read.ok ? dayOff(read.value.date) : null;
}
