import { Button } from "#app/ui/button.tsx";
import { CheckboxGroup } from "#app/ui/choices.tsx";
import { Section } from "#app/ui/page.tsx";
import type { ShownCourse } from "#app/use-cases/recruitments/show-course.ts";
import type { FormFields } from "../sessions/form-fields.ts";
import { ApplicationFields } from "./application-fields.tsx";

interface ApplyFormProps {
  course: ShownCourse;
  fields: FormFields;
  people: number;
  stamp: string;
}

/** A plain form: the page works without any script. */
export function ApplyForm({ course, fields, people, stamp }: ApplyFormProps) {
  const { purpose } = course;
  return (
    <form method="post" action={`/courses/${course.id}/apply`} noValidate className="grid gap-8">
      <input type="hidden" name="stamp" value={stamp} />
      {/* Seen by no person: whoever fills it in fills in everything. */}
      <div aria-hidden="true" className="absolute left-[-100vw] size-px overflow-hidden">
        <label htmlFor="f-homepage">入力しないでください</label>
        <input id="f-homepage" name="homepage" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <ApplicationFields fields={fields} people={people} course={course} />
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
