import { findSendingCenters, writeSender } from "#app/adapters/db/center-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { isSameSender, type SenderFacts } from "#app/domain/sender.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/**
 * Sets how a center's mails and letters name it and where answers go, in all that is written from then on; `version`:
 * that its form was opened on.
 */
export function saveSender(
  ctx: StaffContext,
  input: { centerId: string; version: number; fields: SenderFacts },
): Promise<Result<void, "not-found" | "forbidden" | "edited-meanwhile">> {
  const { prefectureId } = ctx.actor;
  const { centerId, version, fields } = input;
  return transact(ctx, async (tx) => {
    const [center] = await findSendingCenters(tx, { prefectureId, id: centerId });
    if (!center) return refuse("not-found");
    if (!may(ctx.actor, "center.write", { prefectureId, centerId })) return refuse("forbidden");
    const { id: _id, prefectureId: _of, name: _name, version: current, ...before } = center;
    if (current !== version) return refuse("edited-meanwhile");
    if (isSameSender(before, fields)) return ok(undefined);
    await writeSender(tx, centerId, { ...fields, version: version + 1 });
    await auditStaff(ctx, tx, {
      ...{ prefectureId, centerId, action: "center.sender", subject: "HealthCenter", subjectId: centerId },
      ...{ before, after: fields },
    });
    return ok(undefined);
  });
}
