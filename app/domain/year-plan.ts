import { type FiscalYear, fiscalYearOfDate } from "./fiscal-year.ts";
import { addDays, type IsoDate, isCalendarDay, weekdayOf } from "./tokyo-time.ts";

/** The nth Wednesday of a month; `nth` counts from 1, and the fifth is the last where there are but four. */
export interface MonthlyDay {
  month: number;
  weekday: number;
  nth: number;
}

export function monthlyDayOf(date: IsoDate): MonthlyDay {
  return {
    month: Number(date.slice(5, 7)),
    weekday: weekdayOf(date),
    nth: Math.ceil(Number(date.slice(8)) / 7),
  };
}

/** That day in a fiscal year, which January to March end. */
export function monthlyDayIn({ month, weekday, nth }: MonthlyDay, year: FiscalYear): IsoDate {
  const calendarYear = month >= 4 ? year : year + 1;
  const first = `${calendarYear}-${String(month).padStart(2, "0")}-01`;
  const day = 1 + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
  return addDays(first, (isCalendarDay(calendarYear, month, day) ? day : day - 7) - 1);
}

/** Why public offices are closed on a day. */
export type Closed = { kind: "holiday"; name: string } | { kind: "weekend" } | { kind: "yearEnd" };

/** The name of the national holiday a day is; null when it is none. */
export type HolidayName = (date: IsoDate) => string | null;

/** Source: 行政機関の休日に関する法律 art. 1 (weekends, holidays, 29 December to 3 January). */
export function closedOn(date: IsoDate, holidayName: HolidayName): Closed | null {
  const name = holidayName(date);
  if (name) return { kind: "holiday", name };
  const weekday = weekdayOf(date);
  if (weekday === 0 || weekday === 6) return { kind: "weekend" };
  const monthDay = date.slice(5);
  return monthDay >= "12-29" || monthDay <= "01-03" ? { kind: "yearEnd" } : null;
}

export interface ProposedDay {
  date: IsoDate;
  /** The day the pattern itself leads to, where it could not be that one. */
  movedFrom: { date: IsoDate; because: Closed } | null;
}

/**
 * The day of a fiscal year that a session held on `date` would fall on: the same weekday of the same week of the
 * same month, or the next working day when offices are closed then. What was held on a Saturday or Sunday was
 * meant to be (a training for those at work): being one moves no such day.
 */
export function dayInYear(date: IsoDate, year: FiscalYear, holidayName: HolidayName): ProposedDay {
  const pattern = monthlyDayOf(date);
  const meant = monthlyDayIn(pattern, year);
  const because = closedOn(meant, holidayName);
  if (!because || because.kind === "weekend") return { date: meant, movedFrom: null };
  let next = addDays(meant, 1);
  while (closedOn(next, holidayName)) next = addDays(next, 1);
  return { date: next, movedFrom: { date: meant, because } };
}

/**
 * The proposals that no session of the year stands for yet. Each session stands for the proposal nearest to its
 * day, the nearest pair first; one without a day for the first that is left. So planning again proposes nothing twice.
 * Pairs are made of days, of which a year has few, not of sessions.
 */
export function stillProposed<P extends { date: IsoDate }>(
  proposals: readonly P[],
  sessions: readonly (IsoDate | null)[],
): P[] {
  const days = sessions.filter((day) => day !== null);
  const unused = countOf(days);
  const waiting = new Map<IsoDate, P[]>(proposals.map(({ date }) => [date, []]));
  for (const proposal of proposals) waiting.get(proposal.date)?.push(proposal);
  const pairs = [...waiting]
    .flatMap(([date, there]) => [...unused.keys()].map((day) => ({ day, there, apart: daysApart(date, day) })))
    .sort((a, b) => a.apart - b.apart);
  const stoodFor = new Set<P>();
  for (const { day, there } of pairs) {
    const taken = there.splice(0, unused.get(day));
    for (const proposal of taken) stoodFor.add(proposal);
    unused.set(day, (unused.get(day) ?? 0) - taken.length);
  }
  return proposals.filter((proposal) => !stoodFor.has(proposal)).slice(sessions.length - days.length);
}

function countOf(days: readonly IsoDate[]): Map<IsoDate, number> {
  const counts = new Map<IsoDate, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

function daysApart(a: IsoDate, b: IsoDate): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / (24 * 60 * 60 * 1000);
}

/** The year whose plan an office is at: from October on the next one, as budgets are asked for then. */
export function planningYear(today: IsoDate): FiscalYear {
  return fiscalYearOfDate(today) + (today.slice(5) >= "10-01" || today.slice(5) < "04-01" ? 1 : 0);
}

/** A row at the same time as a hundred others tells of a few: all of each would be a page of ten thousand lines. */
export const MOST_TOLD = 5;
