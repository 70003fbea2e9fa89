import type { AttendanceMode } from "#app/domain/attendance.ts";
import { freeSeats, modesOffered, placesIn, type SeatBook, type Waiter } from "#app/domain/capacity.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { asContactOf } from "./application-store.server.ts";
import { Prisma, type Tx } from "./database.server.ts";

export type OfferEnd = "taken" | "declined" | "expired" | "withdrawn";

interface Limited {
  id: string;
  capacity: number | null;
  onlineCapacity: number | null;
}

const MODES: readonly AttendanceMode[] = ["onSite", "online"];
/** As modeOf of domain/capacity has it. */
const MODE = Prisma.sql`CASE WHEN r."answer" = 'online' OR s."format" = 'online' THEN 'online' ELSE 'onSite' END`;
const TAKES_SEAT = Prisma.sql`i."revokedAt" IS NULL AND r."answer" IN ('attending', 'online', 'proxy')`;
/** Of either mode: nobody has two. */
const HAS_OFFER = Prisma.sql`EXISTS (SELECT 1 FROM "SeatOffer" h WHERE h."invitationId" = i."id" AND h."state" = 'open')`;

/** The seats of one mode, with how many wait for them beside those who are offered one. */
export type SeatStanding = SeatBook & { waiting: number };

export async function readSeats(tx: Tx, session: Limited): Promise<Record<AttendanceMode, SeatStanding>> {
  const seats = (await readSeatsOf(tx, [session])).get(session.id);
  if (!seats) throw new Error(`no seats were read of the session ${session.id}`);
  return seats;
}

/**
 * How the seats of some sessions stand, by their ids, in a fixed number of queries. Whoever waits for a mode is read,
 * as its queue, only where a seat of it is free: nobody's turn comes before.
 */
export async function readSeatsOf(
  tx: Tx,
  sessions: readonly Limited[],
): Promise<Map<string, Record<AttendanceMode, SeatStanding>>> {
  if (sessions.length === 0) return new Map();
  const counts = await countSeats(
    tx,
    sessions.map(({ id }) => id),
  );
  const count = ({ id, capacity, onlineCapacity }: Limited, mode: AttendanceMode) => {
    const of = (kind: SeatCountRow["kind"]) =>
      Number(counts.find((row) => row.sessionId === id && row.mode === mode && row.kind === kind)?.people ?? 0);
    const limit = mode === "online" ? onlineCapacity : capacity;
    return { capacity: limit, seated: of("seated"), offered: of("offered"), waiting: of("waiting") };
  };
  const moves = ({ waiting, ...seats }: ReturnType<typeof count>) => waiting > 0 && freeSeats(seats) > 0;
  const moving = sessions.filter((session) => MODES.some((mode) => moves(count(session, mode))));
  const waiters = await findWaiters(
    tx,
    moving.map(({ id }) => id),
  );
  const of = (session: Limited, mode: AttendanceMode): SeatStanding => {
    const seats = count(session, mode);
    const queue = waiters.filter((waiter) => waiter.sessionId === session.id && waiter.mode === mode);
    return { ...seats, queue: moves(seats) ? queue : [] };
  };
  return new Map(
    sessions.map((session) => [session.id, { onSite: of(session, "onSite"), online: of(session, "online") }]),
  );
}

interface SeatCountRow {
  sessionId: string;
  mode: AttendanceMode;
  kind: "seated" | "waiting" | "offered";
  people: bigint;
}

