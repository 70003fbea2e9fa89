import type { ResponseWay, RsvpAnswer } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { responseWayLabel, standingLabel } from "#app/text/labels.ts";
import { lateLabel } from "#app/text/rsvp.ts";
import { scanText } from "#app/text/scan.ts";
import { instantText } from "#app/text/session.ts";
import { Chip } from "#app/ui/chip.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import { StandingChip } from "./responses-standing.tsx";

interface Row {
  id: string;
  answer: RsvpAnswer;
  seated: boolean;
  proxyName: string | null;
  message: string | null;
  via: ResponseWay;
  late: boolean;
  answeredAt: Instant;
  replacesId: string | null;
  enteredBy: { name: string } | null;
  hasScan: boolean;
}

/** Every answer someone gave, the last first: when, how, by whose hand, and what it replaced. */
export function ResponseHistoryTable({ responses, path }: { responses: readonly Row[]; path: string }) {
  if (responses.length === 0) return <p>まだ回答はありません。</p>;
  const byId = new Map(responses.map((response) => [response.id, response]));
  return (
    <Table
      caption="回答の履歴"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">日時</Th>
          <Th scope="col">回答</Th>
          <Th scope="col">代理の方</Th>
          <Th scope="col">連絡事項</Th>
          <Th scope="col">方法</Th>
          <Th scope="col">入力した職員</Th>
          <Th scope="col">前の回答</Th>
        </tr>
      }
    >
      {responses.map((row) => {
        const replaced = row.replacesId ? byId.get(row.replacesId) : undefined;
        return (
          <tr key={row.id}>
            <Th scope="row">
              <span className="whitespace-nowrap">{instantText(row.answeredAt)}</span>
            </Th>
            <Td>
              <StandingChip standing={row.answer} seated={row.seated} />{" "}
              {row.late && (
                <Chip tone="warning" icon="clock">
                  {lateLabel}
                </Chip>
              )}
            </Td>
            <Td>{row.proxyName}</Td>
            <Td>
              <span className="whitespace-pre-line">{row.message}</span>
            </Td>
            <Td>{responseWayLabel[row.via]}</Td>
            <Td>
              {row.enteredBy?.name}
              {row.hasScan && (
                <CellNote>
                  <a href={`${path}/scans/${row.id}`}>{scanText.open}</a>
                </CellNote>
              )}
            </Td>
            <Td>{replaced && standingLabel[replaced.answer]}</Td>
          </tr>
        );
      })}
    </Table>
  );
}
