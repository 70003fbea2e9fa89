import { Form } from "@remix-run/react";
import { MAX_PER_ORGANIZATION } from "#app/domain/recruitment.ts";
import { Button } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import type { FormFields } from "../sessions/form-fields.ts";

interface RecruitmentFormProps {
  fields: FormFields;
  isOpen: boolean;
}

/** 募集: when, how many, for whom, and what is told to those who apply. */
export function RecruitmentForm({ fields, isOpen }: RecruitmentFormProps) {
  return (
    <Form method="post" noValidate className="grid max-w-[48rem] gap-6">
      <input type="hidden" name="version" value={fields.text("version")} />
      <div className="grid gap-6 sm:grid-cols-2">
        <DateField
          {...fields.of("opensOn")}
          label="受付開始日"
          hint="空欄なら、すぐに始まります。"
          warnsOfDayOff={false}
        />
        <DateField
          {...fields.of("closesOn")}
          label="受付終了日"
          required
          hint="この日の終わりまで受け付けます。"
          warnsOfDayOff={false}
        />
      </div>
      <TextField
        {...fields.of("perOrganization")}
        label="1機関あたりの人数"
        width="xs"
        inputMode="numeric"
        hint={`空欄なら、定員までなら何人でも申し込めます（1～${MAX_PER_ORGANIZATION}）。定員は「内容を変更」で入力します。`}
      />
      <TextArea {...fields.of("target")} label="対象" rows={2} hint="例：在宅医療・介護に携わる多職種の方" />
      <TextArea
        {...fields.of("message")}
        label="申し込む方へのお知らせ"
        rows={4}
        hint="公開のページに載ります。オンラインの接続先など、受講する方だけに知らせることは書かないでください。"
      />
      <TextArea {...fields.of("purpose")} label="個人情報の利用目的" rows={4} required />
      <p className="flex flex-wrap gap-3">
        <Button name="act" value="save">
          {isOpen ? "変更を保存する" : "募集を始める"}
        </Button>
        <Button variant="secondary" name="act" value="preview">
          公開のページを確かめる
        </Button>
      </p>
    </Form>
  );
}
