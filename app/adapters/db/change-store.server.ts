import { CALLS, type CalendarMethod } from "#app/domain/change.ts";
import { addressKey } from "#app/domain/contact.ts";
import { LIVE_STATES } from "#app/domain/proxy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { asContactOf } from "./application-store.server.ts";
import { isLost } from "./bounce-store.server.ts";
import { Prisma, type Tx } from "./database.server.ts";
import { asContact } from "./person-store.server.ts";

/** A mail, and what became of it. */
const asFate = { kind: true, createdAt: true, state: true, bouncedAt: true } satisfies Prisma.OutboxMailSelect;

const withTold = {
  person: {
    select: { ...asContact, phone: true, organization: { select: { fax: true, phone: true, address: true } } },
  },
  currentResponse: { select: { answer: true, seated: true } },
  joinRequest: { select: { id: true } },
  applicant: asContactOf,
  _count: { select: { responses: true } },
  mails: { where: { proxyId: null }, select: asFate },
  proxies: {
    where: { response: { proxyEmail: { not: null } } },
    select: {
      id: true,
      state: true,
      tokenGeneration: true,
      toldSequence: true,
      response: { select: { proxyName: true, proxyTitle: true, proxyOrganization: true, proxyEmail: true } },
      mails: { select: { ...asFate, sequence: true }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
    },
  },
} satisfies Prisma.InvitationInclude;

/** Somebody called, with what they and whoever stands in for them were told, and lost, and how they are reached now. */
export type ToldInvitation = Prisma.InvitationGetPayload<{ include: typeof withTold; omit: { tokenHash: true } }>;

/** Everyone ever called to a session, or those of them asked for, in the list's order. */
export function findTold(tx: Tx, sessionId: string, ids?: readonly string[]): Promise<ToldInvitation[]> {
  return tx.invitation.findMany({
    where: { sessionId, ...(ids && { id: { in: [...ids] } }) },
    include: withTold,
    omit: { tokenHash: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
}

/** Who is called to a session still, and who stands in for them, with the addresses alone. */
export function findHolders(tx: Tx, sessionId: string) {
  return tx.invitation.findMany({
    where: { sessionId, revokedAt: null },
    select: {
      id: true,
      person: { select: { email: true } },
      proxies: {
        where: { state: { in: [...LIVE_STATES] }, response: { proxyEmail: { not: null } } },
        select: { id: true, response: { select: { proxyEmail: true } } },
      },
    },
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
    isLost: mail !== null && isLost(mail),
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

/**
 * Everything that went into somebody's calendar and their proxy's, the newest first, with what became of its mail.
 * isFirst: nothing is there that it could update; what was lost is not there.
 */
export async function findCalendarMessages(tx: Tx, invitationId: string) {
  const messages = await tx.calendarMessage.findMany({
    where: { invitationId },
    orderBy: [{ createdAt: "desc" }, { sequence: "desc" }],
    select: {
      id: true,
      method: true,
      sequence: true,
      createdAt: true,
      proxyId: true,
      mail: { select: { id: true, state: true, bouncedAt: true, toName: true } },
    },
  });
  return messages.map((message, i) => {
    const earlier = messages.slice(i + 1).filter(({ mail }) => !mail || !isLost(mail));
    const before = earlier.find(({ proxyId }) => proxyId === message.proxyId);
    return { ...message, isFirst: before?.method !== "REQUEST" };
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
 * asFarAsReached of use-cases/changes tell it, in one query. Sessions where everyone knows are left out.
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
  const calls = Prisma.join([...CALLS]);
  const rows = await tx.$queryRaw<{ sessionId: string; uncalled: bigint; people: bigint }[]>`
    SELECT i."sessionId", COUNT(*) AS "people",
      SUM(CASE WHEN i."toldSequence" IS NULL OR lost."kind" IN (${calls}) THEN 1 ELSE 0 END) AS "uncalled"
    FROM "Session" s JOIN "Invitation" i ON i."sessionId" = s."id"
    LEFT JOIN "OutboxMail" own ON own."id" = (
      SELECT m."id" FROM "OutboxMail" m
      WHERE m."invitationId" = i."id" AND m."proxyId" IS NULL AND m."createdAt" = i."toldAt"
      ORDER BY m."bouncedAt" IS NULL AND m."state" <> 'failed' LIMIT 1)
    LEFT JOIN "Applicant" a ON a."invitationId" = i."id" AND own."id" IS NULL
    LEFT JOIN "OutboxMail" lost ON (lost."bouncedAt" IS NOT NULL OR lost."state" = 'failed') AND lost."id" = COALESCE(
      own."id",
      (SELECT m."id" FROM "OutboxMail" m
        WHERE m."applicationId" = a."applicationId" AND m."createdAt" = i."toldAt"
          AND (m."bouncedAt" IS NOT NULL OR m."state" = 'failed') LIMIT 1))
    WHERE ${within} AND s."state" IN ('scheduled', 'postponed', 'cancelled')
      AND (s."startsAt" IS NULL OR s."startsAt" > ${now})
      AND CASE
        WHEN i."revokedAt" IS NOT NULL
          THEN i."toldSequence" IS NOT NULL AND (i."toldAt" IS NULL OR lost."kind" IS NOT NULL)
        WHEN i."toldSequence" IS NULL OR lost."kind" IN (${calls}) THEN s."state" = 'scheduled'
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
