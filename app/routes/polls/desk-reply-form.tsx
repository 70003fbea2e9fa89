import { Form } from "@remix-run/react";
import { DESK_WAYS } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { responseWayLabel } from "#app/text/labels.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { FormFields } from "../sessions/form-fields.ts";
import { MarkFields } from "./mark-fields.tsx";

interface DeskReplyFormProps {
  options: readonly { id: string; startsAt: Instant; endsAt: Instant }[];
  late: boolean;
  fields: FormFields;
}

/** A reply as the desk was told it. Who enters it, and when, is kept with it. */
export function DeskReplyForm({ options, late, fields }: DeskReplyFormProps) {
  const { defaultValue: via, ...viaField } = fields.of("via");
  return (
    <Form method="post" noValidate className="grid max-w-[42rem] gap-8">
      {late && <Notice tone="info" title="回答期限を過ぎています。事務局からは入力できます。" />}
      <RadioGroup
        {...viaField}
        legend="受けた方法"
        layout="row"
        required
        defaultValue={via || undefined}
        options={DESK_WAYS.map((value) => ({ value, label: responseWayLabel[value] }))}
      />
      <MarkFields options={options} fields={fields} commentLabel="連絡事項" />
      <p>
        <Button>回答を記録する</Button>
      </p>
    </Form>
  );
}
