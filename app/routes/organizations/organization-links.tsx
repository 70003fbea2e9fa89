import { Link } from "@remix-run/react";
import { memberRoleLabel } from "#app/text/labels.ts";
import { Chip } from "#app/ui/chip.tsx";
import { NameLink } from "#app/ui/name-link.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { ShownOrganization } from "#app/use-cases/organizations/show-organization.ts";

export function PeopleAt({ people }: Pick<ShownOrganization, "people">) {
  return (
    <Table
      caption="この機関の方"
      captionHidden
      head={
        <tr>
          <Th scope="col">氏名</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">職種</Th>
          <Th scope="col">名簿を持つ保健所</Th>
        </tr>
      }
    >
      {people.map(({ id, name, title, occupation, center }) => (
        <tr key={id}>
          <Th scope="row">
            <Link to={`/people/${id}`}>{name}</Link>
          </Th>
          <Td>{title}</Td>
          <Td nowrap>{occupation}</Td>
          <Td nowrap>{center.name}</Td>
        </tr>
      ))}
    </Table>
  );
}

export function SeatsAt({ seats }: Pick<ShownOrganization, "seats">) {
  return (
    <Table
      caption="会議体の委員枠"
      captionHidden
      head={
        <tr>
          <Th scope="col">会議体</Th>
          <Th scope="col">職</Th>
          <Th scope="col">役割</Th>
          <Th scope="col">本日在任の方</Th>
        </tr>
      }
    >
      {seats.map(({ id, body, post, role, appointments }) => (
        <tr key={id}>
          <Th scope="row">
            <NameLink to={`/bodies/${body.id}`}>{body.name}</NameLink>
          </Th>
          <Td>{post}</Td>
          <Td nowrap>{memberRoleLabel[role]}</Td>
          <Td>
            {appointments.length === 0 && (
              <Chip tone="warning" icon="warning">
                空席
              </Chip>
            )}
            {appointments.map(({ person }) => (
              <span key={person.id} className="mr-3">
                <Link to={`/people/${person.id}`}>{person.name}</Link>
              </span>
            ))}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
