import type { ImportKind } from "#app/domain/import-state.ts";
import { importKindLabel, importKindNote } from "#app/text/import.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

export function TemplatesTable({ kinds }: { kinds: readonly ImportKind[] }) {
  return (
    <Table
      caption="取込みのひな形"
      captionHidden
      head={
        <tr>
          <Th scope="col">種類</Th>
          <Th scope="col">内容</Th>
          <Th scope="col">ダウンロード</Th>
        </tr>
      }
    >
      {kinds.map((kind) => (
        <tr key={kind}>
          <Th scope="row">
            <span className="sm:whitespace-nowrap">{importKindLabel[kind]}</span>
          </Th>
          <Td>{importKindNote[kind]}</Td>
          <Td>
            <span className="flex gap-2">
              {(["xlsx", "csv"] as const).map((format) => (
                <LinkButton key={format} to={`/imports/templates/${kind}.${format}`} size="sm" download>
                  <Icon name="download" />
                  <span className="sr-only">{importKindLabel[kind]}の</span>
                  {format.toUpperCase()}
                </LinkButton>
              ))}
            </span>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
