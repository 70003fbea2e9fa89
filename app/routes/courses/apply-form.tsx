import { ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { PeopleRows } from "./people-rows.tsx";

interface ApplyFormProps {
  course: ShownCourse;
  fields: FormFields;
  people: number;
  stamp: string;
}

/** A plain form: the page works without any script. */
export function ApplyForm({ course, fields, people, stamp }: ApplyFormProps) {
  const { perOrganization, purpose, ways } = course;
  return (
    <form method="post" action={`/courses/${course.id}/apply`} noValidate className="grid gap-8">
      <input type="hidden" name="stamp" value={stamp} />
      {/* Seen by no person: whoever fills it in fills in everything. */}
      <div aria-hidden="true" className="absolute left-[-100vw] size-px overflow-hidden">
        <label htmlFor="f-homepage">入力しないでください</label>
        <input id="f-homepage" name="homepage" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <Section title="申し込む機関と連絡担当者">
        <div className="grid gap-5">
          <TextField {...fields.of("organizationName")} label="機関名" required autoComplete="organization" />
          <SelectField
            {...fields.of("organizationKind")}
            label="機関の種別"
            required
            emptyLabel="選んでください"
            options={ORGANIZATION_KINDS.map((value) => ({ value, label: value }))}
          />
          <TextField {...fields.of("contactName")} label="連絡担当者の氏名" required autoComplete="name" />
          <TextField
            {...fields.of("contactEmail")}
            label="メールアドレス"
            type="email"
            required
            autoComplete="email"
            inputMode="email"
            hint="確認のメールをお送りします。メールの中のページで確定すると、申込みになります。"
          />
          <TextField
            {...fields.of("contactPhone")}
            label="電話番号"
            type="tel"
            required
            autoComplete="tel"
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
      <Section title="個人情報の利用目的">
        <p className="mb-4 whitespace-pre-line">{purpose}</p>
        <CheckboxGroup
          {...fields.boxes("consent")}
          legend="同意（必須）"
          options={[{ value: "agreed", label: "利用目的に同意します" }]}
        />
      </Section>
      <p className="grid sm:justify-start">
        <Button>確認のメールを受け取る</Button>
      </p>
    </form>
  );
}
