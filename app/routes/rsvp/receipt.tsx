import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { proxyDeclinedText } from "#app/text/proxy.ts";
import { answerChoice, lapsedAnswerText, waitingText } from "#app/text/rsvp.ts";
import { queueText } from "#app/text/seats.ts";
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
  /** In the queue, from 1; null for whoever does not wait, or has a seat to take. */
  place: number | null;
}

/** What was recorded, and when: the participant's proof. */
export function Receipt(props: AnswerProps) {
  return (
    <Notice tone="success" title={props.place === null ? "回答を受け付けました" : waitingText}>
      <Queue place={props.place} />
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
      {props.place !== null && <p>{waitingText}</p>}
      <Queue place={props.place} />
      <AnswerFacts {...props} />
    </section>
  );
}

function Queue({ place }: Pick<AnswerProps, "place">) {
  if (place === null) return null;
  return (
    <p className="mb-2">
      <strong>{queueText.place(place)}</strong>
      {queueText.later}
    </p>
  );
}

function AnswerFacts({ response, format }: Omit<AnswerProps, "place">) {
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

/** Why somebody who answered is asked once more. */
export function AskedAnew({
  lapsedAnswer,
  declinedProxy,
  format,
}: {
  lapsedAnswer: RsvpAnswer | null;
  declinedProxy: string | null;
  format: SessionFormat;
}) {
  return (
    <>
      {lapsedAnswer && <Notice tone="warning" title={lapsedAnswerText(answerChoice(lapsedAnswer, format))} />}
      {declinedProxy && <Notice tone="warning" title={proxyDeclinedText(declinedProxy)} />}
    </>
  );
}
