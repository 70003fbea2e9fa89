import { differingFields, type PersonFacts, personFacts } from "#app/domain/person-merge.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { PersonRecord } from "./person-record-store.server.ts";

/** The rows that name a person, by table. */
export interface Links {
  appointments: string[];
  invitations: string[];
  attendances: string[];
  agendaItems: string[];
  pollParticipants: string[];
  /** Of groups, their ids: a membership has none of its own. */
  groups: string[];
}

export type LinkTable = keyof Links;

/** A session that both records are called to or came to: what the one has there stays with it. */
export interface SharedSession {
  id: string;
  title: string;
  startsAt: Instant | null;
}

export interface MergePlan {
  /** What goes over to the record that is kept. */
  moving: Links;
  /** Nobody can be called to one session, or come to it, twice: those rows stay as they are. */
  shared: SharedSession[];
}

/** What a merge would move from one record to another. */
export async function planMerge(tx: Tx, keptId: string, mergedId: string): Promise<MergePlan> {
  const [kept, merged] = [await linksOf(tx, keptId), await linksOf(tx, mergedId)];
  const inSessions = new Set([...kept.invitations, ...kept.attendances].map(({ session }) => session.id));
  const inPolls = new Set(kept.pollParticipants.map(({ pollId }) => pollId));
  const inGroups = new Set(kept.groupMemberships.map(({ groupId }) => groupId));
  const called = [...merged.invitations, ...merged.attendances];
  const alone = ({ session }: { session: { id: string } }) => !inSessions.has(session.id);
  const shared = called.filter((row) => !alone(row)).map(({ session }) => session);
  return {
    moving: {
      appointments: idsOf(merged.appointments),
      invitations: idsOf(merged.invitations.filter(alone)),
      attendances: idsOf(merged.attendances.filter(alone)),
      agendaItems: idsOf(merged.presentations),
      pollParticipants: idsOf(merged.pollParticipants.filter(({ pollId }) => !inPolls.has(pollId))),
      groups: merged.groupMemberships.map(({ groupId }) => groupId).filter((groupId) => !inGroups.has(groupId)),
    },
    shared: [...new Map(shared.map((session) => [session.id, session])).values()],
  };
}

function linksOf(tx: Tx, id: string) {
  const byId = { orderBy: { id: "asc" as const } };
  const inSession = { select: { id: true, session: { select: { id: true, title: true, startsAt: true } } }, ...byId };
  return tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      appointments: { select: { id: true }, ...byId },
      invitations: inSession,
      attendances: inSession,
      presentations: { select: { id: true }, ...byId },
      pollParticipants: { select: { id: true, pollId: true }, ...byId },
      groupMemberships: { select: { groupId: true }, orderBy: { groupId: "asc" } },
    },
  });
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Hands the rows over from one record to the other; tells how many there were to hand over still. */
async function move(tx: Tx, links: Links, fromId: string, toId: string): Promise<number> {
  const of = (ids: string[]) => ({ where: { id: { in: ids }, personId: fromId }, data: { personId: toId } });
  const moved = [
    await tx.appointment.updateMany(of(links.appointments)),
    await tx.invitation.updateMany(of(links.invitations)),
    await tx.attendance.updateMany(of(links.attendances)),
    await tx.pollParticipant.updateMany(of(links.pollParticipants)),
    await tx.agendaItem.updateMany({
      where: { id: { in: links.agendaItems }, presenterId: fromId },
      data: { presenterId: toId },
    }),
    await tx.personGroupMember.updateMany({
      where: { groupId: { in: links.groups }, personId: fromId },
      data: { personId: toId },
    }),
  ];
  return moved.reduce((sum, { count }) => sum + count, 0);
}

/** As it is kept to undo the merge: the rows, and both records as they were and as the merge left them. */
interface Moved {
  links: Links;
  kept: { before: PersonState; after: PersonState };
  merged: { before: PersonState };
}

interface PersonState extends PersonFacts {
  searchKey: string;
  version: number;
  updatedAt: string;
}

function stateOf(tx: Tx, id: string): Promise<PersonState> {
  return tx.person.findUniqueOrThrow({ where: { id } }).then(({ searchKey, version, updatedAt, ...person }) => ({
    ...personFacts(person),
    searchKey,
    version,
    updatedAt: updatedAt.toISOString(),
  }));
}

/** Merges one record into another, which becomes `facts`; gives the id of what undoes it. */
export async function mergeRecords(
  tx: Tx,
  { kept, merged }: { kept: PersonRecord; merged: PersonRecord },
  facts: PersonFacts,
  { links, now }: { links: Links; now: Instant },
): Promise<string> {
  const before = { kept: await stateOf(tx, kept.id), merged: await stateOf(tx, merged.id) };
  await move(tx, links, merged.id, kept.id);
  await tx.person.update({
    where: { id: kept.id },
    data: { ...personFacts(facts), searchKey: searchKey(facts.name, facts.kana), version: { increment: 1 } },
  });
  await tx.person.update({ where: { id: merged.id }, data: { mergedIntoId: kept.id, version: { increment: 1 } } });
  const moved: Moved = {
    links,
    kept: { before: before.kept, after: await stateOf(tx, kept.id) },
    merged: { before: before.merged },
  };
  const { prefectureId, centerId } = kept;
  const ids = { keptId: kept.id, mergedId: merged.id };
  const row = await tx.personMerge.create({
    data: { prefectureId, centerId, ...ids, moved: JSON.stringify(moved), mergedAt: now },
    select: { id: true },
  });
  return row.id;
}

/** Within one prefecture, always. */
export function findMerge(tx: Tx, prefectureId: string, id: string) {
  return tx.personMerge.findFirst({ where: { id, prefectureId } });
}

/** The merges into a person that still hold, the latest first. */
export function findMergesInto(tx: Tx, keptId: string) {
  return tx.personMerge.findMany({
    where: { keptId, undoneAt: null },
    select: { id: true, mergedAt: true, merged: { select: { name: true, organization: { select: { name: true } } } } },
    orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
  });
}

/**
 * Puts both records and all their rows back as they were, to the letter. False, with nothing said of what was
 * written so far, where one of them has changed since: the caller undoes the transaction.
 */
export async function unmergeRecords(
  tx: Tx,
  merge: { id: string; keptId: string; mergedId: string; moved: string },
  { kept, merged }: { kept: PersonRecord; merged: PersonRecord },
  now: Instant,
): Promise<boolean> {
  const moved = JSON.parse(merge.moved) as Partial<Moved>;
  if (!moved.links || !moved.kept || !moved.merged) return false;
  const { before, after } = moved.kept;
  const keptChanged = kept.version !== after.version || differingFields(kept, after).length > 0;
  if (keptChanged || kept.mergedIntoId || kept.erasedAt) return false;
  const mergedChanged = merged.version !== moved.merged.before.version + 1;
  if (mergedChanged || merged.mergedIntoId !== kept.id || merged.erasedAt) return false;
  const expected = Object.values(moved.links).reduce((sum, ids) => sum + ids.length, 0);
  if ((await move(tx, moved.links, kept.id, merged.id)) !== expected) return false;
  await tx.person.update({ where: { id: kept.id }, data: before });
  await tx.person.update({ where: { id: merged.id }, data: { ...moved.merged.before, mergedIntoId: null } });
  await tx.personMerge.update({ where: { id: merge.id }, data: { undoneAt: now } });
  return true;
}
