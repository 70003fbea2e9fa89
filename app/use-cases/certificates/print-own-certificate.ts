import { tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { findOwnCertificate } from "#app/adapters/db/certificate-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findInvitationByToken } from "#app/adapters/db/invitation-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { linkFaded } from "#app/domain/link.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { AppContext } from "../context.ts";
import { certificateOf, isPrintable } from "./print-certificates.ts";

/** Whether somebody called can take their own certificate from their link. */
export async function hasOwnCertificate(tx: Tx, invitationId: string): Promise<boolean> {
  const certificate = await findOwnCertificate(tx, invitationId);
  return certificate !== null && isPrintable(certificate);
}

/** The certificate of whoever holds a link, while it has not faded. Changes nothing. */
export async function printOwnCertificate(
  ctx: AppContext,
  token: string,
): Promise<Result<{ name: string; bytes: Uint8Array }, "not-found">> {
  const invitation = await findInvitationByToken(ctx.db, tokenHash(token));
  const session = invitation && (await findSession(ctx.db, invitation.prefectureId, invitation.sessionId));
  if (!session || invitation.revokedAt || linkFaded(session, ctx.now())) return refuse("not-found");
  const certificate = await findOwnCertificate(ctx.db, invitation.id);
  const { startsAt } = session;
  if (!startsAt || !certificate || !isPrintable(certificate)) return refuse("not-found");
  const paper = certificateOf(ctx, { ...session, startsAt }, certificate);
  const { bytes } = await ctx.printer.print([paper]);
  return ok({ name: paper.title, bytes });
}
