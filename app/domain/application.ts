import type { AttendanceMode } from "./attendance.ts";
import { modesOffered } from "./capacity.ts";
import { addressKey } from "./contact.ts";
import { MAX_APPLICANTS } from "./recruitment.ts";
import { ok, type Result, refuse } from "./result.ts";
import { type RsvpAnswer, takesSeat } from "./rsvp.ts";
import { searchKey } from "./search-key.ts";
import type { ParticipantRole, SessionFormat } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

export type ApplicationState = "unconfirmed" | "confirmed" | "withdrawn";

/** One of the people applied for. */
export interface ApplicantInput {
  name: string;
  kana: string;
  occupation: string | null;
  title: string | null;
  /** Their own, where it is not the contact's. */
  email: string | null;
  mode: AttendanceMode;
}

/** 受講申込 as it is filled in. */
export interface ApplicationInput {
  organizationName: string;
  organizationKind: string;
  contactName: string;
  /** Empty where they applied by FAX or phone, and gave none. */
  contactEmail: string;
  contactPhone: string | null;
  message: string | null;
  applicants: ApplicantInput[];
}

const HOUR_MS = 60 * 60 * 1000;

/** How long the mail's link confirms; afterwards the application is forgotten. */
export const HOURS_TO_CONFIRM = 24;

/** Applications made before this instant and never confirmed are forgotten. */
export function forgottenBefore(now: Instant): Instant {
  return new Date(now.getTime() - HOURS_TO_CONFIRM * HOUR_MS);
}

export type FormAge = "too-fast" | "too-old" | "plausible";

/** Nobody reads the purpose of use and fills in six fields faster. */
const FASTEST_MS = 4_000;
const OLDEST_MS = 12 * HOUR_MS;

/** Whether a form that was shown at an instant may have been filled in by a person; null is a stamp that is not ours. */
export function formAge(shownAt: Instant | null, now: Instant): FormAge {
  if (!shownAt) return "too-old";
  const age = now.getTime() - shownAt.getTime();
  if (age < FASTEST_MS) return "too-fast";
  return age > OLDEST_MS ? "too-old" : "plausible";
}

export type PeopleRefusal = "nobody-applied" | "too-many-applicants" | "mode-not-offered" | "applied-twice";

/** What is wrong with the people of one form, and with which of them. */
export function applicantsRefusal(
  people: readonly Pick<ApplicantInput, "name" | "mode">[],
  format: SessionFormat,
): Result<null, PeopleRefusal> & { index?: number } {
  if (people.length === 0) return refuse("nobody-applied");
  if (people.length > MAX_APPLICANTS) return refuse("too-many-applicants");
  const offered = modesOffered(format);
  const wrong = people.findIndex(({ mode }) => !offered.includes(mode));
  if (wrong >= 0) return { ...refuse("mode-not-offered"), index: wrong };
  const keys = people.map(({ name }) => searchKey(name));
  const second = keys.findIndex((key, index) => keys.indexOf(key) < index);
  return second >= 0 ? { ...refuse("applied-twice"), index: second } : ok(null);
}

interface OnFile {
  id: string;
  name: string;
  email: string | null;
}

/**
 * The record an applicant has on the desk's file already, if it is sure to be theirs: it has the mail address that
 * was confirmed, and their name. An address that was only typed proves nothing, nor does a name: whoever applied as
 * somebody else would change that person's answers and be sent their mails. All others become new records, which the
 * desk merges where they are the same (名寄せ).
 */
export function recordOf<P extends OnFile>(
  applicant: { name: string },
  contact: { email: string },
  onFile: readonly P[],
): P | null {
  const name = searchKey(applicant.name);
  const email = addressKey(contact.email);
  return (
    onFile.find((person) => person.email && addressKey(person.email) === email && searchKey(person.name) === name) ??
    null
  );
}

/** Where an applicant is written to: their own address, or the contact's where they are the contact. */
export function addressOf(
  applicant: { name: string; email: string | null },
  contact: { name: string; email: string },
): string | null {
  return (searchKey(applicant.name) === searchKey(contact.name) && contact.email) || applicant.email;
}

/**
 * The address of the contact, who is told for somebody with none of their own; null for whoever has one, did not come
 * by an application or was taken back from it, and where the contact was reached by FAX.
 */
export function contactFor(
  ownAddress: string | null,
  applicant: { withdrawnAt: Instant | null; application: { contactEmail: string } } | null,
): string | null {
  if (ownAddress || !applicant || applicant.withdrawnAt) return null;
  return applicant.application.contactEmail || null;
}

/**
 * How one of the people stands: with a seat, waiting for one, with one on offer; asked to answer anew, as the day has
 * moved; not coming, by their own answer; or taken back.
 */
export type ApplicantStanding = "unconfirmed" | "seated" | "waiting" | "offered" | "pending" | "absent" | "withdrawn";

export function applicantStanding(applicant: {
  withdrawnAt: Instant | null;
  invitation: {
    revokedAt: Instant | null;
    currentResponse: { answer: RsvpAnswer; seated: boolean } | null;
    /** Those that are open. */
    seatOffers: readonly object[];
  } | null;
}): ApplicantStanding {
  if (applicant.withdrawnAt) return "withdrawn";
  if (!applicant.invitation) return "unconfirmed";
  const { revokedAt, currentResponse, seatOffers } = applicant.invitation;
  if (revokedAt) return "withdrawn";
  if (!currentResponse || currentResponse.answer === "tentative") return "pending";
  if (!takesSeat(currentResponse.answer)) return "absent";
  if (currentResponse.seated) return "seated";
  return seatOffers.length > 0 ? "offered" : "waiting";
}

/** Whether they still count in their organization's quota: all but those who gave their place up. */
export function countsInQuota(standing: ApplicantStanding): boolean {
  return standing !== "unconfirmed" && standing !== "absent" && standing !== "withdrawn";
}

/** Whether somebody has to answer for them: yes, or by taking them back. */
export function awaitsAnswer(standing: ApplicantStanding): boolean {
  return standing === "pending" || standing === "offered";
}

/** How somebody attends who chose a way: that one, as long as the session's format leaves it. */
export function modeLeft(chosen: AttendanceMode, format: SessionFormat): AttendanceMode {
  const [first, ...others] = modesOffered(format);
  return first === undefined || others.includes(chosen) ? chosen : first;
}

/** Whether the desk had called somebody of its own accord when they applied: that call outlives the application. */
export function wasCalledBefore(
  invitation: { role: ParticipantRole; sentAt: Instant | null },
  application: { appliedAt: Instant },
): boolean {
  return invitation.role !== "trainee" || invitation.sentAt === null || invitation.sentAt < application.appliedAt;
}
