import { insertMaterial, type Material, updateMaterial } from "#app/adapters/db/material-store.server.ts";
import { MAX_MATERIALS, shownSince, withVersions } from "#app/domain/material.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { type ArrivedMaterial, acceptFile } from "./add-materials.ts";
import { auditMaterial, lockMaterials, type MaterialRefusal } from "./lock-materials.ts";

/** What the desk says of a material. */
export interface MaterialInput {
  title: string;
  number: string | null;
  agendaItemId: string | null;
  forInvitees: boolean;
}

/**
 * Changes what is said of a material; with a file, that becomes its new version and the old one is kept behind it.
 * `version` is of the record as it was read: words that were changed since, or a file that was replaced, are not
 * written over.
 */
export function editMaterial(
  ctx: StaffContext,
  input: {
    sessionId: string;
    materialId: string;
    version: number;
    material: MaterialInput;
    file: ArrivedMaterial | null;
  },
): Promise<Result<{ id: string; newVersion: boolean }, MaterialRefusal | "no-such-item">> {
  const { title, number, agendaItemId, forInvitees } = input.material;
  return transact(ctx, async (tx) => {
    const locked = await lockMaterials(ctx, tx, input.sessionId);
    if (!locked.ok) return locked;
    const { session, rows } = locked.value;
    if (!rows.some(({ id }) => id === input.materialId)) return refuse("not-found");
    const before = standing(rows, input.materialId);
    if (before?.version !== input.version) return refuse("edited-meanwhile");
    if (agendaItemId && !session.agenda.some(({ id }) => id === agendaItemId)) return refuse("no-such-item");
    const words = { title, number, agendaItemId, forInvitees, shownAt: shownSince(before, forInvitees, ctx.now()) };
    const file = input.file && acceptFile(input.file);
    if (file && !file.ok) return file;
    if (!file || file.value.sha256 === before.sha256) {
      await updateMaterial(tx, before.id, words);
      await auditMaterial(ctx, tx, session, { action: "material.edit", id: before.id, before, after: words });
      return ok({ id: before.id, newVersion: false });
    }
    if (rows.length >= MAX_MATERIALS) return refuse("too-many-materials");
    const { prefectureId, id: sessionId } = session;
    const after = {
      ...words,
      ...file.value,
      ...{ prefectureId, sessionId, position: before.position, replacesId: before.id, uploadedAt: ctx.now() },
      shownAt: shownSince(null, forInvitees, ctx.now()),
    };
    const id = await insertMaterial(tx, after);
    await auditMaterial(ctx, tx, session, { action: "material.replace", id, before, after });
    return ok({ id, newVersion: true });
  });
}

/** The material by an id, where that is its current version and it was not taken off. */
export function standing(rows: readonly Material[], id: string): Material | null {
  const found = withVersions(rows).find(({ current }) => current.id === id)?.current;
  return found && !found.removedAt ? found : null;
}
