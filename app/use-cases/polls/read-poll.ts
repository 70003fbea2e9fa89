import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenPoll, type PollWithReplies } from "#app/adapters/db/poll-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may, type StaffAction } from "#app/domain/permission.ts";
import type { Asked, Marks, PollMark, PollNeed } from "#app/domain/poll.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";

export type PollRowRefusal = "not-found" | "forbidden" | "poll-over";

/** Takes the session's row and reads its open poll, to change something of it; replies wait for their turn. */
export async function lockPoll(
  ctx: StaffContext,
  tx: Tx,
  sessionId: string,
  action: StaffAction = "session.write",
): Promise<Result<{ session: SessionWithPlan; poll: PollWithReplies }, PollRowRefusal>> {
  const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, action, session)) return refuse("forbidden");
  const poll = await findOpenPoll(tx, session.id);
  return poll ? ok({ session, poll }) : refuse("poll-over");
}

/** A session whose date may be looked for by a poll: a postponed one stays postponed meanwhile. */
export function pollable(state: SessionState): boolean {
  return state === "draft" || state === "polling" || state === "postponed";
}

interface Reply {
  marks: readonly { optionId: string; mark: PollMark }[];
}

export function marksOf(reply: Reply | null): Marks {
  return new Map((reply?.marks ?? []).map(({ optionId, mark }) => [optionId, mark]));
}

/** Someone asked, as the rules of a poll see them. */
export function askedOf(participant: { id: string; need: PollNeed; currentReply: Reply | null }): Asked {
  return { id: participant.id, need: participant.need, marks: marksOf(participant.currentReply) };
}

/** What an audit record about a poll names. */
export function aboutPoll(session: { id: string; prefectureId: string; centerId: string }, pollId: string) {
  const { id: sessionId, prefectureId, centerId } = session;
  return { prefectureId, centerId, sessionId, subject: "DatePoll", subjectId: pollId };
}
