import { type DayOff, dayOff } from "#app/adapters/calendar/holidays.server.ts";
import { parseJapaneseDate } from "#app/domain/japanese-date.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";

/** What speaks against a day as a day for a session; null when nothing does, or it is no day. */
export function warnOfDay(date: string): DayOff | null {
  const read = parseJapaneseDate(date);
  return read.ok ? dayOff(read.value.date) : null;
}

/** The names of the holidays among some days, by day; 土日 have none. */
export function holidaysAmong(days: readonly IsoDate[]): Record<IsoDate, string> {
  return Object.fromEntries(
    days.flatMap((day) => {
      const off = dayOff(day);
      return off?.kind === "holiday" ? [[day, off.name]] : [];
    }),
  );
}
