import type { News } from "#app/domain/change.ts";
import { newsLabel } from "#app/text/change.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";

export interface MailedPerson {
  invitationId: string;
  proxyId: string | null;
  news: News;
  name: string;
  organizationName: string | null;
  title: string | null;
}

/** Whom a mail reaches, and what it tells them. */
export function MailedTable({ people }: { people: readonly MailedPerson[] }) {
  return (
    <Table
      caption="メールで知らせる方"
      captionHidden
      head={
        <tr>
          <Th scope="col">氏名</Th>
          <Th scope="col">機関・役職</Th>
          <Th scope="col">知らせること</Th>
        </tr>
      }
    >
      {people.map(({ invitationId, proxyId, name, organizationName, title, news }) => (
        <tr key={proxyId ?? invitationId}>
          <Th scope="row">
            <span className="whitespace-nowrap">{name}</span>
            {proxyId && "（代理の方）"}
          </Th>
          <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
          <Td nowrap>{newsLabel[news]}</Td>
        </tr>
      ))}
    </Table>
  );
}
