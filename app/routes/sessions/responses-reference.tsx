import { Form, useSearchParams } from "@remix-run/react";
import { referenceText as words } from "#app/text/scan.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";

/** Opens the form of whoever a 整理番号 is of, as it stands on what came by FAX. */
export function ReferenceForm({ path }: { path: string }) {
  const [query] = useSearchParams();
  const fault = query.get("fault");
  return (
    <Form
      method="get"
      action={`${path}/find`}
      reloadDocument
      className="mb-6 flex flex-wrap items-end gap-4 print:hidden"
    >
      <TextField
        name="reference"
        label={words.label}
        hint={words.hint}
        width="sm"
        maxLength={30}
        defaultValue={query.get("reference") ?? ""}
        {...(fault && { error: fault === "reference-unreadable" ? words.unreadable : words.unknown })}
      />
      <Button variant="secondary">{words.open}</Button>
    </Form>
  );
}
