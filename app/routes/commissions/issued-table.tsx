import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { termText } from "#app/text/commission.ts";
import { instantText } from "#app/text/session.ts";
import { EmptyState } from "#app/ui/page.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownCommissions } from "#app/use-cases/commissions/show-commissions.ts";

/** 委嘱状 as they were issued, each to be opened as it was. */
export function IssuedTable({ path, issued }: { path: string; issued: ShownCommissions["issued"] }) {
  if (issued.length === 0) return <EmptyState title="まだ発行していません" />;
  return (
    <Table
      caption="発行した委嘱状"
      captionHidden
      stacks
      head={
        <tr>
          <Th scope="col">委員</Th>
          <Th scope="col">任期</Th>
          <Th scope="col">日付・番号</Th>
          <Th scope="col">発行した職員と日時</Th>
        </tr>
      }
    >
      {issued.map(({ id, name, term, documentNumber, issuedOn, createdBy, createdAt }) => (
        <tr key={id}>
          <Th scope="row">
            <a href={`${path}.pdf?letter=${id}`} target="_blank" rel="noopener">
              {name}
              <span className="sr-only">さんの委嘱状をPDFで開く</span>
            </a>
          </Th>
          <Td label="任期">{term ? termText(term) : "就任しませんでした"}</Td>
          <Td label="日付・番号">
            {formatDateWithoutWeekday(issuedOn)}
            {documentNumber && <CellNote>{documentNumber}</CellNote>}
          </Td>
          <Td label="発行した職員と日時">
            {createdBy?.name}
            <CellNote>{instantText(createdAt)}</CellNote>
          </Td>
        </tr>
      ))}
    </Table>
  );
}
