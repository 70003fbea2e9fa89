import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { answerPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { fadedText } from "#app/text/rsvp.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PublicShell } from "#app/ui/shell.tsx";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { showSite } from "#app/use-cases/staff/show-site.ts";
import { MinutesLink } from "../minutes/read-link.tsx";
import { formFields } from "../sessions/form-fields.ts";
import { takeAnswer } from "./answer-action.server.ts";
import { AnswerForm } from "./answer-form.tsx";
import { Contact } from "./contact.tsx";
import { MaterialList } from "./materials.tsx";
import { OwnCertificate } from "./own-certificate.tsx";
import { OwnFeedLink } from "./own-feed-link.tsx";
import { ProxyStanding } from "./proxy-standing.tsx";
import { AskedAnew, CurrentAnswer, Receipt } from "./receipt.tsx";
import { ReceptionCode } from "./reception-code.tsx";
import { typedOf } from "./response-fields.tsx";
import { SeatToTake } from "./seat-offer.tsx";
import { SessionDetails } from "./session-details.tsx";
import { UnknownLink } from "./unknown-link.tsx";

/** No script is sent: a phone on a weak line shows the page at once, and gateways have nothing to run. */
export const handle = { static: true };

/**
 * The address is a secret: no copy of the page is kept, no search engine lists it. The server's Referrer-Policy
 * (same-origin) tells it to no other site; `no-referrer` would make the form send `Origin: null`.
 */
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `出欠の回答${page?.shown ? `：${page.shown.title}` : ""}｜Renkei` },
];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = appContext(args);
  const result = await showInvitation(ctx, args.params.token ?? "");
  if (!result.ok)
    return data({ shown: null, saved: false, replaced: false, demo: (await showSite(ctx)).demo }, { status: 404 });
  const shown = result.value;
  const query = new URL(args.request.url).searchParams;
  const [saved, replaced] = [query.has("saved"), query.has("replaced")];
  return data({ shown, saved, replaced, demo: shown.demo }, { status: shown.window === "link-ended" ? 410 : 200 });
}

export const action = (args: ActionFunctionArgs) => takeAnswer(args);

export default function Answer() {
  const { shown, saved, replaced, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { token = "" } = useParams();
  if (!shown) return <UnknownLink demo={demo} />;
  const { invitee, window, center, title } = shown;
  const closed = window !== "open" && window !== "late";
  const errors = refused?.errors ?? [];
  return (
    <PublicShell title={title} officeName={center.name} demo={demo}>
      <div className="grid gap-8">
        {/* A closed page says why by itself. */}
        {!closed && <ErrorSummary errors={errors} />}
        {replaced && !refused && invitee && (
          <Notice tone="info" title="資料が差し替えられました">
            お開きになった資料は前のものです。新しい資料は、このページの「資料」からお開きください。
          </Notice>
        )}
        {saved && !refused && invitee?.response && (
          <Receipt response={invitee.response} format={invitee.session.format} place={invitee.seat.place} />
        )}
        {invitee && <SeatToTake action={answerPath(token)} seat={invitee.seat} format={invitee.session.format} />}
        {closed && (
          <Notice tone="warning" title={rsvpRefusal[window]}>
            {invitee?.session.stateReason && `理由：${invitee.session.stateReason}`}
            {invitee && shown.faded && fadedText}
          </Notice>
        )}
        {window === "late" && !invitee?.seat.offer && !invitee?.seat.free && (
          <Notice tone="warning" title={rsvpRefusal["deadline-passed"]} />
        )}
        {invitee && (
          <SessionDetails
            invitee={invitee}
            session={invitee.session}
            takesPlace={window !== "session-cancelled" && window !== "session-postponed"}
            answered={invitee.response !== null}
            calendarPath={closed ? null : `${answerPath(token)}/calendar.ics`}
          />
        )}
        {invitee?.reference && <ReceptionCode reference={invitee.reference} />}
        {invitee?.hasCertificate && <OwnCertificate path={`${answerPath(token)}/certificate.pdf`} />}
        {invitee?.minutes && <MinutesLink state={invitee.minutes} token={token} />}
        {invitee && invitee.materials.length > 0 && (
          <MaterialList materials={invitee.materials} path={answerPath(token)} />
        )}
        {invitee && !closed && <AskedAnew {...invitee} format={invitee.session.format} />}
        {invitee?.response && !(saved && !refused) && (
          <CurrentAnswer response={invitee.response} format={invitee.session.format} place={invitee.seat.place} />
        )}
        {invitee?.proxy && !closed && <ProxyStanding proxy={invitee.proxy} seated={invitee.response?.seated ?? true} />}
        {invitee && !closed && (
          <AnswerForm
            action={answerPath(token)}
            offered={invitee.offered}
            full={invitee.seat.full}
            format={invitee.session.format}
            proxies={{ policy: invitee.proxyPolicy, organizationName: invitee.organizationName }}
            answered={invitee.response !== null}
            fields={formFields({ typed: refused?.typed ?? typedOf(invitee.response), errors })}
          />
        )}
        {invitee && !shown.faded && <OwnFeedLink token={token} />}
        <Contact center={center} />
      </div>
    </PublicShell>
  );
}
