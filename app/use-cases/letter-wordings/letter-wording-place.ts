import { findBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findLetterWordingLevels } from "#app/adapters/db/letter-wording-store.server.ts";
import { isLetterKind, type LetterKind, type LetterWording, letterWordingOf } from "#app/domain/letter-wording.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { standardLetterWording } from "#app/text/letter-wording.ts";
import type { StaffContext } from "../context.ts";

/** Whose words: a body's, or (null) the prefecture's. */
export interface LetterWordingPlace {
  bodyId: string | null;
  kind: string;
}

/** Where words stand, and who may touch them: the prefecture's its admin, a body's the desk of its lead center. */
export interface OpenedPlace {
  kind: LetterKind;
  body: { id: string; name: string; centerId: string } | null;
  mayWrite: boolean;
}

/** In the same transaction as whatever is done there. */
export async function openPlace(
  ctx: StaffContext,
  tx: Tx,
  { bodyId, kind }: LetterWordingPlace,
): Promise<Result<OpenedPlace, "not-found" | "forbidden">> {
  const { actor } = ctx;
  const { prefectureId } = actor;
  if (!isLetterKind(kind)) return refuse("not-found");
  if (bodyId === null) {
    return ok({ kind, body: null, mayWrite: may(actor, "wording.write", { prefectureId, centerId: null }) });
  }
  const body = await findBody(tx, prefectureId, bodyId);
  if (!body) return refuse("not-found");
  if (!may(actor, "body.read", body)) return refuse("forbidden");
  const { id, name, centerId } = body;
  return ok({ kind, body: { id, name, centerId }, mayWrite: may(actor, "body.write", body) });
}

/** What is read where a place has no words of its own. */
export async function wordingAbove(tx: Tx, prefectureId: string, place: OpenedPlace): Promise<LetterWording> {
  const { kind, body } = place;
  const levels = body ? await findLetterWordingLevels(tx, { prefectureId, bodyIds: [], kind }) : [];
  return letterWordingOf(levels, standardLetterWording(kind));
}
