import type { Cells, Fields, SheetRow } from "./import-row.ts";
import { searchKey } from "./search-key.ts";

/** A sheet as it was read: its rows from the first, every cell as text. */
export type Grid = readonly (readonly string[])[];

/** Which column (from 0) is which field. */
export type Columns = Readonly<Record<string, number>>;

/** Where a sheet's headings stand, and what its columns seem to be. */
export interface SheetHead {
  /** From 0. */
  headingRow: number;
  headings: readonly string[];
  columns: Columns;
}

/** Titles and notes stand above the headings of many sheets, no more than so many rows of them. */
const ROWS_TO_LOOK_AT = 10;

/** Finds the row that has most of a kind's headings, and proposes which column is which field. */
export function findHead(grid: Grid, fields: Fields): SheetHead {
  const candidates = grid.slice(0, ROWS_TO_LOOK_AT).map((cells, headingRow) => ({
    headingRow,
    headings: cells.map((cell) => cell.replace(/\s+/g, " ").trim()),
    columns: proposeColumns(cells, fields),
  }));
  const matches = ({ columns }: SheetHead) => Object.keys(columns).length;
  const [first] = candidates.filter(({ headings }) => headings.some(Boolean));
  const best = candidates.reduce<SheetHead | undefined>(
    (found, each) => (matches(each) > (found ? matches(found) : 0) ? each : found),
    first,
  );
  return best ?? { headingRow: 0, headings: [], columns: {} };
}

/**
 * The columns whose headings are those of the fields: the same but for width, kana, blanks and what stands in
 * brackets (氏名（必須）), then those that hold one (委員氏名), the longest first.
 */
export function proposeColumns(headings: readonly string[], fields: Fields): Columns {
  const columns: Record<string, number> = {};
  const free = (index: number) => !Object.values(columns).includes(index);
  const known = Object.entries(fields)
    .flatMap(([name, { label, headings: others }]) => [label, ...others].map((word) => ({ name, key: wholeKey(word) })))
    .sort((a, b) => b.key.length - a.key.length);
  const match = (keyOf: (heading: string) => string, fits: (heading: string, key: string) => boolean) => {
    const keys = headings.map(keyOf);
    for (const { name, key } of known) {
      if (name in columns) continue;
      const index = keys.findIndex((heading, at) => heading !== "" && free(at) && fits(heading, key));
      if (index >= 0) columns[name] = index;
    }
  };
  // 氏名（フリガナ） as a whole is another column than 氏名（必須）, which is one only without its brackets.
  match(wholeKey, (heading, key) => heading === key);
  match(bareKey, (heading, key) => heading === key);
  match(bareKey, (heading, key) => key.length >= 2 && heading.includes(key));
  return columns;
}

/** No more of a heading tells what its column is: a cell may hold 32,767 characters, in a CSV any number. */
const HEADING_LENGTH = 200;

function wholeKey(heading: string): string {
  return searchKey(heading.slice(0, HEADING_LENGTH).replace(/[(（【［[〔)）】］\]〕:：/／|※＊*]|必須|任意/g, ""));
}

function bareKey(heading: string): string {
  return wholeKey(heading.slice(0, HEADING_LENGTH).replace(/[(（【［[〔][^(（【［[〔]*?[)）】］\]〕]/g, ""));
}

/** The rows below the headings that hold anything, each with the number the spreadsheet shows beside it. */
export function rowsBelow(grid: Grid, headingRow: number, columns: Columns): SheetRow[] {
  const lastHeading = (grid[headingRow] ?? []).findLastIndex((heading) => heading.trim() !== "");
  const width = Math.max(lastHeading, ...Object.values(columns)) + 1;
  return grid.flatMap((line, index) => {
    if (index <= headingRow || line.every((cell) => cell.trim() === "")) return [];
    const cells: Cells = Object.fromEntries(Object.entries(columns).map(([name, at]) => [name, line[at] ?? ""]));
    // Cells beyond the last column: a comma too many, which has moved everything after it.
    const beyond = line.slice(width).some((cell) => cell.trim() !== "");
    return [{ row: index + 1, cells, ...(beyond && { remarks: [{ field: null, code: "extra-cells" as const }] }) }];
  });
}
