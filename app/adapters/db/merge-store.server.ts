import { takenBack } from "#app/domain/merge.ts";
import { differingFields, PERSON_FIELDS, type PersonFacts, personFacts } from "#app/domain/person-merge.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { PersonRecord } from "./person-record-store.server.ts";
import { standingOrganization } from "./person-store.server.ts";
import { endParticipation } from "./poll-store.server.ts";

/** The rows that name a person, by table. */
export interface Links {
  appointments: string[];
  invitations: string[];
  attendances: string[];
  agendaItems: string[];
  followUps: string[];
  /** 委嘱状, and with the invitations that go over their letters. */
  letters: string[];
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
  /** Nobody can be called to one session, or come to it, twice: those rows stay with their record. */
  shared: SharedSession[];
  /** The links that end, so that one person has one to each session, and one to each open poll. */
  ending: EndingLink[];
}

export interface EndingLink {
  kind: "invitation" | "poll";
  /** Of the invitation, or of the poll's participant. */
  id: string;
  /** Whose link it is that ends. */
  of: "kept" | "merged";
  session: SharedSession;
}

/** What a merge would move from one record to another. */
export async function planMerge(tx: Tx, keptId: string, mergedId: string): Promise<MergePlan> {
  const [kept, merged] = [await linksOf(tx, keptId), await linksOf(tx, mergedId)];
  const inSessions = new Set([...kept.invitations, ...kept.attendances].map(({ session }) => session.id));
  const inPolls = new Set(kept.pollParticipants.map(({ pollId }) => pollId));
  const inGroups = new Set(kept.groupMemberships.map(({ groupId }) => groupId));
  const called = [...merged.invitations, ...merged.attendances];
  const alone = ({ session }: { session: { id: string } }) => !inSessions.has(session.id);
  const shared = called.filter((row) => !alone(row)).map(({ session }) => asShared(session));
  return {
    moving: {
      appointments: idsOf(merged.appointments),
      invitations: idsOf(merged.invitations.filter(alone)),
      attendances: idsOf(merged.attendances.filter(alone)),
      agendaItems: idsOf(merged.presentations),
      followUps: idsOf(merged.followUps),
      letters: idsOf(merged.letters.filter(({ invitation }) => !invitation || alone(invitation))),
      pollParticipants: idsOf(merged.pollParticipants.filter(({ pollId }) => !inPolls.has(pollId))),
      groups: merged.groupMemberships.map(({ groupId }) => groupId).filter((groupId) => !inGroups.has(groupId)),
    },
    shared: [...new Map(shared.map((session) => [session.id, session])).values()],
    ending: [
      ...endingOf("invitation", kept.invitations.flatMap(liveCall), merged.invitations.flatMap(liveCall)),
      ...endingOf("poll", kept.pollParticipants.flatMap(liveAsking), merged.pollParticipants.flatMap(liveAsking)),
    ],
  };
}

/** A link that still opens something; `place` is the session or the poll. */
interface LiveLink {
  id: string;
  place: string;
  hasAnswer: boolean;
  session: SharedSession;
}

type Linked = Awaited<ReturnType<typeof linksOf>>;

function liveCall({ id, revokedAt, currentResponseId, session }: Linked["invitations"][number]): LiveLink[] {
  if (revokedAt || session.state === "held" || session.state === "cancelled") return [];
  return [{ id, place: session.id, hasAnswer: currentResponseId !== null, session: asShared(session) }];
}

function liveAsking({ id, pollId, endedAt, currentReplyId, poll }: Linked["pollParticipants"][number]): LiveLink[] {
  if (endedAt || poll.state !== "open") return [];
  return [{ id, place: pollId, hasAnswer: currentReplyId !== null, session: asShared(poll.session) }];
}

/** Of two links to one place, the one that goes on is the kept person's, or the other where only that has an answer. */
function endingOf(kind: EndingLink["kind"], kept: readonly LiveLink[], merged: readonly LiveLink[]): EndingLink[] {
  return merged.flatMap((link) => {
    const own = kept.find(({ place }) => place === link.place);
    if (!own) return [];
    const ends = link.hasAnswer && !own.hasAnswer ? ("kept" as const) : ("merged" as const);
    return [{ kind, id: ends === "kept" ? own.id : link.id, of: ends, session: link.session }];
  });
}

const asShared = ({ id, title, startsAt }: SharedSession): SharedSession => ({ id, title, startsAt });

