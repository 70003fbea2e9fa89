import type { Tx } from "#app/adapters/db/database.server.ts";
import { findMaterials, updateMaterial } from "#app/adapters/db/material-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { numberWithoutItem } from "#app/domain/material.ts";
import type { StaffContext } from "../context.ts";
import { auditMaterial } from "./lock-materials.ts";

/**
 * Lets materials stay with their session when agenda items are about to be removed, without the item's number. Those
 * of a closed item become the desk's alone: nothing else would keep them from who may not know of it. Returns how
 * many standing ones those invited had until now.
 */
export async function leaveItems(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  staying: ReadonlySet<string | null>,
): Promise<{ withheld: number }> {
  const removed = new Map(session.agenda.filter(({ id }) => !staying.has(id)).map((item) => [item.id, item]));
  if (removed.size === 0) return { withheld: 0 };
  const rows = await findMaterials(tx, session.id);
  const replaced = new Set(rows.map(({ replacesId }) => replacesId));
  let withheld = 0;
  for (const before of rows) {
    const item = before.agendaItemId && removed.get(before.agendaItemId);
    if (!item) continue;
    const closing = item.open ? {} : { forInvitees: false, shownAt: null };
    const after = { agendaItemId: null, number: numberWithoutItem(before.number), ...closing };
    await updateMaterial(tx, before.id, after);
    await auditMaterial(ctx, tx, session, { action: "material.leaveItem", id: before.id, before, after });
    if (!item.open && before.forInvitees && !before.removedAt && !replaced.has(before.id)) withheld += 1;
  }
  return { withheld };
}
