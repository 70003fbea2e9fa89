import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { asContactOf } from "./application-store.server.ts";
import type { LetterKind, Prisma, Tx } from "./database.server.ts";
import { asContact, type DeskOf } from "./person-store.server.ts";

const withContact = {
  person: { select: asContact },
  joinRequest: { select: { id: true } },
  applicant: asContactOf,
  currentResponse: { select: { answer: true } },
  attendances: { select: { id: true }, take: 1 },
} satisfies Prisma.InvitationInclude;

/** Somebody called, as letters need them. */
export type CalledPerson = Prisma.InvitationGetPayload<{ include: typeof withContact; omit: { tokenHash: true } }>;

/** Everyone called to a session and not taken off its list, in its order. */
export function findCalledPeople(tx: Tx, sessionId: string): Promise<CalledPerson[]> {
  return tx.invitation.findMany({
    where: { sessionId, revokedAt: null },
    include: withContact,
    omit: { tokenHash: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

export interface NewLetter {
  prefectureId: string;
  centerId: string;
  kind: LetterKind;
  sessionId?: string | null;
  appointmentId?: string | null;
  invitationId?: string | null;
  /** Whose name it bears; null where it is for all. */
  personId: string | null;
  tokenGeneration?: number;
  documentNumber: string | null;
  issuedOn: IsoDate;
  /** Papers as JSON, with the placeholder where the link's token stands. */
  content: string;
  createdAt: Instant;
  createdById: string;
}

/** Keeps a letter as it goes out; gives its id. */
export async function keepLetter(tx: Tx, letter: NewLetter): Promise<string> {
  const { id } = await tx.letter.create({ data: letter, select: { id: true } });
  return id;
}

const withRecipient = {
  createdBy: { select: { name: true } },
  invitation: {
    select: {
      ...{ id: true, name: true, organizationName: true, title: true, position: true },
      ...{ tokenGeneration: true, revokedAt: true, reachedBy: true },
    },
  },
  mails: { select: { id: true, state: true, toName: true }, orderBy: { id: "asc" } },
} satisfies Prisma.LetterInclude;

/** A letter without what it says: whom it is for, and the mails it went with. */
export type ListedLetter = Prisma.LetterGetPayload<{ include: typeof withRecipient; omit: { content: true } }>;

/** All letters of a session, the newest first; those issued at once in the list's order. */
export function findLetters(tx: Tx, of: { prefectureId: string; sessionId: string }): Promise<ListedLetter[]> {
  return tx.letter.findMany({
    where: of,
    include: withRecipient,
    omit: { content: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
}

export function countLetters(tx: Tx, sessionId: string): Promise<number> {
  return tx.letter.count({ where: { sessionId } });
}

/** The letter that a desk issued last under a number, within days (the second is not); null where none was. */
export function findNumbered(
  tx: Tx,
  { prefectureId, centerId }: DeskOf,
  { documentNumber, from, until }: { documentNumber: string; from: IsoDate; until: IsoDate },
) {
  return tx.letter.findFirst({
    where: { prefectureId, centerId, documentNumber, issuedOn: { gte: from, lt: until } },
    select: { kind: true, issuedOn: true, session: { select: { title: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

const asKept = {
  ...{ id: true, kind: true, content: true, tokenGeneration: true },
  invitation: { select: { id: true, tokenGeneration: true, revokedAt: true } },
} satisfies Prisma.LetterSelect;

/** A letter as it was issued. */
export type KeptLetter = Prisma.LetterGetPayload<{ select: typeof asKept }>;

/** What letters of a session say, by their ids, in the order they were issued in. */
export function findKeptLetters(
  tx: Tx,
  of: { prefectureId: string; sessionId: string; ids: readonly string[] },
): Promise<KeptLetter[]> {
  const { ids, ...within } = of;
  return tx.letter.findMany({ where: { ...within, id: { in: [...ids] } }, select: asKept, orderBy: { id: "asc" } });
}

/** The letters of one kind that a session issued, the last one last; not what was emptied with whom it was for. */
export function findLettersOfKind(tx: Tx, of: { sessionId: string; kind: LetterKind }) {
  return tx.letter.findMany({
    where: { ...of, content: { not: "[]" } },
    select: { id: true, invitationId: true, documentNumber: true, issuedOn: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What the letter says that goes with a mail. */
export function findLetterContent(tx: Tx, id: string) {
  return tx.letter.findUnique({ where: { id }, select: { content: true } });
}

/**
 * Empties the letters that bear somebody's name (委嘱状 too), and takes the name they were announced by as a presenter out of those to others;
 * before the agenda forgets it. Number, day and kind stay.
 */
export async function eraseFromLetters(
  tx: Tx,
  { personIds, erasedName }: { personIds: readonly string[]; erasedName: string },
): Promise<void> {
  const personId = { in: [...personIds] };
  await tx.letter.updateMany({ where: { personId }, data: { content: "[]" } });
  const items = await tx.agendaItem.findMany({
    where: { presenterId: personId },
    select: { sessionId: true, presenter: true },
  });
  for (const { sessionId, presenter } of items) {
    if (!presenter) continue;
    const written = JSON.stringify(presenter).slice(1, -1);
    const naming = await tx.letter.findMany({
      where: { sessionId, content: { contains: written } },
      select: { id: true, content: true },
    });
    for (const { id, content } of naming) {
      await tx.letter.update({ where: { id }, data: { content: content.replaceAll(written, erasedName) } });
    }
  }
}
