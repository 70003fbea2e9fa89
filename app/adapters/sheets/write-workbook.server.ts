import writeXlsx, { type Cell, type Sheet } from "write-excel-file/node";
import { defused } from "./defused.server.ts";

/** A workbook of these sheets, whose text is no formula; numbers stay numbers. */
export function writeWorkbook(sheets: readonly Sheet<Buffer>[]): Promise<Buffer> {
  return writeXlsx(sheets.map((sheet) => ({ ...sheet, data: sheet.data.map((row) => row.map(asText)) }))).toBuffer();
}

function asText(cell: Cell): Cell {
  if (typeof cell === "string") return defused(cell);
  const isStyled = typeof cell === "object" && cell !== null && "value" in cell;
  return isStyled && typeof cell.value === "string" ? { ...cell, value: defused(cell.value) } : cell;
}
