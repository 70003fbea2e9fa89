import { ok, type Result, refuse } from "./result.ts";

/** A point in time. Stored in UTC, shown in Asia/Tokyo. */
export type Instant = Date;
/** A day of the calendar, `YYYY-MM-DD`. */
export type IsoDate = string;
/** A time of day in Asia/Tokyo, `HH:MM`, 00:00 to 23:59. */
export type ClockTime = string;

/** What a clock on the wall in Tokyo shows at an instant. */
export interface TokyoTime {
  date: IsoDate;
  time: ClockTime;
}

// Japan has kept UTC+9 without summer time since 1952, so a constant is the zone.
const OFFSET_MS = 9 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export function toTokyo(at: Instant): TokyoTime {
  const shifted = new Date(at.getTime() + OFFSET_MS).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

/** The day in Tokyo at an instant. */
export function tokyoDate(at: Instant): IsoDate {
  return toTokyo(at).date;
}

export function fromTokyo(date: IsoDate, time: ClockTime): Instant {
  return new Date(`${date}T${time}:00+09:00`);
}

/** The instant at which a day in Tokyo is over: the next midnight there. */
export function endOfDay(date: IsoDate): Instant {
  return fromTokyo(addDays(date, 1), "00:00");
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** Whether the calendar has this day: 2023-02-29 does not exist. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** Full-width letters, digits and signs as half-width; every kind of hyphen as `-`. For reading input, never for names. */
export function foldDigits(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[‐‑‒–—―−ー]/g, "-")
    .trim();
}

/**
 * Reads a time of day: 14:00, 14時, 14時30分, 午後2時半, 1400, in half or full width.
 * 午後12時 is noon, as a Japanese clock says it.
 */
export function parseClockTime(text: string): Result<ClockTime, "unreadable" | "no-such-time"> {
  const match = foldDigits(text).match(
    /^(午前|午後|AM|PM)?\s*(?:(\d{1,2})(?:[:時.]\s*(?:(\d{1,2})分?|(半))?)?|(\d{2})(\d{2}))$/i,
  );
  if (!match) return refuse("unreadable");
  const [, half, hour, minute, halfPast, packedHour, packedMinute] = match;
  let h = Number(hour ?? packedHour);
  const m = halfPast ? 30 : Number(minute ?? packedMinute ?? 0);
  if (half) {
    if (h > 12) return refuse("no-such-time");
    const afternoon = half === "午後" || half.toUpperCase() === "PM";
    h = (h % 12) + (afternoon ? 12 : 0);
  }
  if (h > 23 || m > 59) return refuse("no-such-time");
  return ok(`${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
}
