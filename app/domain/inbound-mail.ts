import type { ReplyDoubt } from "./calendar-reply.ts";
import type { RsvpRefusal } from "./rsvp.ts";

export const INBOUND_STATES = ["toCheck", "checked", "taken", "ignored"] as const;
/** taken: an answer was recorded. ignored: nothing is to be done. toCheck: a person has to look, and then → checked. */
export type InboundState = (typeof INBOUND_STATES)[number];

/** What became an answer: the person's, with a seat or waiting for one, or their proxy's. */
type TakenReason = "answered" | "answered-waiting" | "proxy-answered";

/** What asks for nothing. */
type IgnoredReason = "same-again" | "older" | "auto-reply" | "delayed" | "delivered" | "seen-before";

/** Mails of ours that came back. */
const BOUNCE_REASONS = ["bounced", "bounced-for-now", "bounce-unclear"] as const;

/** What a person has to look at, beside answers that the rules of answering refuse. */
type CheckReason = "free-text" | "unreadable" | "too-large" | (typeof BOUNCE_REASONS)[number] | ReplyDoubt;

export type InboundReason = TakenReason | IgnoredReason | CheckReason | RsvpRefusal;

/** Whose address a mail of ours came back from: of somebody on file, of a proxy, of whoever applied (受講申込). */
export type BouncedTo = "person" | "proxy" | "application";

/** What a person did about a mail. */
export const CHECK_OUTCOMES = ["entered", "contacted", "corrected", "nothing"] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** The reasons with which somebody may have answered: their invitation's answer can be entered from there. */
export function asksForAnswer(reason: string): boolean {
  return !(BOUNCE_REASONS as readonly string[]).includes(reason);
}

/** What the person called wrote themselves, for all that is known, of an answer of their own. */
const OWN_WORDS: readonly string[] = [
  ...(["free-text", "unreadable", "too-large", "no-tag", "forged-sender", "counter", "no-answer"] as const),
  ...(["outdated", "answered-since", "deadline-passed"] as const),
] satisfies InboundReason[];

/** Whether the desk can record an answer as the mail says it, without a word more. */
export function saysOwnAnswer(reason: string): boolean {
  return OWN_WORDS.includes(reason);
}
