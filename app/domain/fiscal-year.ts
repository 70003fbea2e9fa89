import { foldDigits, fromTokyo, type Instant, toTokyo } from "./tokyo-time.ts";

/** 年度, as the calendar year it starts in: 2023 is R5. */
export type FiscalYear = number;

/**
 * The fiscal year (会計年度) an instant falls in, as the calendar year it starts in.
 * 2024-03-31T23:30+09:00 gives 2023; 2024-04-01T00:00+09:00 gives 2024.
 * Source: 地方自治法 art. 208 (1 April to 31 March), Asia/Tokyo.
 */
export function fiscalYearOf(at: Instant): FiscalYear {
  return fiscalYearOfDate(toTokyo(at).date);
}

export function fiscalYearOfDate(date: string): FiscalYear {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 4 ? year : year - 1;
}

/** The instants a fiscal year lies between: from is in it, until is not. */
export function fiscalYearRange(year: FiscalYear): { from: Instant; until: Instant } {
  return { from: fromTokyo(`${year}-04-01`, "00:00"), until: fromTokyo(`${year + 1}-04-01`, "00:00") };
}

const REIWA_BEFORE_FIRST = 2018;
const HEISEI_BEFORE_FIRST = 1988;

/**
 * 令和5年度. FY2019 is 令和元年度: the era began on 2019-05-01, a month into it, and offices
 * name the whole year after it. Years before 平成 are written in the western calendar.
 */
export function fiscalYearName(year: FiscalYear): string {
  if (year <= HEISEI_BEFORE_FIRST) return `${year}年度`;
  const [era, n] =
    year > REIWA_BEFORE_FIRST ? ["令和", year - REIWA_BEFORE_FIRST] : ["平成", year - HEISEI_BEFORE_FIRST];
  return `${era}${n === 1 ? "元" : n}年度`;
}

/** R5, H30; 1988 before 平成. */
export function fiscalYearCode(year: FiscalYear): string {
  if (year <= HEISEI_BEFORE_FIRST) return String(year);
  return year > REIWA_BEFORE_FIRST ? `R${year - REIWA_BEFORE_FIRST}` : `H${year - HEISEI_BEFORE_FIRST}`;
}

/** Reads R5, 令和5, 令和5年度, 令和元年度, H30, 2023, 2023年度, in half or full width; null when it is none of these. */
export function parseFiscalYear(text: string): FiscalYear | null {
  const match = foldDigits(text).match(/^(?:(令和|平成|R|H)(元|\d{1,2})|(\d{4}))(?:年度|年)?$/i);
  if (!match) return null;
  const [, era, nth, western] = match;
  if (western) return Number(western) >= 1989 && Number(western) <= 2199 ? Number(western) : null;
  const n = nth === "元" ? 1 : Number(nth);
  if (n < 1) return null;
  return era === "令和" || era?.toUpperCase() === "R"
    ? REIWA_BEFORE_FIRST + n
    : n <= 31
      ? HEISEI_BEFORE_FIRST + n
      : null;
}
