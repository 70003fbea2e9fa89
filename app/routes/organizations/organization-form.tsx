import { Form } from "@remix-run/react";
import { ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { organizationFactLabel } from "#app/text/people.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface OrganizationFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  municipalities: readonly { id: string; name: string }[];
  backTo: string;
  button: string;
}

const LABELS: Record<string, string> = organizationFactLabel;

export function OrganizationForm({ typed, errors, municipalities, backTo, button }: OrganizationFormProps) {
  const fields = formFields({ typed, errors });
  const labelled = (name: string) => ({ ...fields.of(name), label: LABELS[name] ?? name });
  return (
    <Form method="post" noValidate className="grid gap-6">
      <ErrorSummary errors={errors} labelOf={(field) => LABELS[field]} />
      {typed.version !== undefined && <input type="hidden" name="version" value={fields.text("version")} />}
      <TextField {...labelled("name")} required width="lg" maxLength={200} />
      <SelectField
        {...labelled("kind")}
        required
        emptyLabel="選んでください"
        options={ORGANIZATION_KINDS.map((word) => ({ value: word, label: word }))}
      />
      <SelectField
        {...labelled("municipalityId")}
        emptyLabel="選ばない（市町村によらない）"
        options={municipalities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...labelled("postalCode")} width="xs" maxLength={20} />
      <TextField {...labelled("address")} width="lg" maxLength={300} />
      <TextField {...labelled("phone")} type="tel" width="sm" maxLength={50} />
      <TextField {...labelled("fax")} type="tel" width="sm" maxLength={50} />
      <TextField {...labelled("email")} type="email" width="md" maxLength={254} />
      <p className="flex flex-wrap gap-4">
        <Button>{button}</Button>
        <LinkButton to={backTo}>やめる</LinkButton>
      </p>
    </Form>
  );
}
