import { Form } from "@remix-run/react";
import type { Typed } from "#app/http/form-rows.ts";
import { senderFieldLabel } from "#app/text/settings.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { formFields } from "../sessions/form-fields.ts";

interface SenderFormProps {
  typed: Typed;
  errors: readonly { field?: string; message: string }[];
  centerName: string;
}

const LABELS: Record<string, string> = senderFieldLabel;

export function SenderForm({ typed, errors, centerName }: SenderFormProps) {
  const fields = formFields({ typed, errors });
  const labelled = (name: keyof typeof senderFieldLabel) => ({ ...fields.of(name), label: senderFieldLabel[name] });
  return (
    <Form method="post" noValidate className="grid gap-6">
      <ErrorSummary errors={errors} labelOf={(field) => LABELS[field]} />
      <input type="hidden" name="version" value={fields.text("version")} />
      <TextField
        {...labelled("senderName")}
        hint={`受信トレイに差出人として出ます。空欄のときは「${centerName}」です。`}
        width="md"
        maxLength={100}
      />
      <TextField
        {...labelled("email")}
        type="email"
        hint="メールへの返信が届くアドレスです。空欄のときは、差出人のアドレスに返信されます。"
        width="md"
        maxLength={254}
      />
      <TextField {...labelled("section")} hint="例：企画総務課企画係" width="md" maxLength={100} />
      <TextField {...labelled("postalCode")} hint="例：085-0826" width="sm" maxLength={20} />
      <TextField {...labelled("address")} width="lg" maxLength={300} />
      <TextField {...labelled("phone")} type="tel" width="sm" maxLength={50} />
      <TextField {...labelled("fax")} type="tel" width="sm" maxLength={50} />
      <TextField
        {...labelled("documentMark")}
        hint="通知の文書番号の頭に付ける記号です。例：釧保企　→「釧保企第123号」"
        width="sm"
        maxLength={30}
      />
      <TextArea
        {...labelled("signatory")}
        rows={2}
        hint={`通知や委嘱状の発信者です。職名と氏名を、行を分けて書けます。空欄のときは「${centerName}長」です。`}
      />
      <p className="flex flex-wrap gap-4">
        <Button>保存する</Button>
        <LinkButton to="/settings">やめる</LinkButton>
      </p>
    </Form>
  );
}