/** Offers by their own mode, whatever became of whoever has them: a seat is held until its offer is closed. */
function countSeats(tx: Tx, sessionIds: readonly string[]): Promise<SeatCountRow[]> {
  const these = Prisma.join([...sessionIds]);
  return tx.$queryRaw<SeatCountRow[]>`
    SELECT i."sessionId", ${MODE} AS "mode", CASE WHEN r."seated" THEN 'seated' ELSE 'waiting' END AS "kind", COUNT(*) AS "people"
    FROM "Invitation" i JOIN "Session" s ON s."id" = i."sessionId" JOIN "Response" r ON r."id" = i."currentResponseId"
    WHERE i."sessionId" IN (${these}) AND ${TAKES_SEAT} AND (r."seated" OR NOT ${HAS_OFFER})
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT o."sessionId", o."mode", 'offered', COUNT(*)
    FROM "SeatOffer" o WHERE o."sessionId" IN (${these}) AND o."state" = 'open'
    GROUP BY 1, 2`;
}

/** The places of all who wait for a seat that a session has, by their ids; `lapsed`: they let an offer pass. */
export async function findPlaces(
  tx: Tx,
  { id, format }: { id: string; format: SessionFormat },
): Promise<Map<string, { mode: AttendanceMode; place: number; lapsed: boolean }>> {
  const waiters = await findWaiters(tx, [id]);
  return new Map(
    modesOffered(format).flatMap((mode) => {
      const queue = waiters.filter((waiter) => waiter.mode === mode);
      const places = placesIn(queue);
      return queue.flatMap(({ id: waiter, lapsedAt }) => {
        const place = places.get(waiter);
        return place === undefined ? [] : [[waiter, { mode, place, lapsed: lapsedAt !== null }] as const];
      });
    }),
  );
}

type QueuedWaiter = Waiter & { sessionId: string; mode: AttendanceMode };

/**
 * Whoever waits, since when: since the first of their answers that has waited for such a seat ever since, so that a
 * word added to an answer costs nobody their place.
 */
async function findWaiters(tx: Tx, sessionIds: readonly string[]): Promise<QueuedWaiter[]> {
  if (sessionIds.length === 0) return [];
  const rows = await tx.$queryRaw<
    {
      invitationId: string;
      sessionId: string;
      mode: AttendanceMode;
      answeredAt: Date | string;
      lapsedAt: Date | string | null;
      offered: bigint;
    }[]
  >`
    WITH RECURSIVE "chain" AS (
      SELECT i."id" AS "invitationId", i."sessionId", r."id" AS "responseId", r."answeredAt", r."replacesId",
        ${MODE} AS "mode", ${HAS_OFFER} AS "offered"
      FROM "Invitation" i JOIN "Session" s ON s."id" = i."sessionId" JOIN "Response" r ON r."id" = i."currentResponseId"
      WHERE i."sessionId" IN (${Prisma.join([...sessionIds])}) AND ${TAKES_SEAT} AND r."seated" = false
      UNION ALL
      SELECT c."invitationId", c."sessionId", r."id", r."answeredAt", r."replacesId", c."mode", c."offered"
      FROM "chain" c JOIN "Response" r ON r."id" = c."replacesId" JOIN "Session" s ON s."id" = c."sessionId"
      WHERE r."seated" = false AND ${MODE} = c."mode"
    )
    SELECT c."invitationId", c."sessionId", c."mode", c."answeredAt", c."offered",
      (SELECT MAX(o."closedAt") FROM "SeatOffer" o WHERE o."invitationId" = c."invitationId" AND o."mode" = c."mode"
        AND o."state" = 'expired' AND o."closedAt" >= c."answeredAt") AS "lapsedAt"
    FROM "chain" c
    WHERE NOT EXISTS (SELECT 1 FROM "chain" b WHERE b."responseId" = c."replacesId")
    ORDER BY c."answeredAt", c."responseId"`;
  return rows.map(({ invitationId, sessionId, mode, answeredAt, lapsedAt, offered }) => ({
    ...{ id: invitationId, sessionId, mode, offered: Number(offered) > 0 },
    since: new Date(answeredAt),
    lapsedAt: lapsedAt === null ? null : new Date(lapsedAt),
  }));
}

