import { ok, type Result, refuse } from "./result.ts";
import { foldDigits, type IsoDate, isCalendarDay, weekdayOf } from "./tokyo-time.ts";

interface Era {
  name: string;
  letter: string;
  /** First day. */
  from: IsoDate;
  /** The calendar year before its first. */
  yearZero: number;
}

// Source: 元号を改める政令 (each), the day it took effect.
const ERAS: readonly Era[] = [
  { name: "令和", letter: "R", from: "2019-05-01", yearZero: 2018 },
  { name: "平成", letter: "H", from: "1989-01-08", yearZero: 1988 },
  { name: "昭和", letter: "S", from: "1926-12-25", yearZero: 1925 },
];

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"] as const;

export type DateRefusal = "empty" | "unreadable" | "no-such-day" | "before-era" | "weekday-differs";

/** A day that was read; `convertedEra` when an era was used after it had ended (平成31年6月 on old papers). */
export interface ReadDate {
  date: IsoDate;
  convertedEra: boolean;
}

/**
 * Reads a date as offices write it: 令和6年4月1日, 令和元年5月1日（水）, R6.4.1, 2024/4/1, 2024-04-01,
 * 2024年4月1日, 20240401, in half or full width. A weekday in brackets must agree with the day.
 * A western year is 1000 to 2999: 0206/4/1 is a slip of the hand, and days compare as text of one length.
 */
export function parseJapaneseDate(text: string): Result<ReadDate, DateRefusal> {
  const folded = foldDigits(text).replace(/\s+/g, "");
  if (folded === "") return refuse("empty");
  const match = folded.match(
    /^(?:(令和|平成|昭和|[RHS])\.?(元|\d{1,2})|([12]\d{3}))(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?(?:\(([日月火水木金土])(?:曜日?)?\))?$|^([12]\d{3})(\d{2})(\d{2})$/i,
  );
  if (!match) return refuse("unreadable");
  const [, eraMark, nth, western, monthText, dayText, weekday, packedYear, packedMonth, packedDay] = match;
  const era = ERAS.find((e) => e.name === eraMark || e.letter === eraMark?.toUpperCase());
  const year = era ? era.yearZero + (nth === "元" ? 1 : Number(nth)) : Number(western ?? packedYear);
  const month = Number(monthText ?? packedMonth);
  const day = Number(dayText ?? packedDay);
  if (!isCalendarDay(year, month, day) || (era && nth !== "元" && Number(nth) < 1)) return refuse("no-such-day");
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (era && date < era.from) return refuse("before-era");
  if (weekday && WEEKDAYS[weekdayOf(date)] !== weekday) return refuse("weekday-differs");
  const successor = era && ERAS[ERAS.indexOf(era) - 1];
  return ok({ date, convertedEra: Boolean(successor && date >= successor.from) });
}

/** 令和6年4月1日（月）. */
export function formatDate(date: IsoDate): string {
  return `${formatDateWithoutWeekday(date)}（${WEEKDAYS[weekdayOf(date)]}）`;
}

/** 令和6年4月1日. Days before 昭和 are written in the western calendar. */
export function formatDateWithoutWeekday(date: IsoDate): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const era = ERAS.find((e) => date >= e.from);
  const nth = era ? year - era.yearZero : year;
  return `${era?.name ?? ""}${era && nth === 1 ? "元" : nth}年${month}月${day}日`;
}

/** 4月1日（月）, where the year is plain from what stands around it. */
export function formatDay(date: IsoDate): string {
  const [, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${month}月${day}日（${WEEKDAYS[weekdayOf(date)]}）`;
}

/** R6.4.1, the form a field can be given back in. */
export function formatDateShort(date: IsoDate): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  const era = ERAS.find((e) => date >= e.from);
  return era ? `${era.letter}${year - era.yearZero}.${month}.${day}` : date;
}
