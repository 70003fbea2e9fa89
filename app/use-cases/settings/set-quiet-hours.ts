import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { may } from "#app/domain/permission.ts";
import type { QuietHours } from "#app/domain/quiet-hours.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/** Sets between which hours nothing leaves that no person sends. */
export function setQuietHours(ctx: StaffContext, after: QuietHours): Promise<Result<void, "forbidden">> {
  const { prefectureId } = ctx.actor;
  return transact(ctx, async (tx) => {
    if (!may(ctx.actor, "wording.write", { prefectureId, centerId: null })) return refuse("forbidden");
    const before = await findQuietHours(tx, prefectureId);
    if (before.quietFrom === after.quietFrom && before.quietUntil === after.quietUntil) return ok(undefined);
    await tx.prefecture.update({ where: { id: prefectureId }, data: after });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, action: "prefecture.quietHours", subject: "Prefecture", subjectId: prefectureId },
      ...{ before, after },
    });
    return ok(undefined);
  });
}
