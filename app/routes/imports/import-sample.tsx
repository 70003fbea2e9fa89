import { columnLetters } from "#app/domain/import-sheet.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";

/** The first rows of a file, as they were read. */
export function ImportSample({ headings, sample }: { headings: readonly string[]; sample: readonly string[][] }) {
  return (
    <Table
      caption="ファイルの初めの行"
      captionHidden
      dense
      roomy
      head={
        <tr>
          {headings.map((heading, index) => (
            <Th key={columnLetters(index)} scope="col">
              <span className="block font-400 text-solid-gray-700">{columnLetters(index)}列</span>
              {heading || "（見出しなし）"}
            </Th>
          ))}
        </tr>
      }
    >
      {sample.map((cells, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing but their place.
        <tr key={row}>
          {headings.map((_, index) => (
            <Td key={columnLetters(index)}>{cells[index] ?? ""}</Td>
          ))}
        </tr>
      ))}
    </Table>
  );
}
