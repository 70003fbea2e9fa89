import { Link } from "@remix-run/react";
import { NameLink } from "#app/ui/name-link.tsx";
import { CellNote, Table, Td, Th } from "#app/ui/table.tsx";
import type { PeopleList } from "#app/use-cases/people/list-people.ts";

export function PeopleTable({ people, withCenter }: { people: PeopleList["people"]; withCenter: boolean }) {
  return (
    <Table
      caption="人の一覧"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">氏名</Th>
          <Th scope="col">職種</Th>
          <Th scope="col">機関・役職</Th>
          <Th scope="col">種別・市町村</Th>
          <Th scope="col">連絡先</Th>
          {withCenter && <Th scope="col">保健所</Th>}
        </tr>
      }
    >
      {people.map((person) => (
        <tr key={person.id}>
          <Th scope="row">
            <span className="whitespace-nowrap">
              <Link to={`/people/${person.id}`}>{person.name}</Link>
            </span>
            <CellNote>{person.kana}</CellNote>
          </Th>
          <Td nowrap>{person.occupation}</Td>
          <Td>
            {person.organization && (
              <NameLink to={`/organizations/${person.organization.id}`}>{person.organization.name}</NameLink>
            )}
            <CellNote>{person.title}</CellNote>
          </Td>
          <Td>
            {person.organization?.kind}
            <CellNote>{person.organization?.municipality?.name}</CellNote>
          </Td>
          <Td>
            {person.email}
            <CellNote>{[person.phone, person.fax && `FAX ${person.fax}`].filter(Boolean).join("　")}</CellNote>
          </Td>
          {withCenter && <Td nowrap>{person.center.name}</Td>}
        </tr>
      ))}
    </Table>
  );
}
