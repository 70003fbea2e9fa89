import { categoryShortLabel } from "#app/text/labels.ts";
import { headcountText, roundText, whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ListedSession } from "#app/use-cases/sessions/list-sessions.ts";
import { StateChip } from "./state-chip.tsx";

export function SessionsTable({ rows }: { rows: readonly ListedSession[] }) {
  return (
    <Table
      caption="開催の一覧"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col" fit>
            日時
          </Th>
          <Th scope="col">名称・会議体</Th>
          <Th scope="col">区分</Th>
          <Th scope="col">保健所</Th>
          <Th scope="col" fit>
            状態
          </Th>
          <Th scope="col" align="right" fit>
            人数
          </Th>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td nowrap>{whenText(row)}</Td>
          <Td>
            <NameLink to={`/sessions/${row.id}`}>{row.title}</NameLink>
            <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
              {[roundText(row.round), row.bodies.map(({ body }) => body.name).join("・")].filter(Boolean).join("　")}
            </span>
          </Td>
          <Td nowrap>{categoryShortLabel[row.category]}</Td>
          <Td nowrap>{row.center.name}</Td>
          <Td>
            <StateChip state={row.state} />
          </Td>
          <Td align="right" label="人数">
            {row.headcount ? headcountText(row.headcount) : "―"}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
