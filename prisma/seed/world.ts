import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { fromTokyo, type Instant, type IsoDate } from "#app/domain/tokyo-time.ts";
import { emptyRows, type Rows } from "./rows.ts";
import { seedId } from "./seed-id.ts";

/** What every part of the demo is built on. Only the day counts, not the hour: seeding twice a day gives the same. */
export interface World {
  today: IsoDate;
  /** The current fiscal year. */
  fiscalYear: number;
  secret: string;
  prefectureId: string;
  rows: Rows;
  /** The bytes of the materials. */
  files: Buffer[];
}

/** The center whose desk shows one of everything. */
export const SHOWCASE = "kushiro";

export const FIRST_YEAR = 2019;
export const PUBLISHED_YEAR = 2023;

export function createWorld(today: IsoDate, secret: string): World {
  const fiscalYear = fiscalYearOfDate(today);
  if (fiscalYear <= PUBLISHED_YEAR) throw new Error(`the demo needs a clock after R5 (令和5年度): today is ${today}`);
  return { today, fiscalYear, secret, prefectureId: seedId("prefecture"), rows: emptyRows(), files: [] };
}

/** When the offices' master data was entered: the start of R1. */
export const ENTERED_AT: Instant = fromTokyo(`${FIRST_YEAR}-04-01`, "09:00");