/** The seat that is held for someone; null where none is. */
export function findOpenOffer(tx: Tx, invitationId: string) {
  return tx.seatOffer.findFirst({
    where: { invitationId, state: "open" },
    select: { id: true, mode: true, offeredAt: true, expiresAt: true },
  });
}

/** The open offers of a session, by their ends, with the person and how a mail reaches them. */
export function findOpenOffers(tx: Tx, sessionId: string) {
  return tx.seatOffer.findMany({
    where: { sessionId, state: "open" },
    select: {
      id: true,
      mode: true,
      offeredAt: true,
      expiresAt: true,
      invitation: {
        select: {
          ...{ id: true, name: true },
          person: { select: { email: true, emailBouncedAt: true, phone: true } },
          applicant: asContactOf,
        },
      },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
}

/** Those of some people to whom seats are offered: their link and address. */
export function findOfferees(tx: Tx, invitationIds: readonly string[]) {
  return tx.invitation.findMany({
    where: { id: { in: [...invitationIds] } },
    select: {
      id: true,
      tokenGeneration: true,
      toldSequence: true,
      name: true,
      organizationName: true,
      title: true,
      role: true,
      joinRequest: { select: { id: true } },
      person: { select: { email: true, emailBouncedAt: true } },
      applicant: asContactOf,
    },
  });
}

export function insertOffer(
  tx: Tx,
  offer: {
    prefectureId: string;
    sessionId: string;
    invitationId: string;
    mode: AttendanceMode;
    offeredAt: Instant;
    expiresAt: Instant;
  },
) {
  return tx.seatOffer.create({ data: offer, select: { id: true } });
}

/** False when it was closed meanwhile: an offer ends once. */
export async function closeOffer(tx: Tx, id: string, state: OfferEnd, closedAt: Instant): Promise<boolean> {
  const closed = await tx.seatOffer.updateMany({ where: { id, state: "open" }, data: { state, closedAt } });
  return closed.count === 1;
}

/** The open offers of a session, by their ends, with the answer of whoever has them. */
export function findOffersHeld(tx: Tx, sessionId: string) {
  return tx.seatOffer.findMany({
    where: { sessionId, state: "open" },
    select: {
      id: true,
      mode: true,
      expiresAt: true,
      invitation: {
        select: { id: true, revokedAt: true, currentResponse: { select: { answer: true, seated: true } } },
      },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
}

/** The sessions whose seats may have to move on: a seat is on offer, or somebody waits for a session to come. */
export function findSessionsToMoveOn(tx: Tx, now: Instant) {
  const takesSeat = {
    seated: false,
    answer: { in: ["attending", "online", "proxy"] },
  } satisfies Prisma.ResponseWhereInput;
  const waits = { invitations: { some: { revokedAt: null, currentResponse: takesSeat } } };
  return tx.session.findMany({
    where: {
      OR: [{ seatOffers: { some: { state: "open" } } }, { state: "scheduled", startsAt: { gt: now }, ...waits }],
    },
    select: {
      ...{ id: true, prefectureId: true, state: true, startsAt: true, format: true },
      ...{ capacity: true, onlineCapacity: true },
    },
    orderBy: { id: "asc" },
  });
}

/** How many people with an open offer no mail reaches, by session of a desk: they are told by phone. */
export async function findOffersToTell(tx: Tx, scope: { prefectureId: string; centerId?: string | undefined }) {
  const rows = await tx.seatOffer.findMany({
    where: {
      state: "open",
      session: { ...scope, state: "scheduled" },
      invitation: {
        person: { OR: [{ email: null }, { emailBouncedAt: { not: null } }] },
        NOT: { applicant: { application: { contactEmail: { not: "" } } } },
      },
    },
    select: { sessionId: true, expiresAt: true },
    orderBy: { expiresAt: "asc" },
  });
  const [first] = rows;
  return {
    count: rows.length,
    sessionIds: [...new Set(rows.map(({ sessionId }) => sessionId))],
    first: first?.expiresAt ?? null,
  };
}
