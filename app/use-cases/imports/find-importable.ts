import type { Tx } from "#app/adapters/db/database.server.ts";
import { findImport, type ImportRecord } from "#app/adapters/db/import-store.server.ts";
import type { ImportKind } from "#app/domain/import-state.ts";
import { may, type StaffActor } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { kindOf } from "./kinds.ts";

/**
 * Whether someone may bring in sheets of a kind for a desk, or for the prefecture where there is none. A sheet is one
 * desk's and the prefecture's, also where what it holds is everybody's.
 */
export function mayImport(actor: StaffActor, kind: ImportKind, of: { prefectureId: string; centerId: string | null }) {
  if (actor.centerId !== null && actor.centerId !== of.centerId) return false;
  return kindOf(kind).actions.every((action) => may(actor, action, of));
}

/** An import, for those who may bring in its like: what it holds is what they may write. */
export async function findImportable(
  tx: Tx,
  actor: StaffActor,
  id: string,
): Promise<Result<ImportRecord, "not-found" | "forbidden">> {
  const found = await findImport(tx, actor.prefectureId, id);
  if (!found) return refuse("not-found");
  return mayImport(actor, found.kind, found) ? ok(found) : refuse("forbidden");
}
