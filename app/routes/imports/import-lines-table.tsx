import { remarksText } from "#app/text/import.ts";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownField, ShownLine } from "#app/use-cases/imports/show-import.ts";
import { ImportFateChip } from "./import-state-chip.tsx";

/** Rows of the sheet, numbered as the spreadsheet numbers them, each with what becomes of it and why. */
export function ImportLinesTable({ lines, fields }: { lines: readonly ShownLine[]; fields: readonly ShownField[] }) {
  if (lines.length === 0) return <EmptyState title="当てはまる行はありません" />;
  const labels = Object.fromEntries(fields.map(({ name, label }) => [name, label]));
  return (
    <Table
      caption="行ごとの結果"
      captionHidden
      dense
      roomy
      head={
        <tr>
          <Th scope="col" align="right">
            行
          </Th>
          <Th scope="col">結果</Th>
          <Th scope="col">理由・変わる項目</Th>
          {fields.map(({ name, label }) => (
            <Th key={name} scope="col">
              {label}
            </Th>
          ))}
        </tr>
      }
    >
      {lines.map((line) => (
        <tr key={line.row}>
          <Th scope="row" align="right">
            {line.row}
          </Th>
          <Td>
            <ImportFateChip fate={line.fate} />
          </Td>
          <Td>
            <span className="block min-w-52">
              <Remarks line={line} labels={labels} />
            </span>
          </Td>
          {fields.map(({ name }) => (
            <Td key={name}>
              <span className="block min-w-16">{line.cells[name] ?? ""}</span>
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

function Remarks({ line: { fate, remarks }, labels }: { line: ShownLine; labels: Record<string, string> }) {
  if (fate === "changed") return remarks.map(({ field }) => labels[field ?? ""] ?? "").join("、");
  return remarksText(remarks, labels).map((text) => (
    <span key={text} className="block">
      {text}
    </span>
  ));
}
