import type { LetterKind, OwnLetterWording } from "#app/domain/letter-wording.ts";
import type { Tx } from "./database.server.ts";

const NONE: OwnLetterWording & { version: number } = { signatory: null, opening: null, closing: null, version: 0 };

const WORDS = { signatory: true, opening: true, closing: true } as const;

/** One level's own words in a kind of letter, as often edited as `version` tells; `bodyId` null: the prefecture's. */
export async function findOwnLetterWording(
  tx: Tx,
  of: { prefectureId: string; bodyId: string | null; kind: LetterKind },
): Promise<OwnLetterWording & { version: number }> {
  return (await tx.letterWording.findFirst({ where: of, select: { ...WORDS, version: true } })) ?? NONE;
}

/** The levels that have words of their own in a kind of letter, nearest first: the bodies in their order, the prefecture. */
export async function findLetterWordingLevels(
  tx: Tx,
  of: { prefectureId: string; bodyIds: readonly string[]; kind: LetterKind },
): Promise<OwnLetterWording[]> {
  const { bodyIds, ...level } = of;
  const rows = await tx.letterWording.findMany({
    where: { ...level, OR: [{ bodyId: { in: [...bodyIds] } }, { bodyId: null }] },
    select: { bodyId: true, ...WORDS },
  });
  const place = (bodyId: string | null) => (bodyId === null ? bodyIds.length : bodyIds.indexOf(bodyId));
  return rows.sort((a, b) => place(a.bodyId) - place(b.bodyId));
}

/** Those kinds in which the prefecture (`bodyId` null), or a body, has words of its own. */
export async function findWordedLetterKinds(
  tx: Tx,
  of: { prefectureId: string; bodyId: string | null },
): Promise<Set<string>> {
  const rows = await tx.letterWording.findMany({
    where: { ...of, OR: [{ signatory: { not: null } }, { opening: { not: null } }, { closing: { not: null } }] },
    select: { kind: true },
  });
  return new Set(rows.map(({ kind }) => kind));
}

/**
 * The row stays when the words are taken back: its version tells an older form from a new one. Within a transaction
 * alone: to SQLite's unique index two rows without a body differ, so what is there is looked for first.
 */
export async function writeLetterWording(
  tx: Tx,
  of: { prefectureId: string; bodyId: string | null; kind: LetterKind },
  words: OwnLetterWording & { version: number },
): Promise<void> {
  const { count } = await tx.letterWording.updateMany({ where: of, data: words });
  if (count === 0) await tx.letterWording.create({ data: { ...of, ...words } });
}

/** How many there are to choose from. */
const CHOICES = 30;

/** Sessions of a center, or of one of its bodies, with a date, the last first: to see words in a letter about one. */
export function findSessionsToWrite(tx: Tx, of: { prefectureId: string; centerId: string; bodyId: string | null }) {
  const { bodyId, ...center } = of;
  return tx.session.findMany({
    where: { ...center, ...(bodyId !== null && { bodies: { some: { bodyId } } }), startsAt: { not: null } },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: CHOICES,
    select: { id: true, title: true, startsAt: true },
  });
}

/** A center's bodies that are there, to see words in a 委嘱状 of one. */
export function findBodiesToWrite(tx: Tx, of: { prefectureId: string; centerId: string }) {
  return tx.body.findMany({
    where: { ...of, endsOn: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    take: CHOICES,
    select: { id: true, name: true },
  });
}
