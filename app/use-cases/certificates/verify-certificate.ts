import { isValidCode } from "#app/adapters/db/certificate-store.server.ts";
import { readCertificateCode } from "#app/domain/certificate.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { AppContext } from "../context.ts";

/** Whether a code that somebody typed or scanned is of a certificate that holds; no more than that is told to anyone. */
export async function verifyCertificate(
  ctx: AppContext,
  typed: string,
): Promise<Result<{ valid: boolean }, "unreadable">> {
  const code = readCertificateCode(typed);
  return code === null ? refuse("unreadable") : ok({ valid: await isValidCode(ctx.db, code) });
}
