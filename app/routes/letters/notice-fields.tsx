import { Checkbox, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/page.tsx";
import type { FieldsAsTyped, LetterFormProps } from "./letter-page.ts";

type NoticeFieldsProps = Pick<LetterFormProps, "session" | "typed"> & FieldsAsTyped;

/** What a 開催通知 bears beside the session's own plan. */
export function NoticeFields({ session, typed, errorOf, typedOr }: NoticeFieldsProps) {
  return (
    <Section title="開催通知の内容">
      <p className="mb-6">
        日時・場所・議題などは、開催の内容のとおりに入ります。ここでは、通知だけに載せる事項を入力します。
      </p>
      <div className="grid gap-6">
        <TextField
          name="receptionMinutes"
          label="受付開始（開始の何分前）"
          hint="分。空欄なら印刷しません。"
          inputMode="numeric"
          defaultValue={typedOr("receptionMinutes", session.receptionMinutes?.toString() ?? "")}
          error={errorOf("receptionMinutes")}
          width="xs"
        />
        <TextArea
          name="expenses"
          label="旅費・謝金"
          hint="例：旅費は規程により支給します。空欄なら項目ごと印刷しません。"
          rows={2}
          defaultValue={typedOr("expenses", session.expenses ?? "")}
          error={errorOf("expenses")}
        />
        {session.format !== "written" && (
          <Checkbox
            name="withSlip"
            label="出欠回答票（FAX返信用）を付ける"
            defaultChecked={typed ? typed.withSlip === "on" : true}
          />
        )}
      </div>
    </Section>
  );
}
