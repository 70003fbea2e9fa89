import { pairKey } from "#app/domain/alike.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { DeskOf } from "./person-store.server.ts";

/** Two records said to be different people (別人), each as whom they are known now: the record they were merged into. */
export interface DistinctPair {
  one: { id: string; name: string };
  other: { id: string; name: string };
  decidedAt: Instant;
}

const asSide = { select: { id: true, name: true, mergedIntoId: true } } as const;

/** The pairs of a desk, the latest first; without those that were found to be one person after all. */
export async function findDistinctPairs(tx: Tx, { prefectureId, centerId }: DeskOf): Promise<DistinctPair[]> {
  const rows = await tx.distinctPeople.findMany({
    where: { prefectureId, first: { centerId }, second: { centerId } },
    select: { decidedAt: true, first: asSide, second: asSide },
    orderBy: [{ decidedAt: "desc" }, { firstId: "asc" }, { secondId: "asc" }],
  });
  const pairs = new Map<string, DistinctPair>();
  for (const { first, second, decidedAt } of rows) {
    const [one, other] = [await standing(tx, first), await standing(tx, second)];
    const key = pairKey(one.id, other.id);
    if (one.id !== other.id && !pairs.has(key)) pairs.set(key, { one, other, decidedAt });
  }
  return [...pairs.values()];
}

async function standing(
  tx: Tx,
  { id, name, mergedIntoId }: { id: string; name: string; mergedIntoId: string | null },
): Promise<{ id: string; name: string }> {
  if (mergedIntoId === null) return { id, name };
  return standing(tx, await tx.person.findUniqueOrThrow({ where: { id: mergedIntoId }, ...asSide }));
}

const between = (ones: readonly string[], others: readonly string[]) => ({
  OR: [
    { firstId: { in: [...ones] }, secondId: { in: [...others] } },
    { firstId: { in: [...others] }, secondId: { in: [...ones] } },
  ],
});

/** Whether any record of the one was said to be another person than any of the other. */
export async function areDistinct(tx: Tx, ones: readonly string[], others: readonly string[]): Promise<boolean> {
  return (await tx.distinctPeople.count({ where: between(ones, others) })) > 0;
}

export async function insertDistinct(
  tx: Tx,
  { prefectureId, oneId, otherId }: { prefectureId: string; oneId: string; otherId: string },
  decidedAt: Instant,
): Promise<void> {
  const [firstId, secondId] = [oneId, otherId].sort() as [string, string];
  await tx.distinctPeople.create({ data: { prefectureId, firstId, secondId, decidedAt } });
}

/** Returns how many there were. */
export async function deleteDistinct(tx: Tx, ones: readonly string[], others: readonly string[]): Promise<number> {
  return (await tx.distinctPeople.deleteMany({ where: between(ones, others) })).count;
}
