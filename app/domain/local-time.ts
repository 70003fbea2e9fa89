import { addDays, type Instant, type IsoDate, isCalendarDay } from "./tokyo-time.ts";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** 14:05:09, 2:05 PM, 午後2:05, 14時5分9秒; a zone may follow it. */
const CLOCK =
  /(午前|午後|am|pm)?\s*(?<!\d)(\d{1,2})\s*[:時]\s*(\d{1,2})(?:\s*[:分]\s*(\d{1,2})(?:\.\d+)?\s*秒?|\s*分)?\s*(am|pm)?\s*(?:\(?(z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?|utc|gmt)\b\)?)?/;

/**
 * Reads a day and time as another program's export writes them: year first, American, European, with the month's
 * name, or the time alone. Which of the numbers is the day is told by `near`, the day it is most likely about: 7/6/24
 * and 24/07/06 are both the 6th of July where that is the day. A time without a zone is Tokyo's. Null: unreadable.
 */
export function parseLocalTime(text: string, near: IsoDate): Instant | null {
  const folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().slice(0, 80);
  const clock = folded.match(CLOCK);
  if (!clock) return null;
  const [said, before, hours, minutes, seconds = "0", after, zone] = clock;
  const date = dateIn(folded.replace(said, " "), near);
  const half = before ?? after;
  const hour = half ? (Number(hours) % 12) + (half === "午後" || half === "pm" ? 12 : 0) : Number(hours);
  if (date === null || hour > 23 || (half && Number(hours) > 12)) return null;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const time = [hour, Number(minutes), Number(seconds)].map(two).join(":");
  return new Date(`${date}T${time}${offsetOf(zone)}`);
}

/** The day in what is left of a text beside its time; `near` where nothing is. */
function dateIn(text: string, near: IsoDate): IsoDate | null {
  const named = text.match(/([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/);
  const namedAfter = text.match(/(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*\.?,? (\d{4})/);
  const [month, day, year] = named?.slice(1) ?? [namedAfter?.[2], namedAfter?.[1], namedAfter?.[3]];
  if (month && day && year) return isoDate(Number(year), MONTHS.indexOf(month) + 1, Number(day));
  const numbers = text.match(/(\d{1,4})\s*[/.\-年]\s*(\d{1,2})\s*[/.\-月]\s*(\d{1,4})/);
  if (!numbers) return /\d/.test(text) ? null : near;
  const [, first = "", second = "", third = ""] = numbers;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  const readings: (IsoDate | null)[] = [];
  if (first.length !== 3 && third.length <= 2) readings.push(isoDate(fullYear(a), b, c));
  if (first.length <= 2 && third.length !== 3) readings.push(isoDate(fullYear(c), a, b), isoDate(fullYear(c), b, a));
  const days = readings.filter((reading) => reading !== null);
  const [likely = null] = [near, addDays(near, 1), addDays(near, -1)].filter((each) => days.includes(each));
  return likely ?? days[0] ?? null;
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function isoDate(year: number, month: number, day: number): IsoDate | null {
  return year >= 2000 && isCalendarDay(year, month, day) ? `${year}-${two(month)}-${two(day)}` : null;
}

const two = (number: number) => String(number).padStart(2, "0");

/** utc+9, gmt+09:00 and +0900 as +09:00. */
function offsetOf(zone: string | undefined): string {
  if (!zone) return "+09:00";
  const [, sign, hours, minutes = "00"] = zone.match(/([+-])(\d{1,2}):?(\d{2})?$/) ?? [];
  return sign && hours ? `${sign}${hours.padStart(2, "0")}:${minutes}` : "Z";
}

const UNITS =
  /^(?:pt)?(?:(\d{1,3}) ?(?:時間|hours?|hrs?|h)\.?,? ?)?(?:(\d{1,4}) ?(?:分間?|minutes?|mins?|m)\.?,? ?)?(?:(\d{1,5}) ?(?:秒間?|seconds?|secs?|s)\.?)?$/;

/** Reads how long something went on, in minutes: 62, 62 分, 1 時間 2 分 3 秒, 1h 2m 3s, 1:02:03. Null: unreadable. */
export function parseMinutes(text: string): number | null {
  const folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().slice(0, 80);
  const plain = folded.match(/^\d{1,5}(?:\.\d+)?$/);
  if (plain) return Number(folded);
  const clock = folded.match(/^(\d{1,3}):(\d{2}):(\d{2})$/);
  const [, hours, minutes, seconds] = clock ?? folded.match(UNITS) ?? [];
  if (hours === undefined && minutes === undefined && seconds === undefined) return null;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60;
}
