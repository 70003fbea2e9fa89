import { findMerge, unmergeRecords } from "#app/adapters/db/merge-store.server.ts";
import { lockPerson } from "#app/adapters/db/person-record-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type UndoMergeRefusal = "not-found" | "forbidden" | "undone-already" | "changed-since";

/** Takes two merged records apart again, each as it was; refused where one of them has changed since. */
export function undoMerge(
  ctx: StaffContext,
  mergeId: string,
): Promise<Result<{ keptId: string; mergedId: string }, UndoMergeRefusal>> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const merge = await findMerge(tx, prefectureId, mergeId);
    if (!merge) return refuse("not-found");
    if (!may(ctx.actor, "person.write", merge)) return refuse("forbidden");
    if (merge.undoneAt) return refuse("undone-already");
    const kept = await lockPerson(tx, prefectureId, merge.keptId);
    const merged = await lockPerson(tx, prefectureId, merge.mergedId);
    if (!kept || !merged) return refuse("not-found");
    if (!(await unmergeRecords(tx, merge, { kept, merged }, ctx.now()))) return refuse("changed-since");
    const { keptId, mergedId } = merge;
    await auditStaff(ctx, tx, {
      prefectureId,
      centerId: merge.centerId,
      action: "person.undoMerge",
      subject: "Person",
      subjectId: keptId,
      before: { mergeId, mergedId },
    });
    return ok({ keptId, mergedId });
  });
}
