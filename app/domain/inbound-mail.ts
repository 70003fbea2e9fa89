import type { ReplyDoubt } from "./calendar-reply.ts";
import type { RsvpRefusal } from "./rsvp.ts";

export const INBOUND_STATES = ["toCheck", "checked", "taken", "ignored"] as const;
/** taken: an answer was recorded. ignored: nothing is to be done. toCheck: a person has to look, and then → checked. */
export type InboundState = (typeof INBOUND_STATES)[number];

/** What asks for nothing. */
type IgnoredReason = "same-again" | "older" | "auto-reply" | "delayed" | "delivered" | "seen-before";

/** Mails of ours that came back. */
const BOUNCE_REASONS = ["bounced", "bounced-for-now", "bounce-unclear"] as const;

/** What a person has to look at, beside answers that the rules of answering refuse. */
type CheckReason = "free-text" | "unreadable" | "too-large" | (typeof BOUNCE_REASONS)[number] | ReplyDoubt;

export type InboundReason = "answered" | IgnoredReason | CheckReason | RsvpRefusal;

/** What a person did about a mail. */
export const CHECK_OUTCOMES = ["entered", "contacted", "corrected", "nothing"] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** The reasons with which somebody may have answered: their invitation's answer can be entered from there. */
export function asksForAnswer(reason: string): boolean {
  return !(BOUNCE_REASONS as readonly string[]).includes(reason);
}
