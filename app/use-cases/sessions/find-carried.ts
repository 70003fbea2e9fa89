import type { Prisma, Tx } from "#app/adapters/db/database.server.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";

export interface CarriedItem {
  title: string;
  session: { id: string; title: string; startsAt: Instant | null };
}

/** Where agenda items were carried from, and to (継続), and what they take up, by their ids; others are left out. */
export async function findCarried(tx: Tx, sessionId: string): Promise<Record<string, Carried>> {
  const elsewhere = {
    select: { title: true, session: { select: { id: true, title: true, startsAt: true } } },
  } satisfies Prisma.AgendaItemDefaultArgs;
  const items = await tx.agendaItem.findMany({
    where: {
      sessionId,
      OR: [{ carriedFromId: { not: null } }, { carriedTo: { some: {} } }, { followed: { some: {} } }],
    },
    select: {
      id: true,
      carriedFrom: elsewhere,
      carriedTo: { ...elsewhere, orderBy: { session: { startsAt: "asc" } } },
      followed: { select: { id: true, task: true, doneOn: true }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
    },
  });
  return Object.fromEntries(
    items.map(({ id, carriedFrom, carriedTo, followed }) => [
      id,
      { from: carriedFrom, to: carriedTo, followUps: followed },
    ]),
  );
}

export interface Carried {
  from: CarriedItem | null;
  to: CarriedItem[];
  /** What earlier rounds left to be done and the item takes up. */
  followUps: { id: string; task: string; doneOn: IsoDate | null }[];
}
