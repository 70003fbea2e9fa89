import { Form } from "@remix-run/react";
import { durationText } from "#app/text/certificate.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";

interface MinutesFormProps {
  session: { certificateMinutes: number | null; version: number };
  plannedMinutes: number | null;
  mayWrite: boolean;
  /** Refused, as it was typed. */
  typed: string | undefined;
  error: string | undefined;
}

/** How long somebody must have been there. */
export function MinutesForm({ session, plannedMinutes, mayWrite, typed, error }: MinutesFormProps) {
  const { certificateMinutes: minutes, version } = session;
  const planned =
    plannedMinutes === null ? "終了時刻の記録がありません。" : `開催時間は${durationText(plannedMinutes)}です。`;
  if (!mayWrite) return <p>{minutes === null ? "決まっていません。" : `${durationText(minutes)}以上　${planned}`}</p>;
  return (
    <Form method="post" noValidate className="grid justify-items-start gap-4">
      <input type="hidden" name="version" value={version} />
      <TextField
        name="minutes"
        label="受講証に必要な時間（分）"
        hint={`${planned}空欄にすると、新しく発行しません。発行済みの受講証は変わりません。`}
        defaultValue={typed ?? minutes ?? ""}
        error={error}
        inputMode="numeric"
        width="xs"
      />
      <Button name="step" value="minutes" variant="secondary">
        保存する
      </Button>
    </Form>
  );
}
