import { COUNTED_CATEGORIES, type CountedCategory } from "./taxonomy.ts";

/** The figures of one unit in one category and fiscal year. */
export interface Cell {
  /** 回数 */
  sessions: number;
  /** How many of them have an unknown headcount. */
  unknown: number;
  /** How many have an approximate one (約). */
  approximate: number;
  /** 延べ人数: the sum of the known headcounts; 0 when none is known, so look at `unknown` first. */
  people: number;
}

export interface TallyRow extends Cell {
  unitId: string;
  category: CountedCategory;
}

export interface TableUnit {
  id: string;
  name: string;
}

export interface TableRow {
  unit: TableUnit;
  cells: Record<CountedCategory, Cell>;
  /** The unit has no session on record that year: its figures were brought in as totals. */
  imported: boolean;
  /** It has both: the sessions count, the totals brought in are left out, and the table says so. */
  totalsLeftOut: boolean;
}

export interface FootCell {
  /** Units with at least one session. */
  units: number;
  sessions: number;
  /** Only known headcounts: one lecture of unknown size gives 0. */
  people: number;
  unknown: number;
  approximate: number;
}

/** 実績表: one row a unit in official order, units without any session included. */
export interface ActivityTable {
  rows: TableRow[];
  foot: Record<CountedCategory, FootCell>;
}

/** What stands under 人数(延べ). Nothing, unknown, a sum, and a sum that leaves some out are four different things. */
export type ShownPeople =
  | { kind: "none" }
  | { kind: "unknown" }
  | { kind: "known"; people: number }
  | { kind: "partly"; people: number; unknown: number };

export const EMPTY_CELL: Cell = { sessions: 0, unknown: 0, approximate: 0, people: 0 };

export function shownPeople(cell: Pick<Cell, "sessions" | "unknown" | "people">): ShownPeople {
  if (cell.sessions === 0) return { kind: "none" };
  if (cell.unknown === cell.sessions) return { kind: "unknown" };
  if (cell.unknown > 0) return { kind: "partly", people: cell.people, unknown: cell.unknown };
  return { kind: "known", people: cell.people };
}

/**
 * Sets the tallied cells into the table. A unit without any takes the totals brought in for it: a year never mixes
 * both for one unit. Rows for units not in the list, and two rows for one cell (a unit's centers not added up), are
 * bugs of the caller's query and throw.
 */
export function activityTable(
  units: readonly TableUnit[],
  tally: readonly TallyRow[],
  totals: readonly TallyRow[] = [],
): ActivityTable {
  const recorded = new Set(tally.map(({ unitId }) => unitId));
  const broughtIn = totals.filter(({ unitId }) => !recorded.has(unitId));
  const isImported = new Set(broughtIn.map(({ unitId }) => unitId));
  const hasBoth = new Set(totals.map(({ unitId }) => unitId).filter((unitId) => recorded.has(unitId)));
  const rows = units.map((unit) => ({
    unit,
    cells: perCategory(() => EMPTY_CELL),
    imported: isImported.has(unit.id),
    totalsLeftOut: hasBoth.has(unit.id),
  }));
  const byUnit = new Map(rows.map((row) => [row.unit.id, row]));
  for (const { unitId, category, ...cell } of [...tally, ...broughtIn]) {
    const row = byUnit.get(unitId);
    if (!row) throw new Error(`tally for a unit outside the table: ${unitId}`);
    if (row.cells[category] !== EMPTY_CELL) throw new Error(`two tallies for one cell: ${unitId} ${category}`);
    row.cells[category] = cell;
  }
  return { rows, foot: perCategory((category) => footOf(rows.map((row) => row.cells[category]))) };
}

function footOf(cells: readonly Cell[]): FootCell {
  const foot = { units: 0, sessions: 0, people: 0, unknown: 0, approximate: 0 };
  for (const cell of cells) {
    if (cell.sessions > 0) foot.units += 1;
    foot.sessions += cell.sessions;
    foot.people += cell.people;
    foot.unknown += cell.unknown;
    foot.approximate += cell.approximate;
  }
  return foot;
}

function perCategory<T>(make: (category: CountedCategory) => T): Record<CountedCategory, T> {
  return Object.fromEntries(COUNTED_CATEGORIES.map((c) => [c, make(c)])) as Record<CountedCategory, T>;
}
