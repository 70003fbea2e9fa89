import { writeWorkbook } from "./write-workbook.server.ts";

/** A list as one sheet of a workbook: a heading line, then rows as wide as it; a cell's lines are parted by \n. */
export interface ListSheet {
  name: string;
  head: readonly string[];
  rows: readonly (string | number | null)[][];
}

const HEAD = { fontWeight: "bold", backgroundColor: "#e8f1fe", alignVertical: "center", wrap: true } as const;
const BODY = { wrap: true, alignVertical: "top" } as const;

/** Narrowest and widest column, in letters of the default font; a Japanese character is two. */
const [NARROW, WIDE] = [8, 40];

/** Lists as a workbook, the headings staying in sight. No cell is run as a formula. */
export function listXlsx(sheets: readonly ListSheet[]): Promise<Buffer> {
  return writeWorkbook(
    sheets.map(({ name, head, rows }) => ({
      sheet: name,
      data: [
        head.map((value) => ({ value, ...HEAD })),
        ...rows.map((cells) => cells.map((value) => ({ ...(value !== null && { value }), ...BODY }))),
      ],
      columns: head.map((heading, column) => ({
        width: widthOf([heading, ...rows.map((cells) => String(cells[column] ?? ""))]),
      })),
      stickyRowsCount: 1,
      orientation: "landscape" as const,
    })),
  );
}

function widthOf(cells: readonly string[]): number {
  let widest = 0;
  for (const line of cells.flatMap((cell) => cell.split("\n"))) widest = Math.max(widest, line.length * 2);
  return Math.min(WIDE, Math.max(NARROW, widest + 2));
}
