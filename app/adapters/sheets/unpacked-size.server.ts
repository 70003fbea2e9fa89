import { inflateRawSync } from "node:zlib";
import { MAX_SHEET_CELLS, MAX_UNPACKED_BYTES, type SheetProblem } from "#app/domain/import-state.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";

// Source: PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Looks into an XLSX before it is read: a few kilobytes can unpack to gigabytes, and one cell at the far corner makes
 * a table of 17 thousand million. Unpacks each part, up to the limit and no further, and counts the cells of the
 * table that each sheet spans.
 */
export function checkUnpacked(zip: Buffer): Result<null, SheetProblem> {
  let left = MAX_UNPACKED_BYTES;
  for (const at of localHeaders(zip)) {
    const part = unpack(zip, at, left);
    if (part === "too-large") return refuse("unpacks-too-large");
    if (part === null) return refuse("not-a-sheet");
    left -= part.length;
    if (part.includes("<sheetData") && cellsSpanned(part) > MAX_SHEET_CELLS * SPAN_SLACK)
      return refuse("too-many-cells");
  }
  return left === MAX_UNPACKED_BYTES ? refuse("not-a-sheet") : ok(null);
}

/** The table spanned may be larger than what is filled in it: formatting reaches far to the right in real files. */
const SPAN_SLACK = 5;

/** Where the parts begin, by the directory at the end. */
function localHeaders(zip: Buffer): number[] {
  const end = zip.lastIndexOf(signature(END_OF_DIRECTORY));
  if (end < 0 || end + 20 > zip.length) return [];
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const found: number[] = [];
  for (let n = 0; n < entries && at + 46 <= zip.length && zip.readUInt32LE(at) === CENTRAL_HEADER; n++) {
    found.push(at);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

function unpack(zip: Buffer, entry: number, maxLength: number): Buffer | "too-large" | null {
  const method = zip.readUInt16LE(entry + 10);
  const packed = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) return null;
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const data = zip.subarray(from, from + packed);
  if (method === STORED) return data.length > maxLength ? "too-large" : data;
  if (method !== DEFLATED || maxLength <= 0) return method === DEFLATED ? "too-large" : null;
  try {
    return inflateRawSync(data, { maxOutputLength: maxLength });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : null;
  }
}

/** Rows by columns, up to the last of each that a cell names: A1 to the corner. No tag is looked through twice. */
function cellsSpanned(xml: Buffer): number {
  let rows = 0;
  let columns = 0;
  for (const [, letters = "", row] of xml
    .toString("latin1")
    .matchAll(/<(?:\w+:)?c\s[^<>]*?r="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(
      columns,
      [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0),
    );
  }
  return rows * columns;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
