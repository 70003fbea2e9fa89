import { applicationSheetName } from "#app/text/recruitment.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

const HEAD = { fontWeight: "bold", backgroundColor: "#e8f1fe", alignVertical: "center" } as const;
const BODY = { wrap: true, alignVertical: "top" } as const;
const WIDTH = 20;

/** Applications as a workbook: every cell is text, the heading stays in sight. */
export function applicationXlsx(
  head: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): Promise<Buffer> {
  return writeWorkbook([
    {
      sheet: applicationSheetName,
      data: [
        head.map((value) => ({ value, ...HEAD })),
        ...rows.map((cells) => cells.map((value) => ({ value: value ?? "", type: String, ...BODY }))),
      ],
      columns: head.map(() => ({ width: WIDTH })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
  ]);
}
