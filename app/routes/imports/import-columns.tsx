import { Form, Link } from "@remix-run/react";
import { columnLetters } from "#app/domain/import-sheet.ts";
import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownField } from "#app/use-cases/imports/show-import.ts";
import { DiscardForm } from "./discard-form.tsx";
import { ImportSample } from "./import-sample.tsx";

interface Sheet {
  headingRow: number;
  headings: string[];
  sample: string[][];
  columns: Readonly<Record<string, number>>;
  given?: Readonly<Record<string, string>>;
}

interface ImportColumnsProps {
  import: { id: string; state: string; rows: number };
  fields: readonly ShownField[];
  sheet: Sheet;
  errors: readonly FieldError[];
  /** Where it was sent and refused. */
  typed: Typed | undefined;
  mayDiscard: boolean;
}

/** Which column is which field: proposed by the headings, to be corrected. */
export function ImportColumns({ import: record, fields, sheet, errors, typed, mayDiscard }: ImportColumnsProps) {
  const fieldErrors = errors.filter(({ field }) => field);
  const options = sheet.headings.map((heading, index) => ({
    value: String(index),
    label: `${columnLetters(index)}列${heading ? `「${heading}」` : `（例：${sheet.sample[0]?.[index] ?? ""}）`}`,
  }));
  const typedOf = (name: string) => typed && [typed[name] ?? ""].flat()[0];
  const errorOf = (name: string) => fieldErrors.find(({ field }) => field === name)?.message;
  const labelOf = (field: string) => fields.find(({ name }) => field.endsWith(`.${name}`))?.label;
  return (
    <>
      <Section title="列の確認">
        <p className="mb-6 max-w-[48rem]">
          {sheet.headingRow + 1}行目を見出しとして読み取りました。内容は{record.rows.toLocaleString("ja-JP")}
          行あります。見出しから、項目ごとに列を選んであります。違っていれば選び直してください。
        </p>
        <Form method="post" className="flex flex-col gap-6">
          <ErrorSummary errors={fieldErrors} labelOf={labelOf} />
          <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2 lg:grid-cols-3">
            {fields.map(({ name, label, required, sheetWide, example }) => (
              <div key={name} className="flex flex-col gap-3">
                <SelectField
                  name={`columns.${name}`}
                  label={label}
                  required={required && !sheetWide}
                  emptyLabel={sheetWide ? "列がない" : "取り込まない"}
                  defaultValue={typedOf(`columns.${name}`) ?? String(sheet.columns[name] ?? "")}
                  error={errorOf(`columns.${name}`)}
                  options={options}
                />
                {sheetWide && (
                  <TextField
                    name={`given.${name}`}
                    label={`すべての行の${label}`}
                    required={!(name in sheet.columns)}
                    hint={`列がないときは必ず書いてください。列があれば、空欄の行だけに使います。例：${example}`}
                    defaultValue={typedOf(`given.${name}`) ?? sheet.given?.[name]}
                    error={errorOf(`given.${name}`)}
                    width="sm"
                  />
                )}
              </div>
            ))}
          </div>
          <p className="text-solid-gray-700">空欄のセルと、列を選ばなかった項目は、登録されている内容を変えません。</p>
          <div className="flex flex-wrap items-center gap-3">
            <Button name="step" value="match">
              点検して結果を確かめる
            </Button>
            {record.state === "checked" && <Link to={`/imports/${record.id}`}>列を変えずに戻る</Link>}
          </div>
        </Form>
      </Section>
      <Section title="ファイルの初めの行">
        <ImportSample headings={sheet.headings} sample={sheet.sample} />
      </Section>
      {mayDiscard && <DiscardForm />}
    </>
  );
}
