import type { SessionState } from "./session.ts";
import type { Instant, IsoDate } from "./tokyo-time.ts";

export const MAX_TASK = 500;
export const MAX_ASSIGNEE = 100;
export const MAX_DONE_NOTE = 1_000;
/** Of one session: a list that is read as a whole. */
export const MAX_FOLLOW_UPS = 100;

export const FOLLOW_UP_STATES = ["open", "overdue", "done"] as const;
/** overdue: open, and its day is over. */
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** What a list of them shows; open: the late ones too. */
export const FOLLOW_UP_VIEWS = ["open", "overdue", "done", "all"] as const;
export type FollowUpView = (typeof FOLLOW_UP_VIEWS)[number];

export interface FollowUpDays {
  dueOn: IsoDate | null;
  doneOn: IsoDate | null;
}

/** How it stands on a day. On the day it is due it is not late yet. */
export function followUpState({ dueOn, doneOn }: FollowUpDays, today: IsoDate): FollowUpState {
  if (doneOn !== null) return "done";
  return dueOn !== null && dueOn < today ? "overdue" : "open";
}

/** Where an open follow-up is taken up, as far as that decides whether another round should. */
export interface TakenUp {
  sessionId: string;
  session: { state: SessionState; startsAt: Instant | null };
}

/**
 * Whether an open follow-up of an earlier round waits to be taken up in a round: nobody has, or a round before it did
 * and it is open still, or the one that was to is called off.
 */
export function waitsForRound(
  takenUp: TakenUp | null,
  round: { id: string | null; startsAt: Instant | null },
): boolean {
  if (takenUp === null) return true;
  if (takenUp.sessionId === round.id) return false;
  const { state, startsAt } = takenUp.session;
  if (state === "cancelled") return true;
  return round.startsAt === null ? state === "held" : startsAt !== null && startsAt < round.startsAt;
}
