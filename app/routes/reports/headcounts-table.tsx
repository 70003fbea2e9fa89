import { Link } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { unknownHeadcountLabel } from "#app/text/attendance.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { CenterWithout, UnitWithout } from "#app/use-cases/attendance/list-unknown-headcounts.ts";

interface HeadcountsTableProps {
  units: readonly UnitWithout[];
  total: number;
}

/** In official order, each unit under its name with the number of each center. */
export function HeadcountsTable({ units, total }: HeadcountsTableProps) {
  return (
    <Table
      caption={`${total}件`}
      head={
        <tr>
          <Th scope="col" fit>
            開催日
          </Th>
          <Th scope="col">保健所</Th>
          <Th scope="col">区分</Th>
          <Th scope="col">名称</Th>
          <Th scope="col">人数</Th>
        </tr>
      }
    >
      {units.flatMap((unit) => [
        <tr key={unit.id} className="bg-solid-gray-50">
          <th scope="colgroup" colSpan={5} className="px-3 py-2 text-left font-700 text-solid-gray-900">
            {unit.name}（{unit.centers.map(({ name, sessions }) => `${name} ${sessions.length}件`).join("、")}）
          </th>
        </tr>,
        ...unit.centers.flatMap((center) =>
          center.sessions.map((session) => <Row key={session.id} session={session} center={center} />),
        ),
      ])}
    </Table>
  );
}

interface RowProps {
  session: CenterWithout["sessions"][number];
  center: CenterWithout;
}

function Row({ session, center }: RowProps) {
  return (
    <tr>
      <Td>
        <span className="whitespace-nowrap">{formatDate(tokyoDate(session.startsAt))}</span>
      </Td>
      <Td nowrap>{center.name}</Td>
      <Td nowrap>{categoryLabel[session.category]}</Td>
      <Td>
        <Link
          to={`/sessions/${session.id}/attendance`}
          className="text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2"
        >
          {session.title}
        </Link>
      </Td>
      <Td>
        <Chip tone="warning" icon={session.basis === "unknown" ? "info" : "warning"}>
          {unknownHeadcountLabel[session.basis]}
        </Chip>
      </Td>
    </tr>
  );
}
