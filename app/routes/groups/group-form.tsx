import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface GroupFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  municipalities: readonly { id: string; name: string }[];
  /** Where there are several, whose group it is to be. */
  centers?: readonly { id: string; name: string }[];
  backTo: string;
  button: string;
  /** What a new group has beside its conditions. */
  children?: ReactNode;
}

const LABELS: Record<string, string> = {
  name: "グループの名前",
  centerId: "保健所",
  organizationKind: "機関の種別",
  municipalityId: "機関の市町村",
  occupation: "職種",
  titleKey: "役職に含まれる言葉",
};

const asOptions = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

export function GroupForm({ typed, errors, municipalities, centers = [], backTo, button, children }: GroupFormProps) {
  const fields = formFields({ typed, errors });
  const labelled = (name: string) => ({ ...fields.of(name), label: LABELS[name] ?? name });
  return (
    <Form method="post" noValidate className="grid gap-6">
      <ErrorSummary errors={errors} labelOf={(field) => LABELS[field]} />
      {typed.version !== undefined && <input type="hidden" name="version" value={fields.text("version")} />}
      {children}
      {centers.length > 1 && (
        <SelectField
          {...labelled("centerId")}
          required
          emptyLabel="選んでください"
          options={centers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField {...labelled("name")} required width="md" maxLength={100} />
      <Section title="条件">
        <div className="grid gap-6">
          <p>
            名簿の方のうち、選んだ条件のすべてに合う方が、いつも自動で入ります。条件のないグループには、手で加えた方だけが入ります。
          </p>
          <SelectField
            {...labelled("organizationKind")}
            emptyLabel="問わない"
            options={asOptions(ORGANIZATION_KINDS)}
          />
          <SelectField
            {...labelled("municipalityId")}
            emptyLabel="問わない（圏域のすべて）"
            options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField {...labelled("occupation")} emptyLabel="問わない" options={asOptions(OCCUPATIONS)} />
          <TextField
            {...labelled("titleKey")}
            hint="例：コーディネーター。ひらがなとカタカナ、全角と半角の違いは問いません。"
            width="md"
            maxLength={50}
          />
        </div>
      </Section>
      <p className="flex flex-wrap gap-4">
        <Button>{button}</Button>
        <LinkButton to={backTo}>やめる</LinkButton>
      </p>
    </Form>
  );
}
