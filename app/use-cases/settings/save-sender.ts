import { findSendingCenters, writeSender } from "#app/adapters/db/center-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type SenderFacts, senderState } from "#app/domain/sender.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

/**
 * Sets how a center's mails name it and where answers go, in every mail written from then on. `seen` is the state
 * (senderState) its form was opened on.
 */
export function saveSender(
  ctx: StaffContext,
  input: { centerId: string; seen: string; fields: SenderFacts },
): Promise<Result<void, "not-found" | "forbidden" | "edited-meanwhile">> {
  const { prefectureId } = ctx.actor;
  const { centerId } = input;
  return transact(ctx, async (tx) => {
    const [center] = await findSendingCenters(tx, { prefectureId, id: centerId });
    if (!center) return refuse("not-found");
    if (!may(ctx.actor, "center.write", { prefectureId, centerId })) return refuse("forbidden");
    const { id: _id, prefectureId: _of, name: _name, ...before } = center;
    const state = senderState(before);
    if (state !== input.seen) return refuse("edited-meanwhile");
    if (state === senderState(input.fields)) return ok(undefined);
    await writeSender(tx, centerId, input.fields);
    await auditStaff(ctx, tx, {
      ...{ prefectureId, centerId, action: "center.sender", subject: "HealthCenter", subjectId: centerId },
      ...{ before, after: input.fields },
    });
    return ok(undefined);
  });
}
