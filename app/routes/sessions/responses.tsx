import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formatDate } from "#app/domain/japanese-date.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { calledTooText } from "#app/text/proxy.ts";
import { reminderText } from "#app/text/reminder.ts";
import { LIST_STANDINGS } from "#app/text/rsvp.ts";
import { strandedText } from "#app/text/seats.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { remind } from "./responses-action.server.ts";
import { ResponsesList } from "./responses-list.tsx";
import { ReferenceForm } from "./responses-reference.tsx";
import { SilentRemindersPart } from "./responses-reminders.tsx";
import { SeatOffers, SeatTotals } from "./responses-seats.tsx";
import { RoleTotals, StandingTotals } from "./responses-totals.tsx";
import { SessionHeading } from "./session-heading.tsx";

export const handle = { wide: true };

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `回答：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("standing");
  const standing = LIST_STANDINGS.find((known) => known === asked) ?? null;
  const { session, ...list } = orRefuse(await showResponses(ctx, { sessionId: args.params.id ?? "", standing }));
  const { id, title, state, category, startsAt, answerBy, format } = session;
  return {
    ...list,
    session: { id, title, state, category, answerBy, format },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    standing,
    reminded: query.has("reminded") ? Number(query.get("reminded")) || 0 : null,
    seenAt: ctx.now().toISOString(),
  };
}

export const action = (args: ActionFunctionArgs) => remind(args);

export default function Responses() {
  const {
    session,
    hasStarted,
    standing,
    rows,
    totals,
    called,
    calledToo,
    byRole,
    mayEnter,
    seats,
    offers,
    stranded,
    ...asking
  } = useLoaderData<typeof loader>();
  const { reminders, mayRemind, reminded, seenAt } = asking;
  const refused = useActionData<typeof action>();
  const path = `/sessions/${session.id}/responses`;
  return (
    <div className="print-landscape">
      <SessionHeading session={session} tab="responses" isOwn hasStarted={hasStarted} />
      <div className="mb-6 grid gap-4 empty:hidden">
        <ErrorSummary errors={refused?.errors ?? []} />
        {reminded !== null && !refused && (
          <Notice tone="success" title={reminded > 0 ? reminderText.done(reminded) : reminderText.doneNobody} />
        )}
      </div>
      {called === 0 && rows.length === 0 ? (
        <EmptyState
          title="まだ案内していません"
          action={<LinkButton to={`/sessions/${session.id}/invitations`}>案内する方を選ぶ</LinkButton>}
        >
          案内を送ると、ここに回答が集まります。
        </EmptyState>
      ) : (
        <>
          <p className="mb-4">
            {session.state === "postponed"
              ? `延期中です。案内した方は ${called}人、延期の前の回答は ${called - totals.pending}人です。新しい日程が決まるまで、回答は要りません。`
              : `案内 ${called}人のうち、回答 ${called - totals.pending}人・未回答 ${totals.pending}人。${session.answerBy ? `回答期限は${formatDate(session.answerBy)}です。` : ""}`}
          </p>
          {mayEnter && <ReferenceForm path={path} />}
          <SilentRemindersPart {...{ reminders, mayRemind, seenAt }} />
          <SeatTotals seats={seats} format={session.format} path={path} />
          {stranded.length > 0 && (
            <div className="mb-6">
              <Notice tone="warning" title={strandedText(stranded)} />
            </div>
          )}
          {calledToo.length > 0 && (
            <div className="mb-6">
              <Notice tone="warning" title={calledTooText(calledToo)} />
            </div>
          )}
          <StandingTotals totals={totals} path={path} />
          <SeatOffers offers={offers} format={session.format} path={path} />
          <ResponsesList {...{ rows, standing, path, mayEnter, session }} />
          <Section title="役割ごとの人数">
            <RoleTotals byRole={byRole} totals={totals} called={called} />
          </Section>
        </>
      )}
    </div>
  );
}
