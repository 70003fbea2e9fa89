import { countsInQuota } from "#app/domain/application.ts";
import { MAX_APPLICANTS } from "#app/domain/recruitment.ts";
import { rowsIn, type Typed } from "#app/http/form-rows.ts";
import { attendanceModeLabel } from "#app/text/recruitment.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownApplication } from "#app/use-cases/recruitments/show-application.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { PeopleRows } from "./people-rows.tsx";

interface ApplicationChangeProps {
  action: string;
  shown: ShownApplication;
  /** What was typed before; undefined for the form as it stands. */
  typed: Typed | undefined;
  fieldsOf: (typed: Typed) => FormFields;
}

/** Who is asked, who comes how, and who comes besides; while applications are taken. */
export function ApplicationChange({ action, shown, typed, fieldsOf }: ApplicationChangeProps) {
  const fields = fieldsOf(typed ?? typedOf(shown));
  const modes = shown.course.ways.map(({ mode }) => mode);
  const staying = shown.applicants.filter(({ standing }) => countsInQuota(standing));
  return (
    <Section title="申込みの変更">
      <Fold title="連絡担当者や受講する方を変更する" open={typed !== undefined}>
        <form method="post" action={action} noValidate className="grid gap-6">
          <input type="hidden" name="version" value={fields.text("version")} />
          <TextField {...fields.of("contactName")} label="連絡担当者の氏名" required autoComplete="name" />
          <TextField {...fields.of("contactPhone")} label="電話番号" type="tel" required autoComplete="tel" />
          {modes.length > 1 &&
            staying.map(({ id, name }) => (
              <RadioGroup
                key={id}
                {...fields.of(`modes.${id}`)}
                legend={`${name} 様の受講の方法`}
                layout="row"
                options={modes.map((value) => ({ value, label: attendanceModeLabel[value] }))}
              />
            ))}
          <div>
            <h3 className="mb-2 text-std-16B-170">追加で受講する方</h3>
            <PeopleRows
              fields={fields}
              count={rowsIn(typed ?? {}, "people", MAX_APPLICANTS).length}
              modes={modes}
              mayBeNone
            />
          </div>
          <TextArea {...fields.of("message")} label="連絡事項（任意）" />
          <p className="text-[0.9375rem] text-solid-gray-700">
            氏名やメールアドレスの誤りは、問合せ先の保健所へ御連絡ください。
          </p>
          <p>
            <Button name="act" value="change">
              変更する
            </Button>
          </p>
        </form>
      </Fold>
    </Section>
  );
}

function typedOf({ version, contactName, contactPhone, message, applicants }: ShownApplication): Typed {
  const modes = applicants.map(({ id, mode }) => [`modes.${id}`, mode]);
  return {
    version: String(version),
    contactName,
    contactPhone: contactPhone ?? "",
    message: message ?? "",
    ...Object.fromEntries(modes),
  };
}
