import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { recordText } from "#app/text/attendance.ts";
import { whenText } from "#app/text/session.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { recordOutcome } from "#app/use-cases/attendance/record-outcome.ts";
import { showClosing } from "#app/use-cases/attendance/show-closing.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { ClosedNotice, NewestLink } from "./attendance-notices.tsx";
import { refusalMessage } from "./attendance-refusal.ts";
import { AgendaOutcomes, OutcomeList } from "./outcome-agenda.tsx";
import { ClosingSection } from "./outcome-closing.tsx";
import { outcomeForm } from "./outcome-form.server.ts";
import { SessionHeading } from "./session-heading.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `結果：${page?.session.title ?? ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showClosing(await staffContext(args), args.params.id ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const form = await readFormData(args.request);
  const step = form.get("step");
  if (step === "hold" || step === "reopen") return takeStep(args, step);
  const sessionId = args.params.id ?? "";
  const read = parseForm(form, outcomeForm);
  if (!read.ok) return data({ fields: read.typed, errors: read.errors, stale: false }, { status: 422 });
  const result = await recordOutcome(await staffContext(args), { sessionId, ...read.value });
  if (result.ok) return redirect(`/sessions/${sessionId}/outcome?done=outcome`);
  const errors = [{ message: refusalMessage(result.error) }];
  return data({ fields: read.typed, errors, stale: result.error === "edited-meanwhile" }, { status: 422 });
}

async function takeStep(args: ActionFunctionArgs, step: "hold" | "reopen") {
  const sessionId = args.params.id ?? "";
  const result = await changeSessionState(await staffContext(args), { id: sessionId, step });
  if (result.ok) return redirect(`/sessions/${sessionId}/outcome?done=${step === "hold" ? "held" : "reopened"}`);
  return data(
    { fields: undefined, errors: [{ message: refusalMessage(result.error) }], stale: false },
    { status: 422 },
  );
}

const DONE = ["outcome", "held", "reopened"] as const;

export default function Outcome() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const done = DONE.find((code) => code === query.get("done"));
  const { session, closedBecause, mayWrite } = shown;
  return (
    <>
      <SessionHeading session={session} tab="outcome" isOwn hasStarted={closedBecause !== "not-started"} />
      <div className="mb-8 grid gap-4">
        <ErrorSummary errors={answer?.errors ?? []} />
        {answer?.stale && <NewestLink to={`/sessions/${session.id}/outcome`} />}
        {!answer && done && (
          <Notice tone="success" title={recordText[done]}>
            {done === "held" && <Link to="/reports/activity">実績表を見る</Link>}
          </Notice>
        )}
        {closedBecause && <ClosedNotice because={closedBecause} />}
        <p>{whenText(session)}</p>
      </div>
      {mayWrite ? (
        <AgendaOutcomes key={session.version} session={session} fields={answer?.fields} errors={answer?.errors ?? []} />
      ) : (
        <OutcomeList session={session} />
      )}
      {mayWrite && <ClosingSection shown={shown} />}
    </>
  );
}
