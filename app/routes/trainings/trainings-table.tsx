import { Link } from "@remix-run/react";
import { joinRoleLabel } from "#app/text/joining.ts";
import { categoryShortLabel, formatLabel } from "#app/text/labels.ts";
import { whenText } from "#app/text/session.ts";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { TrainingList } from "#app/use-cases/trainings/list-trainings.ts";
import { StateChip } from "../sessions/state-chip.tsx";
import { JoinChip } from "./join-chip.tsx";

type Row = TrainingList["rows"][number];

interface TrainingsTableProps {
  rows: readonly Row[];
  /** The reader's own center. */
  centerId: string | null;
  mayAsk: boolean;
}

export function TrainingsTable({ rows, centerId, mayAsk }: TrainingsTableProps) {
  return (
    <Table
      caption="各保健所の研修"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col" fit>
            日時
          </Th>
          <Th scope="col">名称・テーマ</Th>
          <Th scope="col">対象</Th>
          <Th scope="col">開催方法・会場</Th>
          <Th scope="col" fit>
            保健所
          </Th>
          <Th scope="col" fit>
            参加
          </Th>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td nowrap>{whenText(row)}</Td>
          <Td>
            <NameLink to={`/trainings/${row.id}`}>{row.title}</NameLink>
            <span className="block text-[0.875rem] leading-150 text-solid-gray-700">
              {categoryShortLabel[row.category]}
              {row.theme && <span className="block">テーマ：{row.theme}</span>}
            </span>
          </Td>
          <Td label="対象">{row.tags.map(({ value }) => value).join("、")}</Td>
          <Td>
            {formatLabel[row.format]}
            {row.venue && <span className="block">{row.venue}</span>}
          </Td>
          <Td nowrap>
            {row.center.name}
            {row.coHosts.length > 0 && (
              <span className="block text-[0.875rem]">
                共催 {row.coHosts.map(({ center }) => center.name).join("、")}
              </span>
            )}
          </Td>
          <Td nowrap>
            <Joining row={row} isOwn={row.centerId === centerId} mayAsk={mayAsk} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

const OWN = "block text-key-1000 underline underline-offset-3";

/** How the reader takes part: led by their own desk, asked for, over, or to be asked for on its page. */
function Joining({ row, isOwn, mayAsk }: { row: Row; isOwn: boolean; mayAsk: boolean }) {
  const [request] = row.joinRequests;
  if (row.state !== "scheduled") return <StateChip state={row.state} />;
  if (isOwn) {
    return (
      <>
        自所の開催
        <Link to={`/sessions/${row.id}/joining`} aria-label={`${row.title}への参加の申込みを見る`} className={OWN}>
          申込みを見る
        </Link>
      </>
    );
  }
  if (!request || request.state === "withdrawn") {
    return (
      mayAsk && (
        <Link to={`/trainings/${row.id}#joining`} aria-label={`${row.title}への参加を申し込む`}>
          申し込む
        </Link>
      )
    );
  }
  return (
    <>
      <JoinChip state={request.state} />
      <span className="block text-[0.875rem]">{joinRoleLabel[request.role as keyof typeof joinRoleLabel]}</span>
    </>
  );
}
