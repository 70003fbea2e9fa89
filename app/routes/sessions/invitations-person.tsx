import { Form } from "@remix-run/react";
import { GUEST_ROLES, guestRole } from "#app/domain/guest.ts";
import type { SessionCategory } from "#app/domain/taxonomy.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FormFields } from "./form-fields.ts";

interface NewPersonFormProps {
  /** The page's own address: what was chosen so far stays. */
  action: string;
  category: SessionCategory;
  fields: FormFields;
  open: boolean;
}

/** Someone the desk has not on file yet, with the least that a notice needs. */
export function NewPersonForm({ action, category, fields, open }: NewPersonFormProps) {
  const { defaultValue: role, ...roleField } = fields.of("role");
  return (
    <div className="mt-10 rounded-12 border border-solid-gray-420 p-3 sm:p-4 print:hidden">
      <Fold title={<strong>名簿にない方を登録して加える</strong>} open={open}>
        <Form method="post" action={action} noValidate className="grid gap-5 p-2">
          <TextField {...fields.of("name")} label="氏名" required width="md" />
          <TextField {...fields.of("kana")} label="フリガナ" width="md" />
          <TextField
            {...fields.of("organizationName")}
            label="機関の名称"
            hint="登録済みの機関は、同じ名称で結び付きます。"
          />
          <TextField {...fields.of("title")} label="役職" width="md" />
          <TextField {...fields.of("email")} label="メールアドレス" type="email" width="md" />
          <SelectField
            {...roleField}
            label="役割"
            defaultValue={role || guestRole(category)}
            options={GUEST_ROLES.map((value) => ({ value, label: participantRoleLabel[value] }))}
          />
          <p className="text-[0.875rem] text-solid-gray-700">
            利用目的：会議・研修の案内、出欠の確認、開催の記録のために利用します。
          </p>
          <p>
            <Button variant="secondary">
              <Icon name="plus" />
              登録して加える
            </Button>
          </p>
        </Form>
      </Fold>
    </div>
  );
}
