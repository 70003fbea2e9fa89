import type { PollNeed } from "./poll.ts";
import { type Appointment, inForce } from "./seat.ts";
import { addDays, type Instant, type IsoDate, tokyoDate, weekdayOf } from "./tokyo-time.ts";

export const MAX_CANDIDATES = 20;
export const MAX_WEEKS = 12;
const LONGEST_MS = 24 * 60 * 60 * 1000;

export interface Candidate {
  startsAt: Instant;
  endsAt: Instant;
}

export type CandidateRefusal = "end-before-start" | "longer-than-a-day" | "candidate-passed" | "candidate-twice";

/** What is wrong with which candidate, by its place in the list; the first fault of each. */
export function candidateRefusals(
  candidates: readonly Candidate[],
  now: Instant,
): { row: number; refusal: CandidateRefusal }[] {
  const seen = new Set<string>();
  return candidates.flatMap((candidate, row) => {
    const key = `${candidate.startsAt.getTime()} ${candidate.endsAt.getTime()}`;
    const twice = seen.has(key) || !seen.add(key);
    const refusal = candidateRefusal(candidate, now) ?? (twice ? "candidate-twice" : null);
    return refusal ? [{ row, refusal }] : [];
  });
}

function candidateRefusal({ startsAt, endsAt }: Candidate, now: Instant): CandidateRefusal | null {
  if (endsAt <= startsAt) return "end-before-start";
  if (endsAt.getTime() - startsAt.getTime() > LONGEST_MS) return "longer-than-a-day";
  return startsAt <= now ? "candidate-passed" : null;
}

export type PollPlanRefusal =
  | CandidateRefusal
  | "no-candidates"
  | "too-many-candidates"
  | "nobody-asked"
  | "answer-by-required"
  | "answer-by-passed"
  | "answer-by-after-candidates"
  | "quorum-above-people";

export interface PollPlan {
  candidates: readonly Candidate[];
  answerBy: IsoDate | null;
  quorum: number | null;
  needs: readonly PollNeed[];
}

/** A fault of a plan, and the place of the candidate it is about, where it is about one. */
export interface PollPlanFault {
  refusal: PollPlanRefusal;
  row: number | null;
}

/** Everything that keeps a poll from being opened; empty when nothing does. */
export function pollPlanFaults({ candidates, answerBy, quorum, needs }: PollPlan, now: Instant): PollPlanFault[] {
  const faults: PollPlanFault[] = candidateRefusals(candidates, now);
  const about = (refusal: PollPlanRefusal) => faults.push({ refusal, row: null });
  if (candidates.length === 0) about("no-candidates");
  if (candidates.length > MAX_CANDIDATES) about("too-many-candidates");
  if (needs.length === 0) about("nobody-asked");
  const late = deadlineRefusal(answerBy, candidates, now);
  if (late) about(late);
  const short = quorumRefusal(quorum, needs);
  if (short) about(short);
  return faults;
}

/** A quorum is of those required, key people among them: more than there are can never come. */
export function quorumRefusal(quorum: number | null, needs: readonly PollNeed[]): "quorum-above-people" | null {
  const counted = needs.filter((need) => need !== "optional").length;
  return quorum !== null && quorum > counted ? "quorum-above-people" : null;
}

/** A deadline lies ahead, and no later than the first candidate's day: a date that is over cannot be chosen. */
export function deadlineRefusal(
  answerBy: IsoDate | null,
  candidates: readonly Candidate[],
  now: Instant,
): "answer-by-required" | "answer-by-passed" | "answer-by-after-candidates" | null {
  if (answerBy === null) return "answer-by-required";
  if (answerBy < tokyoDate(now)) return "answer-by-passed";
  const ahead = candidates.filter(({ startsAt }) => startsAt > now).map(({ startsAt }) => tokyoDate(startsAt));
  return ahead.some((day) => answerBy > day) ? "answer-by-after-candidates" : null;
}

/**
 * Days to propose: one weekday (0 is Sunday) over some weeks from a day on, without those on which offices are
 * closed. A week that falls out is not made up for.
 */
export function proposeDays(
  { weekday, from, weeks }: { weekday: number; from: IsoDate; weeks: number },
  isDayOff: (day: IsoDate) => boolean,
): IsoDate[] {
  const first = addDays(from, (weekday - weekdayOf(from) + 7) % 7);
  return Array.from({ length: Math.min(weeks, MAX_WEEKS) }, (_, week) => addDays(first, 7 * week)).filter(
    (day) => !isDayOff(day),
  );
}

/** Which of the dates that lie ahead fall into someone's term; today stands for them where all are over. */
export function datesInTerm(
  term: Appointment,
  candidates: readonly Candidate[],
  now: Instant,
): "all" | "some" | "none" {
  const ahead = candidates.filter(({ startsAt }) => startsAt > now).map(({ startsAt }) => startsAt);
  const days = ahead.length > 0 ? ahead : [now];
  const held = days.filter((day) => inForce(term, tokyoDate(day)));
  if (held.length === 0) return "none";
  return held.length === days.length ? "all" : "some";
}
