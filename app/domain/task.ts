import type { FiscalYear } from "./fiscal-year.ts";
import type { PollNeed } from "./poll.ts";
import type { Instant, IsoDate } from "./tokyo-time.ts";

/** How many days before a session those called should have its materials. */
export const MATERIALS_DUE_DAYS = 14;

/** For how many days an application (受講申込) is new. */
export const APPLICATION_NEW_DAYS = 7;

/** How many days before its day a draft should be fixed. */
export const DRAFT_DUE_DAYS = 60;

/** A poll as its tasks see it: `options` and `marks` are numbers of dates. */
export interface PollAsked {
  options: number;
  asked: readonly { need: PollNeed; marks: number }[];
}

/** How many of those waited for have not marked every date; those asked as optional are not waited for beside others. */
export function missingReplies({ options, asked }: PollAsked): number {
  return awaitedOf(asked).filter(({ marks }) => marks < options).length;
}

function awaitedOf(asked: PollAsked["asked"]): PollAsked["asked"] {
  const needed = asked.filter(({ need }) => need !== "optional");
  return needed.length > 0 ? needed : asked;
}

/**
 * Whether a poll waits for the desk to decide: its last day is over, or everyone waited for has marked every date.
 */
export function isPollToDecide(poll: PollAsked & { answerBy: IsoDate }, today: IsoDate): boolean {
  return poll.answerBy < today || (poll.asked.length > 0 && missingReplies(poll) === 0);
}

/** Whether those called have not been told of the newest material for them; null is none, or never told. */
export function areMaterialsToSend(session: { newestAt: Instant | null; materialsSentAt: Instant | null }): boolean {
  const { newestAt, materialsSentAt } = session;
  return newestAt !== null && (materialsSentAt === null || newestAt > materialsSentAt);
}

/**
 * The day by which a year's report is looked for, a month after the year's end. A guide (目安) of ours and no
 * deadline: no document sets one.
 */
export function reportGuideDay(year: FiscalYear): IsoDate {
  return `${year + 1}-04-30`;
}
