import { isPublished, SESSION_STATES } from "#app/domain/session.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { existingOn } from "./seat-store.server.ts";

/** A center of a prefecture, by the name of both. */
export interface CenterScope {
  prefectureId: string;
  centerId: string;
}

/** Takes the center's row for the rest of the transaction, so that two plans of it are made one after the other. */
export async function lockCenter(tx: Tx, { prefectureId, centerId }: CenterScope): Promise<void> {
  await tx.$executeRaw`UPDATE "HealthCenter" SET "id" = "id" WHERE "id" = ${centerId} AND "prefectureId" = ${prefectureId}`;
}

const asCounted = {
  id: true,
  prefectureId: true,
  centerId: true,
  title: true,
  series: true,
  theme: true,
  round: true,
  category: true,
  format: true,
  state: true,
  startsAt: true,
  endsAt: true,
  venue: true,
  plannedFor: true,
  plannedOn: true,
  version: true,
  bodies: { orderBy: { position: "asc" }, select: { bodyId: true, body: { select: { name: true } } } },
} satisfies Prisma.SessionSelect;

export type CountedRow = Prisma.SessionGetPayload<{ select: typeof asCounted }>;

/** Every session of a center, in the order of their days, those without one last: what its rounds are counted by. */
export function findCenterSessions(tx: Tx, { prefectureId, centerId }: CenterScope): Promise<CountedRow[]> {
  return tx.session.findMany({
    where: { prefectureId, centerId },
    select: asCounted,
    orderBy: [{ startsAt: { sort: "asc", nulls: "last" } }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** The bodies of a center that have not ended before a day, in the office's own order. */
export function findStandingBodies(
  tx: Tx,
  { prefectureId, centerId }: CenterScope,
  on: IsoDate,
): Promise<{ id: string; name: string }[]> {
  return tx.body.findMany({
    where: { prefectureId, centerId, ...existingOn(on) },
    select: { id: true, name: true },
    orderBy: [{ position: "asc" }, { name: "asc" }, { id: "asc" }],
  });
}

/** What hangs on a draft that would be lost with it; drafts on which nothing hangs are left out. */
const IN_USE = {
  OR: [
    { invitations: { some: {} } },
    { polls: { some: {} } },
    { materials: { some: {} } },
    { attendances: { some: {} } },
    { groups: { some: {} } },
    { mails: { some: {} } },
    { calendarMessages: { some: {} } },
    { joinRequests: { some: {} } },
    { card: { isNot: null } },
  ],
} satisfies Prisma.SessionWhereInput;

/** The drafts of a center that nobody was called to and nothing hangs on: they may go again. */
export async function findLooseDrafts(tx: Tx, { prefectureId, centerId }: CenterScope): Promise<Set<string>> {
  const rows = await tx.session.findMany({
    where: { prefectureId, centerId, state: "draft", NOT: IN_USE },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}

/** What other centers of the prefecture have published between two instants: titles, and nothing of their desks. */
export async function findPublishedElsewhere(
  tx: Tx,
  { prefectureId, centerId }: CenterScope,
  { from, until }: { from: Instant; until: Instant },
) {
  const rows = await tx.session.findMany({
    where: {
      prefectureId,
      centerId: { not: centerId },
      state: { in: SESSION_STATES.filter(isPublished) },
      startsAt: { gte: from, lt: until },
    },
    select: { id: true, title: true, startsAt: true, center: { select: { name: true } } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.flatMap(({ id, title, startsAt, center }) =>
    startsAt ? [{ id, title, startsAt, centerName: center.name }] : [],
  );
}
