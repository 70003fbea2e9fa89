import { compareJapanese } from "#app/domain/kana-order.ts";
import { differingFields, type PersonFacts, personFacts } from "#app/domain/person-merge.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { onFile } from "./person-store.server.ts";
import { stillAsked } from "./poll-store.server.ts";
import { existingOn } from "./seat-store.server.ts";

const asRecord = {
  id: true,
  prefectureId: true,
  centerId: true,
  organizationId: true,
  name: true,
  kana: true,
  occupation: true,
  title: true,
  email: true,
  emailBouncedAt: true,
  phone: true,
  fax: true,
  mergedIntoId: true,
  erasedAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  center: { select: { name: true } },
  organization: { select: { id: true, name: true, kind: true, municipality: { select: { name: true } } } },
} satisfies Prisma.PersonSelect;

export type PersonRecord = Prisma.PersonGetPayload<{ select: typeof asRecord }>;

/** Within one prefecture, always: an id of another prefecture finds nothing. Merged and erased records are found too. */
export function findPersonRecord(tx: Tx, prefectureId: string, id: string): Promise<PersonRecord | null> {
  return tx.person.findFirst({ where: { id, prefectureId }, select: asRecord });
}

/** Takes a person's row for the rest of the transaction, and returns it: see lockSession. */
export async function lockPerson(tx: Tx, prefectureId: string, id: string): Promise<PersonRecord | null> {
  const rows =
    await tx.$executeRaw`UPDATE "Person" SET "id" = "id" WHERE "id" = ${id} AND "prefectureId" = ${prefectureId}`;
  return rows === 0 ? null : findPersonRecord(tx, prefectureId, id);
}

/** Writes what is said of a person, with the key they are found by. False where it is what the record says. */
export async function updatePerson(tx: Tx, before: PersonRecord, facts: PersonFacts): Promise<boolean> {
  if (differingFields(before, facts).length === 0) return false;
  await tx.person.update({
    where: { id: before.id },
    data: {
      ...personFacts(facts),
      // Whether mails arrive at a new address is not known yet.
      ...(facts.email === before.email ? {} : { emailBouncedAt: null }),
      searchKey: searchKey(facts.name, facts.kana),
      version: { increment: 1 },
    },
  });
  return true;
}

/** Forgets that mails came back from a person's address. */
export async function trustEmail(tx: Tx, id: string): Promise<void> {
  await tx.person.update({ where: { id }, data: { emailBouncedAt: null, version: { increment: 1 } } });
}

/** The ids of all records that are this person: their own and those merged into it, one into another. */
export async function findRecordIds(tx: Tx, personId: string): Promise<string[]> {
  const ids = [personId];
  for (let from = ids; from.length > 0; ) {
    const merged = await tx.person.findMany({ where: { mergedIntoId: { in: from } }, select: { id: true } });
    from = merged.map(({ id }) => id);
    ids.push(...from);
  }
  return ids;
}

/** Everyone a desk has on file, as they are compared to find records of one person; by kana, the older record first. */
export async function findComparable(tx: Tx, { prefectureId, centerId }: { prefectureId: string; centerId: string }) {
  const people = await tx.person.findMany({
    where: { prefectureId, centerId, ...onFile },
    select: {
      id: true,
      name: true,
      kana: true,
      title: true,
      email: true,
      organizationId: true,
      organization: { select: { name: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return people.sort((one, other) => compareJapanese(one.kana, other.kana) || compareJapanese(one.name, other.name));
}

/** The seats someone holds, held or will hold, the latest first. */
export function findSeatsOf(tx: Tx, personIds: readonly string[]) {
  return tx.appointment.findMany({
    where: { personId: { in: [...personIds] } },
    select: {
      id: true,
      startsOn: true,
      endsOn: true,
      seat: {
        select: {
          post: true,
          role: true,
          organization: { select: { name: true } },
          body: { select: { id: true, name: true } },
        },
      },
    },
    orderBy: [{ startsOn: "desc" }, { id: "asc" }],
  });
}

const asPlace = {
  id: true,
  prefectureId: true,
  centerId: true,
  title: true,
  state: true,
  startsAt: true,
  endsAt: true,
} as const;

/** What someone was called to, with the answer that holds; the latest first. */
export function findCallsOf(tx: Tx, personIds: readonly string[], take?: number) {
  return tx.invitation.findMany({
    where: { personId: { in: [...personIds] } },
    select: {
      id: true,
      role: true,
      revokedAt: true,
      session: { select: asPlace },
      currentResponse: { select: { answer: true, seated: true } },
      attendances: { select: { id: true, role: true } },
    },
    orderBy: [{ session: { startsAt: { sort: "desc", nulls: "first" } } }, { id: "desc" }],
    take,
  });
}

/** Where someone came without having been called, the latest first. */
export function findWalkInsOf(tx: Tx, personIds: readonly string[], take?: number) {
  return tx.attendance.findMany({
    where: { personId: { in: [...personIds] }, invitationId: null },
    select: { id: true, role: true, session: { select: asPlace } },
    orderBy: [{ session: { startsAt: "desc" } }, { id: "desc" }],
    take,
  });
}

/** How many sessions someone was called to or came to. */
export function countSessionsOf(tx: Tx, personIds: readonly string[]): Promise<number> {
  const of = { some: { personId: { in: [...personIds] } } };
  return tx.session.count({ where: { OR: [{ invitations: of }, { attendances: of }] } });
}

/** The groups someone was put on by hand. */
export function findGroupsOf(tx: Tx, personIds: readonly string[]) {
  return tx.personGroup.findMany({
    where: { members: { some: { personId: { in: [...personIds] } } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** What binds someone now: seats held on a day or later, sessions not over yet, date polls still open. */
export async function findTies(tx: Tx, personIds: readonly string[], today: IsoDate) {
  const personId = { in: [...personIds] };
  const [appointments, invitations, polls] = await Promise.all([
    tx.appointment.findMany({
      where: { personId, ...existingOn(today) },
      select: { seat: { select: { post: true, body: { select: { id: true, name: true } } } } },
      orderBy: { id: "asc" },
    }),
    tx.invitation.findMany({
      where: { personId, revokedAt: null, session: { state: { notIn: ["held", "cancelled"] } } },
      select: { session: { select: asPlace } },
      orderBy: { id: "asc" },
    }),
    tx.pollParticipant.findMany({
      where: { personId, poll: { state: "open" }, ...stillAsked },
      select: { poll: { select: { session: { select: asPlace } } } },
      orderBy: { id: "asc" },
    }),
  ]);
  return {
    bodies: appointments.map(({ seat }) => ({ ...seat.body, post: seat.post })),
    sessions: invitations.map(({ session }) => session),
    polls: polls.map(({ poll }) => poll.session),
  };
}

export type Ties = Awaited<ReturnType<typeof findTies>>;
