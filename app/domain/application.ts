import type { AttendanceMode } from "./attendance.ts";
import { modeOf, modesOffered } from "./capacity.ts";
import { addressKey } from "./contact.ts";
import { MAX_APPLICANTS } from "./recruitment.ts";
import { ok, type Result, refuse } from "./result.ts";
import { isStranded, type RsvpAnswer, takesSeat } from "./rsvp.ts";
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
 * by an application or was taken back from it, and where the contact was reached by FAX or mail comes back from there.
 */
export function contactFor(
  ownAddress: string | null,
  applicant: {
    withdrawnAt: Instant | null;
    /** `mails`: those of it that reached nobody. */
    application: { contactEmail: string; mails: readonly { toAddress: string; bouncedAt: Instant | null }[] };
  } | null,
): string | null {
  if (ownAddress || !applicant || applicant.withdrawnAt) return null;
  const { contactEmail, mails } = applicant.application;
  const back = mails.some((mail) => mail.bouncedAt && addressKey(mail.toAddress) === addressKey(contactEmail));
  return back ? null : contactEmail || null;
}

/**
 * How one of the people stands: with a seat, or waiting for one; not coming, by their own answer; or taken back. Or
 * somebody has to answer for them.
 */
export type ApplicantStanding = "unconfirmed" | "seated" | "waiting" | "absent" | "withdrawn" | AwaitedStanding;

/**
 * Asked to answer anew, as the day has moved; or undecided by their calendar; or coming in a way that the session is
 * not held any more; or with a seat on offer.
 */
export type AwaitedStanding = "pending" | "tentative" | "stranded" | "offered";

interface Answered {
  invitation: { currentResponse: { answer: RsvpAnswer } | null } | null;
}

export function applicantStanding(
  applicant: {
    withdrawnAt: Instant | null;
    invitation: {
      revokedAt: Instant | null;
      currentResponse: { answer: RsvpAnswer; seated: boolean } | null;
      /** Those that are open. */
      seatOffers: readonly object[];
    } | null;
  },
  format: SessionFormat,
): ApplicantStanding {
  if (applicant.withdrawnAt) return "withdrawn";
  if (!applicant.invitation) return "unconfirmed";
  const { revokedAt, currentResponse, seatOffers } = applicant.invitation;
  if (revokedAt) return "withdrawn";
  if (!currentResponse) return "pending";
  if (currentResponse.answer === "tentative") return "tentative";
  if (isStranded(currentResponse.answer, format)) return "stranded";
  if (!takesSeat(currentResponse.answer)) return "absent";
  if (currentResponse.seated) return "seated";
  return seatOffers.length > 0 ? "offered" : "waiting";
}

/**
 * Whether they count in their organization's quota: until they are taken back. Who is 欠席 may come after all by their
 * own link, which no quota refuses; whoever sends somebody else instead takes them back first, on the same page.
 */
export function countsInQuota(standing: ApplicantStanding): boolean {
  return standing !== "unconfirmed" && standing !== "withdrawn";
}

/** Whether they come, wait or are asked: all but those who gave their place up. */
export function keepsPlace(standing: ApplicantStanding): boolean {
  return countsInQuota(standing) && standing !== "absent";
}

/** Whether somebody has to answer for them: yes, or by taking them back. */
export function awaitsAnswer(standing: ApplicantStanding): standing is AwaitedStanding {
  return standing === "pending" || standing === "tentative" || standing === "stranded" || standing === "offered";
}

/** How somebody attends who chose a way: that one, as long as the session's format leaves it. */
export function modeLeft(chosen: AttendanceMode, format: SessionFormat): AttendanceMode {
  const [first, ...others] = modesOffered(format);
  return first === undefined || others.includes(chosen) ? chosen : first;
}

/**
 * How somebody attends: by the answer that holds, which may be their own or the desk's; without one as they were
 * applied for. As long as the session's format leaves it.
 */
export function modeNow(applicant: Answered & { mode: AttendanceMode }, format: SessionFormat): AttendanceMode {
  const answer = applicant.invitation?.currentResponse?.answer;
  return modeLeft((answer && modeOf(answer, format)) ?? applicant.mode, format);
}

interface Contact {
  contactEmail: string;
  /** Folded. */
  organizationKey: string;
}

/** Whether two applications are of one contact: by the address; where one came without, of one organization. */
export function sameContact(a: Contact, b: Contact): boolean {
  const [one, other] = [addressKey(a.contactEmail), addressKey(b.contactEmail)];
  return one && other ? one === other : a.organizationKey === b.organizationKey;
}

/**
 * Whether the desk had called somebody of its own accord when the application was confirmed: that call outlives it. By
 * when they were called, not when their link was sent: a new one may have been since.
 */
export function wasCalledBefore(
  invitation: { role: ParticipantRole; createdAt: Instant },
  application: { confirmedAt: Instant | null },
): boolean {
  const { confirmedAt } = application;
  return invitation.role !== "trainee" || confirmedAt === null || invitation.createdAt < confirmedAt;
}
