import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { pollPath, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import type { Candidate } from "#app/domain/poll-plan.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { type DateDecidedFacts, dateDecidedMail, datePollMail, datePollReminderMail } from "#app/mail/date-poll.ts";
import { type MailContent, senderName } from "#app/mail/letter.ts";
import type { Settings } from "../context.ts";
import { type DatedSession, linkIn } from "../invitations/write-invitation.ts";

interface Addressee {
  name: string;
  organizationName: string | null;
  title: string | null;
}

interface Writing {
  settings: Settings;
  now: Instant;
}

/** What a mail that asks says of the poll. */
export interface AskingPoll {
  options: readonly Candidate[];
  answerBy: IsoDate;
  message: string | null;
}

/** The letter that asks one person, or asks again, with the placeholder where their link's token will stand. */
export function writeAsking(
  kind: "datePoll" | "datePollReminder",
  session: SessionWithPlan,
  poll: AskingPoll,
  to: Addressee,
  { settings, now }: Writing,
): MailContent {
  const write = kind === "datePoll" ? datePollMail : datePollReminderMail;
  return write({
    ...envelope(session, to, now),
    answerBy: poll.answerBy,
    message: poll.message,
    // A date that is over is asked of nobody.
    candidates: poll.options.filter(({ startsAt }) => startsAt > now),
    link: settings.baseUrl + pollPath(TOKEN_PLACEHOLDER),
  });
}

export function writeDecided(
  session: DatedSession,
  to: Addressee,
  follows: DateDecidedFacts["follows"],
  { settings, now }: Writing,
): MailContent {
  const { startsAt, endsAt, venue } = session;
  // Whoever was called before answers by the link they have.
  const link = follows === "invitedBefore" ? linkIn(settings) : null;
  return dateDecidedMail({ ...envelope(session, to, now), startsAt, endsAt, venue, follows, link });
}

/** A mail to someone asked. */
export function pollMail(
  kind: "datePoll" | "datePollReminder" | "dateDecided",
  session: SessionWithPlan,
  to: { participantId: string; tokenGeneration: number; name: string; email: string },
  content: MailContent,
): NewMail {
  return {
    prefectureId: session.prefectureId,
    centerId: session.centerId,
    sessionId: session.id,
    invitationId: null,
    pollParticipantId: to.participantId,
    tokenGeneration: to.tokenGeneration,
    // What asks names candidates: the poll's end makes those stale.
    sequence: kind === "dateDecided" ? session.icalSequence : null,
    kind,
    fromName: senderName(session.center),
    replyTo: session.center.email,
    toName: to.name,
    toAddress: to.email,
    ...content,
    calendar: null,
  };
}

function envelope(session: SessionWithPlan, to: Addressee, now: Instant) {
  return {
    title: session.title,
    center: session.center,
    issuedOn: tokyoDate(now),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
  };
}
