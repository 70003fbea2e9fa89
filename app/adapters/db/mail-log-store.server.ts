import type { MailStanding } from "#app/domain/mail-retry.ts";
import { searchKeys } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type MailKind, Prisma, type Tx } from "./database.server.ts";

/** The mails a desk may read. */
export interface MailScope {
  prefectureId: string;
  centerId: string | undefined;
}

export interface MailFilter {
  sessionId?: string | undefined;
  kind?: MailKind | undefined;
  /** A name, or an address. */
  words?: string | undefined;
}

const RETURNED = { not: null } as const;

/** What came back stands as undelivered, however it was sent. */
const STANDS: Record<MailStanding, Prisma.OutboxMailWhereInput> = {
  undelivered: { OR: [{ state: "failed" }, { bouncedAt: RETURNED }] },
  queued: { state: "queued" },
  sent: { state: "sent", bouncedAt: null },
  kept: { state: "kept" },
};

const listed = {
  id: true,
  centerId: true,
  kind: true,
  state: true,
  toName: true,
  toAddress: true,
  subject: true,
  attempts: true,
  dueAt: true,
  lastError: true,
  sentAt: true,
  bouncedAt: true,
  bounceReason: true,
  createdAt: true,
  session: { select: { id: true, title: true } },
} satisfies Prisma.OutboxMailSelect;

export type ListedMail = Prisma.OutboxMailGetPayload<{ select: typeof listed }>;

/** Newest first; `standing` null is all of them, `ids` those alone. */
export async function findMails(
  tx: Tx,
  scope: MailScope,
  filter: MailFilter,
  { standing, ids, ...page }: { standing: MailStanding | null; ids?: readonly string[]; skip: number; take: number },
): Promise<ListedMail[]> {
  return tx.outboxMail.findMany({
    where: { AND: [within(scope, filter), standing ? STANDS[standing] : {}, ids ? { id: { in: [...ids] } } : {}] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...page,
    select: listed,
  });
}

export async function countMails(tx: Tx, scope: MailScope, filter: MailFilter): Promise<Record<MailStanding, number>> {
  const totals = { undelivered: 0, queued: 0, sent: 0, kept: 0 };
  const groups = await tx.outboxMail.groupBy({ by: ["state"], where: within(scope, filter), _count: { id: true } });
  for (const { state, _count } of groups) totals[state === "failed" ? "undelivered" : state] += _count.id;
  const returned = await tx.outboxMail.count({
    where: { AND: [within(scope, filter), { state: "sent", bouncedAt: RETURNED }] },
  });
  return { ...totals, undelivered: totals.undelivered + returned, sent: totals.sent - returned };
}

/**
 * The mails that did not arrive and that somebody still waits for, newest first: not of a session that has begun or
 * changed since, of a link that has ended or been replaced, nor where a later mail reached the same person, the
 * letter went to another address since, or the desk has noted since that they know.
 */
export async function findOpenFailures(
  tx: Tx,
  { prefectureId, centerId }: MailScope,
  { sessionId }: MailFilter,
  now: Instant,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT m."id" FROM "OutboxMail" m
      LEFT JOIN "Session" s ON s."id" = m."sessionId" LEFT JOIN "Invitation" i ON i."id" = m."invitationId"
    WHERE m."prefectureId" = ${prefectureId} ${centerId ? Prisma.sql`AND m."centerId" = ${centerId}` : Prisma.empty}
      ${sessionId ? Prisma.sql`AND m."sessionId" = ${sessionId}` : Prisma.empty}
      AND (m."state" = 'failed' OR m."bouncedAt" IS NOT NULL)
      AND (s."id" IS NULL OR ((s."startsAt" IS NULL OR s."startsAt" > ${now})
        AND (m."sequence" IS NULL OR m."sequence" >= s."icalSequence")))
      AND (i."id" IS NULL OR (i."revokedAt" IS NULL AND (i."toldAt" IS NULL OR i."toldAt" <= m."createdAt")
        AND (m."proxyId" IS NOT NULL OR i."tokenGeneration" = m."tokenGeneration")))
      AND NOT EXISTS (
        SELECT 1 FROM "OutboxMail" n WHERE n."invitationId" IS m."invitationId" AND n."proxyId" IS m."proxyId"
          AND n."pollParticipantId" IS m."pollParticipantId" AND n."applicationId" IS m."applicationId"
          AND COALESCE(m."invitationId", m."pollParticipantId", m."applicationId") IS NOT NULL
          AND n."id" > m."id" AND n."state" IN ('sent', 'queued') AND n."bouncedAt" IS NULL)
      AND NOT EXISTS (SELECT 1 FROM "OutboxMail" n WHERE n."followsId" = m."id")
    ORDER BY m."createdAt" DESC, m."id" DESC`;
  return rows.map(({ id }) => id);
}

/** How many mails of a desk wait to go out. */
export function countQueued(tx: Tx, scope: MailScope): Promise<number> {
  return tx.outboxMail.count({ where: { ...scope, state: "queued" } });
}

/** The sessions a list can be narrowed to: the one it is narrowed to, then the latest that mails went out for. */
export async function findSessionsWithMails(tx: Tx, scope: MailScope, { sessionId }: MailFilter, take: number) {
  const select = { id: true, title: true, startsAt: true } as const;
  const chosen = sessionId ? await tx.session.findMany({ where: { ...scope, id: sessionId }, select }) : [];
  const latest = await tx.session.findMany({
    where: { ...scope, mails: { some: {} } },
    select,
    orderBy: [{ startsAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take,
  });
  return [...chosen, ...latest.filter(({ id }) => id !== sessionId)];
}

function within(scope: MailScope, { sessionId, kind, words = "" }: MailFilter): Prisma.OutboxMailWhereInput {
  return {
    ...scope,
    sessionId,
    kind,
    AND: words.split(/\s+/).flatMap((word) => {
      const [key] = searchKeys(word);
      if (!word || !key) return [];
      const person = { person: { searchKey: { contains: key } } };
      return {
        OR: [
          { toName: { contains: word } },
          { toAddress: { contains: word } },
          { proxyId: null, OR: [{ invitation: person }, { pollParticipant: person }] },
        ],
      };
    }),
  };
}
