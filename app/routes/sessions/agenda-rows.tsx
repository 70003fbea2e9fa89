import { AGENDA_TOPICS, PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FormFields } from "./form-fields.ts";

const roles = PARTICIPANT_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }));
const topics = AGENDA_TOPICS.map((value) => ({ value, label: value }));

/** 議題: rows that are added, moved and removed by buttons of the form, so that no script is needed. */
export function AgendaRows({ fields, count }: { fields: FormFields; count: number }) {
  return (
    <div className="flex flex-col gap-4">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
        <AgendaRow key={row} fields={fields} row={row} last={row === count - 1} />
      ))}
      <p>
        <Button variant="secondary" name="rows" value="add" formAction="#agenda" formNoValidate>
          <Icon name="plus" />
          議題を追加
        </Button>
      </p>
    </div>
  );
}

function AgendaRow({ fields, row, last }: { fields: FormFields; row: number; last: boolean }) {
  const name = (field: string) => `agenda.${row}.${field}`;
  const nth = `議題${row + 1}`;
  const boxes = fields.boxes(name("topics"));
  return (
    <fieldset className="min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">{nth}</legend>
      <input type="hidden" name={name("id")} value={fields.text(name("id"))} />
      <TextField {...fields.of(name("title"))} label="議題" />
      <div className="mt-4 grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_10rem_10rem_8rem]">
        <TextField {...fields.of(name("presenter"))} label="説明者・講師" />
        <SelectField {...fields.of(name("presenterRole"))} label="役割" options={roles} emptyLabel="（なし）" />
        <TextField {...fields.of(name("part"))} label="部（例：第1部）" />
        <TextField {...fields.of(name("minutes"))} label="予定（分）" inputMode="numeric" />
      </div>
      <div className="mt-3">
        <Fold title="検討事項を選ぶ" open={boxes.defaultValues.length > 0 || !!boxes.error}>
          <div className="pb-2 pl-6">
            <CheckboxGroup
              {...boxes}
              legend={`${nth}の検討事項`}
              options={topics}
              hint="いくつでも選べます。"
              columns={2}
            />
          </div>
        </Fold>
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        {row > 0 && (
          <Button variant="tertiary" size="sm" name="rows" value={`up:${row}`} formAction="#agenda" formNoValidate>
            <Icon name="up" />
            {nth}を上へ
          </Button>
        )}
        {!last && (
          <Button variant="tertiary" size="sm" name="rows" value={`down:${row}`} formAction="#agenda" formNoValidate>
            <Icon name="down" />
            {nth}を下へ
          </Button>
        )}
        <Button variant="tertiary" size="sm" name="rows" value={`remove:${row}`} formAction="#agenda" formNoValidate>
          <Icon name="trash" />
          {nth}を削除
        </Button>
      </div>
    </fieldset>
  );
}
