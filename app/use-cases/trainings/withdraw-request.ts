import { decideJoinRequest, findOwnRequest } from "#app/adapters/db/join-request-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { takeJoinStep } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

/** Takes back one's own request to take part, as long as the desk has not decided. */
export function withdrawRequest(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<{ requestId: string }, "not-found" | "forbidden" | "join-decided">> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "joinRequest.write", session)) return refuse("forbidden");
    const request = await findOwnRequest(tx, session.id, ctx.actor.userId);
    if (!request) return refuse("join-decided");
    const step = takeJoinStep(request.state, "withdraw");
    if (!step.ok) return step;
    const { id, state, reply, invitationId } = request;
    await decideJoinRequest(tx, id, { state: step.value, reply, decidedAt: ctx.now(), invitationId });
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "joinRequest.withdraw",
      subject: "JoinRequest",
      subjectId: id,
      before: { state },
      after: { state: step.value },
    });
    return ok({ requestId: id });
  });
}
