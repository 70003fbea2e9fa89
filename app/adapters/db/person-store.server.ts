import { searchKey } from "#app/domain/search-key.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** A person as a notice needs them: who, where they belong, how they are reached. */
export const asContact = {
  id: true,
  name: true,
  kana: true,
  title: true,
  email: true,
  fax: true,
  organization: { select: { name: true, fax: true, address: true } },
} satisfies Prisma.PersonSelect;

export type ContactPerson = Prisma.PersonGetPayload<{ select: typeof asContact }>;

/** The desk whose people are meant. */
export interface DeskOf {
  prefectureId: string;
  centerId: string;
}

/** Of a center's people, those with each of the words in name, kana or organization; by kana. */
export function searchPeople(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  words: string,
  take: number,
): Promise<ContactPerson[]> {
  // Prisma hands % and _ on to LIKE, where they would match anything.
  const keys = words
    .replace(/[%_]/g, " ")
    .split(/\s+/)
    .map((word) => searchKey(word))
    .filter(Boolean);
  if (keys.length === 0) return Promise.resolve([]);
  return tx.person.findMany({
    where: {
      prefectureId,
      centerId,
      AND: keys.map((key) => ({
        OR: [{ searchKey: { contains: key } }, { organization: { searchKey: { contains: key } } }],
      })),
    },
    select: asContact,
    orderBy: [{ kana: "asc" }, { name: "asc" }, { id: "asc" }],
    take,
  });
}

export function findPeople(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  ids: readonly string[],
): Promise<ContactPerson[]> {
  return tx.person.findMany({ where: { prefectureId, centerId, id: { in: [...ids] } }, select: asContact });
}

/** Someone of this name with this mail whom the desk has on file already. */
export function findPersonOnFile(tx: Tx, desk: DeskOf, { name, email }: { name: string; email: string | null }) {
  const { prefectureId, centerId } = desk;
  return tx.person.findFirst({ where: { prefectureId, centerId, name, email }, select: { id: true } });
}

export interface NewPerson {
  name: string;
  kana: string;
  organizationName: string | null;
  title: string | null;
  email: string | null;
}

/** Puts a person on the desk's file. An organization not known by this name is entered as その他. */
export async function insertPerson(tx: Tx, { prefectureId, centerId }: DeskOf, person: NewPerson): Promise<string> {
  const { organizationName, ...columns } = person;
  const { id } = await tx.person.create({
    data: {
      ...columns,
      prefectureId,
      centerId,
      organizationId: organizationName ? await organizationCalled(tx, prefectureId, organizationName) : null,
      searchKey: searchKey(person.name, person.kana),
    },
    select: { id: true },
  });
  return id;
}

async function organizationCalled(tx: Tx, prefectureId: string, name: string): Promise<string> {
  const key = searchKey(name);
  const known = await tx.organization.findFirst({ where: { prefectureId, searchKey: key }, select: { id: true } });
  if (known) return known.id;
  const added = await tx.organization.create({ data: { prefectureId, name, searchKey: key, kind: "その他" } });
  return added.id;
}
