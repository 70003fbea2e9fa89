import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { SESSION_STEPS, stepsFrom } from "#app/domain/session.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalLines, version } from "#app/http/fields.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { minutesText } from "#app/text/minutes.ts";
import { commonRefusal, planRefusal, stepRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Section } from "#app/ui/page.tsx";
import { showHeadcount } from "#app/use-cases/attendance/show-headcount.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { showWarnings } from "#app/use-cases/sessions/show-warnings.ts";
import { AgendaTable } from "./agenda-table.tsx";
import { SessionHeading } from "./session-heading.tsx";
import { NextStep } from "./session-next-step.tsx";
import { SessionNotices } from "./session-notices.tsx";
import { SessionPlanList } from "./session-plan-list.tsx";
import { SessionSteps } from "./session-steps.tsx";
import { SessionWarningList } from "./session-warning-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const shown = orRefuse(await showSession(ctx, args.params.id ?? ""));
  const { session } = shown;
  const headcount = session.state === "held" ? await showHeadcount(ctx, session.id) : null;
  return {
    ...shown,
    isEdited: new URL(args.request.url).searchParams.has("edited"),
    warnings: await showWarnings(ctx, session),
    headcount: headcount?.ok ? headcount.value.headcount : null,
    fiscalYear: session.startsAt && fiscalYearOf(session.startsAt),
    hasStarted: session.startsAt !== null && session.startsAt <= ctx.now(),
  };
}

const step = z.object({ step: choice(SESSION_STEPS), reason: optionalLines(500), version });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readForm(args.request, step);
  if (!form.ok) return data({ errors: form.errors, reason: String(form.typed.reason ?? "") }, { status: 422 });
  const { reason, step: taken, version } = form.value;
  const id = args.params.id ?? "";
  const result = await changeSessionState(ctx, { id, step: taken, reason: reason ?? undefined, version });
  if (result.ok) return redirect(result.value.untold > 0 ? `/sessions/${id}/changes` : `/sessions/${id}`);
  const message = { ...commonRefusal, ...stepRefusal, ...planRefusal }[result.error];
  const error = taken === "cancel" || taken === "postpone" ? { field: "reason", message } : { message };
  return data({ errors: [error], reason: reason ?? "" }, { status: 422 });
}

export default function Session() {
  const {
    session,
    isOwn,
    mayWrite,
    mayTell,
    reportConfirmed,
    called,
    unsent,
    untold,
    isEdited,
    carried,
    opensMinutes,
    warnings,
    headcount,
    fiscalYear,
    hasStarted,
  } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SessionHeading session={session} tab="plan" isOwn={isOwn} hasStarted={hasStarted} mayEdit={mayWrite} />
      <div className="mb-8 empty:hidden">
        <ErrorSummary errors={answer?.errors ?? []} />
      </div>
      <SessionNotices {...{ session, isOwn, untold, called, isEdited, mayTell, reportConfirmed }} />
      {mayWrite && <NextStep session={session} called={called} hasStarted={hasStarted} />}
      {isOwn && <SessionWarningList warnings={warnings} />}
      <Section title="開催の内容">
        <SessionPlanList {...{ session, isOwn, headcount, fiscalYear, called, unsent }} />
      </Section>
      <Section title="議題">
        <AgendaTable session={session} carried={carried} />
      </Section>
      {opensMinutes && (
        <Section title={minutesText.title}>
          <LinkButton to={`/sessions/${session.id}/minutes`}>公開用の議事概要を見る</LinkButton>
        </Section>
      )}
      {mayWrite && (
        <SessionSteps
          steps={stepsFrom(session.state)}
          hasDate={session.startsAt !== null}
          isPostponed={session.state === "postponed"}
          session={session}
          reason={answer?.reason ?? ""}
          error={answer?.errors.find(({ field }) => field === "reason")?.message}
        />
      )}
    </>
  );
}
