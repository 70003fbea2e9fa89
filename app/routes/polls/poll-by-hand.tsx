import type { ContactWay } from "#app/domain/contact.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface ByHandProps {
  participants: readonly {
    id: string;
    personId: string;
    name: string;
    reachedBy: ContactWay;
    person: {
      phone: string | null;
      fax: string | null;
      organization: { phone: string | null; fax: string | null } | null;
    };
  }[];
  /** Who was called to the session. */
  called: readonly string[];
}

/** Once the date is fixed: whom no mail tells of it. */
export function ByHand({ participants, called }: ByHandProps) {
  const people = participants.filter(({ reachedBy }) => reachedBy !== "mail");
  if (people.length === 0) return null;
  return (
    <Section title={`メール以外でお知らせする方（${people.length}人）`}>
      <Table
        caption="メール以外でお知らせする方"
        captionHidden
        head={
          <tr>
            <Th scope="col">氏名</Th>
            <Th scope="col">お知らせする内容</Th>
            <Th scope="col">連絡方法</Th>
            <Th scope="col">電話</Th>
            <Th scope="col">FAX</Th>
          </tr>
        }
      >
        {people.map(({ id, personId, name, reachedBy, person }) => (
          <tr key={id}>
            <Th scope="row">{name}</Th>
            <Td nowrap>{called.includes(personId) ? "開催案内" : "日時の決定"}</Td>
            <Td nowrap>{contactWayLabel[reachedBy]}</Td>
            <Td nowrap>{person.phone ?? person.organization?.phone}</Td>
            <Td nowrap>{person.fax ?? person.organization?.fax}</Td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
