import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { answerChoice, waitingText } from "#app/text/rsvp.ts";
import { instantText } from "#app/text/session.ts";
import { Notice } from "#app/ui/notice.tsx";
import { DescriptionList } from "#app/ui/page.tsx";

interface Answered {
  answer: RsvpAnswer;
  seated: boolean;
  proxyName: string | null;
  proxyTitle: string | null;
  proxyOrganization: string | null;
  message: string | null;
  late: boolean;
  answeredAt: Instant;
}

interface AnswerProps {
  response: Answered;
  format: SessionFormat;
}

/** What was recorded, and when: the participant's proof. */
export function Receipt(props: AnswerProps) {
  const { seated } = props.response;
  return (
    <Notice tone="success" title={seated ? "回答を受け付けました" : waitingText}>
      {!seated && <p className="mb-2">空きが出たときは、受け付けた順に事務局からご連絡します。</p>}
      <AnswerFacts {...props} />
      <p className="mt-2">この画面を閉じて構いません。回答の内容は、このページでいつでも確かめられます。</p>
    </Notice>
  );
}

export function CurrentAnswer(props: AnswerProps) {
  return (
    <section aria-labelledby="current-heading">
      <h2 id="current-heading" className="mb-2 text-std-17B-170 text-solid-gray-900">
        現在の回答
      </h2>
      {!props.response.seated && <p className="mb-2">{waitingText}</p>}
      <AnswerFacts {...props} />
    </section>
  );
}

function AnswerFacts({ response, format }: AnswerProps) {
  const proxy = [response.proxyOrganization, response.proxyTitle, response.proxyName].filter(Boolean).join("　");
  const answer = `${answerChoice(response.answer, format)}${response.seated ? "" : "（空き待ち）"}`;
  return (
    <DescriptionList
      items={[
        { term: "回答", description: <strong>{answer}</strong> },
        ...(proxy ? [{ term: "代理の方", description: `${proxy}　様` }] : []),
        ...(response.message
          ? [{ term: "連絡事項", description: <span className="whitespace-pre-line">{response.message}</span> }]
          : []),
        { term: "受付日時", description: `${instantText(response.answeredAt)}${response.late ? "（期限後）" : ""}` },
      ]}
    />
  );
}
