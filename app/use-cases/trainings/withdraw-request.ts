import { findInvitation } from "#app/adapters/db/invitation-store.server.ts";
import { decideJoinRequest, findOwnRequest } from "#app/adapters/db/join-request-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { takeJoinStep } from "#app/domain/join-request.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpRefusal } from "#app/domain/rsvp.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { recordResponse } from "../invitations/record-response.ts";

export type WithdrawRefusal = "not-found" | "forbidden" | "join-decided" | RsvpRefusal;

/**
 * Takes back one's own request to take part. Where it was accepted, the invitation it led to is answered 欠席 by the
 * rules of any answer; the link stays, for who asks again and is let in again.
 */
export function withdrawRequest(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<{ requestId: string }, WithdrawRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ requestId: string }, WithdrawRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, input.sessionId);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "joinRequest.write", session)) return refuse("forbidden");
    const request = await findOwnRequest(tx, session.id, ctx.actor.userId);
    if (!request) return refuse("join-decided");
    const step = takeJoinStep(request.state, "withdraw");
    if (!step.ok) return step;
    const { id, state, reply, invitationId } = request;
    const invitation = state === "accepted" && invitationId && (await findInvitation(tx, session.id, invitationId));
    if (invitation && !invitation.revokedAt) {
      const absent = await recordResponse(
        ctx,
        tx,
        session,
        invitation,
        { answer: "absent", proxy: null, message: null },
        { via: "link", enteredById: null, actor: { kind: "staff", actor: ctx.actor } },
      );
      if (!absent.ok) return absent;
    }
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
