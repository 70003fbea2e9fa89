import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { REMINDER_KINDS } from "#app/domain/reminder.ts";
import { refuse } from "#app/domain/result.ts";
import { staffContext } from "#app/http/context.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { PageHeading } from "#app/ui/page.tsx";
import { listPresenters } from "#app/use-cases/sessions/list-presenters.ts";
import { planSession } from "#app/use-cases/sessions/save-session.ts";
import { showSessionChoices } from "#app/use-cases/sessions/show-session-choices.ts";
import { takeFromLastRound } from "./last-round.server.ts";
import { again, errorOf, readSessionForm } from "./read-session-form.server.ts";
import { SessionForm } from "./session-form.tsx";

export const meta: MetaFunction = () => [{ title: "開催の登録｜Renkei" }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const choices = await showSessionChoices(ctx);
  if (choices.leadCenters.length === 0) orRefuse(refuse("forbidden"));
  const { centerId } = ctx.actor;
  const bodyIds = choices.bodies.map(({ id }) => id);
  const presenters = centerId ? orRefuse(await listPresenters(ctx, { centerId, bodyIds, startsAt: null })) : [];
  const wanted = new URL(args.request.url).searchParams.get("body");
  const body = choices.bodies.find(({ id }) => id === wanted);
  const typed = body ? { ...EMPTY, "bodies[]": [body.id], centerId: body.centerId } : EMPTY;
  return { choices, centerId, presenters, typed };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const form = await readSessionForm(args.request);
  if (form.kind === "rows") return again(form.typed);
  if (form.kind === "take") return takeFromLastRound(ctx, { ...form, id: null, centerId: ctx.actor.centerId });
  if (!form.ok) return again(form.typed, form.errors);
  const { input, schedule, centerId } = form.value;
  if (!ctx.actor.centerId && !centerId) {
    return again(form.typed, [{ field: "centerId", message: "主催する保健所を選んでください。" }]);
  }
  const result = await planSession(ctx, { centerId: ctx.actor.centerId ?? centerId, input, schedule });
  if (!result.ok) return again(form.typed, [errorOf(result.error)]);
  return redirect(`/sessions/${result.value.id}`);
}

const EMPTY = { category: "meeting", format: "onSite", "agenda.0.title": "", "reminds[]": [...REMINDER_KINDS] };

export default function NewSession() {
  const { choices, centerId, presenters, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading
        title="開催の登録"
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
        ]}
      />
      <SessionForm
        typed={answer?.typed ?? typed}
        errors={answer?.errors ?? []}
        revision={answer?.revision ?? "new"}
        choices={choices}
        centerId={centerId}
        presenters={presenters}
        maySchedule
        backTo="/sessions"
      />
    </>
  );
}
