import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface NewCandidateFormProps {
  /** The page's own address: the search and whom one replaces stay. */
  action: string;
  fields: FormFields;
  open: boolean;
}

/** Someone the desk has not on file yet; organization and post are proposed from the seat. */
export function NewCandidateForm({ action, fields, open }: NewCandidateFormProps) {
  return (
    <div className="mt-10 rounded-12 border border-solid-gray-420 p-3 sm:p-4 print:hidden">
      <Fold title={<strong>名簿にない方を登録して選ぶ</strong>} open={open}>
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
          <p className="text-[0.875rem] text-solid-gray-700">
            利用目的：会議・研修の案内、出欠の確認、開催の記録のために利用します。
          </p>
          <p>
            <Button variant="secondary">
              <Icon name="plus" />
              登録して選ぶ
            </Button>
          </p>
        </Form>
      </Fold>
    </div>
  );
}
