import { OCCUPATIONS } from "#app/domain/taxonomy.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { RowsProps } from "./attendance-fields.ts";
import { MODE_OPTIONS, ROLE_OPTIONS } from "./attendance-invited.tsx";
import { useRowFocus } from "./row-focus.ts";

const OCCUPATION_OPTIONS = OCCUPATIONS.map((value) => ({ value, label: value }));

/** 当日参加: who came without having been called. */
export function WalkInRows({ rows, ...rest }: RowsProps) {
  useRowFocus("walkIns", rows.length, "name");
  return (
    <Section title="当日参加" id="walk-ins">
      <p className="mb-4">案内していない方が来たときに入力します。氏名と所属のほかは空欄でも構いません。</p>
      {rows.map((row, index) => (
        <WalkInRow key={row.id} id={row.id ?? ""} row={index} {...rest} />
      ))}
      <Button name="rows" value="walkIns/add" variant="secondary" size="sm" formAction="#walk-ins">
        <Icon name="plus" />
        当日参加の行を追加
      </Button>
    </Section>
  );
}

function WalkInRow({ id, row, field, usual }: Omit<RowsProps, "rows"> & { id: string; row: number }) {
  const of = (key: string, usually = "") => field(`walkIns.${row}.${key}`, usually);
  const occupation = of("occupation");
  // An occupation of an older list stays what it was.
  const known = OCCUPATIONS.some((value) => value === occupation.defaultValue) || occupation.defaultValue === "";
  const older = known ? [] : [{ value: occupation.defaultValue, label: occupation.defaultValue }];
  return (
    <fieldset className="mb-4 min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">当日参加 {row + 1}人目</legend>
      <input type="hidden" name={`walkIns.${row}.id`} value={id} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <TextField {...of("name")} label="氏名" required />
        <TextField {...of("organization")} label="所属" required />
        <TextField {...of("title")} label="役職" />
        <SelectField {...occupation} label="職種" options={[...OCCUPATION_OPTIONS, ...older]} emptyLabel="（未選択）" />
        <SelectField {...of("role", usual.role)} label="役割" options={ROLE_OPTIONS} />
        <SelectField {...of("mode", usual.mode)} label="参加方法" options={MODE_OPTIONS} />
      </div>
      <div className="mt-2">
        <Button name="rows" value={`walkIns/remove:${row}`} variant="tertiary" size="sm" formAction="#walk-ins">
          <Icon name="trash" />
          {row + 1}人目を削除
        </Button>
      </div>
    </fieldset>
  );
}
