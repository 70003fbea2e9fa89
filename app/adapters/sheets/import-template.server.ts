import type { Fields } from "#app/domain/import-row.ts";
import { templateText } from "#app/text/import.ts";
import { listCsv } from "./list-csv.server.ts";
import { writeWorkbook } from "./write-workbook.server.ts";

/** A sheet to be filled in: its headings and a made-up row. */
export function csvTemplate(fields: Fields): string {
  const all = Object.values(fields).filter(({ inTemplate }) => inTemplate);
  return listCsv(
    all.map(({ label }) => label),
    [all.map(({ example }) => example)],
  );
}

const HEAD = { fontWeight: "bold", backgroundColor: "#e8f1fe" } as const;

/** The same as a workbook, with a second sheet that explains each column and names the words allowed. */
export function xlsxTemplate(fields: Fields): Promise<Buffer> {
  const all = Object.values(fields).filter(({ inTemplate }) => inTemplate);
  const head = (value: string) => ({ value, ...HEAD });
  const explained = all.map(({ label, required, note, example, words }) => [
    label,
    required ? templateText.required : "",
    note,
    example,
    words?.join("、") ?? "",
  ]);
  return writeWorkbook([
    {
      sheet: templateText.sheet,
      data: [all.map(({ label }) => head(label)), all.map(({ example }) => example)],
      columns: all.map(({ label, example }) => ({ width: Math.max(label.length, example.length) * 2 + 2 })),
      stickyRowsCount: 1,
    },
    {
      sheet: templateText.explanation,
      data: [templateText.explanationHead.map(head), ...explained, [], [templateText.exampleNote]],
      columns: [16, 8, 60, 24, 80].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
  ]);
}
