import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { recruitmentDone, recruitmentFieldLabel, recruitmentRefusalText } from "#app/text/recruitment.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { showRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";
import { CourseFacts, CourseProgramme } from "../courses/course-facts.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { ApplicationTotals } from "./application-totals.tsx";
import { Applications } from "./applications.tsx";
import { readRecruitmentStep } from "./read-recruitment.server.ts";
import { RecruitmentForm } from "./recruitment-form.tsx";
import { ApplicationActions, RecruitmentStatus } from "./recruitment-status.tsx";
import { takeRecruitmentStep } from "./take-step.server.ts";
import { typedRecruitment } from "./typed-recruitment.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講者の募集：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, recruitment, ...shown } = orRefuse(await showRecruitment(ctx, args.params.id ?? ""));
  const { id, title, state, category, startsAt, format } = session;
  return {
    ...shown,
    session: { id, title, state, category, format },
    recruitment: recruitment && { version: recruitment.version, closedAt: recruitment.closedAt },
    typed: typedRecruitment(recruitment, session),
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    done: doneText(args.request, recruitmentDone),
    publicUrl: `${ctx.settings.baseUrl}/courses/${id}`,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  return takeRecruitmentStep(ctx, args.params.id ?? "", await readRecruitmentStep(args.request));
}

export default function RecruitmentPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { session, recruitment, course, applications, mayWrite, refusal } = page;
  const errors = answer?.errors ?? [];
  const fields = formFields({ typed: answer?.typed ?? page.typed, errors });
  const preview = answer?.preview;
  return (
    <>
      <SessionHeading session={session} tab="recruitment" isOwn hasStarted={page.hasStarted} />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} labelOf={recruitmentFieldLabel} />
        {page.done && !answer && <Notice tone="success" title={page.done} />}
        {mayWrite && refusal && <Notice tone="warning" title={recruitmentRefusalText[refusal]} />}
      </div>
      {recruitment && course && (
        <RecruitmentStatus {...{ recruitment, course, mayWrite: mayWrite && !refusal, publicUrl: page.publicUrl }} />
      )}
      {recruitment && (
        <Section
          title="申込み"
          actions={
            <ApplicationActions
              sessionId={session.id}
              mayEnter={mayWrite && !refusal}
              hasAny={applications.length > 0}
            />
          }
        >
          <ApplicationTotals seats={page.seats} unconfirmed={page.unconfirmed} />
          {applications.length === 0 ? (
            <EmptyState title="申込みはまだありません">公開のページから申し込まれると、ここに並びます。</EmptyState>
          ) : (
            <Applications
              {...{
                applications,
                mayWrite,
                hybrid: session.format === "hybrid",
                withdrawal: answer?.withdrawal ?? null,
              }}
            />
          )}
        </Section>
      )}
      {mayWrite && !refusal && (
        <Section title={recruitment ? "募集の内容を変更" : "募集を始める"}>
          {preview && (
            <div className="mb-8 rounded-12 border-2 border-key-900 p-4 sm:p-6">
              <p className="mb-4 font-700">公開のページには、次のように載ります（まだ保存していません）。</p>
              <CourseFacts course={preview} />
              <CourseProgramme agenda={preview.agenda} />
            </div>
          )}
          <RecruitmentForm
            key={JSON.stringify([answer?.typed, page.typed.version])}
            fields={fields}
            isOpen={recruitment !== null}
          />
        </Section>
      )}
      {!recruitment && (!mayWrite || refusal) && (
        <EmptyState title="募集していません">公開のページで受講者を募集すると、ここに申込みが並びます。</EmptyState>
      )}
    </>
  );
}
