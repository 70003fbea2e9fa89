import type { Tx } from "#app/adapters/db/database.server.ts";
import { areDistinct, deleteDistinct, insertDistinct } from "#app/adapters/db/distinct-people-store.server.ts";
import { findRecordIds, lockPerson } from "#app/adapters/db/person-record-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { type MergeRefusal, mergeable } from "./merge-people.ts";

interface Pair {
  oneId: string;
  otherId: string;
}

/** Says that two records are two people (別人): they are proposed for merging no more. Safe to repeat. */
export function tellApart(ctx: StaffContext, pair: Pair): Promise<Result<null, MergeRefusal>> {
  return transact(ctx, async (tx) => {
    const found = await mergeable(ctx, tx, { keptId: pair.oneId, mergedId: pair.otherId }, lockPerson);
    if (!found.ok) return found;
    const { prefectureId, centerId } = found.value.kept;
    if (await areDistinct(tx, ...(await recordsOf(tx, pair)))) return ok(null);
    await insertDistinct(tx, { prefectureId, ...pair }, ctx.now());
    await audit(ctx, tx, { prefectureId, centerId }, { action: "person.tellApart", after: pair });
    return ok(null);
  });
}

/** Takes that back: the two may be one person after all. Safe to repeat. */
export function takeBackDistinction(ctx: StaffContext, pair: Pair): Promise<Result<null, MergeRefusal>> {
  return transact(ctx, async (tx) => {
    const found = await mergeable(ctx, tx, { keptId: pair.oneId, mergedId: pair.otherId }, lockPerson);
    if (!found.ok) return found;
    const { prefectureId, centerId } = found.value.kept;
    const removed = await deleteDistinct(tx, ...(await recordsOf(tx, pair)));
    if (removed > 0) {
      await audit(ctx, tx, { prefectureId, centerId }, { action: "person.takeBackDistinction", before: pair });
    }
    return ok(null);
  });
}

async function recordsOf(tx: Tx, { oneId, otherId }: Pair): Promise<[string[], string[]]> {
  return [await findRecordIds(tx, oneId), await findRecordIds(tx, otherId)];
}

function audit(
  ctx: StaffContext,
  tx: Tx,
  desk: { prefectureId: string; centerId: string },
  { action, ...pair }: { action: string; before?: Pair; after?: Pair },
) {
  const subjectId = (pair.before ?? pair.after)?.oneId ?? "";
  return auditStaff(ctx, tx, { ...desk, subject: "Person", subjectId, action, ...pair });
}
