import { isTraining } from "./join-request.ts";
import type { Presence } from "./presence.ts";
import { checkedSigns, readSigns } from "./reference.ts";
import { endOf, type SessionState } from "./session.ts";
import type { ParticipantRole, SessionCategory } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/**
 * What a 受講証 is verified by: fifteen signs (75 bits) and one that checks them, short enough to be typed. Guesses are
 * put off after a few dozen from one address, and a hit would say no more than that it is one.
 */
export type CertificateCode = string;

/** How many bytes that nobody can guess a code is made of. */
export const CODE_BYTES = 15;

export function certificateCodeOf(bytes: Uint8Array): CertificateCode {
  return checkedSigns(bytes, CODE_BYTES);
}

/** The code that was typed, in any width and case, with or without hyphens; null where it is none. */
export function readCertificateCode(typed: string): CertificateCode | null {
  return readSigns(typed, CODE_BYTES);
}

/** Where anyone sees whether a code is valid. */
export function certificatePath(code: CertificateCode): string {
  return `/certificates/${code}`;
}

/** Longer than this no session is. */
export const MAX_CERTIFICATE_MINUTES = 24 * 60;

interface Span {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** Minutes a session was planned for; null where its end was never stated. */
export function plannedMinutes({ startsAt, endsAt }: Span): number | null {
  return endsAt && minutesBetween(startsAt, endsAt);
}

/**
 * Whole minutes somebody was there while the session went on. Without a time of their own they came at its start and
 * stayed to its end, as the record of attendance has it; null where that end was never stated. Minutes that were
 * counted hold, where somebody was away in between: no more than from coming to leaving.
 */
export function minutesPresent(
  { startsAt, endsAt }: Span,
  { arrivedAt, leftAt, minutesPresent }: Pick<Presence, "arrivedAt" | "leftAt" | "minutesPresent">,
): number | null {
  const from = arrivedAt && arrivedAt > startsAt ? arrivedAt : startsAt;
  const until = leftAt && endsAt ? (leftAt < endsAt ? leftAt : endsAt) : (leftAt ?? endsAt);
  const between = until && Math.max(0, minutesBetween(from, until));
  return minutesPresent === null ? between : Math.min(minutesPresent, between ?? minutesPresent);
}

function minutesBetween(from: Instant, until: Instant): number {
  return Math.floor((until.getTime() - from.getTime()) / 60_000);
}

/** Those who hold a training receive no certificate of having attended it. */
const HOLDING: readonly ParticipantRole[] = ["lecturer", "topicProvider", "facilitator", "secretariat"];

/** Whether somebody was there long enough; `unknown` is for the desk to decide, person by person. */
export type Qualification = "enough" | "unknown" | "short" | "holding";

export function qualificationOf(role: ParticipantRole, minutes: number | null, required: number): Qualification {
  if (HOLDING.includes(role)) return "holding";
  if (minutes === null) return "unknown";
  return minutes >= required ? "enough" : "short";
}

/** Whether the desk may give somebody a certificate when it names them. */
export function mayReceive(qualification: Qualification): boolean {
  return qualification === "enough" || qualification === "unknown";
}

export type CertificateRefusal = "certificate-no-training" | "certificate-not-over" | "certificate-minutes-unset";

/** Why none is given for a session now: it is no training, not over, or it is not said how long one must be there. */
export function certificateRefusal(
  session: {
    category: SessionCategory;
    state: SessionState;
    startsAt: Instant | null;
    endsAt: Instant | null;
    certificateMinutes: number | null;
  },
  now: Instant,
): CertificateRefusal | null {
  const { category, state, startsAt, endsAt, certificateMinutes } = session;
  if (!isTraining(category)) return "certificate-no-training";
  const isOver = state === "held" || (state === "scheduled" && startsAt && endOf({ startsAt, endsAt }) <= now);
  if (!isOver || !startsAt) return "certificate-not-over";
  return certificateMinutes === null ? "certificate-minutes-unset" : null;
}
