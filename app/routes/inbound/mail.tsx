import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { CHECK_OUTCOMES } from "#app/domain/inbound-mail.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice } from "#app/http/fields.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { checkRefusal, inboundHelp, inboundReasonText } from "#app/text/inbound.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { answerFromMail } from "#app/use-cases/inbound/answer-from-mail.ts";
import { type CheckRefusal, checkInbound } from "#app/use-cases/inbound/check-inbound.ts";
import { showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { CheckedNote, CheckForm } from "./check-form.tsx";
import { InboundFacts } from "./inbound-facts.tsx";
import { InboundStateChip } from "./inbound-state-chip.tsx";
import { InboundSteps } from "./inbound-steps.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? inboundReasonText(page.mail.reason) : "受信したメール"}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  return orRefuse(await showInbound(await staffContext(args), args.params.id ?? ""));
}

const checking = z.object({ outcome: choice([...CHECK_OUTCOMES, "again"]) });
const answering = z.object({ answer: z.enum(["attending", "online", "absent"]) });

/** The answer in it recorded; or 確認した, or back on the list. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const posted = await readFormData(args.request);
  const given = answering.safeParse(Object.fromEntries(posted));
  if (given.success) {
    const recorded = await answerFromMail(ctx, { id, ...given.data });
    return recorded.ok ? redirect(`/inbound/${id}`) : refusedAs(recorded.error);
  }
  const form = parseForm(posted, checking);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const { outcome } = form.value;
  const result = await checkInbound(ctx, { id, outcome: outcome === "again" ? null : outcome });
  if (!result.ok) return refusedAs(result.error);
  return redirect(outcome === "again" ? `/inbound/${id}` : "/inbound");
}

function refusedAs(error: CheckRefusal | RsvpRefusal) {
  if (error === "not-found" || error === "forbidden") return orRefuse<never, CheckRefusal>({ ok: false, error });
  const message = error === "checked-meanwhile" ? checkRefusal[error] : rsvpRefusal[error];
  return data({ errors: [{ message }] }, { status: 422 });
}

export default function InboundMailPage() {
  const shown = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? [];
  const { mail, words, hasFile, mayCheck } = shown;
  return (
    <>
      <PageHeading
        title={inboundReasonText(mail.reason)}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "受信箱", to: "/inbound" },
        ]}
        status={<InboundStateChip state={mail.state} />}
        actions={
          hasFile && (
            <LinkButton to={`/inbound/${mail.id}/mail.eml`} reloadDocument download>
              <Icon name="download" />
              元のメールを保存
            </LinkButton>
          )
        }
      />
      <div className="mb-8 grid gap-4 empty:hidden">
        <ErrorSummary errors={errors} />
        {mail.state === "toCheck" && (
          <Notice tone="warning" title="内容を確かめてください">
            {inboundHelp(mail.reason, shown.bounced?.to)}
          </Notice>
        )}
        <CheckedNote shown={shown} />
      </div>
      <InboundFacts shown={shown} />
      <Section title="本文">
        <p className="rounded-12 border border-solid-gray-420 p-4 whitespace-pre-wrap [overflow-wrap:anywhere] sm:p-6">
          {words?.text || "（文章はありません）"}
        </p>
      </Section>
      <InboundSteps shown={shown} />
      {mayCheck && <CheckForm state={mail.state} errors={errors} />}
    </>
  );
}
