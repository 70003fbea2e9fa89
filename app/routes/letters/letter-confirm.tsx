import { Form } from "@remix-run/react";
import { CONTACT_WAYS, type ContactWay } from "#app/domain/contact.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import type { LetterKind } from "#app/domain/letter-wording.ts";
import { addressingLabel } from "#app/text/letter.ts";
import { letterKindLabel } from "#app/text/letter-wording.ts";
import { contactWayLabel } from "#app/text/rsvp.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, Section } from "#app/ui/page.tsx";
import type { LetterPage, Typed } from "./letter-page.ts";
import { MissingCharacters } from "./missing-characters.tsx";

interface LetterConfirmProps extends LetterPage {
  preview: {
    documentNumber: string | null;
    numberedBefore: { kind: LetterKind; issuedOn: string; session: { title: string } | null } | null;
    people: readonly { invitationId: string; reachedBy: ContactWay }[];
    letters: number;
    mails: number;
    missing: readonly string[];
    issuedBefore: number;
  };
  typed: Typed;
}

/** Before it is issued: to how many, by which way, under which number; and the letter itself to be looked at. */
export function LetterConfirm({ kind, session, preview, typed, isDelivered }: LetterConfirmProps) {
  const { people, letters, mails, missing, issuedBefore, documentNumber, numberedBefore } = preview;
  const ways = CONTACT_WAYS.map((way) => ({ way, count: people.filter(({ reachedBy }) => reachedBy === way).length }));
  const byWay = ways
    .filter(({ count }) => count > 0)
    .map(({ way, count }) => `${contactWayLabel[way]} ${count}人`)
    .join("、");
  const isGroup = typed.addressing === "group";
  const path = `/sessions/${session.id}/letters/new/${kind}`;
  return (
    <>
      <div className="mb-6 grid gap-6 empty:hidden">
        <MissingCharacters missing={missing} />
        {numberedBefore && (
          <Notice tone="warning" title={`文書番号「${documentNumber}」は、すでに使っています`}>
            {usedFor(numberedBefore)}の番号です。同じ文書を出し直すのでなければ、戻って番号を直してください。
          </Notice>
        )}
        {mails > 0 && !isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      <Section title="発行する内容">
        <DescriptionList
          items={[
            { term: "宛名", description: isGroup ? `${typed.groupName}　各位` : addressingLabel.each },
            { term: "印刷する通数", description: `${letters}通` },
            {
              term: "送る相手",
              description:
                people.length > 0
                  ? `${people.length}人（${byWay}）`
                  : "これから案内する方（案内のメールに添付できます）",
            },
            { term: "文書番号", description: documentNumber ?? "（印刷しません）" },
            ...(kind === "notice"
              ? [{ term: "出欠回答票", description: typed.withSlip === "on" ? "付ける" : "付けない" }]
              : []),
            { term: "メール", description: mails > 0 ? `${mails}人にPDFを添付して送ります` : "送りません" },
          ]}
        />
      </Section>
      <Form method="post" action={path} reloadDocument className="mt-10 flex flex-wrap gap-4">
        {hiddenFields(typed).map(([name, value]) => (
          <input key={`${name}${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="issuedBefore" value={issuedBefore} />
        <Button name="step" value="issue">
          <Icon name="check" />
          {mails > 0 ? `${letters}通を発行し、${mails}人にメールで送る` : `${letters}通を発行する`}
        </Button>
        <Button variant="secondary" formAction={`${path}/preview.pdf`} formTarget="_blank">
          <Icon name="download" />
          見本をPDFで開く
        </Button>
        <Button variant="secondary" name="step" value="edit">
          <Icon name="chevron-left" />
          戻って直す
        </Button>
      </Form>
    </>
  );
}

function usedFor({ kind, issuedOn, session }: NonNullable<LetterConfirmProps["preview"]["numberedBefore"]>): string {
  const letter = `${formatDateWithoutWeekday(issuedOn)}付けの${letterKindLabel[kind]}`;
  return session ? `${letter}（${session.title}）` : letter;
}

/** What was typed, carried on; which button was pressed is the next page's to say. */
function hiddenFields(typed: Typed): [string, string][] {
  return Object.entries(typed)
    .filter(([name]) => name !== "step" && name !== "issuedBefore")
    .flatMap(([name, value]) => [value].flat().map((text): [string, string] => [name, text]));
}
