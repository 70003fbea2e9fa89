import { type SeatBook, seatsLeft } from "./capacity.ts";
import { isTraining } from "./join-request.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { SessionState } from "./session.ts";
import type { SessionCategory, SessionFormat } from "./taxonomy.ts";
import { endOfDay, fromTokyo, type Instant, type IsoDate, tokyoDate } from "./tokyo-time.ts";

/** What the desk says of a 募集. Days are YYYY-MM-DD in Tokyo, both included. */
export interface RecruitmentPlan {
  /** Null: from now on. */
  opensOn: IsoDate | null;
  closesOn: IsoDate;
  /** How many people of one organization; null: no limit. */
  perOrganization: number | null;
  target: string | null;
  message: string | null;
  purpose: string;
}

/** The people of one form, and the most that an organization can be held to. */
export const MAX_APPLICANTS = 20;
export const MAX_PER_ORGANIZATION = 999;

/** The session as a 募集 sees it. */
export interface RecruitedSession {
  category: SessionCategory;
  state: SessionState;
  format: SessionFormat;
  startsAt: Instant | null;
  venue: string | null;
}

export type RecruitmentRefusal =
  | "recruitment-no-training"
  | "recruitment-not-scheduled"
  | "recruitment-begun"
  | "recruitment-place-required"
  | "closes-before-opens"
  | "closes-after-session";

/** Why a session cannot have a 募集 now; null when it can. Whoever applies is called at once: they need time and place. */
export function sessionRefusal(session: RecruitedSession, now: Instant): RecruitmentRefusal | null {
  if (!isTraining(session.category)) return "recruitment-no-training";
  if (session.state !== "scheduled" || !session.startsAt) return "recruitment-not-scheduled";
  if (session.startsAt <= now) return "recruitment-begun";
  const onSite = session.format === "onSite" || session.format === "hybrid";
  return onSite && !session.venue?.trim() ? "recruitment-place-required" : null;
}

/** What keeps a 募集 from being opened or changed like this; null when nothing does. */
export function recruitmentRefusal(
  plan: Pick<RecruitmentPlan, "opensOn" | "closesOn">,
  session: RecruitedSession,
  now: Instant,
): RecruitmentRefusal | null {
  const refusal = sessionRefusal(session, now);
  if (refusal) return refusal;
  if (plan.opensOn && plan.opensOn > plan.closesOn) return "closes-before-opens";
  return session.startsAt && plan.closesOn > tokyoDate(session.startsAt) ? "closes-after-session" : null;
}

export type CourseRefusal = "course-not-yet" | "course-closed" | "course-called-off";

interface Period {
  opensOn: IsoDate | null;
  closesOn: IsoDate;
  closedAt: Instant | null;
}

/**
 * Whether applications are taken now: in the period, not closed by hand, the session still to come. The last day runs
 * to its end in Tokyo, though never past the session's start. Whoever applied in the period is in time, though their
 * mail reaches them after midnight; what the desk closed by hand is closed to them as well.
 */
export function takesApplications(
  recruitment: Period,
  session: Pick<RecruitedSession, "category" | "state" | "startsAt">,
  now: Instant,
  appliedAt: Instant = now,
): Result<null, CourseRefusal> {
  if (!isTraining(session.category) || session.state !== "scheduled" || !session.startsAt) {
    return refuse("course-called-off");
  }
  if (recruitment.closedAt || appliedAt >= endOfDay(recruitment.closesOn) || now >= session.startsAt) {
    return refuse("course-closed");
  }
  if (recruitment.opensOn && appliedAt < fromTokyo(recruitment.opensOn, "00:00")) return refuse("course-not-yet");
  return ok(null);
}

/** What a public page says of the seats: 募集中, 残りわずか, 空き待ち. Never a number of people who applied. */
export type SeatOutlook = "open" | "few" | "waiting";

const FEW = 3;
const FEW_OF_ALL = 0.1;

/** Few is three seats, or a tenth of all where that is more; none is left that somebody before them still waits for. */
export function seatOutlook(book: SeatBook): SeatOutlook {
  const left = seatsLeft(book);
  if (left === 0) return "waiting";
  return left <= Math.max(FEW, Math.floor((book.capacity ?? 0) * FEW_OF_ALL)) ? "few" : "open";
}

/** How a course stands, as the list of courses says it. */
export type CourseStanding = "notYet" | SeatOutlook | "closed" | "calledOff";

const BEST_FIRST: readonly SeatOutlook[] = ["open", "few", "waiting"];

/** Of several ways to take part, the one with most room speaks for the course. */
export function courseStanding(
  recruitment: Period,
  session: Pick<RecruitedSession, "category" | "state" | "startsAt">,
  seats: readonly SeatBook[],
  now: Instant,
): CourseStanding {
  const open = takesApplications(recruitment, session, now);
  if (!open.ok) {
    if (open.error === "course-not-yet") return "notYet";
    return open.error === "course-closed" ? "closed" : "calledOff";
  }
  const outlooks = seats.map(seatOutlook);
  return BEST_FIRST.find((outlook) => outlooks.includes(outlook)) ?? "open";
}

/** Whether more people of an organization fit its quota beside those who have applied already; null is no limit. */
export function withinQuota(perOrganization: number | null, applied: number, more: number): boolean {
  return perOrganization === null || applied + more <= perOrganization;
}
