import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

/** SEQUENCE only rises along what went to one address. */
const newest = {
  orderBy: [{ sequence: "desc" }, { createdAt: "desc" }],
  take: 1,
  select: { method: true, sequence: true, content: true },
} satisfies Prisma.Invitation$calendarMessagesArgs;

const withTold = {
  person: { select: asContact },
  currentResponse: { select: { answer: true, seated: true } },
  joinRequest: { select: { id: true } },
  applicant: { select: { id: true } },
  _count: { select: { responses: true } },
  calendarMessages: { ...newest, where: { proxyId: null } },
  proxies: {
    where: { response: { proxyEmail: { not: null } } },
    select: {
      id: true,
      state: true,
      tokenGeneration: true,
      toldSequence: true,
      response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      calendarMessages: newest,
      mails: { where: { kind: "proxyEnded" }, take: 1, select: { id: true } },
    },
  },
} satisfies Prisma.InvitationInclude;

/** Somebody called, with what they and whoever stands in for them were told, and how they are reached now. */
export type ToldInvitation = Prisma.InvitationGetPayload<{ include: typeof withTold; omit: { tokenHash: true } }>;

/** Everyone ever called to a session, in the list's order. */
export function findTold(tx: Tx, sessionId: string, ids?: readonly string[]): Promise<ToldInvitation[]> {
  return tx.invitation.findMany({
    where: { sessionId, ...(ids && { id: { in: [...ids] } }) },
    include: withTold,
    omit: { tokenHash: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** The newest calendar object that went to somebody called; null where none did. */
export function findSentCalendar(tx: Tx, invitationId: string) {
  const { orderBy, select } = newest;
  return tx.calendarMessage.findFirst({ where: { invitationId, proxyId: null }, orderBy, select });
}

/** Everything that went into somebody's calendar and their proxy's, the newest first, with what became of its mail. */
export function findCalendarMessages(tx: Tx, invitationId: string) {
  return tx.calendarMessage.findMany({
    where: { invitationId },
    orderBy: [{ createdAt: "desc" }, { sequence: "desc" }],
    select: {
      id: true,
      method: true,
      sequence: true,
      createdAt: true,
      proxyId: true,
      mail: { select: { id: true, state: true, toName: true } },
    },
  });
}

/** Those of one session who do not know how it stands. */
export interface Untold {
  /** Of the session as it was when they were last told. */
  changed: number;
  /** Called, and not told so: no mail reaches them. */
  uncalled: number;
}

/**
 * How many people called to sessions of a desk, or to one, have not been told how it stands, by session: as newsFor of
 * domain/change tells it, in one query. Sessions where everyone knows are left out.
 */
export async function countUntold(
  tx: Tx,
  scope: { prefectureId: string; centerId?: string | undefined; sessionId?: string | undefined },
  now: Instant,
): Promise<Map<string, Untold>> {
  const within = Prisma.join(
    [
      Prisma.sql`s."prefectureId" = ${scope.prefectureId}`,
      ...(scope.centerId ? [Prisma.sql`s."centerId" = ${scope.centerId}`] : []),
      ...(scope.sessionId ? [Prisma.sql`s."id" = ${scope.sessionId}`] : []),
    ],
    " AND ",
  );
  const rows = await tx.$queryRaw<{ sessionId: string; uncalled: bigint; people: bigint }[]>`
    SELECT i."sessionId", SUM(CASE WHEN i."toldSequence" IS NULL THEN 1 ELSE 0 END) AS "uncalled", COUNT(*) AS "people"
    FROM "Session" s JOIN "Invitation" i ON i."sessionId" = s."id"
    WHERE ${within} AND s."state" IN ('scheduled', 'postponed', 'cancelled')
      AND (s."startsAt" IS NULL OR s."startsAt" > ${now})
      AND CASE
        WHEN i."revokedAt" IS NOT NULL THEN i."toldSequence" IS NOT NULL AND i."toldAt" IS NULL
        WHEN i."toldSequence" IS NULL THEN s."state" = 'scheduled'
        ELSE i."toldSequence" < s."icalSequence"
      END
    GROUP BY i."sessionId"`;
  return new Map(
    rows.map(({ sessionId, uncalled, people }) => [
      sessionId,
      { changed: Number(people) - Number(uncalled), uncalled: Number(uncalled) },
    ]),
  );
}

/** How many mails went out with the decision for a date: they are written at the instant the poll is closed. */
export async function countDecisionMails(tx: Tx, sessionId: string, decidedAt: Instant | null) {
  const sent = { invitation: 0, dateDecided: 0 };
  if (!decidedAt) return sent;
  const kinds = Object.keys(sent) as (keyof typeof sent)[];
  const groups = await tx.outboxMail.groupBy({
    by: ["kind"],
    where: { sessionId, createdAt: decidedAt, kind: { in: kinds } },
    _count: true,
  });
  for (const { kind, _count } of groups) sent[kind as keyof typeof sent] = _count;
  return sent;
}
