import type { ImportField } from "./import-field.ts";
import type { Remark } from "./import-remark.ts";
import { visibleText } from "./visible-text.ts";

/** The cells of one row by field, as text; a field whose column the sheet does not have is left out. */
export type Cells = Readonly<Record<string, string>>;

/** A row of a sheet, numbered as the spreadsheet numbers it. */
export interface SheetRow {
  row: number;
  cells: Cells;
  /** What is wrong with the row as such, whatever its cells say. */
  remarks?: readonly Remark[];
}

/** A row's value, or everything that is wrong with it. */
export type RowReading<V> = { ok: true; value: V } | { ok: false; remarks: Remark[] };

export type Fields = Readonly<Record<string, ImportField<unknown>>>;

/** What the fields of a sheet give: null where the cell is empty or the sheet has no such column. */
export type ValueOf<F extends Fields> = {
  [Name in keyof F]: F[Name] extends ImportField<infer T> ? (F[Name]["required"] extends true ? T : T | null) : never;
};

// Line breaks and tabs within a cell are blanks; everything else below U+0020, and what is no character, is refused.
const CONTROL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]|\p{Surrogate}/u;
/** What stands where bytes were no text. */
const REPLACEMENT = "\ufffd";

/** Reads a row's cells, each by its field; every cell that is wrong is told of, not only the first. */
export function readCells<F extends Fields>(fields: F, cells: Cells): RowReading<ValueOf<F>> {
  const remarks: Remark[] = [];
  const value: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const text = visibleText(cells[name] ?? "")
      .replace(/[\t\r\n]+/g, " ")
      .trim();
    value[name] = null;
    const fault = faultOf(text, field);
    if (fault) remarks.push({ field: name, ...fault });
    if (fault || text === "") continue;
    const read = field.read(text);
    if (read.ok) value[name] = read.value;
    else remarks.push({ field: name, ...read.fault });
  }
  return remarks.length > 0 ? { ok: false, remarks } : { ok: true, value: value as ValueOf<F> };
}

function faultOf(text: string, field: ImportField<unknown>): Omit<Remark, "field"> | null {
  if (text === "") return field.required ? { code: "required" } : null;
  if (text.includes(REPLACEMENT)) return { code: "undecodable" };
  if (CONTROL.test(text)) return { code: "control-character" };
  if (text.length > field.max) return { code: "too-long", detail: String(field.max) };
  return null;
}
