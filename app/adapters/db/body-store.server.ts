import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { heldOn, seatsOn } from "./seat-store.server.ts";

/** The bodies a list is about: a prefecture's, or those of one of its centers. */
export interface BodyScope {
  prefectureId: string;
  centerId?: string | undefined;
}

/** In the office's own order, with the number of their seats on a day. */
export function findBodies(tx: Tx, scope: BodyScope, on: IsoDate) {
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
      _count: { select: { seats: { where: seatsOn(on) } } },
    },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** How many seats of each body nobody holds on a day; a body without any is left out. */
export async function countVacantSeats(tx: Tx, scope: BodyScope, on: IsoDate): Promise<Map<string, number>> {
  const held = heldOn(on);
  const groups = await tx.seat.groupBy({
    by: ["bodyId"],
    where: { body: { ...scope }, ...seatsOn(on), appointments: { none: held } },
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

/**
 * Takes the body's row for the rest of the transaction, so that two who change its seats do so one after the other;
 * returns it, or null when the prefecture has none by that id.
 */
export async function lockBody(tx: Tx, prefectureId: string, id: string) {
  const rows =
    await tx.$executeRaw`UPDATE "Body" SET "id" = "id" WHERE "id" = ${id} AND "prefectureId" = ${prefectureId}`;
  return rows === 0 ? null : tx.body.findUnique({ where: { id } });
}

/** Every body of a prefecture as its place in the tree, in the office's own order. */
export function findTree(tx: Tx, prefectureId: string) {
  return tx.body.findMany({
    where: { prefectureId },
    select: { id: true, parentId: true, centerId: true, name: true },
    orderBy: [{ center: { position: "asc" } }, { position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** What hangs on a body and would be lost with it. */
export async function countBodyParts(tx: Tx, bodyId: string): Promise<number> {
  const [seats, sessions, children] = [
    await tx.seat.count({ where: { bodyId } }),
    await tx.sessionBody.count({ where: { bodyId } }),
    await tx.body.count({ where: { parentId: bodyId } }),
  ];
  return seats + sessions + children;
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