function linksOf(tx: Tx, id: string) {
  const byId = { orderBy: { id: "asc" as const } };
  const session = { select: { id: true, title: true, startsAt: true, state: true } };
  return tx.person.findUniqueOrThrow({
    where: { id },
    select: {
      appointments: { select: { id: true }, ...byId },
      invitations: { select: { id: true, revokedAt: true, currentResponseId: true, session }, ...byId },
      attendances: { select: { id: true, session }, ...byId },
      presentations: { select: { id: true }, ...byId },
      followUps: { select: { id: true }, ...byId },
      letters: { select: { id: true, invitation: { select: { session } } }, ...byId },
      pollParticipants: {
        select: {
          id: true,
          pollId: true,
          endedAt: true,
          currentReplyId: true,
          poll: { select: { state: true, session } },
        },
        ...byId,
      },
      groupMemberships: { select: { groupId: true }, orderBy: { groupId: "asc" } },
    },
  });
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

/** Hands the rows over from one record to the other, those that are the one's still. */
async function move(tx: Tx, links: Links, fromId: string, toId: string): Promise<void> {
  const of = (ids: string[]) => ({ where: { id: { in: ids }, personId: fromId }, data: { personId: toId } });
  await tx.appointment.updateMany(of(links.appointments));
  await tx.invitation.updateMany(of(links.invitations));
  await tx.attendance.updateMany(of(links.attendances));
  await tx.pollParticipant.updateMany(of(links.pollParticipants));
  // Merges of before they bore a name kept none.
  await tx.letter.updateMany(of(links.letters ?? []));
  await tx.agendaItem.updateMany({
    where: { id: { in: links.agendaItems }, presenterId: fromId },
    data: { presenterId: toId },
  });
  await tx.followUp.updateMany({
    // Merges of before there were any kept none.
    where: { id: { in: links.followUps ?? [] }, assigneeId: fromId },
    data: { assigneeId: toId },
  });
  await tx.personGroupMember.updateMany({
    where: { groupId: { in: links.groups }, personId: fromId },
    data: { personId: toId },
  });
}

/** What brings the links back that a merge has ended. */
interface Ended {
  invitations: string[];
  pollParticipants: { id: string; tokenHash: string; tokenGeneration: number }[];
}

async function endLinks(tx: Tx, ending: readonly EndingLink[], now: Instant): Promise<Ended> {
  const ids = (of: EndingLink["kind"]) => idsOf(ending.filter(({ kind }) => kind === of));
  const invitations = ids("invitation");
  await tx.invitation.updateMany({ where: { id: { in: invitations } }, data: { revokedAt: now } });
  const pollParticipants = await tx.pollParticipant.findMany({
    where: { id: { in: ids("poll") } },
    select: { id: true, tokenHash: true, tokenGeneration: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of pollParticipants) await endParticipation(tx, id, now);
  return { invitations, pollParticipants };
}

/** Those ended by the merge at `mergedAt` that nobody has called or asked anew since. */
async function reviveLinks(tx: Tx, { invitations, pollParticipants }: Ended, mergedAt: Instant): Promise<void> {
  await tx.invitation.updateMany({
    where: { id: { in: invitations }, revokedAt: mergedAt },
    data: { revokedAt: null },
  });
  for (const { id, ...link } of pollParticipants) {
    await tx.pollParticipant.updateMany({ where: { id, endedAt: mergedAt }, data: { ...link, endedAt: null } });
  }
}

/** As it is kept to undo the merge: the rows, and both records as they were and as the merge left them. */
interface Moved {
  links: Links;
  ended: Ended;
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
  { moving: links, ending, now }: Pick<MergePlan, "moving" | "ending"> & { now: Instant },
): Promise<string> {
  const before = { kept: await stateOf(tx, kept.id), merged: await stateOf(tx, merged.id) };
  await move(tx, links, merged.id, kept.id);
  const ended = await endLinks(tx, ending, now);
  await tx.person.update({
    where: { id: kept.id },
    data: { ...personFacts(facts), searchKey: searchKey(facts.name, facts.kana), version: { increment: 1 } },
  });
  await tx.person.update({ where: { id: merged.id }, data: { mergedIntoId: kept.id, version: { increment: 1 } } });
  const moved: Moved = {
    links,
    ended,
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
 * Takes both records apart: what moved and still is where the merge put it goes back, with the links it ended. Of the
 * kept record, what was edited since stays as it is; without edits it is what it was, to the letter. False, with
 * nothing said of what was written so far, where one of them is merged further or erased: the caller undoes it all.
 */
export async function unmergeRecords(
  tx: Tx,
  merge: { id: string; moved: string; mergedAt: Instant },
  { kept, merged }: { kept: PersonRecord; merged: PersonRecord },
  now: Instant,
): Promise<boolean> {
  const { links, ended, ...states } = JSON.parse(merge.moved) as Partial<Moved>;
  if (!links || !states.kept || !states.merged) return false;
  if (kept.mergedIntoId || kept.erasedAt || merged.mergedIntoId !== kept.id || merged.erasedAt) return false;
  await move(tx, links, kept.id, merged.id);
  if (ended) await reviveLinks(tx, ended, merge.mergedAt);
  await restoreKept(tx, kept, states.kept);
  await tx.person.update({
    where: { id: merged.id },
    data: { mergedIntoId: null, version: { decrement: 1 }, updatedAt: states.merged.before.updatedAt },
  });
  await tx.personMerge.update({ where: { id: merge.id }, data: { undoneAt: now } });
  return true;
}

async function restoreKept(tx: Tx, kept: PersonRecord, { before, after }: Moved["kept"]): Promise<void> {
  const states = { before: personFacts(before), after: personFacts(after), now: personFacts(kept) };
  const facts = takenBack(PERSON_FIELDS, states);
  // The organization may have been merged into another meanwhile.
  facts.organizationId = facts.organizationId && (await standingOrganization(tx, facts.organizationId));
  const untouched = kept.version === after.version && differingFields(kept, after).length === 0;
  const stamp = untouched ? { version: before.version, updatedAt: before.updatedAt } : { version: { increment: 1 } };
  await tx.person.update({
    where: { id: kept.id },
    data: { ...facts, searchKey: searchKey(facts.name, facts.kana), ...stamp },
  });
}
