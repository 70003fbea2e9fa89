import { randomUUID } from "node:crypto";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Database, MailKind, Prisma, Tx } from "./database.server.ts";

/** A mail to one person about a session. Text, html and calendar hold the placeholder of domain/link. */
export interface NewMail {
  prefectureId: string;
  centerId: string;
  sessionId: string;
  /** Whose link the mail carries: an invitation's or a poll participant's; neither for a mail without a link. */
  invitationId: string | null;
  pollParticipantId?: string | null;
  /** With an invitation: the mail goes to the proxy, by the proxy's link. */
  proxyId?: string | null;
  applicationId?: string | null;
  /** Of that link, as it is when the mail is written; 0 without one. */
  tokenGeneration: number;
  /** The session's SEQUENCE, where the mail says when or where it is; null where it says neither. */
  sequence: number | null;
  kind: MailKind;
  fromName: string;
  /** Null: the plain mailbox. */
  fromAddress?: string | null;
  replyTo: string | null;
  toName: string;
  toAddress: string;
  subject: string;
  text: string;
  html: string;
  /** Only with an invitation: a calendar object is somebody's. */
  calendar: { method: "REQUEST" | "CANCEL"; sequence: number; content: string } | null;
}

/**
 * Queues a mail in the transaction that causes it: both happen or neither. Its Message-ID is made here, once, in
 * the domain of `mailFrom`. It leaves at `dueAt`, or at once. Returns the mail's id.
 */
export async function queueMail(
  tx: Tx,
  mail: NewMail,
  at: { now: Instant; mailFrom: string; dueAt?: Instant },
): Promise<string> {
  const { calendar, ...columns } = mail;
  const { prefectureId, sessionId, invitationId, proxyId } = mail;
  const calendarMessage =
    calendar && invitationId
      ? await tx.calendarMessage.create({
          data: { ...calendar, prefectureId, sessionId, invitationId, proxyId, createdAt: at.now },
        })
      : null;
  const { id } = await tx.outboxMail.create({
    data: {
      ...columns,
      calendarMessageId: calendarMessage?.id ?? null,
      messageId: `<${randomUUID()}@${at.mailFrom.split("@").at(-1)}>`,
      dueAt: at.dueAt ?? at.now,
      createdAt: at.now,
    },
  });
  return id;
}

const withLetter = {
  calendarMessage: { select: { method: true, sequence: true, content: true } },
  invitation: {
    select: {
      id: true,
      tokenGeneration: true,
      revokedAt: true,
      currentResponse: { select: { answer: true } },
      seatOffers: { where: { state: "open" }, take: 1, select: { offeredAt: true } },
      person: { select: { email: true } },
    },
  },
  proxy: { select: { id: true, tokenGeneration: true, state: true, response: { select: { proxyEmail: true } } } },
  application: { select: { id: true, tokenGeneration: true } },
  pollParticipant: {
    select: {
      id: true,
      tokenGeneration: true,
      poll: { select: { state: true } },
      person: { select: { email: true } },
    },
  },
  session: { select: { state: true, icalSequence: true, startsAt: true } },
} satisfies Prisma.OutboxMailInclude;

/** A mail with its calendar, what its link is derived from, and how its session stands now. */
export type StoredMail = Prisma.OutboxMailGetPayload<{ include: typeof withLetter }>;

/** One try at a mail. It is held as long as nobody has taken the mail again. */
export interface Lease {
  mail: StoredMail;
  owner: string;
}

/**
 * Takes the mail that has been due longest, for `leaseMs`; null when none is due. Of several processes that see
 * the same mail, the conditional update lets one have it. A process that dies leaves its lease to run out.
 *
 * To one address mails go in the order they were written: none overtakes one that waits for its next try, save one
 * that the session has left behind and that goes nowhere any more. What was put off from the start holds up nothing.
 */
