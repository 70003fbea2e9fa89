import { Form } from "@remix-run/react";
import type { ContactWay } from "#app/domain/contact.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { LETTER_ADDRESSINGS, LETTER_AUDIENCES, MAX_DOCUMENT_NUMBER, type SessionLetter } from "#app/domain/letter.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import { addressingLabel, audienceLabel } from "#app/text/letter.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { CheckboxGroup, RadioGroup } from "#app/ui/choices.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { Checkbox, TextArea, TextField } from "#app/ui/field.tsx";
import { Fold } from "#app/ui/fold.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Section } from "#app/ui/page.tsx";

export interface LetterPage {
  kind: SessionLetter;
  session: {
    id: string;
    title: string;
    format: SessionFormat;
    documentNumber: string | null;
    receptionMinutes: number | null;
    expenses: string | null;
  };
  people: readonly {
    invitationId: string;
    name: string;
    organizationName: string | null;
    title: string | null;
    reachedBy: ContactWay;
  }[];
  bodyNames: readonly string[];
  mark: string | null;
  today: IsoDate;
  isDelivered: boolean;
}

export type Typed = Record<string, string | string[]>;

interface LetterFormProps extends LetterPage {
  typed: Typed | null;
  errors: readonly { field?: string; message: string }[];
}

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

interface Fields {
  errorOf: (name: string) => string | undefined;
  typedOr: (name: string, standard: string) => string;
}

function WhomFields({ people, bodyNames, typed, errorOf, typedOr }: LetterFormProps & Fields) {
  const byHand = people.filter(({ reachedBy }) => reachedBy !== "mail").length;
  const counts = { called: `${people.length}人`, byHand: `${byHand}人`, chosen: "下の一覧で印を付けた方" };
  const chosen = [typed?.people ?? typed?.["people[]"] ?? []].flat();
  return (
    <div className="grid gap-6">
      <RadioGroup
        name="addressing"
        legend="宛名"
        options={LETTER_ADDRESSINGS.map((value) => ({ value, label: addressingLabel[value] }))}
        defaultValue={typedOr("addressing", "each")}
        error={errorOf("addressing")}
      />
      <TextField
        name="groupName"
        label="まとめて一通にするときの宛名"
        hint="「各位」は自動で付きます。まとめた一通には、専用の二次元コードが入りません。"
        defaultValue={typedOr("groupName", bodyNames.length > 0 ? `${bodyNames.join("・")}　構成員` : "関係者")}
        error={errorOf("groupName")}
        maxLength={100}
        width="lg"
      />
      <RadioGroup
        name="audience"
        legend="送る相手"
        options={LETTER_AUDIENCES.map((value) => ({ value, label: `${audienceLabel[value]}：${counts[value]}` }))}
        defaultValue={typedOr("audience", "called")}
        error={errorOf("audience")}
      />
      <Fold title="送る相手を選ぶ（「選んだ方」のとき）" open={typed?.audience === "chosen"}>
        <CheckboxGroup
          name="people[]"
          legend="送る相手"
          columns={2}
          options={people.map(({ invitationId, name, organizationName, reachedBy }) => ({
            value: invitationId,
            label: name,
            hint: [organizationName, contactWayLabel[reachedBy]].filter(Boolean).join("　"),
          }))}
          defaultValues={chosen}
        />
      </Fold>
    </div>
  );
}

function NoticeFields({ session, typed, errorOf, typedOr }: Pick<LetterFormProps, "session" | "typed"> & Fields) {
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
