import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import type { StoredMail } from "#app/adapters/db/outbox-store.server.ts";
import { fillInviteToken } from "#app/adapters/ical/invite.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { fillToken } from "#app/domain/link.ts";
import { tellsOfMaterials } from "#app/domain/material.ts";
import { type RsvpStanding, takesSeat } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

export interface FilledMail {
  text: string;
  html: string;
  calendar: { method: "REQUEST" | "CANCEL"; sequence: number; content: string } | null;
}

/** A kept mail as it reads with `token` in its links. */
export function fillMail(mail: StoredMail, token: string): FilledMail {
  const calendar = mail.calendarMessage;
  return {
    text: fillToken(mail.text, token),
    html: fillToken(mail.html, token),
    calendar: calendar && { ...calendar, content: fillInviteToken(calendar.content, token) },
  };
}

/** The token of the link the mail was written for; empty for a mail that has no link. */
export function tokenOf(mail: StoredMail, secret: string): string {
  const owner = linkOwner(mail);
  return owner ? linkToken(secret, { id: owner.id, tokenGeneration: mail.tokenGeneration }) : "";
}

/** Whose link a mail carries: where it goes to a proxy, theirs. */
function linkOwner({ proxy, invitation, pollParticipant, application }: StoredMail) {
  return proxy ?? invitation ?? pollParticipant ?? application;
}

/** Why a mail must not go out any more: its link opens nothing, or what it says of the session no longer holds. */
export type Outdated =
  | "link-ended"
  | "session-changed"
  | "poll-over"
  | "minutes-moved-on"
  | "offer-over"
  | "answered-since"
  | "session-begun";

export function outdated(mail: StoredMail): Outdated | null {
  const { kind, createdAt, invitation, proxy, pollParticipant, tokenGeneration, session, sequence } = mail;
  const owner = linkOwner(mail);
  // What takes people off says so after their link has ended.
  const ends = kind === "callWithdrawn" || kind === "proxyEnded";
  if (!ends && (invitation?.revokedAt || proxy?.state === "ended")) return "link-ended";
  if (owner && owner.tokenGeneration !== tokenGeneration) return "link-ended";
  const asks = kind === "datePoll" || kind === "datePollReminder";
  if (asks && pollParticipant && pollParticipant.poll.state !== "open") return "poll-over";
  const minutes = session?.minutes?.state;
  if (kind === "minutesReview" && minutes !== "inReview") return "minutes-moved-on";
  if (kind === "minutesConfirmed" && minutes !== "confirmed") return "minutes-moved-on";
  // An offer made since has a mail of its own.
  const about = calledOf(mail);
  const isHeld = about.some(({ seatOffers }) => seatOffers.some(({ offeredAt }) => offeredAt <= createdAt));
  if (kind === "seatOffer" && !isHeld) return "offer-over";
  if (kind === "materials" && session && !tellsOfMaterials(session.state)) return "session-changed";
  if (session && sequence !== null && sequence < session.icalSequence) return "session-changed";
  const standings = about.map(({ currentResponse }): RsvpStanding => currentResponse?.answer ?? "pending");
  if (kind === "reminderSilent" && !standings.includes("pending")) return "answered-since";
  const comes = standings.some(takesSeat) && proxy?.state !== "declined";
  return kind === "reminderComing" && !comes ? "answered-since" : null;
}

/** Whom a mail is about: whoever was called; or, to an application's contact, all whom it reaches in their stead. */
function calledOf({ invitation, application }: StoredMail) {
  if (invitation) return [invitation];
  const called = application?.applicants.flatMap((applicant) => applicant.invitation ?? []) ?? [];
  return called.filter(({ revokedAt, person }) => !revokedAt && !mailAddress(person));
}

/** As outdated, at an instant: a reminder that waited for the mail server until the session had begun is none. */
export function outdatedAt(mail: StoredMail, now: Instant): Outdated | null {
  const reminds = mail.kind === "reminderSilent" || mail.kind === "reminderComing";
  const hasBegun = mail.session?.startsAt && mail.session.startsAt <= now;
  return outdated(mail) ?? (reminds && hasBegun ? "session-begun" : null);
}