export async function leaseNextMail(
  db: Database,
  { owner, now, leaseMs }: { owner: string; now: Instant; leaseMs: number },
): Promise<Lease | null> {
  for (;;) {
    // The first at each address once for all: asked of each mail by itself, a thousand would be compared with a thousand.
    const [next] = await db.$queryRaw<{ id: string }[]>`
      WITH "first" AS (
        SELECT e."toAddress", MIN(e."id") AS "id" FROM "OutboxMail" e LEFT JOIN "Session" s ON s."id" = e."sessionId"
        WHERE e."state" = 'queued' AND (e."attempts" > 0 OR e."dueAt" <= ${now})
          AND (e."leaseEndsAt" > ${now} OR e."sequence" IS NULL OR s."id" IS NULL OR e."sequence" >= s."icalSequence")
        GROUP BY e."toAddress")
      SELECT m."id" FROM "OutboxMail" m LEFT JOIN "first" f ON f."toAddress" = m."toAddress"
      WHERE m."state" = 'queued' AND m."dueAt" <= ${now} AND (m."leaseEndsAt" IS NULL OR m."leaseEndsAt" <= ${now})
        AND (f."id" IS NULL OR m."id" <= f."id")
      ORDER BY m."dueAt", m."id" LIMIT 1`;
    if (!next) return null;
    const taken = await db.outboxMail.updateMany({
      where: { id: next.id, state: "queued", dueAt: { lte: now }, ...leaseFree(now) },
      data: { leaseOwner: owner, leaseEndsAt: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    if (taken.count === 1) {
      return { mail: await db.outboxMail.findUniqueOrThrow({ where: { id: next.id }, include: withLetter }), owner };
    }
  }
}

/** False when the lease was lost meanwhile: whoever holds the mail now records what becomes of it. */
export async function recordSent(db: Database, lease: Lease, now: Instant): Promise<boolean> {
  return endLease(db, lease, { state: "sent", sentAt: now, lastError: null });
}

/** `nextTryAt` null gives the mail up. False as with recordSent. */
export async function recordFailure(
  db: Tx,
  lease: Lease,
  { reason, nextTryAt }: { reason: string; nextTryAt: Instant | null },
): Promise<boolean> {
  return endLease(
    db,
    lease,
    nextTryAt ? { lastError: reason, dueAt: nextTryAt } : { lastError: reason, state: "failed" },
  );
}

/** Takes back a try that was none: the server let nobody in. False as with recordSent. */
export async function giveBack(db: Database, lease: Lease): Promise<boolean> {
  return endLease(db, lease, { attempts: { decrement: 1 } });
}

/** Without a mail server: what is queued stays to be read. Returns how many were kept. */
export async function keepQueued(db: Database, now: Instant): Promise<number> {
  const kept = await db.outboxMail.updateMany({
    where: { state: "queued", ...leaseFree(now) },
    data: { state: "kept" },
  });
  return kept.count;
}

/**
 * Queues anew, all its tries before it, a mail that did not arrive: failed, kept, or come back. To `toAddress` where
 * that is another by now, with its calendar for that address. False when it is none of these.
 */
export async function requeueMail(
  tx: Tx,
  id: string,
  { now, toAddress, content }: { now: Instant; toAddress?: string | undefined; content?: string | undefined },
): Promise<boolean> {
  const queued = await tx.outboxMail.updateMany({
    where: { id, OR: [{ state: { in: ["failed", "kept"] } }, { state: "sent", bouncedAt: { not: null } }] },
    data: {
      ...{ state: "queued", attempts: 0, dueAt: now, lastError: null, leaseOwner: null, leaseEndsAt: null },
      ...{ sentAt: null, bouncedAt: null, bounceReason: null, toAddress },
    },
  });
  if (queued.count === 1 && content !== undefined) {
    await tx.calendarMessage.updateMany({ where: { mail: { id } }, data: { content } });
  }
  return queued.count === 1;
}

export async function findMail(db: Tx, of: { id: string; prefectureId: string }): Promise<StoredMail | null> {
  return db.outboxMail.findFirst({ where: of, include: withLetter });
}

function leaseFree(now: Instant) {
  return { OR: [{ leaseEndsAt: null }, { leaseEndsAt: { lte: now } }] };
}

async function endLease(
  db: Tx,
  { mail, owner }: Lease,
  data: Prisma.OutboxMailUpdateManyMutationInput,
): Promise<boolean> {
  const ended = await db.outboxMail.updateMany({
    // The number of tries tells this lease from a later one of the same owner.
    where: { id: mail.id, state: "queued", leaseOwner: owner, attempts: mail.attempts },
    data: { ...data, leaseOwner: null, leaseEndsAt: null },
  });
  return ended.count === 1;
}
