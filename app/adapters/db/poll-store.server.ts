import type { Marks } from "#app/domain/poll.ts";
import type { ResponseWay } from "#app/domain/rsvp.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

const withMarks = { marks: true, enteredBy: { select: { name: true } } } satisfies Prisma.PollReplyInclude;

/** How someone is reached now, by telephone too: not everybody has mail. */
const asReached = {
  ...asContact,
  phone: true,
  organization: { select: { ...asContact.organization.select, phone: true } },
  mergedIntoId: true,
  erasedAt: true,
} satisfies Prisma.PersonSelect;

const withReply = {
  currentReply: { include: withMarks },
  person: { select: asReached },
  mails: { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1, select: { state: true, lastError: true } },
} satisfies Prisma.PollParticipantInclude;

/** Those asked still. */
export const stillAsked = { endedAt: null } satisfies Prisma.PollParticipantWhereInput;

const withAll = {
  options: { orderBy: [{ startsAt: "asc" }, { endsAt: "asc" }, { id: "asc" }] },
  participants: {
    where: stillAsked,
    include: withReply,
    omit: { tokenHash: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.DatePollInclude;

/** A poll with its candidates by time and everyone asked, each with the reply that holds; no link's hash. */
export type PollWithReplies = Prisma.DatePollGetPayload<{ include: typeof withAll }>;
export type PollParticipant = PollWithReplies["participants"][number];

/** The last poll of a session, open or over. */
export function findLastPoll(tx: Tx, sessionId: string): Promise<PollWithReplies | null> {
  return tx.datePoll.findFirst({
    where: { sessionId },
    include: withAll,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** Who decided a poll, or gave it up; null where it ended with its session's date set by hand. */
export function findEnder(tx: Tx, pollId: string): Promise<{ actorId: string | null; actorName: string } | null> {
  return tx.auditRecord.findFirst({
    where: { subject: "DatePoll", subjectId: pollId, action: { in: ["poll.decide", "poll.close"] } },
    select: { actorId: true, actorName: true },
  });
}

/** The one poll of a session that is open; a session never has two. */
export function findOpenPoll(tx: Tx, sessionId: string): Promise<PollWithReplies | null> {
  return tx.datePoll.findFirst({ where: { sessionId, state: "open" }, include: withAll });
}

/** Someone asked still, with every reply they gave, the last first. */
export function findParticipant(tx: Tx, sessionId: string, id: string) {
  return tx.pollParticipant.findFirst({
    where: { id, poll: { sessionId }, ...stillAsked },
    omit: { tokenHash: true },
    include: {
      ...withReply,
      poll: { include: { options: withAll.options } },
      replies: { orderBy: [{ repliedAt: "desc" }, { id: "desc" }], include: withMarks },
    },
  });
}

/** Whose link it is; null for a token that opens none, or none any more. */
export function findParticipantByToken(tx: Tx, tokenHash: string) {
  return tx.pollParticipant.findUnique({
    where: { tokenHash },
    omit: { tokenHash: true },
    include: {
      currentReply: { include: { marks: true } },
      poll: { include: { options: withAll.options, decidedOption: true } },
    },
  });
}

/** The roles of seats, by seat. */
export async function findSeatRoles(tx: Tx, seatIds: readonly string[]) {
  const seats = await tx.seat.findMany({ where: { id: { in: [...seatIds] } }, select: { id: true, role: true } });
  return new Map(seats.map(({ id, role }) => [id, role]));
}

export interface NewPollReply {
  marks: Marks;
  comment: string | null;
  via: ResponseWay;
  repliedAt: Instant;
  enteredById: string | null;
}

/** Appends a reply and makes it the one that holds. What it replaces stays as it was. */
export async function appendPollReply(tx: Tx, participantId: string, { marks, ...reply }: NewPollReply) {
  const { id } = await tx.pollReply.create({
    data: {
      ...reply,
      participantId,
      marks: { create: [...marks].map(([optionId, mark]) => ({ optionId, mark })) },
    },
    select: { id: true },
  });
  await tx.pollParticipant.update({ where: { id: participantId }, data: { currentReplyId: id } });
  return id;
}

/** Asks someone no more: their link opens nothing, their replies stay on record. */
export async function endParticipation(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.pollParticipant.update({
    where: { id },
    data: { endedAt: now, tokenGeneration: { increment: 1 }, tokenHash: `ended ${id}` },
  });
}

/** Of these people, those who were asked in a poll and are no more, by person. */
export async function findAskedNoMore(tx: Tx, pollId: string, personIds: readonly string[]) {
  const rows = await tx.pollParticipant.findMany({
    where: { pollId, personId: { in: [...personIds] }, endedAt: { not: null } },
    select: { id: true, personId: true, tokenGeneration: true },
  });
  return new Map(rows.map(({ personId, ...row }) => [personId, row]));
}

const asCarried = {
  id: true,
  answerBy: true,
  options: withAll.options,
  participants: {
    where: stillAsked,
    select: { id: true, personId: true, seatId: true, name: true, currentReplyId: true },
  },
  session: {
    select: { id: true, title: true, bodies: { select: { bodyId: true }, orderBy: { position: "asc" } } },
  },
} satisfies Prisma.DatePollSelect;

/** The open polls of a body's center in which someone is asked as a seat's holder. */
export function findOpenPollsOfSeat(tx: Tx, seat: { id: string; body: { centerId: string } }) {
  return tx.datePoll.findMany({
    where: {
      state: "open",
      session: { centerId: seat.body.centerId },
      participants: { some: { seatId: seat.id, ...stillAsked } },
    },
    select: asCarried,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** Ends whatever poll of a session is open: its date has been fixed another way, or is not sought any more. */
export async function closeOpenPolls(tx: Tx, sessionId: string, now: Instant): Promise<number> {
  const closed = await tx.datePoll.updateMany({
    where: { sessionId, state: "open" },
    data: { state: "closed", closedAt: now },
  });
  return closed.count;
}

/** What else a center has on between two instants, with its date fixed or thought of. */
export function findCenterSessions(
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string },
  { from, until }: { from: Instant; until: Instant },
) {
  const { id, prefectureId, centerId } = session;
  return tx.session.findMany({
    where: {
      prefectureId,
      centerId,
      id: { not: id },
      state: { in: ["draft", "polling", "scheduled"] },
      startsAt: { gte: from, lt: until },
    },
    select: { title: true, startsAt: true, endsAt: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
}
