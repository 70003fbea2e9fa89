import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { writeInvite } from "#app/adapters/ical/invite.server.ts";
import { answerPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import { invitationMail } from "#app/mail/invitation.ts";
import type { MailContent } from "#app/mail/letter.ts";
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

/** The session in one person's calendar. */
export function writeCalendar(
  session: DatedSession,
  to: { name: string; email: string },
  { settings, now }: Writing,
): string {
  const { center, notice, venue, onlineUrl, title, startsAt, icalUid, icalSequence, createdAt } = session;
  return writeInvite({
    method: "REQUEST",
    uid: icalUid,
    sequence: icalSequence,
    stampedAt: now,
    createdAt,
    title,
    startsAt,
    endsAt: endOf(session),
    place: venue,
    onlineUrl,
    description: calendarText({ notice, link: linkIn(settings), center }),
    url: linkIn(settings),
    organizer: { name: center.name, email: settings.mailFrom },
    attendee: to,
  });
}

/** The mail that calls one person: the notice, with the session for their calendar. */
export function writeInvitation(
  session: DatedSession,
  to: Addressee & { invitationId: string; tokenGeneration: number; email: string },
  writing: Writing,
): NewMail {
  return {
    prefectureId: session.prefectureId,
    centerId: session.centerId,
    sessionId: session.id,
    invitationId: to.invitationId,
    tokenGeneration: to.tokenGeneration,
    sequence: session.icalSequence,
    kind: "invitation",
    fromName: session.center.name,
    replyTo: session.center.email,
    toName: to.name,
    toAddress: to.email,
    ...writeNotice(session, to, writing),
    calendar: {
      method: "REQUEST",
      sequence: session.icalSequence,
      content: writeCalendar(session, to, writing),
    },
  };
}

function linkIn(settings: Settings): string {
  return settings.baseUrl + answerPath(TOKEN_PLACEHOLDER);
}
