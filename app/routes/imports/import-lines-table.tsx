import { columnLetters } from "#app/domain/import-sheet.ts";
import { remarksText } from "#app/text/import.ts";
import { EmptyState } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownField, ShownLine } from "#app/use-cases/imports/show-import.ts";
import { ImportFateChip } from "./import-state-chip.tsx";

/** Rows of the sheet, numbered as the spreadsheet numbers them, each with what becomes of it and why. */
export function ImportLinesTable({ lines, fields }: { lines: readonly ShownLine[]; fields: readonly ShownField[] }) {
  if (lines.length === 0) return <EmptyState title="当てはまる行はありません" />;
  const told = fields.filter((field) => field.told);
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
          {told.map((field) => (
            <Th key={field.name} scope="col">
              <Origin field={field} />
              {field.label}
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
            {/* As wide as a phone leaves room for: what becomes of a row is read without moving the table. */}
            <div className={line.remarks.length > 0 ? "w-60 sm:w-72" : undefined}>
              <ImportFateChip fate={line.fate} />
              <Outcome line={line} fields={fields} />
            </div>
          </Td>
          {told.map(({ name }) => (
            <Td key={name}>
              <span className="block min-w-16">{line.cells[name] ?? ""}</span>
              {line.readings[name] && <Small nowrap>→ {line.readings[name]}</Small>}
            </Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}

/** Where a field's cells come from: the sheet's column, with its heading where that is another word. */
function Origin({ field: { label, heading, column } }: { field: ShownField }) {
  if (column === null) return <Small>シート全体</Small>;
  return (
    <Small>
      {columnLetters(column)}列{heading !== label && `「${heading}」`}
    </Small>
  );
}

function Outcome({ line, fields }: { line: ShownLine; fields: readonly ShownField[] }) {
  const { fate, cells, readings, remarks } = line;
  if (fate === "changed") {
    return remarks.map(({ field, before }) => (
      <p key={field} className="mt-1.5">
        <span className="block text-solid-gray-700">{fields.find(({ name }) => name === field)?.label}</span>
        <del className="break-words text-solid-gray-700">{before || "（なし）"}</del>
        <span aria-hidden> → </span>
        <ins className="font-700 break-words no-underline">
          {readings[field ?? ""] ?? (cells[field ?? ""]?.trim() || "（なし）")}
        </ins>
      </p>
    ));
  }
  return remarksText(remarks, fields).map((text) => (
    <p key={text} className="mt-1.5">
      {text}
    </p>
  ));
}

function Small({ nowrap, children }: { nowrap?: boolean; children: React.ReactNode }) {
  const wrap = nowrap ? "whitespace-nowrap" : "max-w-40 whitespace-normal";
  return <span className={`block font-400 text-solid-gray-700 ${wrap}`}>{children}</span>;
}
