import { POLL_NEEDS } from "#app/domain/poll.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { needHint, needLabel } from "#app/text/poll.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { PollProposal } from "#app/use-cases/polls/propose-poll.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { ASKED } from "./answer-focus.ts";
import { NeedSelect } from "./need-select.tsx";
import { PeopleSearch } from "./people-search.tsx";

interface PollPeopleProps {
  proposal: Pick<PollProposal, "people" | "found" | "groups">;
  fields: FormFields;
}

/** Whom the poll asks, how much depends on each, and the search for more. */
export function PollPeople({ proposal: { people, found, groups }, fields }: PollPeopleProps) {
  return (
    <>
      <Section
        id="people"
        title={
          <span id={ASKED} tabIndex={-1}>
            日程をお尋ねする方（{people.length}人）
          </span>
        }
      >
        {people.length > 0 ? (
          <>
            <ul className="mb-3 grid gap-0.5 text-[0.875rem] leading-160 text-solid-gray-700">
              {POLL_NEEDS.map((need) => (
                <li key={need}>
                  <strong>{needLabel[need]}</strong>：{needHint[need]}
                </li>
              ))}
            </ul>
            <PeopleTable people={people} fields={fields} />
          </>
        ) : (
          <EmptyState title="まだどなたも選ばれていません">
            最初の候補日に在任の委員がここに並びます。他の方は、下の検索から加えられます。
          </EmptyState>
        )}
      </Section>
      <Section title="人を探して加える">
        <PeopleSearch found={found} groups={groups} fields={fields} />
      </Section>
    </>
  );
}

function PeopleTable({ people, fields }: { people: PollProposal["people"]; fields: FormFields }) {
  return (
    <Table
      caption="日程をお尋ねする方"
      captionHidden
      roomy
      head={
        <tr>
          <Th scope="col">役割</Th>
          <Th scope="col">機関・役職</Th>
          <Th scope="col">氏名</Th>
          <Th scope="col">連絡方法</Th>
          <Th scope="col">出席</Th>
        </tr>
      }
    >
      {people.map((person) => (
        <tr key={person.personId}>
          <Td nowrap>{participantRoleLabel[person.role]}</Td>
          <Td>{[person.organizationName, person.title].filter(Boolean).join("　")}</Td>
          <Th scope="row">
            <span className="whitespace-nowrap">{person.name}</span>
          </Th>
          <Td nowrap>{contactWayLabel[person.reachedBy]}</Td>
          <Td>
            {!person.isOnRoster && <input type="hidden" name="added[]" value={`${person.role}:${person.personId}`} />}
            <NeedSelect
              name={`need.${person.personId}`}
              person={person.name}
              defaultValue={fields.text(`need.${person.personId}`) || person.usualNeed}
              mayLeaveOut
            />
          </Td>
        </tr>
      ))}
    </Table>
  );
}
