import { Form } from "@remix-run/react";
import { OCCUPATIONS } from "#app/domain/taxonomy.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { personFieldLabel } from "#app/text/fields.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface PersonFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  /** Where there are several, whose file it is to be. */
  centers?: readonly { id: string; name: string }[];
  backTo: string;
  button: string;
}

export function PersonForm({ typed, errors, centers = [], backTo, button }: PersonFormProps) {
  const fields = formFields({ typed, errors });
  const occupation = fields.text("occupation");
  const occupations = [...new Set([...OCCUPATIONS, occupation].filter(Boolean))];
  return (
    <Form method="post" noValidate className="grid gap-6">
      <ErrorSummary errors={errors} labelOf={personFieldLabel} />
      {typed.version !== undefined && <input type="hidden" name="version" value={fields.text("version")} />}
      {centers.length > 1 && (
        <SelectField
          {...fields.of("centerId")}
          label="名簿を持つ保健所"
          required
          emptyLabel="選んでください"
          options={centers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField {...fields.of("name")} label="氏名" required width="md" maxLength={100} />
      <TextField {...fields.of("kana")} label="フリガナ" width="md" maxLength={100} />
      <TextField
        {...fields.of("organizationName")}
        label="機関の名称"
        hint="登録済みの機関は、同じ名称で結び付きます。ない場合は、新しい機関として登録します。"
        width="lg"
        maxLength={200}
      />
      <TextField {...fields.of("title")} label="役職" width="md" maxLength={100} />
      <SelectField
        {...fields.of("occupation")}
        label="職種"
        emptyLabel="選ばない"
        options={occupations.map((word) => ({ value: word, label: word }))}
      />
      <TextField {...fields.of("email")} label="メールアドレス" type="email" width="md" maxLength={254} />
      <TextField {...fields.of("phone")} label="電話番号" type="tel" width="sm" maxLength={50} />
      <TextField {...fields.of("fax")} label="FAX番号" type="tel" width="sm" maxLength={50} />
      <p className="text-[0.875rem] text-solid-gray-700">
        利用目的：会議・研修の案内、出欠の確認、開催の記録のために利用します。
      </p>
      <p className="flex flex-wrap gap-4">
        <Button>{button}</Button>
        <LinkButton to={backTo}>やめる</LinkButton>
      </p>
    </Form>
  );
}
