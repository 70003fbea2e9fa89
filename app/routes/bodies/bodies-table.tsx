import { frequencyLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { BodyList, ListedBody } from "#app/use-cases/bodies/list-bodies.ts";

interface BodiesTableProps {
  centers: BodyList["centers"];
  /** Whether each center's name stands over its bodies. */
  grouped: boolean;
  year: string;
}

/** Each center's bodies, every one beneath its parent. */
export function BodiesTable({ centers, grouped, year }: BodiesTableProps) {
  return (
    <Table
      caption="会議体の一覧"
      captionHidden
      head={
        <tr>
          <Th scope="col">名称</Th>
          <Th scope="col">種別</Th>
          <Th scope="col" align="right">
            委員枠
          </Th>
          <Th scope="col">空席</Th>
          <Th scope="col">{year}の開催と頻度</Th>
        </tr>
      }
    >
      {centers.flatMap((center) => [
        grouped && (
          <tr key={center.id} className="bg-solid-gray-50">
            <th scope="colgroup" colSpan={5} className="px-3 py-2 text-left font-700 text-solid-gray-900">
              {center.name}
            </th>
          </tr>
        ),
        ...center.bodies.map((body) => <Row key={body.id} body={body} />),
      ])}
    </Table>
  );
}

// A class a level: the content security policy allows no style of a row's own.
const INDENTS = ["", "pl-5", "pl-10", "pl-15"];

function Row({ body }: { body: ListedBody }) {
  const { held, scheduled } = body.sessions;
  return (
    <tr>
      <Th scope="row">
        <span className={`flex min-w-56 sm:min-w-80 flex-wrap items-start gap-x-2 ${INDENTS[Math.min(body.depth, 3)]}`}>
          <span>
            {body.depth > 0 && <span aria-hidden="true">└ </span>}
            <NameLink to={`/bodies/${body.id}`}>{body.name}</NameLink>
          </span>
          {body.ended && <Chip tone="neutral">終了</Chip>}
        </span>
      </Th>
      <Td>
        <span className="whitespace-nowrap">{body.kind}</span>
      </Td>
      <Td align="right">{body.seats}</Td>
      <Td>
        {body.vacant > 0 ? (
          <Chip tone="warning" icon="warning">
            空席 {body.vacant}
          </Chip>
        ) : (
          "なし"
        )}
      </Td>
      <Td nowrap>
        開催済み {held}回{scheduled > 0 && `・予定 ${scheduled}回`}
        <span className="block text-[0.875rem] text-solid-gray-700">
          {frequencyLabel[body.frequency]}（前年度：{frequencyLabel[body.frequencyLastYear]}）
        </span>
      </Td>
    </tr>
  );
}
