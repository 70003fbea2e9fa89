import { withoutName } from "#app/domain/erasure.ts";
import { rewriteTexts } from "#app/domain/minutes.ts";
import type { Paper } from "#app/domain/paper.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

const withTexts = {
  items: { select: { agendaItemId: true, explanation: true, discussion: true, conclusion: true } },
  confirmedBy: { select: { name: true } },
} satisfies Prisma.MinutesInclude;

export type MinutesRecord = Prisma.MinutesGetPayload<{ include: typeof withTexts }>;

/** A session's minutes with what is written of each item; null before anything was. */
export function findMinutes(tx: Tx, sessionId: string): Promise<MinutesRecord | null> {
  return tx.minutes.findUnique({ where: { sessionId }, include: withTexts });
}

export interface MinutesTexts {
  opening: string | null;
  closing: string | null;
  author: string | null;
  items: readonly ItemTexts[];
}

export interface ItemTexts {
  agendaItemId: string;
  explanation: string | null;
  discussion: string | null;
  conclusion: string | null;
}

/** Writes the texts, and raises the version; the first time, the minutes come into being. */
export async function writeMinutes(
  tx: Tx,
  session: { id: string; prefectureId: string },
  { items, ...texts }: MinutesTexts,
  now: Instant,
): Promise<void> {
  const { id: sessionId, prefectureId } = session;
  await tx.minutes.upsert({
    where: { sessionId },
    create: { sessionId, prefectureId, ...texts, version: 1, createdAt: now },
    update: { ...texts, version: { increment: 1 } },
  });
  for (const { agendaItemId, ...words } of items) {
    await tx.minutesItem.upsert({
      where: { agendaItemId },
      create: { agendaItemId, sessionId, ...words },
      update: words,
    });
  }
}

/** Minutes as they were confirmed: their two editions. */
export interface ConfirmedMinutes {
  whole: Paper;
  open: Paper;
}

export function readContent(content: string): ConfirmedMinutes {
  return JSON.parse(content) as ConfirmedMinutes;
}

/** The agenda items that the minutes tell of: by what is written, commented, or left to be done of them. */
export async function findItemsInMinutes(tx: Tx, sessionId: string): Promise<string[]> {
  const isWritten = [{ explanation: { not: null } }, { discussion: { not: null } }, { conclusion: { not: null } }];
  const rows = await tx.agendaItem.findMany({
    where: {
      sessionId,
      OR: [{ minutesItem: { is: { OR: isWritten } } }, { comments: { some: {} } }, { raised: { some: {} } }],
    },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ id }) => id);
}

const asComment = {
  id: true,
  text: true,
  createdAt: true,
  handledAt: true,
  reply: true,
  agendaItemId: true,
  agendaItem: { select: { title: true, open: true } },
} satisfies Prisma.MinutesCommentSelect;

/** Comments with whose they are, in the order they came. */
export function findComments(tx: Tx, sessionId: string) {
  return tx.minutesComment.findMany({
    where: { sessionId },
    select: {
      ...asComment,
      invitation: { select: { name: true, organizationName: true, title: true } },
      handledBy: { select: { name: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What one person wrote, with the desk's answers. */
export function findOwnComments(tx: Tx, of: { sessionId: string; invitationId: string }) {
  return tx.minutesComment.findMany({
    where: of,
    select: asComment,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/**
 * Everyone called who can be written to about the minutes, with whether they (or their proxy) came, were asked to read
 * the draft, and commented on it.
 */
export function findReaders(tx: Tx, sessionId: string) {
  return tx.invitation.findMany({
    where: { sessionId, revokedAt: null, person: { erasedAt: null } },
    select: {
      id: true,
      name: true,
      organizationName: true,
      title: true,
      role: true,
      tokenGeneration: true,
      joinRequest: { select: { id: true } },
      applicant: { select: { id: true } },
      attendances: { select: { id: true }, take: 1 },
      mails: { where: { kind: "minutesReview" }, select: { id: true }, take: 1 },
      minutesComments: { select: { id: true }, take: 1 },
      person: { select: asContact },
    },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** Sessions that somebody was called to, at, or named by: in their confirmed minutes the name is erased. */
export function sessionsWith(personIds: readonly string[]): Prisma.SessionWhereInput {
  const personId = { in: [...personIds] };
  return {
    OR: [
      { invitations: { some: { personId } } },
      { attendances: { some: { personId } } },
      { agenda: { some: { presenterId: personId } } },
      { followUps: { some: { assigneeId: personId } } },
    ],
  };
}

/**
 * Takes a person out of minutes: what they wrote to drafts, with its answers, and their name where confirmed minutes
 * of a session they were at copied it. Texts that somebody wrote are the desk's to mend.
 */
export async function eraseFromMinutes(
  tx: Tx,
  { personIds, names, erasedName }: { personIds: readonly string[]; names: readonly string[]; erasedName: string },
): Promise<void> {
  const personId = { in: [...personIds] };
  const theirs = { invitation: { personId } };
  await tx.minutesComment.updateMany({ where: theirs, data: { text: erasedName } });
  await tx.minutesComment.updateMany({ where: { ...theirs, reply: { not: null } }, data: { reply: erasedName } });
  const confirmed = await tx.minutes.findMany({
    where: { content: { not: null }, session: sessionsWith(personIds) },
    select: { sessionId: true, content: true },
  });
  const forget = (paper: Paper): Paper => ({
    ...paper,
    blocks: rewriteTexts(paper.blocks, (text) => withoutName(text, names, erasedName)),
  });
  for (const { sessionId, content } of confirmed) {
    const { whole, open } = readContent(content ?? "");
    const kept: ConfirmedMinutes = { whole: forget(whole), open: forget(open) };
    await tx.minutes.update({ where: { sessionId }, data: { content: JSON.stringify(kept) } });
  }
}
