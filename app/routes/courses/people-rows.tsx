import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { OCCUPATIONS } from "#app/domain/taxonomy.ts";
import { applicantFieldLabel as label } from "#app/text/recruitment.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FieldError } from "#app/ui/field-frame.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { wayOptions } from "./course-facts.tsx";

interface PeopleRowsProps {
  fields: FormFields;
  count: number;
  ways: ShownCourse["ways"];
  /** Whether the last one may be taken away too. */
  mayBeNone?: boolean;
}

/** Those applied for: rows that are added and removed by buttons of the form, so that no script is needed. */
export function PeopleRows({ fields, count, ways, mayBeNone }: PeopleRowsProps) {
  const { error } = fields.of("people");
  return (
    <div id={fieldId("people")} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {error && <FieldError id={fieldId("people")}>{error}</FieldError>}
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the whole form is made anew when rows change
        <PersonRow key={row} fields={fields} row={row} ways={ways} mayGo={mayBeNone || count > 1} />
      ))}
      {count < MAX_APPLICANTS && (
        <p>
          <Button variant="secondary" name="rows" value="add" formAction={`#${fieldId("people")}`} formNoValidate>
            <Icon name="plus" />
            受講する方を追加
          </Button>
        </p>
      )}
    </div>
  );
}

interface PersonRowProps {
  fields: FormFields;
  /** From 0. */
  row: number;
  ways: ShownCourse["ways"];
  mayGo: boolean;
}

function PersonRow({ fields, row, ways, mayGo }: PersonRowProps) {
  const of = (field: string) => fields.of(`people.${row}.${field}`);
  const nth = `${row + 1}人目`;
  const [only] = ways;
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4 rounded-12 border border-solid-gray-420 p-4">
      <legend className="px-1 font-700">{nth}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...of("name")} label={label.name} required autoComplete="off" />
        <TextField {...of("kana")} label={label.kana} autoComplete="off" />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          {...of("occupation")}
          label={label.occupation}
          emptyLabel="選んでください"
          options={OCCUPATIONS.map((value) => ({ value, label: value }))}
        />
        <TextField {...of("title")} label={label.title} autoComplete="off" />
      </div>
      <TextField
        {...of("email")}
        label={label.email}
        type="email"
        autoComplete="off"
        hint="入力すると、受講が決まったことなどを、本人にもメールで（予定表に登録できるファイルを付けて）お知らせします。"
      />
      {ways.length > 1 ? (
        <RadioGroup {...of("mode")} legend={label.mode} required layout="row" options={wayOptions(ways)} />
      ) : (
        <input type="hidden" name={`people.${row}.mode`} value={only?.mode} />
      )}
      {mayGo && (
        <p>
          <Button
            variant="tertiary"
            size="sm"
            name="rows"
            value={`remove:${row}`}
            formAction={`#${fieldId("people")}`}
            formNoValidate
          >
            <Icon name="trash" />
            {nth}を削除
          </Button>
        </p>
      )}
    </fieldset>
  );
}
