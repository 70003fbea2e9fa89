import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { may } from "#app/domain/permission.ts";
import type { QuietHours } from "#app/domain/quiet-hours.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Sets between which hours nothing leaves that no person sends; `version`: that the form was opened on. */
export function setQuietHours(
  ctx: StaffContext,
  { version, ...after }: QuietHours & { version: number },
): Promise<Result<void, "forbidden" | "edited-meanwhile">> {
  const { prefectureId } = ctx.actor;
  return transact(ctx, async (tx) => {
    if (!may(ctx.actor, "wording.write", { prefectureId, centerId: null })) return refuse("forbidden");
    const { version: current, ...before } = await findQuietHours(tx, prefectureId);
    if (current !== version) return refuse("edited-meanwhile");
    if (before.quietFrom === after.quietFrom && before.quietUntil === after.quietUntil) return ok(undefined);
    await tx.prefecture.update({ where: { id: prefectureId }, data: { ...after, version: version + 1 } });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, action: "prefecture.quietHours", subject: "Prefecture", subjectId: prefectureId },
      ...{ before, after },
    });
    return ok(undefined);
  });
}
