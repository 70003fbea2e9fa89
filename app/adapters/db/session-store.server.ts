import type { Prisma, Tx } from "./database.server.ts";

/** A session with all a desk sees of its plan: bodies, centers, tags, agenda with topics. */
const withPlan = {
  // With the words its mails are written in: read once with the session, for however many mails.
  center: {
    include: { prefecture: { select: { wordings: { select: { kind: true, opening: true, closing: true } } } } },
  },
  bodies: { orderBy: { position: "asc" }, include: { body: { select: { id: true, name: true, proxyPolicy: true } } } },
  coHosts: { include: { center: { select: { id: true, name: true } } } },
  tags: { orderBy: [{ kind: "asc" }, { value: "asc" }] },
  agenda: { orderBy: { position: "asc" }, include: { topics: { orderBy: { topic: "asc" } } } },
} satisfies Prisma.SessionInclude;

export type SessionWithPlan = Prisma.SessionGetPayload<{ include: typeof withPlan }>;

/** Within one prefecture, always: an id of another prefecture finds nothing. */
export function findSession(tx: Tx, prefectureId: string, id: string): Promise<SessionWithPlan | null> {
  return tx.session.findFirst({ where: { id, prefectureId }, include: withPlan });
}

/**
 * Takes the session's row for the rest of the transaction, so that two processes decide about it one after the
 * other; returns it, or null when the prefecture has none by that id. First thing a use case does that decides
 * by what others may be changing (answers and capacity, state, headcount).
 */
export async function lockSession(tx: Tx, prefectureId: string, id: string): Promise<SessionWithPlan | null> {
  const rows =
    await tx.$executeRaw`UPDATE "Session" SET "id" = "id" WHERE "id" = ${id} AND "prefectureId" = ${prefectureId}`;
  return rows === 0 ? null : findSession(tx, prefectureId, id);
}

/** When a session is, where nothing else of it is needed. */
export function sessionTimes(tx: Tx, id: string) {
  return tx.session.findUniqueOrThrow({ where: { id }, select: { startsAt: true, endsAt: true } });
}

/** Whether the report of the session's unit for a fiscal year is confirmed: then its centers edit nothing. */
export async function isReportConfirmed(tx: Tx, centerId: string, fiscalYear: number | null): Promise<boolean> {
  if (fiscalYear === null) return false;
  const count = await tx.activityReport.count({
    where: { fiscalYear, state: "confirmed", reportingUnit: { centers: { some: { id: centerId } } } },
  });
  return count > 0;
}

/** The organizations of those presenters who were chosen from the desk's people, by agenda item. */
export async function findPresenterOffices(tx: Tx, sessionId: string): Promise<Map<string, string | null>> {
  const items = await tx.agendaItem.findMany({
    where: { sessionId, presenterId: { not: null } },
    select: { id: true, presenterPerson: { select: { organization: { select: { name: true } } } } },
  });
  return new Map(items.map(({ id, presenterPerson }) => [id, presenterPerson?.organization?.name ?? null]));
}
