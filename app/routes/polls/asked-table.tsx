import { CONTACT_WAYS, type ContactWay } from "#app/domain/contact.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { needLabel } from "#app/text/poll.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";

interface Person {
  personId: string;
  role: ParticipantRole;
  name: string;
  organizationName: string | null;
  title: string | null;
  reachedBy: ContactWay;
  need: PollNeed;
}

/** Those about to be asked, and how each is reached. */
export function AskedTable({ people }: { people: readonly Person[] }) {
  return (
    <Table
      caption="日程をお尋ねする方"
      captionHidden
      head={
        <tr>
          <Th scope="col">役割</Th>
          <Th scope="col">機関・役職</Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">出席</Th>
          <Th scope="col">連絡方法</Th>
        </tr>
      }
    >
      {people.map(({ personId, role, organizationName, title, name, need, reachedBy }) => (
        <tr key={personId}>
          <Td nowrap>{participantRoleLabel[role]}</Td>
          <Td>{[organizationName, title].filter(Boolean).join("　")}</Td>
          <Th scope="row">
            <span className="whitespace-nowrap">{name}</span>
          </Th>
          <Td nowrap>{needLabel[need]}</Td>
          <Td nowrap>{contactWayLabel[reachedBy]}</Td>
        </tr>
      ))}
    </Table>
  );
}

/** How many are reached by which way, and what is left to do by hand. */
export function AskWays({ people }: { people: readonly { reachedBy: ContactWay }[] }) {
  const by = (way: ContactWay) => people.filter(({ reachedBy }) => reachedBy === way).length;
  return (
    <ul>
      {CONTACT_WAYS.filter((way) => by(way) > 0).map((way) => (
        <li key={way}>
          {contactWayLabel[way]}　{by(way)}人{way !== "mail" && "（電話・FAXなどでお尋ねし、回答を入力してください）"}
        </li>
      ))}
    </ul>
  );
}
