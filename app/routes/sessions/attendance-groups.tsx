import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { RowsProps } from "./attendance-fields.ts";
import { ROLE_OPTIONS } from "./attendance-invited.tsx";
import { useRowFocus } from "./row-focus.ts";

/** Attendance by group, where no names were taken (「市町 5人」). */
export function GroupRows({ rows, ...rest }: RowsProps) {
  useRowFocus("groups", rows.length, "label");
  return (
    <Section title="グループごとの人数" id="groups">
      <p className="mb-4">
        氏名をとらなかったときに入力します（例：市町
        5人）。人数に数える役割の方を氏名で記録したときは、そちらを数えます。
      </p>
      {rows.map((row, index) => (
        <GroupRow key={row.id} id={row.id ?? ""} row={index} {...rest} />
      ))}
      <Button name="rows" value="groups/add" variant="secondary" size="sm" formAction="#groups">
        <Icon name="plus" />
        グループの行を追加
      </Button>
    </Section>
  );
}

function GroupRow({ id, row, field, usual }: Omit<RowsProps, "rows"> & { id: string; row: number }) {
  const of = (key: string, usually = "") => field(`groups.${row}.${key}`, usually);
  return (
    <fieldset className="mb-4 min-w-0 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">グループ {row + 1}</legend>
      <input type="hidden" name={`groups.${row}.id`} value={id} />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_10rem_7rem_7rem]">
        <TextField {...of("label")} label="グループの名前" required />
        <SelectField {...of("role", usual.role)} label="役割" options={ROLE_OPTIONS} />
        <TextField {...of("organizations")} label="機関数" inputMode="numeric" />
        <TextField {...of("people")} label="人数" inputMode="numeric" required />
      </div>
      <div className="mt-2">
        <Button name="rows" value={`groups/remove:${row}`} variant="tertiary" size="sm" formAction="#groups">
          <Icon name="trash" />
          グループ{row + 1}を削除
        </Button>
      </div>
    </fieldset>
  );
}
