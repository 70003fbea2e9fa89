import holidayJp from "@holiday-jp/holiday_jp";
import { addDays, type IsoDate, weekdayOf } from "#app/domain/tokyo-time.ts";

/** Whether public offices are open. Source: 行政機関の休日に関する法律 art. 1 (weekends, holidays, 29 December to 3 January). */
function isWorkingDay(date: IsoDate): boolean {
  const weekday = weekdayOf(date);
  const monthDay = date.slice(5);
  return weekday !== 0 && weekday !== 6 && monthDay < "12-29" && monthDay > "01-03" && !holidayJp.isHoliday(date);
}

/** The day itself when it is a working day, else the next one. */
export function workingDayFrom(date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/** The last working day before a day. */
export function workingDayBefore(date: IsoDate): IsoDate {
  let day = addDays(date, -1);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** All working days between two days, both included. */
export function workingDaysBetween(first: IsoDate, last: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}
