import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import readXlsx from "read-excel-file/node";
import type { Grid } from "#app/domain/import-sheet.ts";
import { MAX_SHEET_CELLS, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, type SheetProblem } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { asItWas } from "./defused.server.ts";
import { fillMergedCells } from "./merged-cells.server.ts";
import { checkUnpacked } from "./unpacked-size.server.ts";

/** Rows above the headings, and blank ones between, come on top of those that are brought in. */
const ROWS_AROUND = 1_000;

/** Reads a sheet, XLSX or CSV by what its bytes say. Every cell comes as text: a date as 2024-04-01, a time as 14:00. */
export async function readSheet(file: string): Promise<Result<Grid, SheetProblem>> {
  const bytes = await readFile(file);
  return withinLimits(isWorkbook(bytes) ? await readWorkbook(bytes) : readCsv(bytes));
}

/** The same of CSV alone, which is read in the time its length tells: a workbook may unpack to a hundred times as much. */
export async function readCsvSheet(file: string): Promise<Result<Grid, SheetProblem>> {
  const bytes = await readFile(file);
  return withinLimits(isWorkbook(bytes) ? refuse("not-a-sheet") : readCsv(bytes));
}

function isWorkbook(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString("latin1") === "PK";
}

function withinLimits(grid: Result<string[][], SheetProblem>): Result<Grid, SheetProblem> {
  if (!grid.ok) return grid;
  const rows = trimmed(grid.value);
  if (rows.length === 0) return refuse("sheet-empty");
  if (rows.length > MAX_SHEET_ROWS + ROWS_AROUND) return refuse("too-many-rows");
  if (rows.some((cells) => cells.length > MAX_SHEET_COLUMNS)) return refuse("too-many-columns");
  if (rows.reduce((sum, cells) => sum + cells.length, 0) > MAX_SHEET_CELLS) return refuse("too-many-cells");
  return ok(rows);
}

/** Without the blank cells at the end of each row, and the blank rows at the end. */
function trimmed(rows: string[][]): string[][] {
  const kept = rows.map((cells) => cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1));
  return kept.slice(0, kept.findLastIndex((cells) => cells.length > 0) + 1);
}

async function readWorkbook(bytes: Buffer): Promise<Result<string[][], SheetProblem>> {
  const unpacked = checkUnpacked(bytes);
  if (!unpacked.ok) return unpacked;
  try {
    const sheets = await readXlsx(bytes);
    // The first one that holds anything: explanations stand on the sheets after it.
    const index = sheets.findIndex((sheet) => sheet.data.length > 0);
    const rows = (sheets[index]?.data ?? []).map((row) => row.map(cellText));
    fillMergedCells(bytes, index, rows);
    return ok(withFormulas(rows));
  } catch {
    // It throws errors of many kinds, from the zip's, the XML's and its own.
    return refuse("not-a-sheet");
  }
}

/** Excel keeps a time of day as a date before its first, 1900-01-01. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  if (!(cell instanceof Date)) return String(cell);
  const [date = "", time = ""] = new Date(Math.round(cell.getTime() / 60_000) * 60_000).toISOString().split("T");
  const clock = time.slice(0, 5);
  if (cell.getTime() < FIRST_DAY) return clock;
  return clock === "00:00" ? date : `${date} ${clock}`;
}

/** What our own files defuse, as it was. */
function withFormulas(rows: string[][]): string[][] {
  return rows.map((cells) => cells.map(asItWas));
}

/** What a workbook of before 2007 begins with, and one with a password: a compound file. */
const COMPOUND_FILE = "d0cf11e0";

function readCsv(bytes: Buffer): Result<string[][], SheetProblem> {
  if (bytes.subarray(0, 4).toString("hex") === COMPOUND_FILE) return refuse("not-a-sheet");
  const text = decode(bytes);
  if (text === null) return refuse("encoding-unknown");
  try {
    const options = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false };
    const rows: string[][] = parse(text, { ...options, delimiter: delimiterOf(text) });
    return ok(withFormulas(rows));
  } catch (error) {
    if (error instanceof CsvError) return refuse("csv-broken");
    throw error;
  }
}

/** More broken characters than this among all of them, and the file is in another encoding altogether. */
const BROKEN_SHARE = 0.02;

/**
 * UTF-8 where every byte of it is, else whichever of UTF-8 and Shift_JIS (CP932, as Windows has it) breaks fewer
 * characters. What no character stands for becomes U+FFFD, and its cell is refused. Null: neither of them.
 */
function decode(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const [best] = ["utf-8", "shift_jis"]
    .map((encoding) => new TextDecoder(encoding).decode(bytes))
    .map((text) => ({ text, broken: text.split("\ufffd").length - 1 }))
    .sort((a, b) => a.broken - b.broken);
  return best && best.broken <= Math.max(best.text.length * BROKEN_SHARE, 3) ? best.text : null;
}

/** Comma, tab or semicolon, whichever is found oftenest in the first lines. */
function delimiterOf(text: string): string {
  const head = text.split("\n", 10).join("\n");
  const [oftenest = ","] = [",", "\t", ";"].sort((a, b) => head.split(b).length - head.split(a).length);
  return oftenest;
}
