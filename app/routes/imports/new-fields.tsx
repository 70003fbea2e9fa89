import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { importKindLabel, importKindNote } from "#app/text/import.ts";
import { RadioGroup } from "#app/ui/choices.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { ImportChoices } from "#app/use-cases/imports/show-import-choices.ts";

interface NewImportFieldsProps {
  choices: ImportChoices;
  typed: Typed;
  errors: readonly FieldError[];
}

/** What the file is of, and for which desk. Without a script no field can come and go: each says when it counts. */
export function NewImportFields({ choices: { kinds, centers, bodies }, typed, errors }: NewImportFieldsProps) {
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  const typedOf = (name: string) => [typed[name] ?? ""].flat()[0];
  return (
    <>
      <RadioGroup
        name="kind"
        legend="種類"
        required
        defaultValue={typedOf("kind")}
        error={errorOf("kind")}
        options={kinds.map((kind) => ({ value: kind, label: importKindLabel[kind], hint: importKindNote[kind] }))}
      />
      {centers.length > 0 && (
        <SelectField
          name="centerId"
          label="保健所（人の一覧と過去の開催のとき）"
          emptyLabel="選んでください"
          defaultValue={typedOf("centerId")}
          error={errorOf("centerId")}
          options={centers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {kinds.includes("roster") && (
        <SelectField
          name="bodyId"
          label="会議体（委員名簿のとき）"
          emptyLabel="選んでください"
          defaultValue={typedOf("bodyId")}
          error={errorOf("bodyId")}
          options={bodies.map(({ id, name, centerName }) => ({
            value: id,
            label: centers.length > 0 ? `${centerName} ${name}` : name,
          }))}
        />
      )}
    </>
  );
}
