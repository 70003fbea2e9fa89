import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import type { LiveProxy, Member } from "#app/adapters/db/proxy-store.server.ts";
import type { CalendarMethod } from "#app/domain/change.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { proxyDeclinedMail, proxyEndedMail, proxyInvitationMail } from "#app/mail/proxy.ts";
import { nextObject, type SentSoFar } from "../changes/calendars.ts";
import type { Settings } from "../context.ts";
import { type DatedSession, linkIn, type Recipient, writeSessionMail } from "../invitations/write-invitation.ts";

/** Somebody with an address who stands in, or did. */
export type MailedProxy = Pick<LiveProxy, "id" | "invitationId" | "tokenGeneration" | "response"> & { email: string };

interface Writing {
  settings: Settings;
  now: Instant;
}

/** What their calendar is told, and what went there so far; null for a mail without a calendar object. */
type Calendar = { method: CalendarMethod; sent: SentSoFar } | null;

/** The mail that calls a proxy, with the session for a calendar that does not hold it for another reason. */
export function writeProxyInvitation(
  session: DatedSession,
  member: Member,
  proxy: MailedProxy,
  calendar: Calendar,
  writing: Writing,
): NewMail {
  const content = proxyInvitationMail({
    ...toldTo(session, member),
    answerBy: null,
    issuedOn: tokyoDate(writing.now),
    addressee: addresseeOf(proxy),
    member: asAddressee(member),
    link: linkIn(writing.settings, { proxyId: proxy.id }),
    hasCalendar: calendar !== null,
  });
  const to = recipientOf(session, proxy, calendar);
  return writeSessionMail(session, to, writing, {
    ...{ kind: "proxyInvitation" as const, content },
    method: calendar?.method ?? null,
  });
}

/** The mail that tells a proxy that they stand in no longer. */
export function writeProxyEnded(
  session: DatedSession,
  member: Member,
  proxy: MailedProxy,
  { calendar, because }: { calendar: Calendar; because: "ended" | "released" },
  writing: Writing,
): NewMail {
  const content = proxyEndedMail({
    ...session,
    issuedOn: tokyoDate(writing.now),
    addressee: addresseeOf(proxy),
    member: asAddressee(member),
    takesOut: calendar !== null,
    because,
  });
  const to = recipientOf(session, proxy, calendar);
  const mail = writeSessionMail(session, to, writing, {
    ...{ kind: "proxyEnded" as const, content },
    method: calendar?.method ?? null,
  });
  // It stays true, whatever becomes of the session before the mail has gone out.
  return { ...mail, sequence: null };
}

/** The mail that asks a member anew, whose proxy declined. */
export function writeProxyDeclined(
  session: DatedSession,
  member: Member & { person: { email: string } },
  proxyName: string,
  writing: Writing,
): NewMail {
  const content = proxyDeclinedMail({
    ...withOwnDeadline(toldTo(session, member), writing.now),
    issuedOn: tokyoDate(writing.now),
    addressee: asAddressee(member),
    proxyName,
    link: linkIn(writing.settings),
  });
  const { id: invitationId, tokenGeneration, name, person } = member;
  return writeSessionMail(session, { invitationId, tokenGeneration, name, email: person.email }, writing, {
    ...{ kind: "proxyDeclined" as const, content, method: null },
  });
}

function recipientOf(session: DatedSession, proxy: MailedProxy, calendar: Calendar): Recipient {
  const { id: proxyId, invitationId, tokenGeneration, response, email } = proxy;
  // What a proxy is told is news to their calendar each time.
  const next = calendar && nextObject(session, { ...calendar.sent, toldSequence: null }, calendar.method);
  return { invitationId, proxyId, tokenGeneration, name: response.proxyName ?? "", email, ...next };
}

function addresseeOf({ response: { proxyOrganization, proxyTitle, proxyName } }: MailedProxy) {
  return { organization: proxyOrganization, title: proxyTitle, name: proxyName ?? "" };
}

function asAddressee({ organizationName, title, name }: Member) {
  return { organization: organizationName, title, name };
}
