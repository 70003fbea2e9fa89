import { Link } from "@remix-run/react";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { participantRoleLabel, responseWayLabel } from "#app/text/labels.ts";
import { declinedText } from "#app/text/proxy.ts";
import { lateLabel } from "#app/text/rsvp.ts";
import { queueText } from "#app/text/seats.ts";
import { instantText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ListedAnswer } from "#app/use-cases/invitations/show-responses.ts";
import { Way } from "./invitations-way.tsx";
import { ProxyChip } from "./proxy-chip.tsx";
import { StandingChip } from "./responses-standing.tsx";

interface ResponsesTableProps {
  rows: readonly ListedAnswer[];
  format: SessionFormat;
  path: string;
  mayEnter: boolean;
}

/** Everyone called, in the list's order, with the answer that holds. */
export function ResponsesTable({ rows, format, path, mayEnter }: ResponsesTableProps) {
  return (
    <Table
      caption="回答の一覧"
      captionHidden
      roomy
      dense
      head={
        <tr>
          <Th scope="col">役割</Th>
          <Th scope="col">機関</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">回答</Th>
          <Th scope="col">代理の方</Th>
          <Th scope="col">連絡事項</Th>
          <Th scope="col">回答日時と方法</Th>
          <Th scope="col">連絡方法</Th>
        </tr>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td nowrap>{participantRoleLabel[row.role]}</Td>
          <Td>{row.organizationName}</Td>
          <Td>{row.title}</Td>
          <Th scope="row">
            <Link to={`${path}/${row.id}`} className="whitespace-nowrap text-key-1000 underline underline-offset-3">
              {row.name}
              {mayEnter && <span className="sr-only">の回答を入力・確認</span>}
            </Link>
          </Th>
          <Td>
            <StandingChip standing={row.standing} seated={row.seated} revoked={row.revokedAt !== null} />
            {row.place && <span className="block whitespace-nowrap">{queueText.rank(row.place, format)}</span>}
            {row.offered && <span className="block whitespace-nowrap">{queueText.offered}</span>}
          </Td>
          <AnswerCells response={row.currentResponse} proxy={row.proxies[0]} />
          <Td>
            <Way {...row} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

interface AnswerCellsProps {
  response: ListedAnswer["currentResponse"];
  /** The last who was named to stand in. */
  proxy: ListedAnswer["proxies"][number] | undefined;
}

function AnswerCells({ response, proxy: last }: AnswerCellsProps) {
  if (!response) {
    return (
      <>
        <Td />
        <Td />
        <Td />
      </>
    );
  }
  const proxy = [response.proxyOrganization, response.proxyTitle, response.proxyName].filter(Boolean).join("　");
  return (
    <>
      <Td>
        {proxy}
        {last?.state === "declined" && response.via === "proxy" && declinedText(last.response.proxyName ?? "")}
        {last && (proxy || response.via === "proxy") && (
          <span className="block">
            <ProxyChip state={last.state} written={last._count.mails > 0} />
          </span>
        )}
      </Td>
      <Td>
        <span className="whitespace-pre-line">{response.message}</span>
      </Td>
      <Td>
        <span className="whitespace-nowrap print:whitespace-normal">{instantText(response.answeredAt)}</span>
        <span className="block">
          {responseWayLabel[response.via]}
          {response.enteredBy && `（${response.enteredBy.name}）`}{" "}
          {response.late && (
            <Chip tone="warning" icon="clock">
              {lateLabel}
            </Chip>
          )}
        </span>
      </Td>
    </>
  );
}
