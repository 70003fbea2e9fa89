import { byKana, compareJapanese } from "#app/domain/kana-order.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { Prisma, type Tx } from "./database.server.ts";
import { asContact, type ContactPerson, type DeskOf, onFile } from "./person-store.server.ts";

const asGroup = {
  id: true,
  prefectureId: true,
  centerId: true,
  name: true,
  organizationKind: true,
  municipalityId: true,
  municipality: { select: { name: true } },
  occupation: true,
  titleKey: true,
  version: true,
} satisfies Prisma.PersonGroupSelect;

/** A saved group with its conditions; all that are set must be met. */
export type Group = Prisma.PersonGroupGetPayload<{ select: typeof asGroup }>;

/** The groups of a desk, by name; those of every desk of the prefecture without a center. */
export function findGroups(
  tx: Tx,
  { prefectureId, centerId }: { prefectureId: string; centerId?: string | undefined },
): Promise<Group[]> {
  return tx.personGroup.findMany({
    where: { prefectureId, centerId },
    select: asGroup,
    orderBy: [{ center: { position: "asc" } }, { name: "asc" }, { id: "asc" }],
  });
}

/** Within one prefecture, always: an id of another prefecture finds nothing. */
export function findGroup(tx: Tx, prefectureId: string, id: string): Promise<Group | null> {
  return tx.personGroup.findFirst({ where: { id, prefectureId }, select: asGroup });
}

/** Takes a group's row for the rest of the transaction, and returns it: see lockSession. */
export async function lockGroup(tx: Tx, prefectureId: string, id: string): Promise<Group | null> {
  const rows =
    await tx.$executeRaw`UPDATE "PersonGroup" SET "id" = "id" WHERE "id" = ${id} AND "prefectureId" = ${prefectureId}`;
  return rows === 0 ? null : findGroup(tx, prefectureId, id);
}

const asGrouped = {
  ...asContact,
  occupation: true,
  organization: {
    select: {
      ...asContact.organization.select,
      id: true,
      kind: true,
      municipality: { select: { name: true } },
    },
  },
} satisfies Prisma.PersonSelect;

/** Someone of a group as its page shows them: occupation, employer and place beside how they are reached. */
export type GroupedPerson = Prisma.PersonGetPayload<{ select: typeof asGrouped }> & {
  /** Put on the group by hand. */
  isMember: boolean;
};

/** Who is in a group of this desk now: who meets its conditions or was put on it, by organization, then kana. */
export async function findGroupPeople(tx: Tx, desk: DeskOf, groupId: string): Promise<ContactPerson[]> {
  const { prefectureId, centerId } = desk;
  const group = await tx.personGroup.findFirst({ where: { id: groupId, prefectureId, centerId }, select: asGroup });
  return group ? findPeopleIn(tx, group) : [];
}

export type GroupConditions = Pick<Group, "organizationKind" | "municipalityId" | "occupation" | "titleKey">;

/** The people of a group just read. */
export async function findPeopleIn(tx: Tx, group: Group): Promise<GroupedPerson[]> {
  const { prefectureId, centerId } = group;
  const select = { ...asGrouped, groupMemberships: { where: { groupId: group.id }, select: { groupId: true } } };
  const found = await tx.person.findMany({
    where: {
      prefectureId,
      centerId,
      ...onFile,
      OR: [{ groupMemberships: { some: { groupId: group.id } } }, ...meeting(group)],
    },
    select,
  });
  const inTitle = searchKey(group.titleKey);
  return found
    .map(({ groupMemberships, ...person }) => ({ ...person, isMember: groupMemberships.length > 0 }))
    .filter(({ isMember, title }) => isMember || searchKey(title).includes(inTitle))
    .sort(byOrganization);
}

export function hasConditions({ organizationKind, municipalityId, occupation, titleKey }: GroupConditions): boolean {
  return Boolean(organizationKind || municipalityId || occupation || titleKey);
}

