import { stringify } from "csv-stringify/sync";

/** A list for spreadsheets: a heading line, BOM and CRLF, no cell that would be run as a formula; numbers stay numbers. */
export function listCsv(head: readonly string[], rows: readonly (string | number | null)[][]): string {
  return stringify([head, ...rows], { bom: true, record_delimiter: "windows", escape_formulas: true });
}
