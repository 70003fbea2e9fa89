import type { Prisma, Tx } from "#app/adapters/db/database.server.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

export interface CarriedItem {
  title: string;
  session: { id: string; title: string; startsAt: Instant | null };
}

/** Where agenda items were carried from, and to (継続), by their ids; items that were not are left out. */
export async function findCarried(tx: Tx, sessionId: string): Promise<Record<string, Carried>> {
  const elsewhere = {
    select: { title: true, session: { select: { id: true, title: true, startsAt: true } } },
  } satisfies Prisma.AgendaItemDefaultArgs;
  const items = await tx.agendaItem.findMany({
    where: { sessionId, OR: [{ carriedFromId: { not: null } }, { carriedTo: { some: {} } }] },
    select: {
      id: true,
      carriedFrom: elsewhere,
      carriedTo: { ...elsewhere, orderBy: { session: { startsAt: "asc" } } },
    },
  });
  return Object.fromEntries(items.map(({ id, carriedFrom, carriedTo }) => [id, { from: carriedFrom, to: carriedTo }]));
}

export interface Carried {
  from: CarriedItem | null;
  to: CarriedItem[];
}
