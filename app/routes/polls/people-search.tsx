import { GUEST_ROLES } from "#app/domain/guest.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { PollProposal } from "#app/use-cases/polls/propose-poll.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { RecipientTable } from "../sessions/invitations-recipients.tsx";
import { FOUND } from "./answer-focus.ts";

interface PeopleSearchProps extends Pick<PollProposal, "found" | "groups"> {
  fields: FormFields;
}

/** People of the center, and groups of them, to be asked besides the roster. */
export function PeopleSearch({ found, groups, fields }: PeopleSearchProps) {
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
      {found && found.length === 0 && (
        <p id={FOUND} tabIndex={-1}>
          加えられる方は見つかりませんでした。他の言葉で探してください。
        </p>
      )}
      {found && found.length > 0 && (
        <section id={FOUND} tabIndex={-1} aria-label={`見つかった方（${found.length}人）`} className="grid gap-4">
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
        </section>
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
