import { type Material, placeMaterial, updateMaterial } from "#app/adapters/db/material-store.server.ts";
import { inOrder, moved, renumbered, withVersions } from "#app/domain/material.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type LockRefusal, lockMaterials } from "./lock-materials.ts";

/** Moves a material by one place among those it stands with; at their end nothing changes. */
export function moveMaterial(
  ctx: StaffContext,
  input: { sessionId: string; materialId: string; by: "up" | "down" },
): Promise<Result<{ moved: boolean }, LockRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockMaterials(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, rows } = locked.value;
    const current = standingOf(rows);
    if (!current.some(({ id }) => id === input.materialId)) return refuse("not-found");
    const before = inOrder(current, session.agenda).map(({ id }) => id);
    const after = moved(current, session.agenda, { id: input.materialId, by: input.by });
    if (after.every(({ id }, i) => id === before[i])) return ok({ moved: false });
    for (const [i, { id, position }] of after.entries()) {
      if (position !== i + 1) await placeMaterial(tx, id, i + 1);
    }
    await auditStaff(ctx, tx, {
      ...aboutSession(session),
      action: "material.move",
      before,
      after: after.map(({ id }) => id),
    });
    return ok({ moved: true });
  });
}

/** Gives the numbers anew, in order; those typed by hand in another form stay. */
export function renumberMaterials(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<{ changed: number }, LockRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockMaterials(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, rows } = locked.value;
    const current = standingOf(rows);
    const numbers = renumbered(current, session.agenda);
    if (numbers.length === 0) return ok({ changed: 0 });
    for (const { id, number } of numbers) await updateMaterial(tx, id, { number });
    const before = numbers.map(({ id }) => ({ id, number: current.find((material) => material.id === id)?.number }));
    await auditStaff(ctx, tx, { ...aboutSession(session), action: "material.renumber", before, after: numbers });
    return ok({ changed: numbers.length });
  });
}

function standingOf(rows: readonly Material[]): Material[] {
  return withVersions(rows)
    .map(({ current }) => current)
    .filter(({ removedAt }) => !removedAt);
}
