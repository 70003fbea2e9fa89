import { type CertificateRow, findCertificate } from "#app/adapters/db/certificate-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { isPrintable } from "./print-certificates.ts";

/** One certificate, for its own desk and the prefecture. */
export async function showCertificate(
  ctx: StaffContext,
  at: { sessionId: string; certificateId: string },
): Promise<
  Result<
    { session: SessionWithPlan; certificate: CertificateRow; mayWrite: boolean; isPrintable: boolean },
    "not-found" | "forbidden"
  >
> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, at.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const certificate = await findCertificate(ctx.db, session.id, at.certificateId);
  if (!certificate) return refuse("not-found");
  const mayWrite = may(ctx.actor, "attendance.write", session);
  return ok({ session, certificate, mayWrite, isPrintable: isPrintable(certificate) });
}
