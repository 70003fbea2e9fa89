import type { Tx } from "#app/adapters/db/database.server.ts";
import { areDistinct } from "#app/adapters/db/distinct-people-store.server.ts";
import { type LinkTable, type MergePlan, mergeRecords, planMerge } from "#app/adapters/db/merge-store.server.ts";
import {
  countSessionsOf,
  findPersonRecord,
  findRecordIds,
  findSeatsOf,
  lockPerson,
  type PersonRecord,
} from "#app/adapters/db/person-record-store.server.ts";
import { type Likeness, likenesses } from "#app/domain/duplicate.ts";
import { takenOver } from "#app/domain/merge.ts";
import { may } from "#app/domain/permission.ts";
import { type PersonField, personFacts } from "#app/domain/person-merge.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { isOnFile } from "./show-person.ts";

export type MergeRefusal =
  | "not-found"
  | "forbidden"
  | "same-record"
  | "other-desk"
  | "not-on-file"
  | "edited-meanwhile"
  | "told-apart";

interface Pair {
  keptId: string;
  mergedId: string;
}

/** What one of two records is known by, to tell whether they are one person. */
export interface KnownBy {
  seats: Awaited<ReturnType<typeof findSeatsOf>>;
  /** How many sessions they were called to or came to. */
  sessions: number;
}

export interface ProposedMerge extends Pick<MergePlan, "shared" | "ending"> {
  kept: PersonRecord;
  merged: PersonRecord;
  known: Record<"kept" | "merged", KnownBy>;
  /** They were said to be two people: that is to be taken back first. */
  toldApart: boolean;
  reasons: Likeness[];
  /** How many rows of each kind go over. */
  moving: Record<LinkTable, number>;
}

/** What merging two records would do, to be looked at before. Changes nothing. */
export async function proposeMerge(ctx: StaffContext, pair: Pair): Promise<Result<ProposedMerge, MergeRefusal>> {
  const found = await mergeable(ctx, ctx.db, pair, findPersonRecord);
  if (!found.ok) return found;
  const { kept, merged } = found.value;
  const { moving, shared, ending } = await planMerge(ctx.db, kept.id, merged.id);
  const records = { kept: await findRecordIds(ctx.db, kept.id), merged: await findRecordIds(ctx.db, merged.id) };
  return ok({
    ...{ kept, merged, shared, ending },
    reasons: likenesses(kept, merged),
    moving: counts(moving),
    known: { kept: await knownBy(ctx.db, records.kept), merged: await knownBy(ctx.db, records.merged) },
    toldApart: await areDistinct(ctx.db, records.kept, records.merged),
  });
}

/**
 * Makes two records one person: what they are linked to goes over to the one that is kept, and it takes the fields
 * chosen from the other. Nothing is removed and no figure changes; `undoMerge` takes them apart again.
 */
export function mergePeople(
  ctx: StaffContext,
  input: Pair & { versions: { kept: number; merged: number }; taken: readonly PersonField[] },
): Promise<Result<{ mergeId: string }, MergeRefusal>> {
  return transact(ctx, async (tx) => {
    const found = await mergeable(ctx, tx, input, lockPerson);
    if (!found.ok) return found;
    const { kept, merged } = found.value;
    const { versions, taken } = input;
    if (kept.version !== versions.kept || merged.version !== versions.merged) return refuse("edited-meanwhile");
    if (await areDistinct(tx, await findRecordIds(tx, kept.id), await findRecordIds(tx, merged.id))) {
      return refuse("told-apart");
    }
    const { moving, shared, ending } = await planMerge(tx, kept.id, merged.id);
    const facts = takenOver(personFacts(kept), personFacts(merged), taken);
    const mergeId = await mergeRecords(tx, found.value, facts, { moving, ending, now: ctx.now() });
    await auditStaff(ctx, tx, {
      prefectureId: kept.prefectureId,
      centerId: kept.centerId,
      action: "person.merge",
      subject: "Person",
      subjectId: kept.id,
      after: {
        ...{ mergeId, mergedId: merged.id, taken, moved: counts(moving) },
        ...{ staying: shared.map(({ id }) => id), ended: ending.map(({ id }) => id) },
      },
    });
    return ok({ mergeId });
  });
}

/** Two records of one desk, both on file and one's to change. */
export async function mergeable(
  ctx: StaffContext,
  tx: Tx,
  { keptId, mergedId }: Pair,
  find: typeof findPersonRecord,
): Promise<Result<{ kept: PersonRecord; merged: PersonRecord }, MergeRefusal>> {
  const { actor } = ctx;
  const kept = await find(tx, actor.prefectureId, keptId);
  const merged = await find(tx, actor.prefectureId, mergedId);
  if (!kept || !merged) return refuse("not-found");
  if (!may(actor, "person.write", kept) || !may(actor, "person.write", merged)) return refuse("forbidden");
  if (kept.id === merged.id) return refuse("same-record");
  if (kept.centerId !== merged.centerId) return refuse("other-desk");
  return isOnFile(kept) && isOnFile(merged) ? ok({ kept, merged }) : refuse("not-on-file");
}

async function knownBy(tx: Tx, personIds: readonly string[]): Promise<KnownBy> {
  return { seats: await findSeatsOf(tx, personIds), sessions: await countSessionsOf(tx, personIds) };
}

function counts(links: MergePlan["moving"]): Record<LinkTable, number> {
  const entries = Object.entries(links).map(([table, ids]) => [table, ids.length]);
  return Object.fromEntries(entries) as Record<LinkTable, number>;
}
