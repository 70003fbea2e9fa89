import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findOrganizationLinks,
  findOrganizationMerge,
  mergeOrganizationRecords,
  unmergeOrganizationRecords,
} from "#app/adapters/db/organization-merge-store.server.ts";
import {
  findOrganization,
  isUsedByOthers,
  lockOrganization,
  type OrganizationRecord,
} from "#app/adapters/db/organization-store.server.ts";
import { takenOver } from "#app/domain/merge.ts";
import { type OrganizationLikeness, organizationLikenesses } from "#app/domain/organization-likeness.ts";
import { type OrganizationField, organizationFacts } from "#app/domain/organization-merge.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type OrganizationMergeRefusal =
  | "not-found"
  | "forbidden"
  | "same-record"
  | "merged-already"
  | "edited-meanwhile"
  | "used-by-others";

interface Pair {
  keptId: string;
  mergedId: string;
}

export interface ProposedOrganizationMerge {
  kept: OrganizationRecord;
  merged: OrganizationRecord;
  reasons: OrganizationLikeness[];
  /** How many rows each of the two has; those of the merged one go over. */
  links: Record<"kept" | "merged", { people: number; seats: number }>;
}

/** What merging two organizations would do, to be looked at before. Changes nothing. */
export async function proposeOrganizationMerge(
  ctx: StaffContext,
  pair: Pair,
): Promise<Result<ProposedOrganizationMerge, OrganizationMergeRefusal>> {
  const found = await mergeable(ctx, ctx.db, pair, findOrganization);
  if (!found.ok) return found;
  const { kept, merged } = found.value;
  const links = { kept: await countLinks(ctx.db, kept.id), merged: await countLinks(ctx.db, merged.id) };
  return ok({ kept, merged, reasons: organizationLikenesses(kept, merged), links });
}

/**
 * Makes two records one organization: people and seats go over to the one that is kept, and it takes the fields chosen
 * from the other. What was sent and recorded keeps its name as it was, so no figure changes.
 */
export function mergeOrganizations(
  ctx: StaffContext,
  input: Pair & { versions: { kept: number; merged: number }; taken: readonly OrganizationField[] },
): Promise<Result<{ mergeId: string }, OrganizationMergeRefusal>> {
  return transact(ctx, async (tx) => {
    const found = await mergeable(ctx, tx, input, lockOrganization);
    if (!found.ok) return found;
    const { kept, merged } = found.value;
    const { versions, taken } = input;
    if (kept.version !== versions.kept || merged.version !== versions.merged) return refuse("edited-meanwhile");
    const { centerId } = ctx.actor;
    const renames = taken.some((field) => field === "name" || field === "kind");
    if (centerId && renames && (await isUsedByOthers(tx, kept.id, centerId))) return refuse("used-by-others");
    const facts = takenOver(organizationFacts(kept), organizationFacts(merged), taken);
    const now = ctx.now();
    const { mergeId, links } = await mergeOrganizationRecords(tx, found.value, facts, { centerId, now });
    const moved = { people: links.people.length, seats: links.seats.length };
    const after = { mergeId, mergedId: merged.id, taken, moved };
    await audit(ctx, tx, kept, { action: "organization.merge", after });
    return ok({ mergeId });
  });
}

export type UndoOrganizationMergeRefusal =
  | "not-found"
  | "forbidden"
  | "merged-elsewhere"
  | "undone-already"
  | "changed-since";

/** Takes two organizations apart again, by the desk that merged them or the prefecture. */
export function undoOrganizationMerge(
  ctx: StaffContext,
  mergeId: string,
): Promise<Result<{ keptId: string; mergedId: string }, UndoOrganizationMergeRefusal>> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const merge = await findOrganizationMerge(tx, prefectureId, mergeId);
    if (!merge) return refuse("not-found");
    if (!may(ctx.actor, "organization.write", { prefectureId, centerId: null })) return refuse("forbidden");
    if (!isOwn(ctx, merge)) return refuse("merged-elsewhere");
    if (merge.undoneAt) return refuse("undone-already");
    const kept = await lockOrganization(tx, prefectureId, merge.keptId);
    const merged = await lockOrganization(tx, prefectureId, merge.mergedId);
    if (!kept || !merged) return refuse("not-found");
    if (!(await unmergeOrganizationRecords(tx, merge, { kept, merged }, ctx.now()))) return refuse("changed-since");
    const { keptId, mergedId } = merge;
    await audit(ctx, tx, kept, { action: "organization.undoMerge", before: { mergeId, mergedId } });
    return ok({ keptId, mergedId });
  });
}

/** Who merged may undo, and the prefecture may. */
export function mayUndo(ctx: Pick<StaffContext, "actor">, merge: { centerId: string | null }): boolean {
  const { actor } = ctx;
  const target = { prefectureId: actor.prefectureId, centerId: null };
  return may(actor, "organization.write", target) && isOwn(ctx, merge);
}

function isOwn({ actor }: Pick<StaffContext, "actor">, merge: { centerId: string | null }): boolean {
  return actor.centerId === null || actor.centerId === merge.centerId;
}

/** What other desks use as well is the prefecture's to merge away: their people and seats would move. */
async function mergeable(
  ctx: StaffContext,
  tx: Tx,
  { keptId, mergedId }: Pair,
  find: (tx: Tx, prefectureId: string, id: string) => Promise<OrganizationRecord | null>,
): Promise<Result<{ kept: OrganizationRecord; merged: OrganizationRecord }, OrganizationMergeRefusal>> {
  const { prefectureId, centerId } = ctx.actor;
  const kept = await find(tx, prefectureId, keptId);
  const merged = await find(tx, prefectureId, mergedId);
  if (!kept || !merged) return refuse("not-found");
  if (!may(ctx.actor, "organization.write", { prefectureId, centerId: null })) return refuse("forbidden");
  if (kept.id === merged.id) return refuse("same-record");
  if (kept.mergedIntoId || merged.mergedIntoId) return refuse("merged-already");
  if (centerId && (await isUsedByOthers(tx, merged.id, centerId))) return refuse("used-by-others");
  return ok({ kept, merged });
}

async function countLinks(tx: Tx, id: string) {
  const { people, seats } = await findOrganizationLinks(tx, id);
  return { people: people.length, seats: seats.length };
}

/** It is every desk's, so the record names no center. */
function audit(
  ctx: StaffContext,
  tx: Tx,
  { id, prefectureId }: OrganizationRecord,
  change: { action: string; before?: unknown; after?: unknown },
) {
  return auditStaff(ctx, tx, { prefectureId, subject: "Organization", subjectId: id, ...change });
}
