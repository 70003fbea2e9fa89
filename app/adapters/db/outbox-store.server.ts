import { randomUUID } from "node:crypto";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { forgetTold } from "./bounce-store.server.ts";
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
  /** The letter that goes with it, as PDF. */
  letterId?: string | null;
  /** The try that failed, which this one repeats to another address. */
  followsId?: string | null;
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

/** What an offer or a reminder hangs on. */
const standing = {
  currentResponse: { select: { answer: true } },
  seatOffers: { where: { state: "open" }, select: { offeredAt: true } },
} satisfies Prisma.InvitationSelect;

const asTry = { select: { id: true, toAddress: true } } satisfies Prisma.OutboxMailDefaultArgs;

const withLetter = {
  calendarMessage: { select: { method: true, sequence: true, content: true } },
  follows: asTry,
  followedBy: asTry,
  invitation: {
    select: {
      id: true,
      tokenGeneration: true,
      revokedAt: true,
      ...standing,
      person: { select: { email: true } },
    },
  },
  proxy: { select: { id: true, tokenGeneration: true, state: true, response: { select: { proxyEmail: true } } } },
  application: {
    select: {
      ...{ id: true, tokenGeneration: true },
      applicants: {
        where: { withdrawnAt: null },
        select: {
          invitation: {
            select: { ...standing, revokedAt: true, person: { select: { email: true, emailBouncedAt: true } } },
          },
        },
      },
    },
  },
  pollParticipant: {
    select: {
      id: true,
      tokenGeneration: true,
      poll: { select: { state: true } },
      person: { select: { email: true } },
    },
  },
  session: { select: { state: true, icalSequence: true, startsAt: true, minutes: { select: { state: true } } } },
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
 * To one address the mails of a session go in the order they were written: none overtakes one that waits for its next
 * try, save one that the session has left behind and that goes nowhere any more. What was put off from the start holds
 * up nothing, nor does one session another.
 */
export async function leaseNextMail(
  db: Database,
  { owner, now, leaseMs }: { owner: string; now: Instant; leaseMs: number },
): Promise<Lease | null> {
  for (;;) {
    // The first at each address once for all: asked of each mail by itself, a thousand would be compared with a thousand.
    const [next] = await db.$queryRaw<{ id: string }[]>`
      WITH "first" AS (
        SELECT e."toAddress", e."sessionId", MIN(e."id") AS "id" FROM "OutboxMail" e LEFT JOIN "Session" s ON s."id" = e."sessionId"
        WHERE e."state" = 'queued' AND (e."attempts" > 0 OR e."dueAt" <= ${now})
          AND (e."leaseEndsAt" > ${now} OR e."sequence" IS NULL OR s."id" IS NULL OR e."sequence" >= s."icalSequence")
        GROUP BY e."toAddress", e."sessionId")
      SELECT m."id" FROM "OutboxMail" m
        LEFT JOIN "first" f ON f."toAddress" = m."toAddress" AND f."sessionId" IS m."sessionId"
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
  if (nextTryAt) return endLease(db, lease, { lastError: reason, dueAt: nextTryAt });
  const failed = await endLease(db, lease, { lastError: reason, state: "failed" });
  if (failed) await forgetTold(db, lease.mail);
  return failed;
}

/** Takes back a try that was none: the server let nobody in. False as with recordSent. */
export async function giveBack(db: Database, lease: Lease): Promise<boolean> {
  return endLease(db, lease, { attempts: { decrement: 1 } });
}

/** Puts a mail off that no try was made at: it holds up no other meanwhile. False as with recordSent. */
export async function putOff(db: Database, lease: Lease, dueAt: Instant): Promise<boolean> {
  return endLease(db, lease, { attempts: 0, lastError: null, dueAt });
}

/** Without a mail server: what is queued stays to be read. Returns how many were kept. */
export async function keepQueued(db: Database, now: Instant): Promise<number> {
  const kept = await db.outboxMail.updateMany({
    where: { state: "queued", ...leaseFree(now) },
    data: { state: "kept" },
  });
  return kept.count;
}

/** Queues anew, all its tries before it, a mail that did not arrive: failed, kept, or come back. False for any other. */
export async function requeueMail(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const queued = await tx.outboxMail.updateMany({
    where: { id, ...notArrived },
    data: {
      ...{ state: "queued", attempts: 0, dueAt: now, lastError: null, leaseOwner: null, leaseEndsAt: null },
      ...{ sentAt: null, bouncedAt: null, bounceReason: null },
    },
  });
  return queued.count === 1;
}

/**
 * Queues a mail that did not arrive to another address, as a mail of its own, with its calendar for that address: the
 * former one is kept as it went. Whoever was told by that one is told by this one. Null where it is no such mail.
 */
export async function readdressMail(
  tx: Tx,
  mail: StoredMail,
  to: { address: string; content: string | null },
  at: { now: Instant; mailFrom: string },
): Promise<string | null> {
  const { centerId, sessionId, invitationId, proxyId, calendarMessage } = mail;
  if (!centerId || !sessionId || (await tx.outboxMail.count({ where: { id: mail.id, ...notArrived } })) === 0)
    return null;
  const id = await queueMail(
    tx,
    {
      ...letterOf(mail),
      ...{ centerId, sessionId, toAddress: to.address, followsId: mail.id },
      calendar: calendarMessage && to.content !== null ? { ...calendarMessage, content: to.content } : null,
    },
    at,
  );
  if (invitationId && !proxyId) {
    const told = { id: invitationId, toldAt: mail.createdAt };
    await tx.invitation.updateMany({ where: told, data: { toldAt: at.now } });
  }
  return id;
}

const notArrived = {
  OR: [{ state: { in: ["failed", "kept"] } }, { state: "sent", bouncedAt: { not: null } }],
} satisfies Prisma.OutboxMailWhereInput;

/** A mail as it was written, without what became of it. */
function letterOf(stored: StoredMail) {
  const { calendarMessage, invitation, proxy, application, pollParticipant, session, follows, followedBy, ...mail } =
    stored;
  const { id, calendarMessageId, messageId, createdAt, dueAt, state, attempts, lastError, ...unsent } = mail;
  const { leaseOwner, leaseEndsAt, sentAt, bouncedAt, bounceReason, ...letter } = unsent;
  return letter;
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
