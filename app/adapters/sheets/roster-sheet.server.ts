import { writeWorkbook } from "./write-workbook.server.ts";

const WIDTHS = [5, 10, 30, 20, 16, 20, 20, 18, 18];
const BORDER = { borderStyle: "thin", borderColor: "#767676" } as const;

const HEAD = { ...BORDER, fontWeight: "bold", backgroundColor: "#e8f1fe" } as const;
const BODY = { ...BORDER, wrap: true, alignVertical: "top" } as const;

/** A roster (名簿) as it is printed: its title, the day it is of, then the headings and a row a seat. */
export function rosterXlsx(facts: {
  title: string;
  day: string;
  head: readonly string[];
  rows: readonly (string | number | null)[][];
}): Promise<Buffer> {
  const { title, day, head, rows } = facts;
  const across = { columnSpan: head.length };
  return writeWorkbook([
    {
      sheet: "名簿",
      data: [
        [{ value: title, ...across, fontWeight: "bold", fontSize: 16, align: "center" }],
        [{ value: day, ...across, align: "right" }],
        head.map((value) => ({ value, ...HEAD })),
        ...rows.map((cells) => cells.map((value) => ({ ...(value !== null && { value }), ...BODY }))),
      ],
      columns: head.map((_, index) => ({ width: WIDTHS[index] ?? 18 })),
      orientation: "landscape",
    },
  ]);
}
