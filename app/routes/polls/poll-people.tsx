import { GUEST_ROLES } from "#app/domain/guest.ts";
import { POLL_NEEDS } from "#app/domain/poll.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { needHint, needLabel } from "#app/text/poll.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { Table, Td, Th } from "#app/ui/table.tsx";
import type { PollProposal } from "#app/use-cases/polls/propose-poll.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { RecipientTable } from "../sessions/invitations-recipients.tsx";
import { NeedSelect } from "./need-select.tsx";

interface PollPeopleProps {
  proposal: Pick<PollProposal, "people" | "found" | "groups">;
  fields: FormFields;
}

/** Whom the poll asks, how much depends on each, and the search for more. */
export function PollPeople({ proposal: { people, found, groups }, fields }: PollPeopleProps) {
  return (
    <>
      <Section title={`日程をお尋ねする方（${people.length}人）`} id="people">
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
            最初の候補日に在任の委員がここに並びます。ほかの方は、下の検索から加えられます。
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

interface PeopleSearchProps extends Pick<PollProposal, "found" | "groups"> {
  fields: FormFields;
}

function PeopleSearch({ found, groups, fields }: PeopleSearchProps) {
  return (
    <div className="grid gap-6">
      <div className="grid gap-4 sm:flex sm:flex-wrap sm:items-end">
        <div className="min-w-0 sm:w-96">
          <TextField {...fields.of("q")} label="氏名・フリガナ・機関の名称" maxLength={100} />
        </div>
        <Button variant="secondary" name="do" value="search" formAction="#people" formNoValidate>
          <Icon name="search" />
          探す
        </Button>
      </div>
      {found && found.length === 0 && <p>加えられる方は見つかりませんでした。ほかの言葉で探してください。</p>}
      {found && found.length > 0 && (
        <div className="grid gap-4">
          <RecipientTable
            caption={`見つかった方（${found.length}人）`}
            isFound
            people={found}
            mark={{ name: "pick[]", label: "加える", checked: [] }}
          />
          <div className="flex flex-wrap items-end gap-4">
            <SelectField
              name="as"
              label="加える方の役割"
              defaultValue={found[0]?.role ?? "member"}
              options={GUEST_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }))}
            />
            <Button variant="secondary" name="do" value="pick" formAction="#people" formNoValidate>
              <Icon name="plus" />
              選んだ方を加える
            </Button>
          </div>
        </div>
      )}
      {groups.length > 0 && (
        <div className="flex flex-wrap items-end gap-4">
          <SelectField
            name="group"
            label="グループ"
            emptyLabel="選んでください"
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button variant="secondary" name="do" value="group" formAction="#people" formNoValidate>
            <Icon name="people" />
            グループの全員を加える
          </Button>
        </div>
      )}
    </div>
  );
}
