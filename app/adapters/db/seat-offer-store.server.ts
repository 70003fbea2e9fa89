import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { SeatBook, Waiter } from "#app/domain/capacity.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";

export type OfferEnd = "taken" | "declined" | "expired" | "withdrawn";

interface Seated {
  id: string;
  capacity: number | null;
  onlineCapacity: number | null;
}

/** As modeOf of domain/capacity has it. */
const MODE = Prisma.sql`CASE WHEN r."answer" = 'online' OR s."format" = 'online' THEN 'online' ELSE 'onSite' END`;
const TAKES_SEAT = Prisma.sql`i."revokedAt" IS NULL AND r."answer" IN ('attending', 'online', 'proxy')`;

/** How a session's seats stand, of each mode: in a fixed number of queries, however many wait. */
export async function readSeats(tx: Tx, session: Seated): Promise<Record<AttendanceMode, SeatBook>> {
  const seated = await tx.$queryRaw<{ mode: AttendanceMode; people: bigint }[]>`
    SELECT ${MODE} AS "mode", COUNT(*) AS "people"
    FROM "Invitation" i JOIN "Session" s ON s."id" = i."sessionId" JOIN "Response" r ON r."id" = i."currentResponseId"
    WHERE i."sessionId" = ${session.id} AND ${TAKES_SEAT} AND r."seated" = true
    GROUP BY 1`;
  const waiting = await findWaiting(tx, session.id);
  const of = (mode: AttendanceMode, capacity: number | null): SeatBook => ({
    capacity,
    seated: Number(seated.find((row) => row.mode === mode)?.people ?? 0),
    queue: waiting.filter((row) => row.mode === mode),
  });
  return { onSite: of("onSite", session.capacity), online: of("online", session.onlineCapacity) };
}

/**
 * Whoever waits, since when: since the first of their answers that has waited for such a seat ever since, so that a
 * word added to an answer costs nobody their place.
 */
async function findWaiting(tx: Tx, sessionId: string): Promise<(Waiter & { mode: AttendanceMode })[]> {
  const rows = await tx.$queryRaw<
    {
      invitationId: string;
      mode: AttendanceMode;
      answeredAt: Date | string;
      lapsedAt: Date | string | null;
      offered: bigint;
    }[]
  >`
    WITH RECURSIVE "chain" AS (
      SELECT i."id" AS "invitationId", i."sessionId", r."id" AS "responseId", r."answeredAt", r."replacesId", ${MODE} AS "mode"
      FROM "Invitation" i JOIN "Session" s ON s."id" = i."sessionId" JOIN "Response" r ON r."id" = i."currentResponseId"
      WHERE i."sessionId" = ${sessionId} AND ${TAKES_SEAT} AND r."seated" = false
      UNION ALL
      SELECT c."invitationId", c."sessionId", r."id", r."answeredAt", r."replacesId", c."mode"
      FROM "chain" c JOIN "Response" r ON r."id" = c."replacesId" JOIN "Session" s ON s."id" = c."sessionId"
      WHERE r."seated" = false AND ${MODE} = c."mode"
    )
    SELECT c."invitationId", c."mode", c."answeredAt",
      (SELECT MAX(o."closedAt") FROM "SeatOffer" o WHERE o."invitationId" = c."invitationId" AND o."mode" = c."mode"
        AND o."state" = 'expired' AND o."closedAt" >= c."answeredAt") AS "lapsedAt",
      (SELECT COUNT(*) FROM "SeatOffer" o WHERE o."invitationId" = c."invitationId" AND o."mode" = c."mode"
        AND o."state" = 'open') AS "offered"
    FROM "chain" c
    WHERE NOT EXISTS (SELECT 1 FROM "chain" b WHERE b."responseId" = c."replacesId")
    ORDER BY c."answeredAt", c."responseId"`;
  return rows.map(({ invitationId, mode, answeredAt, lapsedAt, offered }) => ({
    id: invitationId,
    mode,
    since: new Date(answeredAt),
    lapsedAt: lapsedAt === null ? null : new Date(lapsedAt),
    offered: Number(offered) > 0,
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
        select: { id: true, name: true, person: { select: { email: true, emailBouncedAt: true, phone: true } } },
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
      name: true,
      organizationName: true,
      title: true,
      person: { select: { email: true } },
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

/** The open offers of a session that are over: by time, or all of them where it does not take place as planned. */
export function findOffersOver(tx: Tx, session: { id: string; state: string; startsAt: Instant | null }, now: Instant) {
  const isOn = session.state === "scheduled" && session.startsAt !== null && session.startsAt > now;
  return tx.seatOffer.findMany({
    where: { sessionId: session.id, state: "open", ...(isOn && { expiresAt: { lte: now } }) },
    select: { id: true, invitationId: true, mode: true },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
  });
}

/** The sessions whose seats may have to move on: an offer is over, or somebody waits for a session to come. */
export async function findSessionsToMoveOn(tx: Tx, now: Instant): Promise<{ id: string; prefectureId: string }[]> {
  const isOn = { state: "scheduled", startsAt: { gt: now } } satisfies Prisma.SessionWhereInput;
  const takesSeat = {
    seated: false,
    answer: { in: ["attending", "online", "proxy"] },
  } satisfies Prisma.ResponseWhereInput;
  return tx.session.findMany({
    where: {
      OR: [
        { seatOffers: { some: { state: "open", expiresAt: { lte: now } } } },
        { seatOffers: { some: { state: "open" } }, NOT: isOn },
        { ...isOn, invitations: { some: { revokedAt: null, currentResponse: takesSeat } } },
      ],
    },
    select: { id: true, prefectureId: true },
    orderBy: { id: "asc" },
  });
}

/** How many people with an open offer no mail reaches, by session of a desk: they are told by phone. */
export async function findOffersToTell(tx: Tx, scope: { prefectureId: string; centerId?: string | undefined }) {
  const rows = await tx.seatOffer.findMany({
    where: {
      state: "open",
      session: { ...scope, state: "scheduled" },
      invitation: { person: { OR: [{ email: null }, { emailBouncedAt: { not: null } }] } },
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
