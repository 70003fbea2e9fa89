import type { Instant } from "./tokyo-time.ts";

export const MAIL_STATES = ["queued", "sent", "failed", "kept"] as const;
/** queued → sent, or failed when given up; kept where no mail server is set. */
export type MailState = (typeof MAIL_STATES)[number];

/** As a desk tells mails apart: what could not be sent, and what was and came back, reached nobody. */
export const MAIL_STANDINGS = ["undelivered", "queued", "sent", "kept"] as const;
export type MailStanding = (typeof MAIL_STANDINGS)[number];

// Ever longer: a restart of the server is over in minutes, an outage in hours. The last try comes after some 22 hours.
const RETRY_DELAYS_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;

/** How a try failed: what was answered, to which command, in the server's words. No code: nothing was answered. */
export interface FailedTry {
  code: number | null;
  command: string | null;
  text: string;
}

/**
 * What a failed try says.
 *
 * server: nothing of this mail, for the server lets nobody in, or is not there.
 * pause: this mail not now, and no other for a while.
 * later: this mail not now.
 * refused: this mail never.
 * address: nothing to this address, ever.
 */
export type MailFailure = "server" | "pause" | "later" | "refused" | "address";

/** Commands that carry a mail; whatever is refused before them, such as our sign-in, is refused to every mail. */
const OF_A_MAIL = ["MAIL FROM", "RCPT TO", "DATA"];

/** Whether the server answered to a mail; else the way to it, or the conversation, failed. */
export function isOfMail({ code, command }: FailedTry): boolean {
  return code !== null && OF_A_MAIL.includes(command ?? "");
}

/**
 * Judges a failed try. `isServerThere`: whether the server lets us in right after one that is not of a mail: then the
 * connection broke off in the middle of this mail, which may be its own doing and must not hold up all others.
 * Source: RFC 5321 4.2.1 (5xx for good), 3.8 (421 closes), RFC 3463 (5.7: policy, so not the address). A sender that
 * is refused is our own setting, which someone may mend; 503 only tells that the conversation went astray.
 */
export function failureOf(failed: FailedTry, isServerThere: boolean): MailFailure {
  const { code, command, text } = failed;
  if (!isOfMail(failed) && !isServerThere) return "server";
  if (code === 421 || command === "MAIL FROM") return "pause";
  if (!isOfMail(failed) || code === null || code < 500 || code > 599 || code === 503) return "later";
  return command === "RCPT TO" && isAboutAddress(code, text) ? "address" : "refused";
}

/** Whether a refusal for good says that there is no such mailbox, and not that it is full or that we may not write. */
function isAboutAddress(code: number, text: string): boolean {
  const [, status] = text.match(/\b5\.(\d{1,3}\.\d{1,3})\b/) ?? [];
  if (status) return status.startsWith("1.") || status === "2.1" || status === "0.0";
  return [550, 551, 553].includes(code) && !/relay|block|spam|polic|denied|black ?list|sender/i.test(text);
}

/** When to try a mail again after its `attempts`-th try (the first is 1) has failed; null when to give up. */
export function nextTryAt(failure: MailFailure, attempts: number, now: Instant): Instant | null {
  const minutes = RETRY_DELAYS_MINUTES[attempts - 1];
  if (failure === "refused" || failure === "address" || minutes === undefined) return null;
  return new Date(now.getTime() + minutes * 60_000);
}

/** From a restart, over in seconds, to a changed password. */
const PAUSE_MS = { first: 2_000, most: 5 * 60_000 };

/** For how long nothing is sent after the server has turned us away `failures` times in a row, in ms. */
export function pauseAfter(failures: number): number {
  return Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** (failures - 1));
}

/** How many mails may be in flight, `successes` after the server turned us away: it may allow fewer than are set. */
export function widthAfter(successes: number, connections: number): number {
  return Math.min(connections, 1 + Math.floor(successes / 10));
}

/** What a desk can make of a failure or a bounce; in words in text/outbox. */
export const MAIL_TROUBLES = ["noAddress", "full", "tooLarge", "policy", "busy", "lost", "other"] as const;
export type MailTrouble = (typeof MAIL_TROUBLES)[number];

/** The kind of trouble that a mail server's words tell of. Source: RFC 3463, and what servers without it write. */
export function troubleOf(reason: string): MailTrouble {
  const [, kind, subject, detail] = reason.match(/\b([45])\.(\d{1,3})\.(\d{1,3})\b/) ?? [];
  const code = reason.match(/^\D{0,3}([45])(\d\d)\b/);
  if (subject === "1" && kind === "5") return "noAddress";
  if ((subject === "2" && detail === "2") || /quota|mailbox (?:is )?full|over ?limit/i.test(reason)) return "full";
  if ((subject === "3" && detail === "4") || /message (?:size|too)|too (?:large|big)/i.test(reason)) return "tooLarge";
  if (subject === "2" && detail === "1") return "noAddress";
  if (kind === "4" || code?.[1] === "4") return "busy";
  if (subject === "7" || /spam|polic|block|relay|denied|black ?list/i.test(reason)) return "policy";
  if (kind === "5" || code) return code?.[2] === "50" || code?.[2] === "53" ? "noAddress" : "other";
  return /time ?out|timed out|closed|connect|abort|socket|ECONN|ETIMEDOUT/i.test(reason) ? "lost" : "other";
}
