import { byKana } from "#app/domain/kana-order.ts";
import type { OrganizationFacts } from "#app/domain/organization-merge.ts";
import { searchKey, searchKeys } from "#app/domain/search-key.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { onFile } from "./person-store.server.ts";
import { existingOn, heldOn } from "./seat-store.server.ts";

export interface OrganizationFilter {
  words?: string | undefined;
  kind?: string | undefined;
  municipalityId?: string | undefined;
}

/** What can be found and chosen: not a record merged into another. */
export const standing = { mergedIntoId: null } satisfies Prisma.OrganizationWhereInput;

const asRow = {
  id: true,
  name: true,
  kind: true,
  phone: true,
  fax: true,
  municipality: { select: { name: true } },
} satisfies Prisma.OrganizationSelect;

export type OrganizationRow = Prisma.OrganizationGetPayload<{ select: typeof asRow }>;

export function countOrganizations(tx: Tx, prefectureId: string, filter: OrganizationFilter): Promise<number> {
  return tx.organization.count({ where: organizationWhere(prefectureId, filter) });
}

/** By name. */
export function findOrganizations(
  tx: Tx,
  prefectureId: string,
  filter: OrganizationFilter,
  page: { skip: number; take: number },
): Promise<OrganizationRow[]> {
  return tx.organization.findMany({
    where: organizationWhere(prefectureId, filter),
    select: asRow,
    orderBy: [{ searchKey: "asc" }, { id: "asc" }],
    ...page,
  });
}

function organizationWhere(prefectureId: string, filter: OrganizationFilter): Prisma.OrganizationWhereInput {
  const keys = searchKeys(filter.words);
  const { kind, municipalityId } = filter;
  return {
    prefectureId,
    ...standing,
    kind,
    municipalityId,
    AND: keys.map((key) => ({ searchKey: { contains: key } })),
  };
}

/** Within one prefecture, always: an id of another prefecture finds nothing. Merged records are found too. */
export function findOrganization(tx: Tx, prefectureId: string, id: string) {
  return tx.organization.findFirst({
    where: { id, prefectureId },
    include: { municipality: { select: { name: true } } },
  });
}

export type OrganizationRecord = NonNullable<Awaited<ReturnType<typeof findOrganization>>>;

/** Takes an organization's row for the rest of the transaction, and returns it: see lockSession. */
export async function lockOrganization(tx: Tx, prefectureId: string, id: string) {
  const rows =
    await tx.$executeRaw`UPDATE "Organization" SET "id" = "id" WHERE "id" = ${id} AND "prefectureId" = ${prefectureId}`;
  return rows === 0 ? null : findOrganization(tx, prefectureId, id);
}

/** Who is on file at an organization, by kana; of one center, or of all. */
export async function findPeopleAt(tx: Tx, organizationId: string, centerId: string | undefined) {
  const people = await tx.person.findMany({
    where: { organizationId, centerId, ...onFile },
    select: { id: true, name: true, kana: true, title: true, occupation: true, center: { select: { name: true } } },
  });
  return people.sort(byKana);
}

/** The seats that are an organization's, with who holds them on a day; of one center's bodies, or of all. */
export function findSeatsAt(tx: Tx, organizationId: string, { centerId, on }: { centerId?: string; on: IsoDate }) {
  return tx.seat.findMany({
    where: { organizationId, body: { centerId }, ...existingOn(on) },
    select: {
      id: true,
      post: true,
      role: true,
      body: { select: { id: true, name: true } },
      appointments: {
        where: heldOn(on),
        select: { person: { select: { id: true, name: true } } },
      },
    },
    orderBy: [{ body: { position: "asc" } }, { position: "asc" }, { id: "asc" }],
  });
}

/** Whether people or seats of centers other than this one hang on an organization. */
export async function isUsedByOthers(tx: Tx, organizationId: string, centerId: string): Promise<boolean> {
  const [people, seats] = await Promise.all([
    tx.person.count({ where: { organizationId, centerId: { not: centerId }, ...onFile } }),
    tx.seat.count({ where: { organizationId, body: { centerId: { not: centerId } } } }),
  ]);
  return people + seats > 0;
}

/** Another organization of this name in the same municipality, however it was typed. Elsewhere it is another one. */
export function findNamesake(
  tx: Tx,
  prefectureId: string,
  { name, municipalityId }: { name: string; municipalityId: string | null },
  exceptId: string | null,
) {
  return tx.organization.findFirst({
    where: {
      prefectureId,
      ...standing,
      searchKey: searchKey(name),
      municipalityId,
      id: { not: exceptId ?? undefined },
    },
    select: { id: true },
  });
}

export async function writeOrganization(
  tx: Tx,
  of: { prefectureId: string; id: string | null },
  fields: OrganizationFacts,
): Promise<string> {
  const data = { ...fields, searchKey: searchKey(fields.name) };
  const { id } = of.id
    ? await tx.organization.update({ where: { id: of.id }, data: { ...data, version: { increment: 1 } } })
    : await tx.organization.create({ data: { ...data, prefectureId: of.prefectureId } });
  return id;
}

export function findMunicipalities(tx: Tx, prefectureId: string) {
  return tx.municipality.findMany({
    where: { prefectureId },
    select: { id: true, name: true, medicalAreaId: true },
    orderBy: [{ medicalArea: { position: "asc" } }, { position: "asc" }],
  });
}
