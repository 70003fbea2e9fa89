import type { WordableKind, Wording } from "#app/domain/mail-wording.ts";
import type { Tx } from "./database.server.ts";

/** A prefecture's words in a kind of mail, as often edited as `version` tells; Renkei's own where there are none. */
export async function findWording(
  tx: Tx,
  prefectureId: string,
  kind: WordableKind,
): Promise<Wording & { version: number }> {
  const row = await tx.mailWording.findUnique({ where: { prefectureId_kind: { prefectureId, kind } } });
  return { opening: row?.opening ?? null, closing: row?.closing ?? null, version: row?.version ?? 0 };
}

/** Those kinds in which a prefecture has words of its own. */
export async function findWordedKinds(tx: Tx, prefectureId: string): Promise<Set<string>> {
  const rows = await tx.mailWording.findMany({
    where: { prefectureId, OR: [{ opening: { not: null } }, { closing: { not: null } }] },
    select: { kind: true },
  });
  return new Set(rows.map(({ kind }) => kind));
}

/** The row stays when the words are taken back: its version tells an older form from a new one. */
export async function writeWording(
  tx: Tx,
  prefectureId: string,
  kind: WordableKind,
  wording: Wording & { version: number },
): Promise<void> {
  await tx.mailWording.upsert({
    where: { prefectureId_kind: { prefectureId, kind } },
    create: { prefectureId, kind, ...wording },
    update: wording,
  });
}

/** How many sessions of a center there are to choose from. */
const CHOICES = 30;

/** A center's sessions with a date, the last first: to see words in a mail about one of them. */
export function findSessionsToShow(tx: Tx, of: { prefectureId: string; centerId: string }) {
  return tx.session.findMany({
    where: { ...of, startsAt: { not: null }, state: { in: ["scheduled", "held"] } },
    orderBy: [{ startsAt: "desc" }, { id: "asc" }],
    take: CHOICES,
    select: { id: true, title: true, startsAt: true },
  });
}
