import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { certificateDone, certificateRefusal } from "#app/text/certificate.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Section } from "#app/ui/page.tsx";
import { showCertificates } from "#app/use-cases/certificates/show-certificates.ts";
import { SessionHeading } from "../sessions/session-heading.tsx";
import { AttendeesForm } from "./attendees-form.tsx";
import { takeCertificateStep } from "./certificate-step.server.ts";
import { MinutesForm } from "./minutes-form.tsx";
import { WithoutAttendance } from "./without-attendance.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `受講証：${page?.session.title ?? "開催"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const { session, ...shown } = orRefuse(await showCertificates(ctx, args.params.id ?? ""));
  const { id, title, state, category, startsAt, certificateMinutes, version } = session;
  return {
    ...shown,
    session: { id, title, state, category, certificateMinutes, version },
    hasStarted: startsAt !== null && startsAt <= ctx.now(),
    done: doneText(args.request, certificateDone),
  };
}

export const action = takeCertificateStep;

export default function Certificates() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { session, refusal, attendees, mayWrite } = shown;
  const errors = answer?.errors ?? [];
  const given = attendees.filter(({ certificate }) => certificate && !certificate.revokedAt).length;
  return (
    <>
      <SessionHeading session={session} tab="certificates" isOwn hasStarted={shown.hasStarted} />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} />
        {shown.done && !answer && <Notice tone="success" title={shown.done} />}
        {shown.missing.length > 0 && (
          <Notice tone="warning" title={`印刷できない文字があります：${shown.missing.join("　")}`}>
            収めている書体にない文字です。紙の上では「〓」になりますので、氏名を別の字に直して再発行するか、手書きで補ってください。
          </Notice>
        )}
      </div>
      {refusal === "certificate-no-training" ? (
        <EmptyState title="受講証はありません">{certificateRefusal[refusal]}</EmptyState>
      ) : (
        <>
          <Section title="必要な時間">
            <MinutesForm
              key={session.version}
              session={session}
              plannedMinutes={shown.plannedMinutes}
              mayWrite={mayWrite}
              typed={answer?.minutes}
              error={errors.find(({ field }) => field === "minutes")?.message}
            />
          </Section>
          <Section
            title="出席した方"
            actions={
              given > 0 && (
                <LinkButton to={`/sessions/${session.id}/certificates/all.pdf`} reloadDocument>
                  <Icon name="download" />
                  {`有効な受講証${given}人分をPDFで開く`}
                </LinkButton>
              )
            }
          >
            {refusal && (
              <div className="mb-6">
                <Notice tone="info" title={certificateRefusal[refusal]} />
              </div>
            )}
            <AttendeesForm sessionId={session.id} attendees={attendees} mayWrite={mayWrite && !refusal} />
          </Section>
          <WithoutAttendance sessionId={session.id} certificates={shown.withoutAttendance} />
        </>
      )}
    </>
  );
}
