import type { ProxyPolicy, ProxyRefusal } from "./proxy.ts";
import { ok, type Result, refuse } from "./result.ts";
import { endOf, type SessionState } from "./session.ts";
import type { ParticipantRole, SessionFormat } from "./taxonomy.ts";
import { endOfDay, type Instant, type IsoDate } from "./tokyo-time.ts";

/** Answers a person can give. 未回答 is no answer; 保留 comes only from a calendar client. */
export const RSVP_ANSWERS = ["attending", "online", "proxy", "absent", "tentative"] as const;
export type RsvpAnswer = (typeof RSVP_ANSWERS)[number];
/** What stands beside a name: an answer, or that there is none yet. */
export type RsvpStanding = RsvpAnswer | "pending";

/** proxy: the proxy declined for the member. application: it came with the application (受講申込). */
export const RESPONSE_WAYS = ["link", "calendar", "phone", "fax", "desk", "proxy", "application"] as const;
export type ResponseWay = (typeof RESPONSE_WAYS)[number];

export interface RsvpProxy {
  name: string;
  title: string | null;
  organization: string | null;
  email: string | null;
}

export interface RsvpInput {
  answer: RsvpAnswer;
  proxy: RsvpProxy | null;
  message: string | null;
}

/** The session as the rules of answering see it. */
export interface RsvpSession {
  state: SessionState;
  format: SessionFormat;
  startsAt: Instant | null;
  endsAt: Instant | null;
  answerBy: IsoDate | null;
}

export type RsvpRefusal =
  | "link-ended"
  | "session-not-open"
  | "session-cancelled"
  | "session-postponed"
  | "session-over"
  | "deadline-passed"
  | "answer-not-offered"
  | "proxy-name-required"
  | ProxyRefusal;

/** The answers the page offers: what the session's format and the rule for proxies leave to choose. */
export function answersOffered(format: SessionFormat, proxies: ProxyPolicy = "allowed"): RsvpAnswer[] {
  const proxy = proxies === "notAllowed" ? [] : (["proxy"] as const);
  if (format === "online") return ["online", ...proxy, "absent"];
  if (format === "hybrid") return ["attending", "online", ...proxy, "absent"];
  return ["attending", ...proxy, "absent"];
}

/**
 * Whether somebody said that they come in a way that the session, whose format has changed since, is not held any
 * more. 出席 to what is online altogether is online.
 */
export function isStranded(standing: RsvpStanding, format: SessionFormat): boolean {
  return standing === "online" && !answersOffered(format).includes("online");
}

/** Until when any answer is taken: the end of the deadline's day in Tokyo, else the session's start. */
export function answersUntil(session: Pick<RsvpSession, "answerBy" | "startsAt">): Instant | null {
  return session.answerBy ? endOfDay(session.answerBy) : session.startsAt;
}

/**
 * The session as someone sees it who was sent their notice at an instant: a deadline that was over by then is none for
 * them, and any answer is taken until the start. Source: README "Called after the deadline".
 */
export function withOwnDeadline<S extends Pick<RsvpSession, "answerBy">>(session: S, sentAt: Instant | null): S {
  const wasOver = session.answerBy !== null && sentAt !== null && sentAt >= endOfDay(session.answerBy);
  return wasOver ? { ...session, answerBy: null } : session;
}

/** Whether the session takes answers at all now, whatever they are. */
export function rsvpClosed(session: RsvpSession, now: Instant): Result<"open" | "late", RsvpRefusal> {
  if (session.state === "cancelled") return refuse("session-cancelled");
  if (session.state === "postponed") return refuse("session-postponed");
  if (session.state === "held") return refuse("session-over");
  if (session.state !== "scheduled" || !session.startsAt) return refuse("session-not-open");
  if (now >= endOf({ startsAt: session.startsAt, endsAt: session.endsAt })) return refuse("session-over");
  const until = answersUntil(session);
  return ok(until && now >= until ? "late" : "open");
}

/**
 * Whether an answer is taken, and whether it is late. After the deadline a person's own answer can only
 * be 欠席; the desk, who was told by phone or FAX, can still enter any. Source: DOMAIN "RSVP".
 */
export function decideResponse(
  session: RsvpSession,
  input: RsvpInput,
  facts: { now: Instant; revoked: boolean; via: ResponseWay },
): Result<{ late: boolean }, RsvpRefusal> {
  if (facts.revoked) return refuse("link-ended");
  const window = rsvpClosed(session, facts.now);
  if (!window.ok) return window;
  const late = window.value === "late";
  if (late && !isByDesk(facts.via) && input.answer !== "absent") return refuse("deadline-passed");
  if (
    !answersOffered(session.format).includes(input.answer) &&
    !(facts.via === "calendar" && input.answer === "tentative")
  ) {
    return refuse("answer-not-offered");
  }
  if (input.answer === "proxy" && !input.proxy?.name.trim()) return refuse("proxy-name-required");
  return ok({ late });
}

/** Whether the desk entered it, having been told. */
export function isByDesk(via: ResponseWay): boolean {
  return via === "phone" || via === "fax" || via === "desk";
}

/** The same answer twice changes nothing. */
export function sameResponse(a: RsvpInput, b: RsvpInput): boolean {
  const facts = ({ answer, proxy, message }: RsvpInput) =>
    JSON.stringify([
      answer,
      answer === "proxy" && proxy ? [proxy.name, proxy.title, proxy.organization, proxy.email] : null,
      message,
    ]);
  return facts(a) === facts(b);
}

/** Whether an answer takes a seat (定員). */
export function takesSeat(standing: RsvpStanding): boolean {
  return standing === "attending" || standing === "online" || standing === "proxy";
}

export type RsvpTotals = Record<RsvpStanding | "waiting", number>;

/** Totals by answer. A person who waits for a seat is counted as waiting, not as coming. */
export function rsvpTotals(people: readonly { standing: RsvpStanding; seated: boolean }[]): RsvpTotals {
  const totals: RsvpTotals = { pending: 0, attending: 0, online: 0, proxy: 0, absent: 0, tentative: 0, waiting: 0 };
  for (const { standing, seated } of people) totals[takesSeat(standing) && !seated ? "waiting" : standing] += 1;
  return totals;
}

/** The role someone attends in: a proxy counts as a proxy, the person represented not at all. */
export function attendingRole(role: ParticipantRole, standing: RsvpStanding): ParticipantRole {
  return standing === "proxy" ? "proxy" : role;
}
