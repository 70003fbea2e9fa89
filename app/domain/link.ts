import { endOf } from "./session.ts";
import { addDays, endOfDay, type Instant, tokyoDate } from "./tokyo-time.ts";

/** Length of a link's token: 24 random-looking bytes (192 bits) in base64url. */
export const TOKEN_LENGTH = 32;

/**
 * Stands where the personal link's token will, in mails and calendars kept in the database: the token
 * itself is never stored, so a copy of the database opens nobody's link. As long as a token, so that
 * nothing moves when it is filled in.
 */
export const TOKEN_PLACEHOLDER = "LINKTOKEN_LINKTOKEN_LINKTOKEN_LI";

/** The first part of the addresses that hold a token: answers, polls, proxies, applications, calendars. */
export type LinkKind = "r" | "p" | "proxy" | "a" | "feeds";

/** Writes the token where the placeholder stands. A calendar is unfolded first: a fold may fall inside. */
export function fillToken(text: string, token: string): string {
  return text.replaceAll(TOKEN_PLACEHOLDER, token);
}

/** Where someone asked for their dates replies. */
export function pollPath(token: string): string {
  return `/p/${token}`;
}

export function answerPath(token: string): string {
  return `/r/${token}`;
}

/** Where somebody called reads the minutes, and comments on their draft. */
export function minutesPath(token: string): string {
  return `${answerPath(token)}/minutes`;
}

/** Where somebody called subscribes to all they are called to: `key` is of the mail that went to their own address. */
export function ownFeedPath(token: string, key?: string): string {
  return `${answerPath(token)}/feed${key ? `?key=${key}` : ""}`;
}

/** Where whoever stands in for a member (代理) sees what they were named for, and declines. */
export function proxyPath(token: string): string {
  return `/proxy/${token}`;
}

/** Where someone who applied (受講申込) confirms, changes or withdraws. */
export function applicationPath(token: string): string {
  return `/a/${token}`;
}

/**
 * How long a link still shows what was handed out, counted from the session's end: the minutes are written and read
 * by then. Afterwards it tells no more than what it was about and the answer given.
 */
export const DAYS_TO_LOOK_BACK = 60;

/** Whether a session has been over so long that its links have faded. */
export function linkFaded(session: { startsAt: Instant | null; endsAt: Instant | null }, now: Instant): boolean {
  const { startsAt, endsAt } = session;
  return startsAt !== null && endOfDay(addDays(tokyoDate(endOf({ startsAt, endsAt })), DAYS_TO_LOOK_BACK)) <= now;
}
