import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { categoryLabel } from "#app/text/labels.ts";
import { headcountSource, peopleSum } from "#app/text/reports.ts";
import { headcountText } from "#app/text/session.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { FigureSession, FigureSessions } from "#app/use-cases/reports/list-figure-sessions.ts";

export interface FigureSessionsTableProps {
  figure: Pick<FigureSessions, "sessions" | "cell">;
  showCategory: boolean;
}

export function FigureSessionsTable({ figure: { sessions, cell }, showCategory }: FigureSessionsTableProps) {
  return (
    <Table
      caption="開催の一覧"
      captionHidden
      head={
        <tr>
          <Th scope="col" fit>
            開催日
          </Th>
          <Th scope="col">名称・会議体</Th>
          <Th scope="col" align="right">
            人数
          </Th>
          <Th scope="col">人数の根拠</Th>
          {showCategory && <Th scope="col">区分</Th>}
          <Th scope="col">保健所</Th>
        </tr>
      }
      foot={
        <tr>
          <Th scope="row" colSpan={2}>
            合計 {cell.sessions}回
          </Th>
          <Td align="right">{peopleSum(cell)}</Td>
          <Td colSpan={showCategory ? 3 : 2}>延べ人数</Td>
        </tr>
      }
    >
      {sessions.map((session) => (
        <Row key={session.id} session={session} showCategory={showCategory} />
      ))}
    </Table>
  );
}

function Row({ session, showCategory }: { session: FigureSession; showCategory: boolean }) {
  const bodies = session.bodies.join("・");
  return (
    <tr>
      <Td>
        <span className="whitespace-nowrap">{formatDate(tokyoDate(session.startsAt))}</span>
      </Td>
      <Td>
        <Link
          to={`/sessions/${session.id}`}
          className="text-key-1000 underline underline-offset-3 hover:text-key-900 hover:decoration-2"
        >
          {session.title}
        </Link>
        {bodies && bodies !== session.title && (
          <Small>
            {bodies}
            {session.bodies.length > 1 && "（兼：1回と数えます）"}
          </Small>
        )}
      </Td>
      <Td align="right">{headcountText(session.headcount)}</Td>
      <Td nowrap>{headcountSource(session.headcount)}</Td>
      {showCategory && <Td>{categoryLabel[session.category]}</Td>}
      <Td>
        <span className="whitespace-nowrap">{session.centerName}</span>
        {session.coHosts.length > 0 && <Small>共催：{session.coHosts.join("、")}</Small>}
      </Td>
    </tr>
  );
}

function Small({ children }: { children: ReactNode }) {
  return <span className="block text-[0.875rem] leading-150 text-solid-gray-700">{children}</span>;
}
