import type { Instant } from "./tokyo-time.ts";

export const MAIL_STATES = ["queued", "sent", "failed", "kept"] as const;
/** queued → sent, or failed when given up; kept where no mail server is set. */
export type MailState = (typeof MAIL_STATES)[number];

// Ever longer: a restart of the server is over in minutes, an outage in hours. The last try comes after some 22 hours.
const RETRY_DELAYS_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;

/** What a mail server answered: its code, and the command it answered to. */
interface SmtpReply {
  code: number | null;
  command: string | null;
}

/**
 * Whether trying again is pointless: the server refused this recipient or this message for good (5xx, RFC 5321
 * 4.2.1). A 5xx to anything before (sign-in, sender) is our own setting, which someone may mend meanwhile; 503
 * only tells that the conversation went astray.
 */
export function isPermanent({ code, command }: SmtpReply): boolean {
  return code !== null && code >= 500 && code <= 599 && code !== 503 && (command === "RCPT TO" || command === "DATA");
}

/** When to try a mail again after its `attempts`-th try (the first is 1) has failed; null when to give up. */
export function nextTryAt(failure: { permanent: boolean }, attempts: number, now: Instant): Instant | null {
  const minutes = RETRY_DELAYS_MINUTES[attempts - 1];
  if (failure.permanent || minutes === undefined) return null;
  return new Date(now.getTime() + minutes * 60_000);
}
