import { Form } from "@remix-run/react";
import { BODY_KINDS } from "#app/domain/taxonomy.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { bodyFieldLabel } from "#app/text/fields.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { BodyEstablishment } from "./body-establishment.tsx";

interface Named {
  id: string;
  name: string;
}

interface BodyFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  centers: readonly Named[];
  parents: readonly Named[];
  submitLabel: string;
  backTo: string;
}

const options = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
const kinds = BODY_KINDS.map((value) => ({ value, label: value }));
/** The form of a body, new or changed. */
export function BodyForm(props: BodyFormProps) {
  const { errors, centers, parents, submitLabel, backTo } = props;
  const fields = formFields(props);
  const [own] = centers;
  return (
    <div className="max-w-[60rem]">
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={errors} labelOf={bodyFieldLabel} />
      </div>
      <Form method="post" noValidate>
        <input type="hidden" name="version" value={fields.text("version") || "0"} />
        <Section title="会議体の内容">
          <div className="flex flex-col gap-7">
            {centers.length === 1 && own ? (
              <input type="hidden" name="centerId" value={own.id} />
            ) : (
              <SelectField
                {...fields.of("centerId")}
                label="担当の保健所"
                required
                options={options(centers)}
                emptyLabel="選んでください"
              />
            )}
            <RadioGroup {...fields.of("kind")} legend="種別" required layout="row" options={kinds} />
            <TextField {...fields.of("name")} label="名称" required hint="例：釧路地域在宅医療専門部会" />
            <SelectField
              {...fields.of("parentId")}
              label="上位の会議体"
              options={options(parents)}
              emptyLabel="（なし）"
            />
            <TextField
              {...fields.of("position")}
              label="並び順"
              inputMode="numeric"
              width="xs"
              hint="同じ上位の会議体の中で、小さい番号から並べます。"
            />
          </div>
        </Section>
        <Section title="設置と任期">
          <BodyEstablishment fields={fields} />
        </Section>
        <div className="mt-10 flex flex-wrap gap-3 border-t border-solid-gray-420 pt-6">
          <Button>{submitLabel}</Button>
          <LinkButton to={backTo} variant="tertiary">
            やめる
          </LinkButton>
        </div>
      </Form>
    </div>
  );
}
