import { randomBytes } from "node:crypto";
import { updateCertificate } from "#app/adapters/db/certificate-store.server.ts";
import { CODE_BYTES, certificateCodeOf } from "#app/domain/certificate.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { erasedName } from "#app/text/people.ts";
import { type StaffContext, transact } from "../context.ts";
import { auditCertificate, type CertificateAt, lockCertificate } from "./lock-certificate.ts";

export type ReissueRefusal = "not-found" | "forbidden" | "no-attendance";

/**
 * Gives a certificate again with its number and another name (a slip mended), by today's date. Its code is a new one:
 * the paper given before is not valid any more. One that was revoked holds again.
 */
export function reissueCertificate(
  ctx: StaffContext,
  input: CertificateAt & { name: string },
): Promise<Result<null, ReissueRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockCertificate(ctx, tx, input);
    if (!locked.ok) return locked;
    const { certificate } = locked.value;
    // Nor to somebody whose name was erased.
    if (!certificate.attendance || certificate.name === erasedName) return refuse("no-attendance");
    await updateCertificate(tx, certificate.id, {
      name: input.name,
      code: certificateCodeOf(randomBytes(CODE_BYTES)),
      issuedOn: tokyoDate(ctx.now()),
      revokedAt: null,
    });
    await auditCertificate(ctx, tx, locked.value, "reissue");
    return ok(null);
  });
}
