import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { applicationPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { applicationDone, applicationFieldLabel, courseRefusal } from "#app/text/recruitment.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Section } from "#app/ui/page.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { Contact } from "../rsvp/contact.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { ApplicationChange } from "./application-change.tsx";
import { readApplicationStep } from "./application-form.server.ts";
import { AnswerForm, ConfirmForm, WithdrawForm } from "./application-forms.tsx";
import { ApplicationHandout, ApplicationPeople } from "./application-people.tsx";
import { takeApplicationStep } from "./application-step.server.ts";
import { CourseFacts } from "./course-facts.tsx";
import { UnknownApplication } from "./unknown-application.tsx";

/** No script is sent: gateways that open every link in a mail have nothing to run. */
export const handle = { static: true };

/** The address is a secret: see rsvp/answer. */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講の申込み${page?.shown ? `：${page.shown.course.title}` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const { demo } = await showSite(ctx);
  const result = await showApplication(ctx, args.params.token ?? "");
  if (!result.ok) return data({ shown: null, done: null, demo }, { status: 404 });
  const done = new URL(args.request.url).searchParams.get("done");
  return data({ shown: result.value, done: done && done in applicationDone ? done : null, demo });
}

export async function action(args: ActionFunctionArgs) {
  const token = args.params.token ?? "";
  const step = await readApplicationStep(args.request);
  if (step.kind === "rows") return { typed: step.typed, errors: [] };
  if (step.kind !== "confirm" && !step.ok) return data({ typed: step.typed, errors: step.errors }, { status: 422 });
  const typed: Typed = step.kind === "change" ? step.typed : {};
  const refusal = await takeApplicationStep(appContext(args), { token, address: args.context.address }, step);
  if (!refusal) return redirect(`${applicationPath(token)}?done=${step.kind}`, 303);
  return data({ typed, errors: [refusal.error] }, { status: refusal.status });
}

export default function Application() {
  const { shown, done, demo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { token = "" } = useParams();
  if (!shown) return <UnknownApplication demo={demo} />;
  const { course, state, confirmRefusal, mayAnswer, mayChange, mayWithdraw, handout } = shown;
  const errors = answer?.errors ?? [];
  const path = applicationPath(token);
  const typed = Object.keys(answer?.typed ?? {}).length > 0 ? answer?.typed : undefined;
  return (
    <PublicShell title={course.title} officeName={course.center.name} demo={demo}>
      <div className="grid gap-8">
        <ErrorSummary errors={errors} labelOf={applicationFieldLabel} />
        {done && !answer && <Notice tone="success" title={applicationDone[done as keyof typeof applicationDone]} />}
        {state === "withdrawn" && <Notice tone="info" title="この申込みは取り下げられています" />}
        {confirmRefusal && <Notice tone="warning" title={courseRefusal[confirmRefusal]} />}
        {state === "confirmed" && course.refusal === "course-called-off" && (
          <Notice tone="warning" title={courseRefusal["course-called-off"]} />
        )}
        {state === "unconfirmed" && !confirmRefusal && <ConfirmForm action={path} />}
        {mayAnswer && <AnswerForm action={path} shown={shown} />}
        <ApplicationPeople shown={shown} />
        {handout && <ApplicationHandout handout={handout} path={path} />}
        {mayChange && (
          <ApplicationChange
            action={path}
            shown={shown}
            typed={typed}
            fieldsOf={(of) => formFields({ typed: of, errors })}
          />
        )}
        {mayWithdraw && <WithdrawForm action={path} shown={shown} />}
        <Section title="研修の内容">
          <CourseFacts course={course} />
        </Section>
        <Contact center={course.center} />
      </div>
    </PublicShell>
  );
}
