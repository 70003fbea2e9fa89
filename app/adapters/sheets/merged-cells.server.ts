import { columnNumber } from "#app/domain/import-sheet.ts";
import { MAX_SHEET_CELLS, MAX_UNPACKED_BYTES } from "#app/domain/import-state.ts";
import { zipParts } from "./zip-parts.server.ts";

/** Cells below one another that are merged into one: a column and its first and last row, from 0. */
interface MergedDown {
  column: number;
  from: number;
  to: number;
}

/**
 * Writes what a merged cell holds into each row it stands beside: a workbook keeps it in the first alone, and so do
 * the readers of workbooks. Rows that hold nothing else stay blank, and cells merged sideways (titles, headings of
 * several columns) stay as they are.
 */
export function fillMergedCells(zip: Buffer, sheetIndex: number, rows: string[][]): void {
  // Merged cells do not overlap in a sound file; in another the work still has an end.
  let left = MAX_SHEET_CELLS;
  const blank = rows.map((cells) => cells.every((cell) => cell.trim() === ""));
  for (const { column, from, to } of mergedDown(zip, sheetIndex)) {
    const value = rows[from]?.[column] ?? "";
    if (value === "") continue;
    for (let at = from + 1; at <= Math.min(to, rows.length - 1) && left > 0; at++, left--) {
      const cells = rows[at];
      if (cells && !blank[at]) cells[column] = value;
    }
  }
}

// Source: ECMA-376-1, 18.2.19 (sheet), 18.3.1.55 (mergeCell); ECMA-376-2, 9.3 (relationships).
function mergedDown(zip: Buffer, sheetIndex: number): MergedDown[] {
  const xml = sheetXml(zip, sheetIndex);
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)]
    .map(([, letters = "", from, to]) => ({
      column: columnNumber(letters) - 1,
      from: Number(from) - 1,
      to: Number(to) - 1,
    }))
    .filter(({ from, to }) => to > from);
}

/** What stands after the cells of a sheet, by its place among the tabs of the workbook. */
function sheetXml(zip: Buffer, sheetIndex: number): string {
  const parts = new Map(zipParts(zip).map((part) => [part.name, part]));
  const read = (name: string) => {
    const bytes = parts.get(name)?.unpack(MAX_UNPACKED_BYTES);
    return bytes instanceof Buffer ? bytes : Buffer.alloc(0);
  };
  const sheet = [
    ...read("xl/workbook.xml")
      .toString()
      .matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g),
  ][sheetIndex]?.[0];
  const id = sheet?.match(/\s\w+:id="([^"]*)"/)?.[1];
  const links = read("xl/_rels/workbook.xml.rels")
    .toString()
    .matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g);
  const link = [...links].map(([tag]) => tag).find((tag) => id !== undefined && tag.includes(` Id="${id}"`));
  const target = link?.match(/\sTarget="([^"]*)"/)?.[1] ?? "";
  const xml = read(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  return xml.subarray(Math.max(0, xml.lastIndexOf("sheetData>"))).toString("latin1");
}
