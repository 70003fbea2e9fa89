import { findParticipant } from "#app/adapters/db/poll-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { DeskWay } from "#app/domain/contact.ts";
import { may } from "#app/domain/permission.ts";
import type { PollRefusal, PollReplyInput } from "#app/domain/poll.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { recordPollReply } from "./record-poll-reply.ts";

/** Records a reply that reached the desk by phone or FAX; after the deadline too, and for some dates only. */
export function enterPollReply(
  ctx: StaffContext,
  {
    sessionId,
    participantId,
    via,
    ...input
  }: PollReplyInput & {
    sessionId: string;
    participantId: string;
    via: DeskWay;
  },
): Promise<Result<{ recorded: boolean }, PollRefusal | "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
    const participant = session && (await findParticipant(tx, session.id, participantId));
    if (!session || !participant) return refuse("not-found");
    if (!may(ctx.actor, "response.enter", session)) return refuse("forbidden");
    return recordPollReply(tx, session, participant, input, {
      now: ctx.now(),
      via,
      enteredById: ctx.actor.userId,
      actor: { kind: "staff", actor: ctx.actor },
      requestId: ctx.requestId,
    });
  });
}
