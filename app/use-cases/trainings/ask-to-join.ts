import { findOwnRequest, upsertJoinRequest } from "#app/adapters/db/join-request-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { type AskRefusal, askRefusal, type JoinRole } from "#app/domain/join-request.ts";
import { may, sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";

/** Asks the desk that leads a training to let the one who signed in sit in or help. */
export function askToJoin(
  ctx: StaffContext,
  input: { sessionId: string; role: JoinRole; message: string | null },
): Promise<Result<{ requestId: string }, "not-found" | "forbidden" | AskRefusal>> {
  return transact(ctx, async (tx) => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "joinRequest.write", session) || sightOf(ctx.actor, session) === "none") {
      return refuse("forbidden");
    }
    const { userId, centerId } = ctx.actor;
    const earlier = (await findOwnRequest(tx, session.id, userId))?.state ?? null;
    const refusal = askRefusal(session, { centerId, earlier }, ctx.now());
    if (refusal) return refuse(refusal);
    const { role, message } = input;
    const { id: sessionId, prefectureId } = session;
    const asked = { prefectureId, sessionId, userId, centerId, role, message, requestedAt: ctx.now() };
    const requestId = await upsertJoinRequest(tx, asked);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "joinRequest.ask",
      subject: "JoinRequest",
      subjectId: requestId,
      after: { role },
    });
    return ok({ requestId });
  });
}
