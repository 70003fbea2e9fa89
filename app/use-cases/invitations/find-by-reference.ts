import { findInvitationByReference } from "#app/adapters/db/reference-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { readReference } from "#app/domain/reference.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

/** Whose 整理番号 was typed, of a session that one may enter answers to; whichever it is of. */
export async function findByReference(
  ctx: StaffContext,
  typed: string,
): Promise<Result<{ sessionId: string; invitationId: string }, "reference-unreadable" | "not-found">> {
  const reference = readReference(typed);
  if (!reference) return refuse("reference-unreadable");
  const found = await findInvitationByReference(ctx.db, ctx.actor.prefectureId, reference);
  if (!found || !may(ctx.actor, "response.enter", found.session)) return refuse("not-found");
  return ok({ sessionId: found.sessionId, invitationId: found.id });
}
