import { findJoinRequests, type JoinRequestRow } from "#app/adapters/db/join-request-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { CallRefusal } from "#app/domain/session.ts";
import type { StaffContext } from "../context.ts";
import { callable } from "../invitations/send-invitations.ts";

export interface JoinRequestList {
  session: SessionWithPlan;
  requests: JoinRequestRow[];
  mayDecide: boolean;
  /** Why nobody can be called now, and so no request be accepted. */
  refusal: CallRefusal | null;
}

/** Who asks to take part in a session of the desk. */
export async function listJoinRequests(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<JoinRequestList, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const open = callable(session, ctx.now());
  return ok({
    session,
    requests: await findJoinRequests(ctx.db, session.id),
    mayDecide: may(ctx.actor, "invitation.write", session),
    refusal: open.ok ? null : open.error,
  });
}
