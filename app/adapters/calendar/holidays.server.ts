import holidays from "@holiday-jp/holiday_jp";
import { type IsoDate, weekdayOf } from "#app/domain/tokyo-time.ts";

export type DayOff = { kind: "holiday"; name: string } | { kind: "weekend" };

/** Whether offices are closed on a day: a national holiday by name, or a Saturday or Sunday. */
export function dayOff(date: IsoDate): DayOff | null {
  // The library compares local days, so noon of the day is it in any zone.
  const noon = new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12);
  const [holiday] = holidays.between(noon, noon);
  if (holiday) return { kind: "holiday", name: holiday.name };
  const weekday = weekdayOf(date);
  return weekday === 0 || weekday === 6 ? { kind: "weekend" } : null;
}
