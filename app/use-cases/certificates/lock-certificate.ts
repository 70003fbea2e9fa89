import { type CertificateRow, findCertificate } from "#app/adapters/db/certificate-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { aboutSession, auditStaff, type StaffContext } from "../context.ts";

export interface CertificateAt {
  sessionId: string;
  certificateId: string;
}

/** A certificate with its session's row taken, for someone who may change it. */
export async function lockCertificate(
  ctx: StaffContext,
  tx: Tx,
  at: CertificateAt,
): Promise<Result<{ session: SessionWithPlan; certificate: CertificateRow }, "not-found" | "forbidden">> {
  const session = await lockSession(tx, ctx.actor.prefectureId, at.sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "attendance.write", session)) return refuse("forbidden");
  const certificate = await findCertificate(tx, session.id, at.certificateId);
  return certificate ? ok({ session, certificate }) : refuse("not-found");
}

/** Tells the audit log what became of a certificate, by its number: a name could not be erased there. */
export function auditCertificate(
  ctx: StaffContext,
  tx: Tx,
  { session, certificate }: { session: SessionWithPlan; certificate: CertificateRow },
  verb: "revoke" | "reissue",
): Promise<void> {
  return auditStaff(ctx, tx, {
    ...aboutSession(session),
    ...{ action: `certificate.${verb}`, subject: "Certificate", subjectId: certificate.id },
    before: { revokedAt: certificate.revokedAt },
    after: { number: certificate.number },
  });
}
