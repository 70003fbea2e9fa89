import type { MailKind } from "#app/adapters/db/database.server.ts";
import type { NewMail } from "#app/adapters/db/outbox-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { callOfApplicant, modeOf } from "#app/domain/capacity.ts";
import { type CalendarMethod, methodFor, type News, type PostponedWay } from "#app/domain/change.ts";
import { toldTo } from "#app/domain/join-request.ts";
import { withOwnDeadline } from "#app/domain/rsvp.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { MailContent } from "#app/mail/letter.ts";
import { seatGivenMail, seatWaitingMail } from "#app/mail/seat-offer.ts";
import {
  applicationTakenBackMail,
  callWithdrawnMail,
  sessionCancelledMail,
  sessionChangedMail,
  sessionPostponedMail,
} from "#app/mail/session-change.ts";
import type { Settings } from "../context.ts";
import { linkIn, type Recipient, writeNotice, writeSessionMail } from "../invitations/write-invitation.ts";
import { seatFacts } from "../seats/mail-seats.ts";
import { nextObject } from "./calendars.ts";
import { asLastSent, knownTo, type Mailed, type ToTell } from "./told.ts";

export const KIND = {
  called: "invitation",
  changed: "sessionChanged",
  postponed: "sessionPostponed",
  cancelled: "sessionCancelled",
  withdrawn: "callWithdrawn",
} as const satisfies Record<News, MailKind>;

interface Writing {
  settings: Settings;
  now: Instant;
  /** What becomes of a postponed session in calendars. */
  postponed: PostponedWay;
}

/** The mail that tells one person their news, with what their calendar needs. */
export function writeChange(session: SessionWithPlan, to: Mailed, writing: Writing): NewMail {
  const seat = seatCall(session, to);
  const method = methodTo(session, to, writing.postponed);
  const known = method === "CANCEL" ? asKnown(session, to) : session;
  const mail = writeSessionMail(known, addressed(session, to, method), writing, {
    kind: to.proxyId && to.news === "withdrawn" ? "proxyEnded" : (seat ?? KIND[to.news]),
    content: writeChangeLetter(session, to, writing),
    method,
  });
  // That someone is called no more stays true, whatever becomes of the session before the mail has gone out.
  return to.news === "withdrawn" ? { ...mail, sequence: null } : mail;
}

function addressed(session: SessionWithPlan, to: Mailed, method: CalendarMethod | null): Recipient {
  const { invitationId, proxyId, tokenGeneration, name, email } = to;
  const address = { invitationId, tokenGeneration, name, email, ...(proxyId && { proxyId }) };
  return method ? { ...address, ...nextObject(session, to, method) } : address;
}

/** The letter alone, for the desk to see before it is sent. */
export function writeChangeLetter(session: SessionWithPlan, to: ToTell, writing: Writing): MailContent {
  const { settings, now, postponed } = writing;
  const { startsAt } = session;
  if ((to.news === "called" || to.news === "changed") && !startsAt) throw new Error(`no date of ${session.id}`);
  if (to.news === "called" && startsAt) {
    const mode = modeOf(to.standing, session.format);
    const seat = seatCall(session, to);
    if (seat && mode) {
      const facts = seatFacts({ settings }, { ...session, startsAt }, to, { mode, at: now });
      if (seat === "seatWaiting") return seatWaitingMail({ ...facts, place: null });
      return seatGivenMail(facts, { hasCalendar: methodTo(session, to, postponed) !== null });
    }
    return writeNotice(toldTo({ ...session, startsAt }, to), to, { settings, now });
  }
  const envelope = {
    issuedOn: tokyoDate(now),
    addressee: { organization: to.organizationName, title: to.title, name: to.name },
    center: session.center,
  };
  if (to.news === "changed" && startsAt) {
    return sessionChangedMail({
      ...withOwnDeadline(toldTo({ ...session, startsAt }, to), now),
      ...envelope,
      isNews: to.toldSequence === null || to.toldSequence < session.icalSequence,
      before: knownTo(to),
      answer: answerOf(to),
      calendar: newCalendarOf(to),
      link: linkIn(settings, to.proxyId ? { proxyId: to.proxyId } : {}),
    });
  }
  const { title, venue, endsAt, startsAt: day } = asKnown(session, to);
  const facts = {
    ...{ ...envelope, title, startsAt: day, endsAt, venue },
    reason: to.news === "withdrawn" ? null : session.stateReason,
    calendar: calendarOf(to, postponed),
  };
  if (to.news === "postponed") return sessionPostponedMail(facts);
  if (to.news === "cancelled") return sessionCancelledMail(facts);
  return to.applicant?.withdrawnAt && !to.proxyId ? applicationTakenBackMail(facts) : callWithdrawnMail(facts);
}

/** How somebody's calendar hears their news; null for words alone. */
export function methodTo(session: SessionWithPlan, to: ToTell, postponed: PostponedWay): CalendarMethod | null {
  if (seatCall(session, to) === "seatWaiting" || (to.news === "changed" && isLeftOut(to))) return null;
  return methodFor(to.news, to, postponed);
}

/** Whether somebody waits for a seat whose calendar does not have the session: it comes there with the seat. */
function isLeftOut(to: ToTell): boolean {
  return !to.seated && !to.proxyId && entersAnew(to);
}

function seatCall({ format }: SessionWithPlan, to: ToTell) {
  return to.news === "called" && !to.proxyId ? callOfApplicant({ ...to, answer: to.standing }, format) : null;
}

function newCalendarOf(to: ToTell): "replaced" | "entered" | "others" | "withSeat" {
  if (to.heldBy === "others") return "others";
  if (isLeftOut(to)) return "withSeat";
  return entersAnew(to) ? "entered" : "replaced";
}

function calendarOf(to: ToTell, postponed: PostponedWay): "removed" | "held" | "several" | null {
  if (methodFor(to.news, to, postponed) === "CANCEL") return "removed";
  if (to.last?.method !== "REQUEST") return null;
  if (to.news === "withdrawn") return "several";
  return to.news === "postponed" ? "held" : null;
}

/** Whether a calendar does not have it, so that a REQUEST enters it. */
export function entersAnew({ last }: Pick<ToTell, "last">): boolean {
  return last?.method !== "REQUEST";
}

function answerOf({ proxyId, standing, hasLapsed }: ToTell): "pending" | "lapsed" | "kept" | "proxy" {
  if (proxyId) return "proxy";
  if (standing !== "pending") return "kept";
  return hasLapsed ? "lapsed" : "pending";
}

/** The session as the recipient knows it: of one that is off, its plan may have been edited since. */
function asKnown(session: SessionWithPlan, { last }: Pick<ToTell, "last">): SessionWithPlan {
  if (!last) return session;
  const { format, ...known } = asLastSent(last);
  return { ...session, ...known, format: format ?? session.format };
}
