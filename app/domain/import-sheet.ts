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
  const lines = grid.slice(0, ROWS_TO_LOOK_AT).map((cells) => cells.map((cell) => cell.replace(/\s+/g, " ").trim()));
  const candidates = [
    ...lines.map((headings, headingRow) => ({ headingRow, headings, columns: proposeColumns(headings, fields) })),
    ...lines.slice(1).map((lower, above) => {
      const headings = headingsOfTwo(lines[above] ?? [], lower);
      return { headingRow: above + 1, headings, columns: proposeColumns(headings, fields, { exactly: true }) };
    }),
  ];
  const matches = ({ columns }: SheetHead) => Object.keys(columns).length;
  const [first] = candidates.filter(({ headings }) => headings.some(Boolean));
  const best = candidates.reduce<SheetHead | undefined>(
    (found, each) => (matches(each) > (found ? matches(found) : 0) ? each : found),
    first,
  );
  return best ?? { headingRow: 0, headings: [], columns: {} };
}

/** Headings in two lines, as the published table has them: 会議 above 回数 and 人数 is 会議 回数 and 会議 人数. */
function headingsOfTwo(upper: readonly string[], lower: readonly string[]): string[] {
  let group = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    group = upper[index] || group;
    const below = lower[index] ?? "";
    return below === group ? group : `${group} ${below}`.trim();
  });
}

/**
 * The columns whose headings are those of the fields: the same but for width, kana, blanks and what stands in
 * brackets (氏名（必須）), then, unless the first alone are wanted, those that hold one (委員氏名), the longest first.
 */
export function proposeColumns(headings: readonly string[], fields: Fields, { exactly = false } = {}): Columns {
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
  if (!exactly) match(bareKey, (heading, key) => key.length >= 2 && heading.includes(key));
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

/** A, B … Z, AA: as spreadsheets name their columns. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** The number of a column, from 1, by those letters: A is 1, AA is 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
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
