import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollNotice } from "#app/text/poll.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { formFields } from "../sessions/form-fields.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { CandidateWarnings } from "./candidate-warnings.tsx";
import { ByHand } from "./poll-by-hand.tsx";
import { PollFacts } from "./poll-facts.tsx";
import { PollMatrix } from "./poll-matrix.tsx";
import { DecidedNotices, Meanwhile, OpenNotices } from "./poll-notices.tsx";
import { PollOutlooks } from "./poll-outlooks.tsx";
import { SilentPeople } from "./poll-silent.tsx";
import { PollUpkeep } from "./poll-upkeep.tsx";
import { ReplyFiles } from "./reply-files.tsx";
import { upkeepPoll } from "./upkeep-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `日程調整：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...shown } = orRefuse(await showPoll(ctx, { sessionId: args.params.id ?? "" }));
  if (!shown.poll && shown.mayStart) throw redirect(`/sessions/${session.id}/poll/new`);
  const { searchParams } = new URL(args.request.url);
  const { id, title, state, category, startsAt, endsAt, round } = session;
  return {
    ...shown,
    session: { id, title, state, category, startsAt, endsAt, round },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    done: doneText(args.request, pollNotice),
    // The date that was being chosen when somebody else ended the poll.
    chosen: searchParams.get("chosen"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const result = await upkeepPoll(ctx, sessionId, args.request);
  if (result.ok) return redirect(`/sessions/${sessionId}/poll?done=${result.value}`, 303);
  return data(result.error, { status: 422 });
}

export default function Poll() {
  const shown = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { session, poll, ranked, mayWrite, mayStart, silent, done, window, hasStarted } = shown;
  const mayChange = mayWrite && poll?.state === "open";
  const fields = formFields({ typed: refused?.typed ?? {}, errors: refused?.errors ?? [] });
  const start = mayStart && (
    <LinkButton to={`/sessions/${session.id}/poll/new`} variant="primary">
      {poll ? "新しい日程調整を始める" : "日程調整を始める"}
    </LinkButton>
  );
  return (
    <>
      <SessionHeading session={session} tab="poll" isOwn hasStarted={hasStarted} />
      {!poll && (
        <EmptyState title="この開催では日程調整をしていません" action={start}>
          日程調整は、日時がまだ決まっていない開催（下書き・延期）で始められます。
        </EmptyState>
      )}
      {poll && (
        <>
          <div className="mb-8 grid gap-6 empty:hidden">
            <ErrorSummary errors={refused?.errors ?? []} />
            <Meanwhile poll={poll} chosen={shown.chosen} endedBy={shown.endedBy} />
            {poll.state === "decided" ? (
              <DecidedNotices
                session={session}
                option={poll.options.find(({ id }) => id === poll.decidedOptionId)}
                callRefusal={shown.callRefusal}
                mails={shown.decisionMails}
                mayWrite={mayWrite}
              />
            ) : (
              <OpenNotices done={refused ? null : done} state={poll.state} window={window} />
            )}
            <CandidateWarnings warnings={shown.warnings} />
            {start && <p>{start}</p>}
          </div>
          <Section title={poll.state === "open" ? "候補日の見通し" : "候補日と回答"}>
            <PollOutlooks
              poll={poll}
              ranked={ranked}
              decidePath={mayChange ? `/sessions/${session.id}/poll/decide` : null}
            />
          </Section>
          <Section
            title={`回答の一覧（${poll.participants.length}人）`}
            actions={<ReplyFiles sessionId={session.id} />}
          >
            <PollMatrix sessionId={session.id} poll={poll} ranked={ranked} />
          </Section>
          {poll.state === "decided" ? (
            <ByHand participants={poll.participants} called={shown.called} />
          ) : (
            <SilentPeople
              sessionId={session.id}
              people={poll.participants.filter(({ id }) => silent.includes(id))}
              mayRemind={mayChange}
            />
          )}
          <Section title="日程調整の内容">
            <PollFacts poll={poll} isLate={window === "late"} endedBy={shown.endedBy} />
          </Section>
          {mayChange && <PollUpkeep sessionId={session.id} poll={poll} fields={fields} open={refused?.form ?? null} />}
        </>
      )}
    </>
  );
}
