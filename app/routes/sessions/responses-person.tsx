import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { chooseWay, deskNotice } from "#app/text/rsvp.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { renewProxyLink } from "#app/use-cases/proxies/renew-proxy-link.ts";
import { fieldError, responseForm, toRsvpInput } from "../rsvp/read-response.server.ts";
import { formFields } from "./form-fields.ts";
import { CalendarMessages } from "./responses-calendar.tsx";
import { CallSection } from "./responses-call.tsx";
import { DeskAnswerForm } from "./responses-form.tsx";
import { ResponseHistoryTable } from "./responses-history.tsx";
import { LinkSection } from "./responses-link.tsx";
import { ProxiesSection } from "./responses-proxies.tsx";
import { StandingChip } from "./responses-standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.invitation.name ?? ""}さんの回答｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", invitationId: args.params.invitationId ?? "" };
  const { session, invitation, ...shown } = orRefuse(await showResponseHistory(ctx, ids));
  const done = new URL(args.request.url).searchParams.get("done");
  const { tokenHash, ...plain } = invitation;
  return {
    ...shown,
    invitation: plain,
    session: { id: session.id, title: session.title },
    done: done && Object.hasOwn(deskNotice, done) ? deskNotice[done as keyof typeof deskNotice] : null,
  };
}

const entered = z.object({ via: z.enum(DESK_WAYS, chooseWay), ...responseForm.shape });

export async function action(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", invitationId: args.params.invitationId ?? "" };
  const path = `/sessions/${ids.sessionId}/responses/${ids.invitationId}`;
  const posted = await readFormData(args.request);
  if (posted.get("step") === "renew") {
    const renewed = await renewLink(ctx, ids);
    if (renewed.ok) return redirect(`${path}?done=${renewed.value.mailed ? "mailed" : "renewed"}`, 303);
    return refusedAs(renewed.error, {});
  }
  if (posted.get("step") === "renew-proxy") {
    const renewed = await renewProxyLink(ctx, ids);
    if (renewed.ok) return redirect(`${path}?done=${renewed.value.mailed ? "proxy-mailed" : "proxy-renewed"}`, 303);
    return refusedAs(renewed.error, {});
  }
  const form = parseForm(posted, entered);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const result = await enterResponse(ctx, { ...ids, ...toRsvpInput(form.value), via: form.value.via });
  return result.ok ? redirect(`${path}?done=entered`, 303) : refusedAs(result.error, form.typed);
}

type Refusal = keyof typeof rsvpRefusal | "not-found" | "forbidden";

function refusedAs(error: Refusal, typed: Record<string, string | string[]>) {
  if (error === "not-found" || error === "forbidden") return orRefuse<never, Refusal>({ ok: false, error });
  return data({ typed, errors: [fieldError(error, rsvpRefusal[error])] }, { status: 422 });
}

export default function ResponsesOfPerson() {
  const { session, invitation, proxyPolicy, proxies, calledToo, mayEnter, window, offered, link, done, ...call } =
    useLoaderData<typeof loader>();
  const { calendarMessages, mayReadLink, mayWithdraw, withdrawal } = call;
  const refused = useActionData<typeof action>();
  const closed = window !== "open" && window !== "late";
  const { currentResponse: response, organizationName, title, role } = invitation;
  const errors = refused?.errors ?? [];
  return (
    <>
      <PageHeading
        title={`${invitation.name}さんの回答`}
        lead={[participantRoleLabel[role], organizationName, title].filter(Boolean).join("　")}
        crumbs={[
          { label: "ホーム", to: "/" },
          { label: "開催", to: "/sessions" },
          { label: session.title, to: `/sessions/${session.id}` },
          { label: "回答", to: `/sessions/${session.id}/responses` },
        ]}
        status={
          <StandingChip
            standing={response?.answer ?? "pending"}
            seated={response?.seated ?? true}
            revoked={invitation.revokedAt !== null}
          />
        }
      />
      <div className="mb-8 grid gap-6">
        <ErrorSummary errors={errors} />
        {done && !refused && <Notice tone="success" title={done} />}
        {closed && <Notice tone="info" title={rsvpRefusal[window]} />}
      </div>
      {mayEnter && !closed && (
        <Section title="電話・FAXなどで受けた回答を入力">
          <DeskAnswerForm
            offered={offered}
            late={window === "late"}
            proxies={{ policy: proxyPolicy, organizationName }}
            fields={formFields({ typed: refused?.typed ?? {}, errors })}
          />
        </Section>
      )}
      <Section title="回答の履歴">
        <ResponseHistoryTable responses={invitation.responses} />
      </Section>
      <CalendarMessages messages={calendarMessages} mayDownload={mayReadLink} />
      <ProxiesSection proxies={proxies} calledToo={calledToo} mayRenew={mayEnter && !closed} />
      {mayEnter && !closed && <LinkSection invitation={invitation} link={link} />}
      {mayWithdraw && <CallSection sessionId={session.id} invitation={invitation} withdrawal={withdrawal} />}
    </>
  );
}
