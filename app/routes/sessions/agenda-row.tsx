import { AGENDA_KINDS, AGENDA_TOPICS, PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { agendaKindLabel, participantRoleLabel } from "#app/text/labels.ts";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Checkbox, SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { RowsButton } from "./agenda-rows-button.tsx";
import type { FormFields } from "./form-fields.ts";

const kinds = AGENDA_KINDS.map((value) => ({ value, label: agendaKindLabel[value] }));
const roles = PARTICIPANT_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }));
const topics = AGENDA_TOPICS.map((value) => ({ value, label: value }));

interface AgendaRowProps {
  fields: FormFields;
  /** From 0. */
  row: number;
  last: boolean;
  /** The id of the list of those who may present. */
  presenters: string;
}

/** One item of the agenda, with the buttons that move and remove it. */
export function AgendaRow({ fields, row, last, presenters }: AgendaRowProps) {
  const name = (field: string) => `agenda.${row}.${field}`;
  const nth = `議題${row + 1}`;
  const boxes = fields.boxes(name("topics"));
  const kind = fields.of(name("kind"));
  const carriedFrom = fields.text(name("carriedFromId"));
  const inMinutes = fields.text(name("inMinutes"));
  const followUps = fields.list(name("followUpIds"));
  return (
    <fieldset className="min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">
        {nth}
        {carriedFrom && "（前回からの継続）"}
        {followUps.length > 0 && `（前回までの対応事項${followUps.length}件）`}
      </legend>
      <input type="hidden" name={name("id")} value={fields.text(name("id"))} />
      <input type="hidden" name={name("carriedFromId")} value={carriedFrom} />
      <input type="hidden" name={name("inMinutes")} value={inMinutes} />
      {followUps.map((id) => (
        <input key={id} type="hidden" name={`${name("followUpIds")}[]`} value={id} />
      ))}
      <TextField {...fields.of(name("title"))} label="議題" />
      <div className="mt-4 grid items-end gap-4 sm:grid-cols-[10rem_minmax(0,1fr)_10rem]">
        <SelectField {...kind} defaultValue={kind.defaultValue || "discussion"} label="種別" options={kinds} />
        <TextField {...fields.of(name("presenter"))} label="説明者・講師" list={presenters} autoComplete="off" />
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
          <RowsButton act={`up:${row}`} icon="up" inRow>
            {nth}を上へ
          </RowsButton>
        )}
        {!last && (
          <RowsButton act={`down:${row}`} icon="down" inRow>
            {nth}を下へ
          </RowsButton>
        )}
        {!inMinutes && (
          <RowsButton act={`remove:${row}`} icon="trash" inRow>
            {nth}を削除
          </RowsButton>
        )}
      </div>
      {inMinutes && (
        <p className="mt-2 text-solid-gray-700">
          {nth}は、議事概要の記載・委員の御意見・対応事項のいずれかがあるため、削除できません。
        </p>
      )}
    </fieldset>
  );
}
