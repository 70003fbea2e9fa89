import { addDays, type IsoDate, isCalendarDay, weekdayOf } from "./tokyo-time.ts";

/** `YYYY-MM`. */
export type Month = string;

export function parseMonth(text: string): Month | null {
  const match = text.match(/^(\d{4})-(\d{2})$/);
  return match && isCalendarDay(Number(match[1]), Number(match[2]), 1) && Number(match[1]) > 0 ? text : null;
}

export function addMonths(month: Month, months: number): Month {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** Every day of a month. */
export function daysOf(month: Month): IsoDate[] {
  return weeksOf(month)
    .flat()
    .filter((day) => day.startsWith(month));
}

/** The weeks of a month's sheet, Sunday first, with the days of the months beside it that fill them. */
export function weeksOf(month: Month): IsoDate[][] {
  const first = `${month}-01`;
  const next = `${addMonths(month, 1)}-01`;
  const weeks: IsoDate[][] = [];
  for (let day = addDays(first, -weekdayOf(first)); day < next; day = addDays(day, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => addDays(day, i)));
  }
  return weeks;
}
