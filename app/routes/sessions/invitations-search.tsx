import { GUEST_ROLES, guestRole } from "#app/domain/guest.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";
import { RecipientTable } from "./invitations-recipients.tsx";

interface PeopleSearchProps {
  search: string;
  category: SessionCategory;
  /** Null while nothing was searched for. */
  found: readonly Recipient[] | null;
}

/** Looks for people to call beside the roster: a part of the form that holds what was chosen. */
export function PeopleSearch({ search, category, found }: PeopleSearchProps) {
  return (
    <Section title="人を探して加える">
      <div className="mb-6 grid gap-4 sm:flex sm:flex-wrap sm:items-end">
        <div className="min-w-0 sm:w-96">
          <TextField name="q" label="氏名・フリガナ・機関の名称" defaultValue={search} maxLength={100} />
        </div>
        <Button variant="secondary">
          <Icon name="search" />
          探す
        </Button>
      </div>
      {found && found.length === 0 && (
        <p>
          加えられる方は見つかりませんでした。他の言葉で探すか、下の「名簿にない方を登録して加える」から登録してください。
        </p>
      )}
      {found && found.length > 0 && (
        <div className="grid gap-4">
          <RecipientTable
            caption={`見つかった方（${found.length}人）`}
            isFound
            people={found}
            mark={{ name: "pick", label: "加える", checked: [] }}
          />
          <div className="flex flex-wrap items-end gap-4">
            <SelectField
              name="as"
              label="加える方の役割"
              defaultValue={guestRole(category)}
              options={GUEST_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }))}
            />
            <Button variant="secondary">
              <Icon name="plus" />
              選んだ方を加える
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
