import { AGENDA_KINDS, AGENDA_TOPICS, PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { agendaKindLabel, participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FormFields } from "./form-fields.ts";

const kinds = AGENDA_KINDS.map((value) => ({ value, label: agendaKindLabel[value] }));
const roles = PARTICIPANT_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }));
const topics = AGENDA_TOPICS.map((value) => ({ value, label: value }));

const PRESENTERS = "agenda-presenters";

interface AgendaRowsProps {
  fields: FormFields;
  count: number;
  /** Those on the roster, as an agenda names them. */
  presenters: readonly string[];
  /** The round before; undefined while the form does not know its body. */
  lastRound?: { name: string; continued: number } | null | undefined;
}

/** 議題: rows that are added, moved and removed by buttons of the form, so that no script is needed. */
export function AgendaRows({ fields, count, presenters, lastRound }: AgendaRowsProps) {
  return (
    <div className="flex flex-col gap-4">
      <datalist id={PRESENTERS}>
        {presenters.map((presenter) => (
          <option key={presenter} value={presenter} />
        ))}
      </datalist>
      {lastRound && (
        <p className="text-solid-gray-700">
          前回：{lastRound.name}
          {lastRound.continued > 0 && (
            <strong>　まだ入れていない「継続」の議題が{lastRound.continued}件あります。</strong>
          )}
        </p>
      )}
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
        <AgendaRow key={row} fields={fields} row={row} last={row === count - 1} />
      ))}
      <p className="flex flex-wrap gap-3">
        <Button variant="secondary" name="rows" value="add" formAction="#agenda" formNoValidate>
          <Icon name="plus" />
          議題を追加
        </Button>
        <Button variant="secondary" name="rows" value="carry" formAction="#agenda" formNoValidate>
          <Icon name="history" />
          前回からの継続を追加
        </Button>
        <Button variant="secondary" name="rows" value="copy" formAction="#agenda" formNoValidate>
          <Icon name="copy" />
          前回の議題を写す
        </Button>
      </p>
    </div>
  );
}

function AgendaRow({ fields, row, last }: { fields: FormFields; row: number; last: boolean }) {
  const name = (field: string) => `agenda.${row}.${field}`;
  const nth = `議題${row + 1}`;
  const boxes = fields.boxes(name("topics"));
  const kind = fields.of(name("kind"));
  const carriedFrom = fields.text(name("carriedFromId"));
  return (
    <fieldset className="min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">
        {nth}
        {carriedFrom && "（前回からの継続）"}
      </legend>
      <input type="hidden" name={name("id")} value={fields.text(name("id"))} />
      <input type="hidden" name={name("carriedFromId")} value={carriedFrom} />
      <TextField {...fields.of(name("title"))} label="議題" />
      <div className="mt-4 grid items-end gap-4 sm:grid-cols-[10rem_minmax(0,1fr)_10rem]">
        <SelectField {...kind} defaultValue={kind.defaultValue || "discussion"} label="種別" options={kinds} />
        <TextField {...fields.of(name("presenter"))} label="説明者・講師" list={PRESENTERS} autoComplete="off" />
        <SelectField {...fields.of(name("presenterRole"))} label="役割" options={roles} emptyLabel="（なし）" />
      </div>
      <div className="mt-4 grid items-end gap-4 sm:grid-cols-[10rem_8rem_minmax(0,1fr)]">
        <TextField {...fields.of(name("part"))} label="部（例：第1部）" />
        <TextField {...fields.of(name("minutes"))} label="予定（分）" inputMode="numeric" />
        <div className="sm:pb-1">
          <Checkbox
            name={name("closed")}
            label="非公開（案内した方だけに示す）"
            defaultChecked={fields.text(name("closed")) !== ""}
          />
        </div>
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
