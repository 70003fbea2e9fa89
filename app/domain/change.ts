import type { SessionState } from "./session.ts";
import type { SessionFormat } from "./taxonomy.ts";
import { type Instant, tokyoDate } from "./tokyo-time.ts";

export type CalendarMethod = "REQUEST" | "CANCEL";

/** The newest calendar object that went to one address about a session. */
export interface SentCalendar {
  method: CalendarMethod;
  sequence: number;
}

/**
 * Who has the session in the calendar behind somebody's address, which may be a whole office's: they alone, others
 * called or standing in as well, or others so that it is left to them. An event is there once, by its UID.
 */
export type HeldBy = "them" | "several" | "others";

/** What went into somebody's calendar so far. */
export interface CalendarSoFar {
  last: SentCalendar | null;
  heldBy: HeldBy;
}

/** A session as those called may have to be told of it. */
export interface TellableSession {
  state: SessionState;
  /** Null only while no date is decided. */
  startsAt: Instant | null;
  icalSequence: number;
}

/** What somebody called was told so far. */
export interface Told {
  /** The session's SEQUENCE they were last told of; null while nobody has told them anything. */
  toldSequence: number | null;
  /** When; null again once their call is taken back, until they are told of that. */
  toldAt: Instant | null;
  revokedAt: Instant | null;
}

/**
 * What somebody called does not know yet: that they are called at all, that it changed, is postponed or cancelled, or
 * that they were taken off.
 */
export const NEWS = ["called", "changed", "postponed", "cancelled", "withdrawn"] as const;
export type News = (typeof NEWS)[number];

/**
 * What somebody has to be told; null where they know how it stands, or where telling comes too late. Of a session that
 * is off, only those hear who had heard of it.
 */
export function newsFor(session: TellableSession, told: Told, now: Instant): News | null {
  const { toldSequence, toldAt, revokedAt } = told;
  const { state, startsAt } = session;
  if (startsAt && startsAt <= now) return null;
  if (revokedAt) return toldSequence !== null && toldAt === null ? "withdrawn" : null;
  if (state === "scheduled" && toldSequence === null) return "called";
  if (toldSequence === null || toldSequence >= session.icalSequence) return null;
  if (state === "scheduled") return "changed";
  return state === "postponed" || state === "cancelled" ? state : null;
}

/** The SEQUENCE of someone who knows that there is a session, and nothing surely of how it stands. */
export const BEFORE_ANY = -1;

/**
 * The kinds of mail that call somebody, as their contact's and their proxy's do; whoever applied is called by hearing
 * that they have a seat, or wait.
 */
export const CALLS = ["invitation", "applicationAccepted", "seatGiven", "seatWaiting", "proxyInvitation"] as const;

/** What somebody does not know whose mail of this kind is lost. */
export function lostWith(kind: string): "call" | "news" {
  return (CALLS as readonly string[]).includes(kind) ? "call" : "news";
}

/**
 * What somebody knows whose last mail came back, or was given up: nothing of the session where it was their call, else
 * no more than before. Only what the desk tells them otherwise counts.
 */
export function withoutLost<T extends Told>(told: T, lost: "call" | "news" | null): T {
  if (!lost) return told;
  return { ...told, toldAt: null, toldSequence: lost === "call" ? null : BEFORE_ANY };
}

/** What becomes of a postponed session in the calendars of those called: taken out now, or left until the new date. */
export const POSTPONED_WAYS = ["cancel", "hold"] as const;
export type PostponedWay = (typeof POSTPONED_WAYS)[number];

/**
 * How a calendar hears of it; null for a mail without a calendar object. Nothing is taken out of a calendar that never
 * held it, nor, as one person is taken off, out of one that has it for others too; out of one that a CANCEL went to
 * already it is taken once more, as that mail may have stayed home. Source: INTEROP 7, 9.
 */
export function methodFor(news: News, { last, heldBy }: CalendarSoFar, postponed: PostponedWay): CalendarMethod | null {
  if (news === "called" || news === "changed") return heldBy === "others" ? null : "REQUEST";
  if (news === "postponed" && postponed === "hold") return null;
  if (news === "withdrawn" && heldBy !== "them") return null;
  return last && "CANCEL";
}

/**
 * The SEQUENCE of the next calendar object to one address: at least the session's own, never below the last that went
 * there, and above it when it brings news. Whoever was taken off and called again is ahead of the others: the
 * session's own number, which says who was told of what, stays as it is. Source: INTEROP 8, 9; RFC 5546 2.1.4.
 */
export function sequenceFor(
  session: Pick<TellableSession, "icalSequence">,
  { toldSequence, last }: { toldSequence: number | null; last: SentCalendar | null },
  method: CalendarMethod,
): number {
  if (!last) return session.icalSequence;
  const isNews = last.method !== method || toldSequence === null || toldSequence < session.icalSequence;
  return Math.max(session.icalSequence, last.sequence + (isNews ? 1 : 0));
}

/**
 * Whether answers given so far say nothing of the session as it is to be: they were for another day, and that day is
 * no record yet. Another time of the same day, another place or title keeps them.
 */
export function answersLapse(
  before: { state: SessionState; startsAt: Instant | null },
  after: { startsAt: Instant | null },
  now: Instant,
): boolean {
  if (before.state !== "scheduled" && before.state !== "postponed") return false;
  if (!before.startsAt || (after.startsAt && after.startsAt <= now)) return false;
  return !after.startsAt || tokyoDate(before.startsAt) !== tokyoDate(after.startsAt);
}

export type WithdrawRefusal = "withdrawn-already" | "session-begun" | "session-off";

/**
 * Why one person's call cannot be taken back; null when it can. Of a postponed session it always can: its old day
 * binds nobody.
 */
export function withdrawRefusal(
  session: Pick<TellableSession, "state" | "startsAt">,
  { revokedAt }: Pick<Told, "revokedAt">,
  now: Instant,
): WithdrawRefusal | null {
  if (revokedAt) return "withdrawn-already";
  if (session.state === "postponed") return null;
  if (session.state !== "scheduled") return "session-off";
  return session.startsAt && session.startsAt <= now ? "session-begun" : null;
}

/** By which the desk tells somebody whom no mail reaches. */
export const TOLD_BY = ["fax", "post", "phone"] as const;
export type ToldBy = (typeof TOLD_BY)[number];

/** What somebody was told of a session with the object for their calendar. */
export interface Particulars {
  title: string;
  startsAt: Instant | null;
  /** As the calendar has it: two hours after the start where no end was given. */
  endsAt: Instant | null;
  venue: string | null;
  onlineUrl: string | null;
  /** Null where what was told does not say. */
  format: SessionFormat | null;
}

export const CHANGED_PARTS = ["time", "format", "venue", "onlineUrl", "title"] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** What differs between what somebody was told and how it is now, the most important first. */
export function changedParts(before: Particulars, after: Particulars): ChangedPart[] {
  const timeOf = ({ startsAt, endsAt }: Particulars) => `${startsAt?.getTime()} ${endsAt?.getTime()}`;
  const differs: Record<ChangedPart, boolean> = {
    time: timeOf(before) !== timeOf(after),
    format: before.format !== null && before.format !== after.format,
    venue: (before.venue ?? "") !== (after.venue ?? ""),
    onlineUrl: (before.onlineUrl ?? "") !== (after.onlineUrl ?? ""),
    title: before.title !== after.title,
  };
  return CHANGED_PARTS.filter((part) => differs[part]);
}
