import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalDate, optionalText } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollDeskRefusal, pollPlanRefusal } from "#app/text/poll.ts";
import { planRefusal, stepRefusal } from "#app/text/refusals.ts";
import { sendRefusal } from "#app/text/rsvp.ts";
import { roundText, whenText } from "#app/text/session.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { previewDecision } from "#app/use-cases/polls/preview-decision.ts";
import { formFields } from "../sessions/form-fields.ts";
import { CandidateWarnings } from "./candidate-warnings.tsx";
import { DecideForm } from "./decide-form.tsx";
import { StandingFacts } from "./poll-outlooks.tsx";

export const meta: MetaFunction = () => [{ title: "日時の決定｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", optionId = "" } = args.params;
  const result = await previewDecision(ctx, { sessionId, optionId });
  // The page before shows how the poll stands.
  if (!result.ok && result.error !== "not-found" && result.error !== "forbidden") {
    throw redirect(`/sessions/${sessionId}/poll?chosen=${optionId}`);
  }
  const { session, poll, ...preview } = orRefuse(result);
  const { id, title, startsAt, endsAt, answerBy, documentNumber } = session;
  return {
    ...preview,
    session: { id, title, startsAt, endsAt, documentNumber, answerBy },
    optionId,
    participants: poll.participants,
    isDelivered: ctx.settings.mailIsDelivered,
  };
}

const deciding = z.object({
  invited: z.array(z.string().max(64)).max(2000).default([]),
  answerBy: optionalDate,
  documentNumber: optionalText(50),
});
const MESSAGES = { ...pollPlanRefusal, ...pollDeskRefusal, ...stepRefusal, ...planRefusal };

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const { id: sessionId = "", optionId = "" } = args.params;
  const form = await readForm(args.request, deciding);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await decidePoll(ctx, { sessionId, optionId, ...form.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/poll`, 303);
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, typeof error>({ ok: false, error });
  // Decided meanwhile, by somebody else or by a second press: the poll's page says which.
  if (error === "poll-over") return redirect(`/sessions/${sessionId}/poll?chosen=${optionId}`, 303);
  const message = MESSAGES[error];
  const errors = [error.startsWith("answer-by") ? { field: "answerBy", message } : { message }];
  return data({ typed: form.typed, errors }, { status: 422 });
}

export default function Decide() {
  const shown = useLoaderData<typeof loader>();
  const { session, optionId, participants, standing, gone, calledBefore, callRefusal, newRound } = shown;
  const refused = useActionData<typeof action>();
  const back = `/sessions/${session.id}/poll`;
  const answerBy = session.answerBy ? formatDateWithoutWeekday(session.answerBy) : "";
  const typed = refused?.typed ?? { answerBy, documentNumber: session.documentNumber ?? "" };
  const fields = formFields({ typed, errors: refused?.errors ?? [] });
  return (
    <>
      <PageHeading
        title={`${whenText(session)}に決める`}
        lead={session.title}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "日程調整", to: back },
        ]}
      />
      <div className="mb-8 grid gap-6 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        <CandidateWarnings warnings={shown.warnings} title="この日を確かめてください" />
        {callRefusal === "place-required" && (
          <Notice tone="warning" title="日時だけを決めます。開催案内は送られません">
            {sendRefusal["place-required"]}
            お尋ねした方には、日時の決定と、正式な案内が後日になることをメールでお知らせします。
          </Notice>
        )}
        {!shown.isDelivered && (
          <Notice tone="info" title="メールの送信サーバーが設定されていません">
            メールは送信されず、送信箱に保管されます。送信箱で内容を確かめられます。
          </Notice>
        )}
      </div>
      <Section title="この日の見通し">
        <StandingFacts standing={standing} participants={participants} />
        {newRound !== null && <p className="mt-1.5">決めると、{roundText(newRound)}の開催になります。</p>}
      </Section>
      <DecideForm
        people={{ optionId, participants, gone, calledBefore, invited: refused ? fields.list("invited") : null }}
        isCalling={callRefusal === null}
        fields={fields}
        back={back}
      />
    </>
  );
}
