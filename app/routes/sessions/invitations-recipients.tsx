import { participantRoleLabel } from "#app/text/labels.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";

interface RecipientTableProps {
  caption: string;
  /** What a search found: named by its caption, and without a role yet. */
  isFound?: boolean;
  people: readonly Recipient[];
  /** A box beside each person. */
  mark?: { name: string; label: string; checked: readonly string[] };
}

/** People to be called, in the list's order, and how each is reached. */
export function RecipientTable({ caption, isFound, people, mark }: RecipientTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden={!isFound}
      head={
        <tr>
          {mark && (
            <Th scope="col" align="center" fit>
              {mark.label}
            </Th>
          )}
          {!isFound && <Th scope="col">役割</Th>}
          <Th scope="col">機関</Th>
          <Th scope="col">役職</Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">連絡方法</Th>
        </tr>
      }
    >
      {people.map((person) => (
        <tr key={person.personId}>
          {mark && (
            <Td align="center">
              <label className="inline-flex min-h-6 cursor-pointer items-center justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11">
                <input
                  type="checkbox"
                  name={mark.name}
                  value={person.personId}
                  defaultChecked={mark.checked.includes(person.personId)}
                  className="size-6 accent-key-900"
                />
                <span className="sr-only">
                  {person.name}：{mark.label}
                </span>
              </label>
            </Td>
          )}
          {!isFound && <Td nowrap>{participantRoleLabel[person.role]}</Td>}
          <Td>{person.organizationName}</Td>
          <Td>{person.title}</Td>
          <Th scope="row">
            <span className="whitespace-nowrap">{person.name}</span>
          </Th>
          <Td>
            {contactWayLabel[person.reachedBy]}
            {person.reachedBy === "mail" && <span className="block text-[0.8125rem]">{person.email}</span>}
          </Td>
        </tr>
      ))}
    </Table>
  );
}
