import { findInvitations } from "#app/adapters/db/invitation-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { answerPath, fillToken, TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import type { WordableKind, Wording } from "#app/domain/mail-wording.ts";
import { addDays, fromTokyo, type Instant, tokyoDate, toTokyo } from "#app/domain/tokyo-time.ts";
import { applicationAcceptedMail } from "#app/mail/application.ts";
import { dateDecidedMail, datePollMail, datePollReminderMail } from "#app/mail/date-poll.ts";
import { type InvitationFacts, invitationMail } from "#app/mail/invitation.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { materialsMail } from "#app/mail/materials.ts";
import { proxyInvitationMail } from "#app/mail/proxy.ts";
import { comingReminderMail, silentReminderMail } from "#app/mail/reminder.ts";
import { seatOfferMail } from "#app/mail/seat-offer.ts";
import {
  callWithdrawnMail,
  sessionCancelledMail,
  sessionChangedMail,
  sessionPostponedMail,
} from "#app/mail/session-change.ts";
import { tokenToCome } from "#app/text/rsvp.ts";
import { wordingExample } from "#app/text/wording.ts";
import type { StaffContext } from "../context.ts";

/** A mail of a kind about a session, to the first called to it, in the words given. Nobody's link stands in it. */
export async function previewMail(
  ctx: StaffContext,
  session: SessionWithPlan & { startsAt: Instant },
  kind: WordableKind,
  wording: Wording,
): Promise<MailContent> {
  const [first] = await findInvitations(ctx.db, session.id);
  const { subject, text, html } = WRITERS[kind]({
    ...session,
    issuedOn: tokyoDate(ctx.now()),
    addressee: first
      ? { organization: first.organizationName, title: first.title, name: first.name }
      : wordingExample.addressee,
    center: { ...session.center, prefecture: { wordings: [{ kind, ...wording }] } },
    link: ctx.settings.baseUrl + answerPath(TOKEN_PLACEHOLDER),
  });
  return { subject, text: fillToken(text, tokenToCome), html: fillToken(html, tokenToCome) };
}

/** Of what a session does not have of itself (an earlier date, candidates, materials), an example stands there. */
const WRITERS: Record<WordableKind, (facts: InvitationFacts) => MailContent> = {
  invitation: invitationMail,
  sessionChanged: (facts) =>
    sessionChangedMail({ ...facts, before: { ...facts, ...dayBefore(facts) }, answer: "lapsed", calendar: "replaced" }),
  sessionPostponed: (facts) => sessionPostponedMail({ ...facts, reason: wordingExample.reason, calendar: "held" }),
  sessionCancelled: (facts) => sessionCancelledMail({ ...facts, reason: wordingExample.reason, calendar: "removed" }),
  callWithdrawn: (facts) => callWithdrawnMail({ ...facts, reason: null, calendar: "removed" }),
  reminderSilent: silentReminderMail,
  reminderComing: (facts) =>
    comingReminderMail({ ...facts, mode: facts.format === "online" ? "online" : "onSite", materials: 1 }),
  materials: (facts) => materialsMail({ ...facts, materials: [wordingExample.material], toldBefore: false }),
  datePoll: (facts) => datePollMail({ ...facts, ...pollOf(facts) }),
  datePollReminder: (facts) => datePollReminderMail({ ...facts, ...pollOf(facts) }),
  dateDecided: (facts) => dateDecidedMail({ ...facts, follows: "invitedLater", link: null }),
  proxyInvitation: (facts) => proxyInvitationMail({ ...facts, member: wordingExample.member, hasCalendar: true }),
  seatOffer: (facts) => seatOfferMail({ ...facts, mode: "onSite", expiresAt: dayBefore(facts).startsAt }),
  applicationAccepted: (facts) =>
    applicationAcceptedMail({
      ...facts,
      applicants: [{ name: facts.addressee.name, mode: "onSite", standing: "seated" }],
    }),
};

function dayBefore({ startsAt, endsAt }: InvitationFacts) {
  return { startsAt: onDayBefore(startsAt), endsAt: onDayBefore(endsAt ?? startsAt) };
}

function onDayBefore(at: Instant): Instant {
  const { date, time } = toTokyo(at);
  return fromTokyo(addDays(date, -1), time);
}

function pollOf(facts: InvitationFacts) {
  const { startsAt, endsAt, answerBy } = facts;
  const asPlanned = { startsAt, endsAt: endsAt ?? startsAt };
  const candidates = [dayBefore(facts), asPlanned];
  return { candidates, answerBy: answerBy ?? tokyoDate(dayBefore(facts).startsAt), message: null };
}
