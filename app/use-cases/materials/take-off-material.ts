import { updateMaterial } from "#app/adapters/db/material-store.server.ts";
import { shownSince, withVersions } from "#app/domain/material.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { auditMaterial, type LockRefusal, lockMaterials } from "./lock-materials.ts";

/** Takes a material off its session, or puts it back where it stood. Its file stays. Safe to repeat. */
export function takeOffMaterial(
  ctx: StaffContext,
  input: { sessionId: string; materialId: string; off: boolean },
): Promise<Result<{ changed: boolean }, LockRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockMaterials(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, rows } = locked.value;
    const before = withVersions(rows).find(({ current }) => current.id === input.materialId)?.current;
    if (!before) return refuse("not-found");
    if ((before.removedAt !== null) === input.off) return ok({ changed: false });
    // Put back, it is new to those invited once more.
    const after = input.off
      ? { removedAt: ctx.now() }
      : { removedAt: null, shownAt: shownSince(null, before.forInvitees, ctx.now()) };
    await updateMaterial(tx, before.id, after);
    const action = input.off ? "material.takeOff" : "material.putBack";
    await auditMaterial(ctx, tx, session, { action, id: before.id, before, after });
    return ok({ changed: true });
  });
}
