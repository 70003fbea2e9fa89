import { updateCertificate } from "#app/adapters/db/certificate-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { auditCertificate, type CertificateAt, lockCertificate } from "./lock-certificate.ts";

/** Takes a certificate back: its public address says that it is not valid. Revoked already, nothing changes. */
export function revokeCertificate(
  ctx: StaffContext,
  at: CertificateAt,
): Promise<Result<null, "not-found" | "forbidden">> {
  return transact(ctx, async (tx) => {
    const locked = await lockCertificate(ctx, tx, at);
    if (!locked.ok) return locked;
    const { id, revokedAt } = locked.value.certificate;
    if (revokedAt) return ok(null);
    await updateCertificate(tx, id, { revokedAt: ctx.now() });
    await auditCertificate(ctx, tx, locked.value, "revoke");
    return ok(null);
  });
}
