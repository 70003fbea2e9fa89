import { fiscalYearOf } from "./fiscal-year.ts";
import { ok, type Result, refuse } from "./result.ts";
import type { SessionCategory, SessionFormat } from "./taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "./tokyo-time.ts";

export const SESSION_STATES = ["draft", "polling", "scheduled", "postponed", "cancelled", "held"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** What the desk can do to a session's state. */
export const SESSION_STEPS = ["openPoll", "schedule", "hold", "cancel", "postpone", "reopen"] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

const STEPS: Record<SessionStep, { from: readonly SessionState[]; to: SessionState }> = {
  openPoll: { from: ["draft"], to: "polling" },
  schedule: { from: ["draft", "polling", "postponed"], to: "scheduled" },
  hold: { from: ["scheduled"], to: "held" },
  cancel: { from: ["scheduled"], to: "cancelled" },
  postpone: { from: ["scheduled"], to: "postponed" },
  // Back to where the record can be mended; closing it again is a `hold` like the first.
  reopen: { from: ["held"], to: "scheduled" },
};

export type StepRefusal =
  | "step-not-from-here"
  | "step-needs-date"
  | "step-before-start"
  | "step-needs-reason"
  | "report-confirmed";

/**
 * Where a step leads, or why it is refused. Source: DOMAIN "A session's life".
 * `reportConfirmed` is whether the report of the session's year is confirmed for its unit.
 */
export function takeStep(
  session: { state: SessionState; startsAt: Instant | null },
  step: SessionStep,
  facts: { now: Instant; reason?: string | undefined; reportConfirmed: boolean },
): Result<SessionState, StepRefusal> {
  const { from, to } = STEPS[step];
  if (!from.includes(session.state)) return refuse("step-not-from-here");
  if (facts.reportConfirmed) return refuse("report-confirmed");
  if (to === "scheduled" && !session.startsAt) return refuse("step-needs-date");
  if (step === "hold" && !(session.startsAt && session.startsAt <= facts.now)) return refuse("step-before-start");
  if ((step === "cancel" || step === "postpone") && !facts.reason?.trim()) return refuse("step-needs-reason");
  return ok(to);
}

/** The state once its poll is given up without a date: one that waited for that date alone is a draft again. */
export function withoutPoll(state: SessionState): SessionState {
  return state === "polling" ? "draft" : state;
}

/** The steps that the state alone allows, in the order a desk takes them. */
export function stepsFrom(state: SessionState): SessionStep[] {
  return SESSION_STEPS.filter((step) => STEPS[step].from.includes(state));
}

/** Whether other centers may read it: its date is, or was once, fixed. */
export function isPublished(state: SessionState): boolean {
  return state !== "draft" && state !== "polling";
}

export type PlanRefusal =
  | "title-required"
  | "title-too-long"
  | "end-before-start"
  | "longer-than-a-day"
  | "end-without-start"
  | "answer-by-after-start"
  | "answer-by-without-start"
  | "date-required"
  | "held-in-future";

export type CallRefusal = "session-not-scheduled" | "session-started" | "place-required";

export const MAX_TITLE = 200;

/** The parts of a session that its rules look at together. */
export interface SessionPlan {
  title: string;
  category: SessionCategory;
  format: SessionFormat;
  startsAt: Instant | null;
  endsAt: Instant | null;
  answerBy: IsoDate | null;
  venue: string | null;
  onlineUrl: string | null;
}

/** Everything that keeps a plan from being recorded in this state; empty when nothing does. */
export function planRefusals(plan: SessionPlan, state: SessionState): PlanRefusal[] {
  const refusals: PlanRefusal[] = [];
  if (plan.title.trim() === "") refusals.push("title-required");
  if (plan.title.length > MAX_TITLE) refusals.push("title-too-long");
  if (plan.endsAt && !plan.startsAt) refusals.push("end-without-start");
  if (plan.startsAt && plan.endsAt) {
    if (plan.endsAt <= plan.startsAt) refusals.push("end-before-start");
    else if (plan.endsAt.getTime() - plan.startsAt.getTime() > 24 * 60 * 60 * 1000) refusals.push("longer-than-a-day");
  }
  if (plan.answerBy && !plan.startsAt) refusals.push("answer-by-without-start");
  if (plan.answerBy && plan.startsAt && plan.answerBy > tokyoDate(plan.startsAt))
    refusals.push("answer-by-after-start");
  if ((state === "scheduled" || state === "held") && !plan.startsAt) refusals.push("date-required");
  return refusals;
}

/** Why nobody can be called to it now: only where its date is fixed and lies ahead, and people know where to go. */
export function callRefusal(
  session: Pick<SessionPlan, "format" | "startsAt" | "venue"> & { state: SessionState },
  now: Instant,
): CallRefusal | null {
  if (session.state !== "scheduled" || !session.startsAt) return "session-not-scheduled";
  if (session.startsAt <= now) return "session-started";
  const onSite = session.format === "onSite" || session.format === "hybrid";
  return onSite && !session.venue?.trim() ? "place-required" : null;
}

/**
 * What a plan says for a calendar: a change of any of these raises SEQUENCE. While it is postponed nobody is told of
 * its plan. Source: RFC 5546 2.1.4.
 */
export function calendarChanged(
  before: SessionPlan & { state: SessionState },
  after: SessionPlan & { state: SessionState },
): boolean {
  const facts = (s: SessionPlan & { state: SessionState }) =>
    JSON.stringify([s.title, s.startsAt, s.endsAt, s.venue, s.onlineUrl, s.format, s.state]);
  if (before.state === "postponed" && after.state === "postponed") return false;
  return facts(before) !== facts(after);
}

/** When it ends; two hours after the start where no end was given, as the calendar invite says too. */
export function endOf(session: { startsAt: Instant; endsAt: Instant | null }): Instant {
  return session.endsAt ?? new Date(session.startsAt.getTime() + 2 * 60 * 60 * 1000);
}

export function sessionFiscalYear(session: { startsAt: Instant | null }): number | null {
  return session.startsAt ? fiscalYearOf(session.startsAt) : null;
}

/** Whether it will be held: its date is fixed and lies ahead. */
export function isOn<S extends { state: SessionState; startsAt: Instant | null }>(
  session: S,
  now: Instant,
): session is S & { startsAt: Instant } {
  return session.state === "scheduled" && session.startsAt !== null && session.startsAt > now;
}