/** Nobody meets no conditions. The word in the title is left to the caller: titles have no key beside them. */
function meeting(conditions: GroupConditions): Prisma.PersonWhereInput[] {
  if (!hasConditions(conditions)) return [];
  const { organizationKind, municipalityId, occupation, titleKey } = conditions;
  return [
    {
      ...(organizationKind || municipalityId
        ? { organization: { kind: organizationKind ?? undefined, municipalityId: municipalityId ?? undefined } }
        : {}),
      occupation: occupation ?? undefined,
      title: titleKey ? { not: null } : undefined,
    },
  ];
}

/**
 * How many people are in each group of a desk, or of every desk of the prefecture without a center, by the group's
 * id; a group of nobody is left out. The rule is that of `findPeopleIn`, in one statement for all groups.
 */
export async function countPeopleIn(
  tx: Tx,
  { prefectureId, centerId }: { prefectureId: string; centerId?: string | undefined },
): Promise<Map<string, number>> {
  const ofDesk = centerId ? Prisma.sql`AND g."centerId" = ${centerId}` : Prisma.empty;
  const rows = await tx.$queryRaw<{ id: string; word: string | null; title: string | null; people: bigint }[]>`
    SELECT g."id", CASE WHEN m."personId" IS NULL THEN g."titleKey" END AS "word",
      CASE WHEN m."personId" IS NULL AND g."titleKey" IS NOT NULL THEN p."title" END AS "title", count(*) AS "people"
    FROM "PersonGroup" g
    JOIN "Person" p ON p."prefectureId" = g."prefectureId" AND p."centerId" = g."centerId"
    LEFT JOIN "Organization" o ON o."id" = p."organizationId"
    LEFT JOIN "PersonGroupMember" m ON m."groupId" = g."id" AND m."personId" = p."id"
    WHERE g."prefectureId" = ${prefectureId} ${ofDesk} AND p."mergedIntoId" IS NULL AND p."erasedAt" IS NULL
      AND (m."personId" IS NOT NULL OR (
        COALESCE(g."organizationKind", g."municipalityId", g."occupation", g."titleKey") IS NOT NULL
        AND (g."occupation" IS NULL OR p."occupation" = g."occupation")
        AND (g."titleKey" IS NULL OR p."title" IS NOT NULL)
        AND (g."organizationKind" IS NULL OR o."kind" = g."organizationKind")
        AND (g."municipalityId" IS NULL OR o."municipalityId" = g."municipalityId")))
    GROUP BY 1, 2, 3`;
  const counts = new Map<string, number>();
  for (const { id, word, title, people } of rows) {
    if (searchKey(title).includes(searchKey(word))) counts.set(id, (counts.get(id) ?? 0) + Number(people));
  }
  return counts;
}

/** Those without an organization last. */
function byOrganization(a: ContactPerson, b: ContactPerson): number {
  return (
    Number(a.organization === null) - Number(b.organization === null) ||
    compareJapanese(a.organization?.name ?? "", b.organization?.name ?? "") ||
    byKana(a, b)
  );
}

export interface GroupFields extends GroupConditions {
  name: string;
}

export function findGroupCalled(tx: Tx, centerId: string, name: string) {
  return tx.personGroup.findUnique({ where: { centerId_name: { centerId, name } }, select: { id: true } });
}

export async function insertGroup(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  fields: GroupFields,
  createdAt: Date,
): Promise<string> {
  const { id } = await tx.personGroup.create({
    data: { ...fields, prefectureId, centerId, createdAt },
    select: { id: true },
  });
  return id;
}

/** The people put on a group by hand, whether they are on file still or not. */
export async function findMemberIds(tx: Tx, groupId: string): Promise<string[]> {
  const rows = await tx.personGroupMember.findMany({ where: { groupId }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** Those on the group already stay. */
export async function addMembers(tx: Tx, groupId: string, personIds: readonly string[]): Promise<number> {
  const there = new Set(await findMemberIds(tx, groupId));
  const missing = [...new Set(personIds)].filter((personId) => !there.has(personId));
  await tx.personGroupMember.createMany({ data: missing.map((personId) => ({ groupId, personId })) });
  return missing.length;
}
