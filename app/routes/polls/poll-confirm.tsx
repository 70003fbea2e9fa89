import { Form, useBlocker } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { formatDate } from "#app/domain/japanese-date.ts";
import type { PollNeed } from "#app/domain/poll.ts";
import type { Candidate } from "#app/domain/poll-plan.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { whenText } from "#app/text/session.ts";
import { Button } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList, Section, unbroken } from "#app/ui/page.tsx";
import type { Recipient } from "#app/use-cases/invitations/find-recipients.ts";
import type { CandidateWarning } from "#app/use-cases/polls/warn-of-candidates.ts";
import { MailPreview } from "../sessions/invitations-preview.tsx";
import { AskedTable, AskWays } from "./asked-table.tsx";
import { CandidateWarnings } from "./candidate-warnings.tsx";

interface PollConfirmProps {
  preview: {
    candidates: readonly Candidate[];
    people: readonly (Recipient & { need: PollNeed })[];
    answerBy: IsoDate | null;
    quorum: number | null;
    warnings: readonly CandidateWarning[];
    mail: { toName: string; toAddress: string; subject: string; text: string } | null;
  };
  /** Everything the form held: going back shows it again. */
  typed: Typed;
  isDelivered: boolean;
}

/** What opening the poll will do: which dates, who is asked by mail, and who must be asked by hand. */
export function PollConfirm({ preview, typed, isDelivered }: PollConfirmProps) {
  const { candidates, people, answerBy, quorum, warnings, mail } = preview;
  const form = useBackOfBrowser();
  return (
    <>
      <div className="grid gap-6 empty:hidden">
        <CandidateWarnings warnings={warnings} />
        {!isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      <Section title="送信前の確認">
        <DescriptionList
          items={[
            {
              term: "候補日",
              description: (
                <ul>
                  {candidates.map((candidate) => (
                    <li key={candidate.startsAt.getTime()}>{unbroken(whenText(candidate))}</li>
                  ))}
                </ul>
              ),
            },
            { term: "回答期限", description: answerBy ? formatDate(answerBy) : "" },
            { term: "定足数", description: quorum === null ? "人数の条件なし" : `${quorum}人` },
            { term: "連絡方法", description: <AskWays people={people} /> },
          ]}
        />
      </Section>
      <Section title={`日程をお尋ねする方（${people.length}人）`}>
        <AskedTable people={people} />
      </Section>
      {mail && (
        <Section title="メールの見本（最初の方）">
          <MailPreview mail={mail} />
        </Section>
      )}
      <Form ref={form} method="post" className="mt-10 flex flex-wrap gap-4">
        <TypedFields typed={typed} />
        {people.map(({ personId, role, need }) => (
          <input key={personId} type="hidden" name="people[]" value={`${role}:${need}:${personId}`} />
        ))}
        <Button name="do" value="open">
          <Icon name="mail" />
          {people.length}人に日程を尋ねる
        </Button>
        <Button name="do" value="back" variant="secondary">
          <Icon name="chevron-left" />
          戻って直す
        </Button>
      </Form>
    </>
  );
}

/** The browser's own way back leads where the button does: to the form as it was typed, not out of it. */
function useBackOfBrowser() {
  const form = useRef<HTMLFormElement>(null);
  const blocker = useBlocker(({ historyAction }) => historyAction === "POP");
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    blocker.reset();
    form.current?.requestSubmit(form.current.querySelector<HTMLElement>('button[value="back"]'));
  }, [blocker]);
  return form;
}

/** What was typed, carried along unseen. */
export function TypedFields({ typed }: { typed: Typed }) {
  return Object.entries(typed)
    .filter(([name]) => name !== "do" && name !== "people[]")
    .flatMap(([name, value]) =>
      [value].flat().map((text) => <input key={`${name} ${text}`} type="hidden" name={name} value={text} />),
    );
}
