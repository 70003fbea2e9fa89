import { findLooseDrafts } from "#app/adapters/db/plan-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { renumberDrafts } from "../plans/renumber-plan.ts";

export type DeleteRefusal = "not-found" | "forbidden" | "edited-meanwhile" | "not-a-draft" | "draft-in-use";

/**
 * Removes a draft that nobody was called to and nothing hangs on; anything else stays on record, cancelled. The
 * plan's other drafts are numbered anew, so that no round is missing.
 */
export function deleteDraft(
  ctx: StaffContext,
  { id, version }: { id: string; version: number },
): Promise<Result<{ plannedFor: number | null }, DeleteRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ plannedFor: number | null }, DeleteRefusal>> => {
    const session = await lockSession(tx, ctx.actor.prefectureId, id);
    if (!session) return refuse("not-found");
    if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
    if (session.version !== version) return refuse("edited-meanwhile");
    if (session.state !== "draft") return refuse("not-a-draft");
    if (!(await findLooseDrafts(tx, session)).has(id)) return refuse("draft-in-use");
    await tx.session.delete({ where: { id } });
    const { title, startsAt, plannedFor } = session;
    const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "session.deleteDraft",
      before: { title, startsAt, plannedFor, bodyIds },
    });
    if (plannedFor !== null) await renumberDrafts(ctx, tx, session, plannedFor);
    return ok({ plannedFor });
  });
}
