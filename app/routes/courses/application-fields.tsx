import { ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { PeopleRows } from "./people-rows.tsx";

interface ApplicationFieldsProps {
  course: Pick<ShownCourse, "perOrganization" | "ways">;
  fields: FormFields;
  people: number;
  /** Whether the desk fills it in, from a FAX: it may leave out what was not said. */
  byDesk?: boolean;
}

/** Who applies, and for whom. */
export function ApplicationFields({ course, fields, people, byDesk = false }: ApplicationFieldsProps) {
  const { perOrganization, ways } = course;
  return (
    <>
      <Section title="申し込む機関と連絡担当者">
        <div className="grid gap-5">
          <TextField
            {...fields.of("organizationName")}
            label="機関名"
            required
            autoComplete={byDesk ? "off" : "organization"}
          />
          <SelectField
            {...fields.of("organizationKind")}
            label="機関の種別"
            required
            emptyLabel="選んでください"
            options={ORGANIZATION_KINDS.map((value) => ({ value, label: value }))}
          />
          <TextField
            {...fields.of("contactName")}
            label="連絡担当者の氏名"
            required
            autoComplete={byDesk ? "off" : "name"}
          />
          <TextField
            {...fields.of("contactEmail")}
            label="メールアドレス"
            type="email"
            required={!byDesk}
            autoComplete={byDesk ? "off" : "email"}
            inputMode="email"
            hint={
              byDesk
                ? "入力すると、受付のメールをお送りします。申込みの内容は、そのメールの中のページで変更できます。"
                : "確認のメールをお送りします。メールの中のページで確定すると、申込みになります。"
            }
          />
          <TextField
            {...fields.of("contactPhone")}
            label="電話番号"
            type="tel"
            required={!byDesk}
            autoComplete={byDesk ? "off" : "tel"}
            inputMode="tel"
          />
        </div>
      </Section>
      <Section title="受講する方">
        <p className="mb-4">
          連絡担当者の方も受講するときは、ここにも氏名を入力してください。
          {perOrganization && `1機関あたり${perOrganization}人まで申し込めます。`}
        </p>
        <PeopleRows fields={fields} count={people} modes={ways.map(({ mode }) => mode)} />
      </Section>
      <TextArea
        {...fields.of("message")}
        label="連絡事項（任意）"
        hint="配慮の必要なことなどがあれば入力してください。"
      />
    </>
  );
}
