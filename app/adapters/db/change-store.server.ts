import type { CalendarMethod } from "#app/domain/change.ts";
import { addressKey } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { asContactOf } from "./application-store.server.ts";
import { Prisma, type Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

/** A mail that has reached nobody. */
const lost = { OR: [{ bouncedAt: { not: null } }, { state: "failed" }] } satisfies Prisma.OutboxMailWhereInput;

const withTold = {
  person: { select: asContact },
  currentResponse: { select: { answer: true, seated: true } },
  joinRequest: { select: { id: true } },
  applicant: asContactOf,
  _count: { select: { responses: true } },
  mails: { where: { ...lost, proxyId: null }, select: { kind: true, createdAt: true } },
  proxies: {
    where: { response: { proxyEmail: { not: null } } },
    select: {
      id: true,
      state: true,
      tokenGeneration: true,
      toldSequence: true,
      response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      mails: { select: { kind: true, createdAt: true, bouncedAt: true } },
    },
  },
} satisfies Prisma.InvitationInclude;

/** Somebody called, with what they and whoever stands in for them were told, and lost, and how they are reached now. */
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

/** A calendar object without its bytes: to whom, and to which address. */
export interface SentObject {
  id: string;
  method: CalendarMethod;
  sequence: number;
  invitationId: string;
  proxyId: string | null;
  /** As addressKey of domain/proxy has it. */
  address: string;
  /** Whether its mail came back, or was given up. */
  isLost: boolean;
}

/** Every calendar object of a session, the newest last: SEQUENCE only rises along what went to one address. */
export async function findSentObjects(tx: Tx, sessionId: string): Promise<SentObject[]> {
  const sent = await tx.calendarMessage.findMany({
    where: { sessionId },
    orderBy: [{ sequence: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, method: true, sequence: true, invitationId: true, proxyId: true },
      mail: { select: { toAddress: true, bouncedAt: true, state: true } },
    },
  });
  return sent.map(({ mail, ...object }) => ({
    ...object,
    address: addressKey(mail?.toAddress ?? null),
    isLost: mail?.state === "failed" || (mail?.bouncedAt ?? null) !== null,
  }));
}

/** The bytes of calendar objects, by their ids. */
export async function findContents(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.calendarMessage.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, content: true },
  });
  return new Map(rows.map(({ id, content }) => [id, content]));
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
 * How many people called to sessions of a desk, or to one, have not been told how it stands, by session: as newsFor and
 * withoutLost of domain/change tell it, in one query. Sessions where everyone knows are left out.
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
    SELECT i."sessionId", COUNT(*) AS "people",
      SUM(CASE WHEN i."toldSequence" IS NULL OR lost."kind" = 'invitation' THEN 1 ELSE 0 END) AS "uncalled"
    FROM "Session" s JOIN "Invitation" i ON i."sessionId" = s."id"
    LEFT JOIN "OutboxMail" lost ON lost."invitationId" = i."id" AND lost."proxyId" IS NULL
      AND lost."createdAt" = i."toldAt" AND (lost."bouncedAt" IS NOT NULL OR lost."state" = 'failed')
    WHERE ${within} AND s."state" IN ('scheduled', 'postponed', 'cancelled')
      AND (s."startsAt" IS NULL OR s."startsAt" > ${now})
      AND CASE
        WHEN i."revokedAt" IS NOT NULL
          THEN i."toldSequence" IS NOT NULL AND (i."toldAt" IS NULL OR lost."kind" IS NOT NULL)
        WHEN i."toldSequence" IS NULL OR lost."kind" = 'invitation' THEN s."state" = 'scheduled'
        ELSE i."toldSequence" < s."icalSequence" OR lost."kind" IS NOT NULL
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
