import { byKana } from "#app/domain/kana-order.ts";
import { searchKey, searchKeys } from "#app/domain/search-key.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** A person as a notice needs them: who, where they belong, how they are reached. */
export const asContact = {
  id: true,
  name: true,
  kana: true,
  title: true,
  email: true,
  emailBouncedAt: true,
  fax: true,
  organization: { select: { name: true, fax: true, address: true } },
} satisfies Prisma.PersonSelect;

export type ContactPerson = Prisma.PersonGetPayload<{ select: typeof asContact }>;

/** Who can be found and called: not a record merged into another, nor one whose data was erased. */
export const onFile = { mergedIntoId: null, erasedAt: null } satisfies Prisma.PersonWhereInput;

/** The desk whose people are meant. */
export interface DeskOf {
  prefectureId: string;
  centerId: string;
}

/**
 * The ids of people by kana, in Japanese order: SQLite knows only the order of codes. The rest of a page is for the
 * caller to read by its ids.
 */
export async function findIdsByKana(
  tx: Tx,
  where: Prisma.PersonWhereInput,
  { skip = 0, take }: { skip?: number; take?: number | undefined },
): Promise<string[]> {
  const named = await tx.person.findMany({ where, select: { id: true, name: true, kana: true } });
  const end = take === undefined ? undefined : skip + take;
  return named
    .sort(byKana)
    .slice(skip, end)
    .map(({ id }) => id);
}

/** Of a center's people, those with each of the words in name, kana or organization; by kana. */
export async function searchPeople(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  words: string,
  take: number,
): Promise<ContactPerson[]> {
  const keys = searchKeys(words);
  if (keys.length === 0) return [];
  const where = {
    ...{ prefectureId, centerId, ...onFile },
    AND: keys.map((key) => ({
      OR: [{ searchKey: { contains: key } }, { organization: { searchKey: { contains: key } } }],
    })),
  };
  const ids = await findIdsByKana(tx, where, { take });
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: asContact });
  return people.sort(byKana);
}

export function findPeople(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  ids: readonly string[],
): Promise<ContactPerson[]> {
  return tx.person.findMany({ where: { prefectureId, centerId, id: { in: [...ids] }, ...onFile }, select: asContact });
}

/**
 * Someone of this name with this mail whom the desk has on file already. Without a mail on either side the
 * organization decides: many are called 佐藤 誠.
 */
export function findPersonOnFile(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  { name, email, organizationName }: { name: string; email: string | null; organizationName: string | null },
) {
  const organization = organizationName ? { searchKey: searchKey(organizationName) } : null;
  return tx.person.findFirst({
    where: { prefectureId, centerId, name, email, ...onFile, ...(email === null ? { organization } : {}) },
    select: { id: true },
  });
}

/** The people of a desk with a mail address, whatever its case; the one on file longest first. */
export async function findPeopleByEmail(tx: Tx, { prefectureId, centerId }: DeskOf, email: string) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Person" WHERE "prefectureId" = ${prefectureId} AND "centerId" = ${centerId}
    AND LOWER("email") = LOWER(${email.trim()})`;
  return tx.person.findMany({
    where: { id: { in: rows.map(({ id }) => id) }, ...onFile },
    select: asContact,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export interface NewPerson {
  name: string;
  kana: string;
  title: string | null;
  email: string | null;
  organizationId: string | null;
  occupation?: string | null;
  phone?: string | null;
  fax?: string | null;
}

export async function insertPerson(tx: Tx, desk: DeskOf, person: NewPerson): Promise<string> {
  const { prefectureId, centerId } = desk;
  const { id } = await tx.person.create({
    data: { ...person, prefectureId, centerId, searchKey: searchKey(person.name, person.kana) },
    select: { id: true },
  });
  return id;
}

/** The organization a prefecture knows by this name, however it was typed; by a former name, the one it merged into. */
export async function findOrganizationCalled(tx: Tx, prefectureId: string, name: string) {
  const found = await tx.organization.findFirst({
    where: { prefectureId, searchKey: searchKey(name) },
    select: { id: true },
    orderBy: [{ mergedIntoId: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  return found && { id: await standingOrganization(tx, found.id) };
}

/** The record an organization is known by: its own, or the one it was merged into. */
export async function standingOrganization(tx: Tx, id: string): Promise<string> {
  const row = await tx.organization.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return row?.mergedIntoId ? standingOrganization(tx, row.mergedIntoId) : id;
}

/** Enters an organization; one of which only the name is known is その他. */
export async function insertOrganization(tx: Tx, prefectureId: string, name: string, kind = "その他"): Promise<string> {
  const data = { prefectureId, name, searchKey: searchKey(name), kind };
  const { id } = await tx.organization.create({ data, select: { id: true } });
  return id;
}
