import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withCardWords } from "#app/domain/session-report.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { reportFieldLabel, reportRefusal } from "#app/text/session-report.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { PaperSheet } from "#app/ui/paper.tsx";
import { saveReport } from "#app/use-cases/session-reports/save-report.ts";
import { showReport } from "#app/use-cases/session-reports/show-report.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { reportForm, typedReport } from "./report-fields.server.ts";
import { ReportFiles } from "./report-files.tsx";
import { ReportForm } from "./report-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `実施報告：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const shown = await showReport(ctx, id);
  // Before the session has been held there is nothing to report, and the page says so.
  if (!shown.ok && shown.error !== "not-taken-place") orRefuse(shown);
  const { title, state, category, startsAt } = shown.ok
    ? shown.value.session
    : orRefuse(await showSession(ctx, id)).session;
  const query = new URL(args.request.url).searchParams;
  const session = { id, title, state, category, hasStarted: startsAt !== null && startsAt <= ctx.now() };
  if (!shown.ok) return { session, report: null, saved: false };
  const { text, version, paper, mayWrite, card, missing } = shown.value;
  const isFromCard = card !== null && query.get("from") === "card";
  const typed = typedReport(isFromCard ? withCardWords(text, card) : text);
  const report = { typed, version, paper, mayWrite, missing, isFromCard, offersCard: card !== null && !isFromCard };
  return { session, report, saved: query.has("saved") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, reportForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors, stale: false }, { status: 422 });
  const { version, ...text } = form.value;
  const result = await saveReport(ctx, { sessionId, version, text });
  if (result.ok) return redirect(`/sessions/${sessionId}/report?saved`);
  const errors = [{ message: reportRefusal[result.error] }];
  return data({ typed: form.typed, errors, stale: result.error === "edited-meanwhile" }, { status: 422 });
}

const LABELS: Record<string, string> = reportFieldLabel;

export default function Report() {
  const { session, report, saved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const path = `/sessions/${session.id}/report`;
  return (
    <>
      <SessionHeading session={session} tab="report" isOwn hasStarted={session.hasStarted} />
      {report === null ? (
        <EmptyState title="まだ報告できません">{reportRefusal["not-taken-place"]}</EmptyState>
      ) : (
        <>
          <div className="mb-8 grid gap-4 empty:hidden">
            <ErrorSummary errors={answer?.errors ?? []} labelOf={(field) => LABELS[field]} />
            {answer?.stale && (
              <p>
                <LinkButton to={path} reloadDocument>
                  最新の内容を開く（いま入力したものは消えます）
                </LinkButton>
              </p>
            )}
            {saved && !answer && <Notice tone="success" title="実施報告を保存しました" />}
            {report.missing.length > 0 && (
              <Notice tone="warning" title={`印刷できない文字があります：${report.missing.join("　")}`}>
                収めている書体にない文字です。紙の上では「〓」になりますので、別の字に改めるか、手書きで補ってください。
              </Notice>
            )}
          </div>
          <Section title="報告書" actions={<ReportFiles path={path} />}>
            <PaperSheet paper={report.paper} label="実施報告" />
          </Section>
          {report.mayWrite && (
            <Section title="記録にないことを書く">
              <ReportForm
                key={`${report.version} ${report.isFromCard}`}
                {...report}
                path={path}
                typed={answer?.typed ?? report.typed}
                errors={answer?.errors ?? []}
              />
            </Section>
          )}
        </>
      )}
    </>
  );
}
