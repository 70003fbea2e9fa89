import { columnNumber } from "#app/domain/import-sheet.ts";
import { MAX_SHEET_CELLS, MAX_UNPACKED_BYTES, type SheetProblem } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { zipParts } from "./zip-parts.server.ts";

/**
 * Looks into an XLSX before it is read: a few kilobytes can unpack to gigabytes, and one cell at the far corner makes
 * a table of 17 thousand million. Unpacks each part, up to the limit and no further, and counts the cells of the
 * table that each sheet spans.
 */
export function checkUnpacked(zip: Buffer): Result<null, SheetProblem> {
  let left = MAX_UNPACKED_BYTES;
  for (const { unpack } of zipParts(zip)) {
    const part = unpack(left);
    if (part === "too-large") return refuse("unpacks-too-large");
    if (part === "broken") return refuse("not-a-sheet");
    left -= part.length;
    if (part.includes("<sheetData") && cellsSpanned(part) > MAX_SHEET_CELLS * SPAN_SLACK)
      return refuse("too-many-cells");
  }
  return left === MAX_UNPACKED_BYTES ? refuse("not-a-sheet") : ok(null);
}

/** The table spanned may be larger than what is filled in it: formatting reaches far to the right in real files. */
const SPAN_SLACK = 5;

/** Rows by columns, up to the last of each that a cell names: A1 to the corner. No tag is looked through twice. */
function cellsSpanned(xml: Buffer): number {
  let rows = 0;
  let columns = 0;
  for (const [, letters = "", row] of xml
    .toString("latin1")
    .matchAll(/<(?:\w+:)?c\s[^<>]*?r="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  return rows * columns;
}
