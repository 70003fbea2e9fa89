import { Form } from "@remix-run/react";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { MAX_DOCUMENT_NUMBER } from "#app/domain/letter.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";
import type { LetterFormProps } from "./letter-page.ts";
import { NoticeFields } from "./notice-fields.tsx";
import { WhomFields } from "./whom-fields.tsx";

/** Whom a letter is for and what it bears. */
export function LetterForm(props: LetterFormProps) {
  const { kind, session, typed, errors, mark, today } = props;
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message;
  const typedOr = (name: string, standard: string) => (typed ? String(typed[name] ?? "") : standard);
  return (
    <Form method="post" className="grid gap-10">
      <Section title="宛名と送る相手">
        <WhomFields {...props} errorOf={errorOf} typedOr={typedOr} />
      </Section>
      <Section title="文書番号と日付">
        <div className="grid gap-6">
          <TextField
            name="number"
            label="文書番号"
            hint={
              mark
                ? `数字だけを入れると「${mark}第○号」と印刷します。空欄なら印刷しません。`
                : "例：釧保第123号。空欄なら印刷しません。文書記号は「設定」の差出人で登録できます。"
            }
            defaultValue={typedOr("number", kind === "notice" ? (session.documentNumber ?? "") : "")}
            error={errorOf("number")}
            maxLength={MAX_DOCUMENT_NUMBER}
            width="md"
          />
          <DateField
            name="issuedOn"
            label="文書の日付"
            hint="空欄なら今日の日付です。"
            defaultValue={typedOr("issuedOn", formatDateWithoutWeekday(today))}
            error={errorOf("issuedOn")}
            warnsOfDayOff={false}
          />
        </div>
      </Section>
      {kind === "notice" && <NoticeFields {...{ session, typed, errorOf, typedOr }} />}
      <Section title="送り方">
        <Checkbox
          name="byMail"
          label="メールが届く方には、PDFを添付したメールも送る"
          defaultChecked={typed?.byMail === "on"}
          hint="送る前に、次の画面で人数を確かめます。メールの届かない方には、印刷して郵送かFAXでお送りください。"
        />
      </Section>
      <div className="flex flex-wrap gap-4">
        <Button name="step" value="confirm">
          発行前の確認へ進む
          <Icon name="chevron-right" />
        </Button>
        <LinkButton to={`/sessions/${session.id}/letters`}>やめる</LinkButton>
      </div>
    </Form>
  );
}
