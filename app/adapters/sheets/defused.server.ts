/** What a spreadsheet would run as a formula, in CSV at once, in a workbook as soon as the cell is typed in. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const DEFUSED = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** A cell's text with an apostrophe before what would run as a formula; csv-stringify's escape_formulas does the same. */
export function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text again as it was. */
export function asItWas(cell: string): string {
  return cell.replace(DEFUSED, "");
}
