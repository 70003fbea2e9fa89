import { findScan } from "#app/adapters/db/invitation-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { servedScan } from "#app/domain/scan.ts";
import { scanText } from "#app/text/scan.ts";
import type { StaffContext } from "../context.ts";

/** The paper an answer came on, for the desk that enters answers; to anybody else there is none. */
export async function openScan(
  ctx: StaffContext,
  ids: { sessionId: string; invitationId: string; responseId: string },
): Promise<Result<{ sha256: string; mediaType: string; fileName: string }, "not-found">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, ids.sessionId);
  if (!session || !may(ctx.actor, "response.enter", session)) return refuse("not-found");
  const scan = await findScan(ctx.db, ids);
  if (!scan?.scanSha256 || !scan.scanType) return refuse("not-found");
  const title = scanText.fileName(scan.invitation.name);
  return ok({ sha256: scan.scanSha256, ...servedScan({ scanType: scan.scanType, title }) });
}
