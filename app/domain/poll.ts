import { ok, type Result, refuse } from "./result.ts";
import type { ResponseWay } from "./rsvp.ts";
import type { MemberRole, ParticipantRole } from "./taxonomy.ts";
import { endOfDay, type Instant, type IsoDate } from "./tokyo-time.ts";

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

/** How much depends on someone, unless the desk says otherwise; `seat` is the role of the seat they hold, if any. */
export function usualNeed(role: ParticipantRole, seat: MemberRole | null): PollNeed {
  if (seat === "chair" || role === "lecturer") return "key";
  return role === "observer" || role === "auditor" || role === "secretariat" ? "optional" : "required";
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
