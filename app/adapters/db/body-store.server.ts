import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** The bodies a list is about: a prefecture's, or those of one of its centers. */
export interface BodyScope {
  prefectureId: string;
  centerId?: string | undefined;
}

/** In the office's own order, with the number of their seats. */
export function findBodies(tx: Tx, scope: BodyScope) {
  return tx.body.findMany({
    where: { ...scope },
    select: {
      id: true,
      centerId: true,
      parentId: true,
      name: true,
      kind: true,
      endsOn: true,
      parent: { select: { name: true } },
      _count: { select: { seats: true } },
    },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** How many seats of each body nobody holds on a day; a body without any is left out. */
export async function countVacantSeats(tx: Tx, scope: BodyScope, on: IsoDate): Promise<Map<string, number>> {
  const held = { startsOn: { lte: on }, OR: [{ endsOn: null }, { endsOn: { gte: on } }] };
  const groups = await tx.seat.groupBy({
    by: ["bodyId"],
    where: { body: { ...scope }, appointments: { none: held } },
    _count: true,
  });
  return new Map(groups.map(({ bodyId, _count }) => [bodyId, _count]));
}

export interface SessionTotals {
  held: number;
  scheduled: number;
}

/** How often each body has met between two instants, and will meet; a body without any is left out. */
export async function countBodySessions(
  tx: Tx,
  scope: BodyScope,
  { from, until }: { from: Instant; until: Instant },
): Promise<Map<string, SessionTotals>> {
  const rows = await tx.sessionBody.findMany({
    where: {
      body: { ...scope },
      session: { state: { in: ["held", "scheduled"] }, startsAt: { gte: from, lt: until } },
    },
    select: { bodyId: true, session: { select: { state: true } } },
  });
  const totals = new Map<string, SessionTotals>();
  for (const { bodyId, session } of rows) {
    const { held, scheduled } = totals.get(bodyId) ?? { held: 0, scheduled: 0 };
    const isHeld = session.state === "held";
    totals.set(bodyId, { held: held + Number(isHeld), scheduled: scheduled + Number(!isHeld) });
  }
  return totals;
}

const asRelative = { id: true, name: true, prefectureId: true, centerId: true } satisfies Prisma.BodySelect;

/** Within one prefecture, always: an id of another prefecture finds nothing. */
export function findBody(tx: Tx, prefectureId: string, id: string) {
  return tx.body.findFirst({
    where: { id, prefectureId },
    include: {
      center: { select: { name: true } },
      parent: { select: asRelative },
      children: { select: asRelative, orderBy: [{ position: "asc" }, { name: "asc" }] },
    },
  });
}

/** A body's seats in 建制順, each with everyone who has held it or will, in their order. */
export function findSeatsWithHolders(tx: Tx, bodyId: string) {
  return tx.seat.findMany({
    where: { bodyId },
    select: {
      id: true,
      post: true,
      role: true,
      organization: { select: { name: true } },
      appointments: {
        select: { startsOn: true, endsOn: true, person: { select: { name: true, title: true } } },
        orderBy: [{ startsOn: "asc" }, { id: "asc" }],
      },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

/** Every session held as this body, by their dates, those without one first. */
export function findBodySessions(tx: Tx, bodyId: string) {
  return tx.session.findMany({
    where: { bodies: { some: { bodyId } } },
    select: {
      id: true,
      prefectureId: true,
      centerId: true,
      title: true,
      round: true,
      state: true,
      startsAt: true,
      endsAt: true,
    },
    orderBy: [{ startsAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
}
