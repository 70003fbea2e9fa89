import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import type { MailKind } from "#app/adapters/db/database.server.ts";
import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { writeInvite } from "#app/adapters/ical/invite.server.ts";
import { answerPath, proxyPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { isOfMailbox, tagged } from "#app/domain/reply-address.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { invitationMail } from "#app/mail/invitation.ts";
import { type MailContent, senderName } from "#app/mail/letter.ts";
import { calendarText } from "#app/text/rsvp.ts";
import type { Settings } from "../context.ts";

/** A session people can be called to: its date is fixed. */
export type DatedSession = SessionWithPlan & { startsAt: Instant };

interface Addressee {
  name: string;
  organizationName: string | null;
  title: string | null;
}

interface Writing {
  settings: Settings;
  now: Instant;
}

/** The notice to one person, with the placeholder where their link's token will stand. */
export function writeNotice(session: DatedSession, to: Addressee, { settings, now }: Writing): MailContent {
  return invitationMail({
    ...withOwnDeadline(session, now),
    issuedOn: tokyoDate(now),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    link: linkIn(settings),
  });
}

/** Whom a mail about a session goes to, by whose link. */
export interface Recipient {
  invitationId: string;
  tokenGeneration: number;
  /** Where it goes to the proxy: the link is theirs. */
  proxyId?: string;
  name: string;
  email: string;
  /** Of their calendar, where it differs from the session's: see sequenceFor of domain/change. */
  sequence?: number;
  /** As their calendar knows it from the last object that went there; null before the first. */
  organizer?: string | null;
}

/** The session in one person's calendar; `method` CANCEL takes it out. The bytes hold the link's placeholder. */
export function writeCalendar(
  session: DatedSession,
  to: Omit<Recipient, "tokenGeneration">,
  { settings, now }: Writing,
  method: "REQUEST" | "CANCEL" = "REQUEST",
): string {
  const { center, notice, venue, onlineUrl, title, startsAt, icalUid, icalSequence, createdAt } = session;
  return writeInvite({
    method,
    uid: icalUid,
    sequence: to.sequence ?? icalSequence,
    stampedAt: now,
    createdAt,
    title,
    startsAt,
    endsAt: endOf(session),
    place: venue,
    onlineUrl,
    description: calendarText({ notice, link: linkIn(settings, to), center }),
    url: linkIn(settings, to),
    organizer: { name: senderName(center), email: organizerOf(to, settings) },
    attendee: to,
  });
}

/** The mail that calls one person: the notice, with the session for their calendar. */
export function writeInvitation(session: DatedSession, to: Addressee & Recipient, writing: Writing): NewMail {
  return writeSessionMail(session, to, writing, {
    kind: "invitation",
    content: writeNotice(session, to, writing),
    method: "REQUEST",
  });
}

/**
 * A mail to one person about a session; with a `method`, it changes the session in their calendar as well, which only
 * one with a date can be in.
 */
export function writeSessionMail(
  session: SessionWithPlan,
  to: Recipient,
  writing: Writing,
  { kind, content, method }: { kind: MailKind; content: MailContent; method: "REQUEST" | "CANCEL" | null },
): NewMail {
  const { center, icalSequence, startsAt } = session;
  return {
    prefectureId: session.prefectureId,
    centerId: session.centerId,
    sessionId: session.id,
    invitationId: to.invitationId,
    proxyId: to.proxyId ?? null,
    tokenGeneration: to.tokenGeneration,
    sequence: icalSequence,
    kind,
    fromName: senderName(center),
    fromAddress: fromAddress(to, writing.settings),
    replyTo: center.email,
    toName: to.name,
    toAddress: to.email,
    ...content,
    calendar:
      method && startsAt
        ? {
            method,
            sequence: to.sequence ?? icalSequence,
            content: writeCalendar({ ...session, startsAt }, to, writing, method),
          }
        : null,
  };
}

/** Of one recipient the same for good: calendars take a change from the organizer they know alone. Source: INTEROP 9. */
function organizerOf({ organizer, invitationId }: OfRecipient, { mailFrom, repliesAreRead, secret }: Settings): string {
  return organizer ?? (repliesAreRead ? tagged(mailFrom, replyTag(secret, invitationId)) : mailFrom);
}

/** The organizer's, as long as it is an address of the mailbox that mails are sent from. Source: INTEROP 12, 15. */
function fromAddress(to: OfRecipient, settings: Settings): string {
  const organizer = organizerOf(to, settings);
  return isOfMailbox(settings.mailFrom, organizer) ? organizer : organizerOf({ ...to, organizer: null }, settings);
}

type OfRecipient = Pick<Recipient, "invitationId" | "organizer">;

export function linkIn(settings: Settings, to: { proxyId?: string } = {}): string {
  return settings.baseUrl + (to.proxyId ? proxyPath : answerPath)(TOKEN_PLACEHOLDER);
}
