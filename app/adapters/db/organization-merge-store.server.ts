import { differing, takenBack } from "#app/domain/merge.ts";
import { ORGANIZATION_FIELDS, type OrganizationFacts, organizationFacts } from "#app/domain/organization-merge.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { OrganizationRecord } from "./organization-store.server.ts";

/** The rows that name an organization: what a merge hands over. */
export interface OrganizationLinks {
  people: string[];
  seats: string[];
}

/** Records of people merged into others go over too: taken apart, they are where the others are. */
export async function findOrganizationLinks(tx: Tx, organizationId: string): Promise<OrganizationLinks> {
  const rows = { where: { organizationId }, select: { id: true }, orderBy: { id: "asc" as const } };
  const [people, seats] = [await tx.person.findMany(rows), await tx.seat.findMany(rows)];
  return { people: people.map(({ id }) => id), seats: seats.map(({ id }) => id) };
}

/** Everything of a prefecture that is not merged into another, as it is compared; by name. */
export function findComparableOrganizations(tx: Tx, prefectureId: string) {
  return tx.organization.findMany({
    where: { prefectureId, mergedIntoId: null },
    select: {
      id: true,
      name: true,
      kind: true,
      municipalityId: true,
      municipality: { select: { name: true } },
      _count: { select: { people: { where: { mergedIntoId: null } }, seats: true } },
    },
    orderBy: [{ searchKey: "asc" }, { id: "asc" }],
  });
}

/**
 * Hands the rows over from one organization to the other, those that are the one's still. By SQL, so that nobody's
 * record is as if it had been edited, and of thousands of ids in one value.
 */
async function move(tx: Tx, { people, seats }: OrganizationLinks, fromId: string, toId: string): Promise<void> {
  await tx.$executeRaw`UPDATE "Person" SET "organizationId" = ${toId} WHERE "organizationId" = ${fromId}
    AND "id" IN (SELECT value FROM json_each(${JSON.stringify(people)}))`;
  await tx.$executeRaw`UPDATE "Seat" SET "organizationId" = ${toId} WHERE "organizationId" = ${fromId}
    AND "id" IN (SELECT value FROM json_each(${JSON.stringify(seats)}))`;
}

/** As it is kept to undo the merge: the rows, and the kept record as it was and as the merge left it. */
interface Moved {
  links: OrganizationLinks;
  kept: { before: OrganizationState; after: OrganizationState };
}

interface OrganizationState extends OrganizationFacts {
  version: number;
}

const stateOf = (record: OrganizationRecord): OrganizationState => ({
  ...organizationFacts(record),
  version: record.version,
});

/** Merges one record into another, which becomes `facts`; gives the id of what undoes it. */
export async function mergeOrganizationRecords(
  tx: Tx,
  { kept, merged }: { kept: OrganizationRecord; merged: OrganizationRecord },
  facts: OrganizationFacts,
  { centerId, now }: { centerId: string | null; now: Instant },
): Promise<{ mergeId: string; links: OrganizationLinks }> {
  const links = await findOrganizationLinks(tx, merged.id);
  await move(tx, links, merged.id, kept.id);
  const after = { ...organizationFacts(facts), version: kept.version + 1 };
  await tx.organization.update({ where: { id: kept.id }, data: { ...after, searchKey: searchKey(after.name) } });
  await tx.organization.update({
    where: { id: merged.id },
    data: { mergedIntoId: kept.id, version: { increment: 1 } },
  });
  const moved: Moved = { links, kept: { before: stateOf(kept), after } };
  const { id: mergeId } = await tx.organizationMerge.create({
    data: {
      ...{ prefectureId: kept.prefectureId, centerId, keptId: kept.id, mergedId: merged.id },
      ...{ moved: JSON.stringify(moved), mergedAt: now },
    },
    select: { id: true },
  });
  return { mergeId, links };
}

/** Within one prefecture, always. */
export function findOrganizationMerge(tx: Tx, prefectureId: string, id: string) {
  return tx.organizationMerge.findFirst({ where: { id, prefectureId } });
}

/** The merges into an organization that still hold, the latest first. */
export function findMergesIntoOrganization(tx: Tx, keptId: string) {
  return tx.organizationMerge.findMany({
    where: { keptId, undoneAt: null },
    select: { id: true, centerId: true, mergedAt: true, merged: { select: { name: true } } },
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
  });
}

/**
 * Takes two records apart: people and seats that moved and are still there go back. Of the kept record, what was
 * edited since stays as it is; without edits it is what it was. False where one of them is merged further.
 */
export async function unmergeOrganizationRecords(
  tx: Tx,
  merge: { id: string; moved: string },
  { kept, merged }: { kept: OrganizationRecord; merged: OrganizationRecord },
  now: Instant,
): Promise<boolean> {
  if (kept.mergedIntoId || merged.mergedIntoId !== kept.id) return false;
  const { links, kept: was } = JSON.parse(merge.moved) as Moved;
  await move(tx, links, kept.id, merged.id);
  const facts = takenBack(ORGANIZATION_FIELDS, {
    before: organizationFacts(was.before),
    after: organizationFacts(was.after),
    now: organizationFacts(kept),
  });
  const untouched = kept.version === was.after.version && differing(ORGANIZATION_FIELDS, kept, was.after).length === 0;
  const version = untouched ? was.before.version : kept.version + 1;
  await tx.organization.update({
    where: { id: kept.id },
    data: { ...facts, searchKey: searchKey(facts.name), version },
  });
  await tx.organization.update({
    where: { id: merged.id },
    data: { mergedIntoId: null, version: { decrement: 1 } },
  });
  await tx.organizationMerge.update({ where: { id: merge.id }, data: { undoneAt: now } });
  return true;
}
