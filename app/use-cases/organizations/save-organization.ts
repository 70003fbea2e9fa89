import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findNamesake,
  isUsedByOthers,
  lockOrganization,
  writeOrganization,
} from "#app/adapters/db/organization-store.server.ts";
import { type OrganizationFacts, organizationFacts } from "#app/domain/organization-merge.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";

export type OrganizationRefusal =
  | "not-found"
  | "forbidden"
  | "edited-meanwhile"
  | "name-taken"
  | "name-used-by-others"
  | "kind-used-by-others"
  | "unknown-municipality";
type Saved = Result<{ organizationId: string }, OrganizationRefusal>;

/** Enters an organization in the prefecture's address book. */
export function addOrganization(ctx: StaffContext, fields: OrganizationFacts): Promise<Saved> {
  return transact(ctx, async (tx): Promise<Saved> => {
    const { prefectureId } = ctx.actor;
    if (!may(ctx.actor, "organization.write", { prefectureId, centerId: null })) return refuse("forbidden");
    const refusal = await refusalOf(tx, prefectureId, fields, null);
    if (refusal) return refuse(refusal);
    const organizationId = await writeOrganization(tx, { prefectureId, id: null }, fields);
    await audit(ctx, tx, organizationId, { action: "organization.add", after: fields });
    return ok({ organizationId });
  });
}

/**
 * Changes an organization, as `version` was read of it. What was sent and recorded keeps its name as it was. Name and
 * kind of one that other centers' rosters stand on are the prefecture's to change.
 */
export function editOrganization(
  ctx: StaffContext,
  input: { id: string; version: number; fields: OrganizationFacts },
): Promise<Saved> {
  return transact(ctx, async (tx): Promise<Saved> => {
    const { prefectureId } = ctx.actor;
    const before = await lockOrganization(tx, prefectureId, input.id);
    if (!before) return refuse("not-found");
    if (!may(ctx.actor, "organization.write", { prefectureId, centerId: null })) return refuse("forbidden");
    if (before.mergedIntoId || before.version !== input.version) return refuse("edited-meanwhile");
    const refusal = await refusalOf(tx, prefectureId, input.fields, before.id);
    if (refusal) return refuse(refusal);
    const { centerId } = ctx.actor;
    const [name, kind] = [before.name !== input.fields.name, before.kind !== input.fields.kind];
    if (centerId && (name || kind) && (await isUsedByOthers(tx, before.id, centerId)))
      return refuse(name ? "name-used-by-others" : "kind-used-by-others");
    const plain = organizationFacts(before);
    if (JSON.stringify(plain) === JSON.stringify(organizationFacts(input.fields)))
      return ok({ organizationId: before.id });
    await writeOrganization(tx, before, input.fields);
    await audit(ctx, tx, before.id, { action: "organization.edit", before: plain, after: input.fields });
    return ok({ organizationId: before.id });
  });
}

async function refusalOf(
  tx: Tx,
  prefectureId: string,
  fields: OrganizationFacts,
  ownId: string | null,
): Promise<OrganizationRefusal | null> {
  if (await findNamesake(tx, prefectureId, fields, ownId)) return "name-taken";
  if (fields.municipalityId === null) return null;
  const known = await tx.municipality.count({ where: { id: fields.municipalityId, prefectureId } });
  return known === 1 ? null : "unknown-municipality";
}

/** It is every desk's, so the record names no center; and it is about an office, which nobody asks to be erased. */
function audit(ctx: StaffContext, tx: Tx, id: string, change: { action: string; before?: unknown; after?: unknown }) {
  const { prefectureId } = ctx.actor;
  return auditStaff(ctx, tx, { prefectureId, subject: "Organization", subjectId: id, ...change });
}
