import { ok, type Result, refuse } from "./result.ts";
import type { ResponseWay } from "./rsvp.ts";
import { type Appointment, inForce } from "./seat.ts";
import type { MemberRole, ParticipantRole } from "./taxonomy.ts";
import { addDays, endOfDay, type Instant, type IsoDate, tokyoDate, weekdayOf } from "./tokyo-time.ts";

/** ○ △ × for one candidate date. */
export const POLL_MARKS = ["yes", "maybe", "no"] as const;
export type PollMark = (typeof POLL_MARKS)[number];
/** What stands under a date beside a name: a mark, or that there is none yet. */
export type PollStanding = PollMark | "silent";

/** key: without them it cannot be held. required: counts for the quorum. optional: asked, not waited for. */
export const POLL_NEEDS = ["key", "required", "optional"] as const;
export type PollNeed = (typeof POLL_NEEDS)[number];

/** open → decided (a date was fixed) or closed (given up). */
export type PollState = "open" | "decided" | "closed";

export const MAX_CANDIDATES = 20;
export const MAX_WEEKS = 12;
const LONGEST_MS = 24 * 60 * 60 * 1000;

export interface Candidate {
  startsAt: Instant;
  endsAt: Instant;
}

/** How much depends on someone, unless the desk says otherwise; `seat` is the role of the seat they hold, if any. */
export function usualNeed(role: ParticipantRole, seat: MemberRole | null): PollNeed {
  if (seat === "chair" || role === "lecturer") return "key";
  return role === "observer" || role === "auditor" || role === "secretariat" ? "optional" : "required";
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

export type PollRefusal =
  | "poll-decided"
  | "poll-closed"
  | "poll-deadline-passed"
  | "mark-every-date"
  | "nothing-marked"
  | "unknown-candidate";

interface Poll {
  state: PollState;
  answerBy: IsoDate;
}

/** Whether a poll takes replies at all now: until the deadline's day is over in Tokyo, then from the desk alone. */
export function pollWindow(poll: Poll, now: Instant): Result<"open" | "late", "poll-decided" | "poll-closed"> {
  if (poll.state === "decided") return refuse("poll-decided");
  if (poll.state === "closed") return refuse("poll-closed");
  return ok(now >= endOfDay(poll.answerBy) ? "late" : "open");
}

/** By candidate. */
export type Marks = ReadonlyMap<string, PollMark>;

export interface PollReplyInput {
  marks: Marks;
  comment: string | null;
}

/**
 * Whether a reply is taken. A person marks every date, so that no gap is left to be guessed at; the desk, who was
 * told by phone or FAX, enters what it was told, after the deadline too.
 */
export function decideReply(
  poll: Poll & { options: readonly { id: string }[] },
  { marks }: PollReplyInput,
  facts: { now: Instant; via: ResponseWay },
): Result<"open" | "late", PollRefusal> {
  const window = pollWindow(poll, facts.now);
  if (!window.ok) return window;
  const byDesk = facts.via === "phone" || facts.via === "fax" || facts.via === "desk";
  if (window.value === "late" && !byDesk) return refuse("poll-deadline-passed");
  const known = new Set(poll.options.map(({ id }) => id));
  if ([...marks.keys()].some((id) => !known.has(id))) return refuse("unknown-candidate");
  if (!byDesk && marks.size < known.size) return refuse("mark-every-date");
  return marks.size === 0 ? refuse("nothing-marked") : window;
}

/** The same reply twice changes nothing. */
export function sameReply(a: PollReplyInput, b: PollReplyInput): boolean {
  const facts = ({ marks, comment }: PollReplyInput) => JSON.stringify([[...marks].sort(), comment]);
  return facts(a) === facts(b);
}

/** Someone asked, as the rules see them. */
export interface Asked {
  id: string;
  need: PollNeed;
  marks: Marks;
}

export function standingOf({ marks }: Pick<Asked, "marks">, optionId: string): PollStanding {
  return marks.get(optionId) ?? "silent";
}

/** Whether someone has a date left to mark: they never replied, or a candidate came later. */
export function isSilent(asked: Pick<Asked, "marks">, options: readonly { id: string }[]): boolean {
  return options.some(({ id }) => !asked.marks.has(id));
}

/** How it looks for a date, the best first. waiting: it may yet hold, once those silent have replied. */
export const OUTLOOKS = ["surely", "ifMaybe", "waiting", "cannot"] as const;
export type Outlook = (typeof OUTLOOKS)[number];

/** What stands in a date's way; `people` are those asked, `short` the number still wanting. */
export type OutlookReason =
  | { code: "passed" }
  | { code: "keyAbsent" | "keySilent" | "keyMaybe"; people: string[] }
  | { code: "quorumOutOfReach" | "quorumWaits" | "quorumNeedsMaybe"; short: number };

const OUTLOOK_OF: Record<OutlookReason["code"], Outlook> = {
  passed: "cannot",
  keyAbsent: "cannot",
  quorumOutOfReach: "cannot",
  keySilent: "waiting",
  quorumWaits: "waiting",
  keyMaybe: "ifMaybe",
  quorumNeedsMaybe: "ifMaybe",
};

export type MarkCounts = Record<PollStanding, number>;

export interface OptionStanding {
  optionId: string;
  outlook: Outlook;
  reasons: OutlookReason[];
  /** Of those the quorum is counted by: key and required people. */
  needed: MarkCounts;
  optional: MarkCounts;
}

interface Option extends Candidate {
  id: string;
}

/**
 * How a date stands: every key person is to come, and as many of those required (key people among them) as the
 * quorum says; without a quorum somebody at least. ○ alone makes it hold surely, △ only if they do come.
 */
export function standOption(
  option: Option,
  people: readonly Asked[],
  quorum: number | null,
  now: Instant,
): OptionStanding {
  const needed = people.filter(({ need }) => need !== "optional");
  const counts = countMarks(needed, option.id);
  const keys = (standing: PollStanding) =>
    needed.filter((asked) => asked.need === "key" && standingOf(asked, option.id) === standing).map(({ id }) => id);
  const atLeast = quorum ?? Math.min(1, needed.length);
  const { yes, maybe, silent } = counts;
  const reasons: OutlookReason[] = [];
  if (option.startsAt <= now) reasons.push({ code: "passed" });
  for (const [code, standing] of [
    ["keyAbsent", "no"],
    ["keySilent", "silent"],
    ["keyMaybe", "maybe"],
  ] as const) {
    if (keys(standing).length > 0) reasons.push({ code, people: keys(standing) });
  }
  if (yes + maybe + silent < atLeast) reasons.push({ code: "quorumOutOfReach", short: atLeast - yes - maybe - silent });
  else if (yes + maybe < atLeast) reasons.push({ code: "quorumWaits", short: atLeast - yes - maybe });
  else if (yes < atLeast) reasons.push({ code: "quorumNeedsMaybe", short: atLeast - yes });
  const worst = Math.max(0, ...reasons.map(({ code }) => OUTLOOKS.indexOf(OUTLOOK_OF[code])));
  const optional = countMarks(
    people.filter(({ need }) => need === "optional"),
    option.id,
  );
  return { optionId: option.id, outlook: OUTLOOKS[worst] as Outlook, reasons, needed: counts, optional };
}

function countMarks(people: readonly Asked[], optionId: string): MarkCounts {
  const counts: MarkCounts = { yes: 0, maybe: 0, no: 0, silent: 0 };
  for (const asked of people) counts[standingOf(asked, optionId)] += 1;
  return counts;
}

/** The candidates as they stand, the best first; of equals the earlier. */
export function rankOptions(
  options: readonly Option[],
  people: readonly Asked[],
  quorum: number | null,
  now: Instant,
): OptionStanding[] {
  const merits = ({ outlook, needed, optional }: OptionStanding) => [
    -OUTLOOKS.indexOf(outlook),
    ...[needed, optional].flatMap(({ yes, maybe, silent }) => [yes, maybe, silent]),
  ];
  return [...options]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime())
    .map((option) => standOption(option, people, quorum, now))
    .sort((a, b) => {
      const theirs = merits(b);
      return merits(a).reduce((order, merit, i) => order || (theirs[i] as number) - merit, 0);
    });
}
