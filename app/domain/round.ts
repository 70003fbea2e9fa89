import { type FiscalYear, fiscalYearName, fiscalYearOfDate } from "./fiscal-year.ts";
import type { SessionState } from "./session.ts";
import type { IsoDate } from "./tokyo-time.ts";

/** Whether 第1回 comes anew each fiscal year, or numbers run on from the body's first session. */
export type RoundCounting = "yearly" | "running";

/** A session as its body (or series) counts it. */
export interface CountedSession {
  /** Its day in Tokyo; null while none is decided. */
  on: IsoDate | null;
  round: number | null;
  state: SessionState;
}

/** What was cancelled gives its number back; what was postponed keeps it. */
function holdsNumber<S extends CountedSession>(session: S): session is S & { round: number } {
  return session.round !== null && session.state !== "cancelled";
}

/**
 * How a body has counted so far. Running, when the numbers of its last numbered year lie above all earlier
 * ones; 第1回 of a first year says nothing, and offices count by the year (令和8年度第1回) unless they chose not to.
 */
export function countingOf(past: readonly CountedSession[]): RoundCounting {
  const numbered = past.flatMap((s) => (holdsNumber(s) && s.on ? [{ year: fiscalYearOfDate(s.on), n: s.round }] : []));
  const last = Math.max(...numbered.map(({ year }) => year));
  const lowest = Math.min(...numbered.filter(({ year }) => year === last).map(({ n }) => n));
  const before = Math.max(0, ...numbered.filter(({ year }) => year < last).map(({ n }) => n));
  return Number.isFinite(lowest) && lowest > 1 && lowest > before ? "running" : "yearly";
}

/**
 * The rounds of sessions planned for a year, in the order of their days: each the next number above all that
 * stands before it, and never one that is taken. `standing` are the other sessions of the same body or series.
 * Keys are whatever the planned ones are known by.
 */
export function roundsOfPlan<Key>(
  planned: readonly { key: Key; on: IsoDate }[],
  standing: readonly CountedSession[],
  year: FiscalYear,
  counting: RoundCounting = countingOf(standing),
): Map<Key, number> {
  const counted = standing
    .filter(holdsNumber)
    .filter(({ on }) => counting === "running" || on === null || fiscalYearOfDate(on) === year);
  const taken = new Set(counted.map(({ round }) => round));
  const rounds = new Map<Key, number>();
  const past = counted.flatMap(({ on, round }) => (on ? [{ on, round }] : [])).sort((a, b) => compare(b.on, a.on));
  let reached = 0;
  for (const { key, on } of [...planned].sort((a, b) => compare(a.on, b.on))) {
    for (let next = past.at(-1); next && next.on <= on; next = past.at(-1)) {
      reached = Math.max(reached, next.round);
      past.pop();
    }
    reached += 1;
    while (taken.has(reached)) reached += 1;
    rounds.set(key, reached);
  }
  return rounds;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a session's title says of when it is held. */
export interface TitleMarks {
  year: FiscalYear;
  round: number | null;
}

/**
 * A title in another year or round: 令和8年度第2回在宅医療専門部会 becomes 令和9年度第1回在宅医療専門部会. Only the
 * session's own year and round are changed, wherever it names them; a title that names neither stays as it is.
 */
export function retitle(title: string, from: TitleMarks, to: TitleMarks): string {
  const renamed = title.replaceAll(fiscalYearName(from.year), fiscalYearName(to.year));
  if (from.round === null || to.round === null) return renamed;
  return renamed.replaceAll(`第${from.round}回`, `第${to.round}回`);
}

/** 令和9年度第1回在宅医療専門部会: the title of a session that has none to follow. */
export function plannedTitle(name: string, { year, round }: TitleMarks): string {
  return `${fiscalYearName(year)}${round === null ? " " : `第${round}回`}${name}`;
}
