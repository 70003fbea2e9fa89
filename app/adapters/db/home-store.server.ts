import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import type { Instant, IsoDate } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";
import { stillAsked } from "./poll-store.server.ts";
import { existingOn, heldOn, seatsOn } from "./seat-store.server.ts";

export type AnswerTotals = Partial<Record<RsvpStanding, number>>;

/** How the people called to each of these sessions stand, in one query; sessions nobody is called to are left out. */
export async function countAnswers(tx: Tx, sessionIds: readonly string[]): Promise<Map<string, AnswerTotals>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ sessionId: string; answer: RsvpStanding; people: bigint }[]>`
    SELECT i."sessionId", COALESCE(CAST(r."answer" AS TEXT), 'pending') AS "answer", COUNT(*) AS "people"
    FROM "Invitation" i LEFT JOIN "Response" r ON r."id" = i."currentResponseId"
    WHERE i."sessionId" IN (${Prisma.join([...sessionIds])}) AND i."revokedAt" IS NULL AND i."sentAt" IS NOT NULL
    GROUP BY i."sessionId", COALESCE(CAST(r."answer" AS TEXT), 'pending')`;
  const totals = new Map<string, AnswerTotals>();
  for (const { sessionId, answer, people } of rows) {
    totals.set(sessionId, { ...totals.get(sessionId), [answer]: Number(people) });
  }
  return totals;
}

const asListed = {
  id: true,
  title: true,
  category: true,
  state: true,
  startsAt: true,
  endsAt: true,
  venue: true,
  format: true,
  answerBy: true,
  center: { select: { name: true } },
} satisfies Prisma.SessionSelect;

/** A session as the home page lists it. */
export type HomeSession = Prisma.SessionGetPayload<{ select: typeof asListed }>;

/** By their dates, those without one first. */
export function findHomeSessions(tx: Tx, where: Prisma.SessionWhereInput): Promise<HomeSession[]> {
  return tx.session.findMany({
    where,
    select: asListed,
    orderBy: [{ startsAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
}

/** The desk whose tasks are meant; every desk of the prefecture without a center. */
export interface TaskScope {
  prefectureId: string;
  centerId: string | undefined;
}

const toBeSent = { forInvitees: true, removedAt: null, replacedBy: null } satisfies Prisma.MaterialWhereInput;
const toldByMail = { revokedAt: null, reachedBy: "mail" } satisfies Prisma.InvitationWhereInput;

const withWaiting = {
  ...asListed,
  materialsSentAt: true,
  polls: {
    where: { state: "open" },
    select: {
      answerBy: true,
      _count: { select: { options: true } },
      participants: {
        where: stillAsked,
        select: { need: true, currentReply: { select: { _count: { select: { marks: true } } } } },
      },
    },
  },
  materials: { where: toBeSent, orderBy: { shownAt: "desc" }, take: 1, select: { shownAt: true } },
  _count: {
    select: { joinRequests: { where: { state: "requested" } }, invitations: { where: toldByMail } },
  },
} satisfies Prisma.SessionSelect;

/** A session with what may wait in it. */
export type WaitingSession = Prisma.SessionGetPayload<{ select: typeof withWaiting }>;

/**
 * The sessions in which something may wait for the desk: a poll under way, materials for those called before
 * `horizon`, requests to take part. By their dates, those without one first.
 */
export function findWaitingSessions(
  tx: Tx,
  scope: TaskScope,
  { now, horizon }: { now: Instant; horizon: Instant },
): Promise<WaitingSession[]> {
  return tx.session.findMany({
    where: {
      ...scope,
      OR: [
        { polls: { some: { state: "open" } } },
        {
          state: "scheduled",
          startsAt: { gt: now, lt: horizon },
          materials: { some: toBeSent },
          invitations: { some: toldByMail },
        },
        { state: "scheduled", startsAt: { gt: now }, joinRequests: { some: { state: "requested" } } },
      ],
    },
    select: withWaiting,
    orderBy: [{ startsAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
}

/** How many applications (受講申込) came for sessions to come since an instant, by session. */
export async function countApplications(
  tx: Tx,
  scope: TaskScope,
  { now, since }: { now: Instant; since: Instant },
): Promise<Map<string, number>> {
  const rows = await tx.application.groupBy({
    by: ["sessionId"],
    where: {
      state: "confirmed",
      confirmedAt: { gte: since },
      recruitment: { session: { ...scope, state: "scheduled", startsAt: { gt: now } } },
    },
    _count: true,
  });
  return new Map(rows.map(({ sessionId, _count }) => [sessionId, _count]));
}

/**
 * How many seats are there on a day to come with nobody appointed to them until then: those whose holder of today
 * goes before, and those nobody holds today.
 */
export async function countSeatsToFill(tx: Tx, scope: TaskScope, { today, on }: { today: IsoDate; on: IsoDate }) {
  const toFill = { ...seatsOn(on), body: { ...scope, ...existingOn(on) } } satisfies Prisma.SeatWhereInput;
  const none = existingOn(on);
  const [endingTerms, vacantSeats] = await Promise.all([
    tx.seat.count({ where: { ...toFill, appointments: { none, some: heldOn(today) } } }),
    tx.seat.count({ where: { ...toFill, appointments: { none }, NOT: { appointments: { some: heldOn(today) } } } }),
  ]);
  return { endingTerms, vacantSeats };
}

/**
 * The units with reports to submit, and of which years, in official order: `fiscalYear`, which is just over, and those
 * before it. Where no report was begun, only a unit that held something in `fiscalYear` has one to make.
 */
export async function findUnitsDue(
  tx: Tx,
  { prefectureId, centerId }: TaskScope,
  { fiscalYear, from, until }: { fiscalYear: FiscalYear; from: Instant; until: Instant },
) {
  const held = { state: "held", startsAt: { gte: from, lt: until } } satisfies Prisma.SessionWhereInput;
  const due = {
    fiscalYear: { lte: fiscalYear },
    state: { in: ["open", "reopened"] },
  } satisfies Prisma.ActivityReportWhereInput;
  const notBegun = {
    reports: { none: { fiscalYear } },
    centers: { some: { sessions: { some: held } } },
  } satisfies Prisma.ReportingUnitWhereInput;
  const within = { prefectureId, centers: centerId ? { some: { id: centerId } } : undefined };
  const [units, missing] = await Promise.all([
    tx.reportingUnit.findMany({
      where: { ...within, OR: [{ reports: { some: due } }, notBegun] },
      select: {
        id: true,
        name: true,
        centers: { select: { id: true } },
        reports: { where: due, select: { fiscalYear: true } },
      },
      orderBy: { position: "asc" },
    }),
    tx.reportingUnit.findMany({ where: { AND: [within, notBegun] }, select: { id: true } }),
  ]);
  const notBegunIds = new Set(missing.map(({ id }) => id));
  return units.map(({ reports, ...unit }) => ({
    ...unit,
    years: [...reports.map((report) => report.fiscalYear), ...(notBegunIds.has(unit.id) ? [fiscalYear] : [])],
  }));
}
