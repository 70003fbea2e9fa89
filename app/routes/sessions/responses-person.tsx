import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { staffContext } from "#app/http/context.server.ts";
import { doneText } from "#app/http/done.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { rsvpRefusal, withdrawnForDesk } from "#app/text/refusals.ts";
import { deskNotice } from "#app/text/rsvp.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeading, Section } from "#app/ui/page.tsx";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
import { formFields } from "./form-fields.ts";
import { CalendarMessages } from "./responses-calendar.tsx";
import { CallSection } from "./responses-call.tsx";
import { DeskAnswerForm } from "./responses-form.tsx";
import { ResponseHistoryTable } from "./responses-history.tsx";
import { LinkSection } from "./responses-link.tsx";
import { takeDeskStep } from "./responses-person-action.server.ts";
import { ProxiesSection } from "./responses-proxies.tsx";
import { StandingChip } from "./responses-standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.invitation.name ?? ""}さんの回答｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", invitationId: args.params.invitationId ?? "" };
  const { session, invitation, ...shown } = orRefuse(await showResponseHistory(ctx, ids));
  const { tokenHash, responses, ...plain } = invitation;
  const mayOpen = shown.mayEnter;
  return {
    ...shown,
    // Where a file lies is told to nobody: its address is the answer's.
    invitation: {
      ...plain,
      responses: responses.map(({ scanSha256, scanType, ...row }) => ({
        ...row,
        hasScan: mayOpen && scanSha256 !== null,
      })),
    },
    via: DESK_WAYS.find((way) => way === new URL(args.request.url).searchParams.get("via")) ?? "",
    session: {
      id: session.id,
      title: session.title,
      limited: session.capacity !== null || session.onlineCapacity !== null,
    },
    done: doneText(args.request, deskNotice),
  };
}

export const action = (args: ActionFunctionArgs) => takeDeskStep(args);

export default function ResponsesOfPerson() {
  const { session, invitation, proxyPolicy, proxies, calledToo, mayEnter, window, offered, link, done, ...call } =
    useLoaderData<typeof loader>();
  const { calendarMessages, mayReadLink, mayWithdraw, withdrawal, via } = call;
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
        {closed && <Notice tone="info" title={window === "link-ended" ? withdrawnForDesk : rsvpRefusal[window]} />}
      </div>
      {mayEnter && !closed && (
        <Section title="電話・FAXなどで受けた回答を入力">
          <DeskAnswerForm
            offered={offered}
            late={window === "late"}
            limited={session.limited}
            proxies={{ policy: proxyPolicy, organizationName }}
            fields={formFields({ typed: refused?.typed ?? { via }, errors })}
          />
        </Section>
      )}
      <Section title="回答の履歴">
        <ResponseHistoryTable
          responses={invitation.responses}
          path={`/sessions/${session.id}/responses/${invitation.id}`}
        />
      </Section>
      <CalendarMessages messages={calendarMessages} mayDownload={mayReadLink} />
      <ProxiesSection proxies={proxies} calledToo={calledToo} mayRenew={mayEnter && !closed} />
      {mayEnter && !closed && <LinkSection invitation={invitation} link={link} />}
      {mayWithdraw && <CallSection sessionId={session.id} invitation={invitation} withdrawal={withdrawal} />}
    </>
  );
}
