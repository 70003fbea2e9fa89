import type { ImportKind, ImportState } from "#app/domain/import-state.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { importKindLabel } from "#app/text/import.ts";
import { instantText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import { ImportStateChip } from "./import-state-chip.tsx";

interface ListedImport {
  id: string;
  kind: ImportKind;
  state: ImportState;
  fileName: string;
  createdAt: Instant;
  added: number;
  changed: number;
  refused: number;
  user: { name: string };
  center: { name: string } | null;
}

export function ImportsTable({ imports }: { imports: readonly ListedImport[] }) {
  return (
    <Table
      caption="取込みの履歴"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">ファイル</Th>
          <Th scope="col">種類</Th>
          <Th scope="col">状態</Th>
          <Th scope="col" align="right">
            新規
          </Th>
          <Th scope="col" align="right">
            変更
          </Th>
          <Th scope="col" align="right">
            取り込めない
          </Th>
          <Th scope="col">受付</Th>
        </tr>
      }
    >
      {imports.map((each) => (
        <tr key={each.id}>
          <Th scope="row">
            <span className="block min-w-40 break-all">
              <NameLink to={`/imports/${each.id}`}>{each.fileName}</NameLink>
            </span>
          </Th>
          <Td>
            <span className="block min-w-28">{importKindLabel[each.kind]}</span>
            {each.center && <Small>{each.center.name}</Small>}
          </Td>
          <Td>
            <ImportStateChip state={each.state} />
          </Td>
          {[each.added, each.changed, each.refused].map((count, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three columns that never change places.
            <Td key={index} align="right">
              {isCounted(each.state) ? count.toLocaleString("ja-JP") : "－"}
            </Td>
          ))}
          <Td>
            <span className="block md:whitespace-nowrap">{instantText(each.createdAt)}</span>
            <Small>{each.user.name}</Small>
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function isCounted(state: ImportState): boolean {
  return !["uploaded", "checking", "failed"].includes(state);
}

function Small({ children }: { children: React.ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
