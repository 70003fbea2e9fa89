import holidays from "@holiday-jp/holiday_jp";
import { type IsoDate, weekdayOf } from "#app/domain/tokyo-time.ts";

export type DayOff = { kind: "holiday"; name: string } | { kind: "weekend" };

/** Whether offices are closed on a day: a national holiday by name, or a Saturday or Sunday. */
export function dayOff(date: IsoDate): DayOff | null {
  const name = holidayName(date);
  if (name) return { kind: "holiday", name };
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 ? { kind: "weekend" } : null;
}

/** The name of the national holiday a day is; null when it is none. */
export function holidayName(date: IsoDate): string | null {
  // The library compares local days, so noon of the day is it in any zone.
  const noon = new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12);
  return holidays.between(noon, noon)[0]?.name ?? null;
}
