import { randomUUID } from "node:crypto";
import type { MailState } from "#app/domain/mail-retry.ts";
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
 * the domain of `mailFrom`. Returns the mail's id.
 */
export async function queueMail(tx: Tx, mail: NewMail, at: { now: Instant; mailFrom: string }): Promise<string> {
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
      dueAt: at.now,
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
      seatOffers: { where: { state: "open" }, take: 1, select: { id: true } },
    },
  },
  proxy: { select: { id: true, tokenGeneration: true, state: true } },
  application: { select: { id: true, tokenGeneration: true } },
  pollParticipant: { select: { id: true, tokenGeneration: true, poll: { select: { state: true } } } },
  session: { select: { state: true, icalSequence: true } },
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
 */
export async function leaseNextMail(
  db: Database,
  { owner, now, leaseMs }: { owner: string; now: Instant; leaseMs: number },
): Promise<Lease | null> {
  const due = { state: "queued", dueAt: { lte: now }, ...leaseFree(now) } satisfies Prisma.OutboxMailWhereInput;
  for (;;) {
    const next = await db.outboxMail.findFirst({
      where: due,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    if (!next) return null;
    const taken = await db.outboxMail.updateMany({
      where: { ...due, id: next.id },
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
  db: Database,
  lease: Lease,
  { reason, nextTryAt }: { reason: string; nextTryAt: Instant | null },
): Promise<boolean> {
  return endLease(
    db,
    lease,
    nextTryAt ? { lastError: reason, dueAt: nextTryAt } : { lastError: reason, state: "failed" },
  );
}

/** Without a mail server: what is queued stays to be read. Returns how many were kept. */
export async function keepQueued(db: Database, now: Instant): Promise<number> {
  const kept = await db.outboxMail.updateMany({
    where: { state: "queued", ...leaseFree(now) },
    data: { state: "kept" },
  });
  return kept.count;
}

/** Queues a failed or kept mail anew, all its tries before it; false when it is neither. */
export async function requeueMail(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const queued = await tx.outboxMail.updateMany({
    where: { id, state: { in: ["failed", "kept"] } },
    data: { state: "queued", attempts: 0, dueAt: now, lastError: null, leaseOwner: null, leaseEndsAt: null },
  });
  return queued.count === 1;
}

export async function findMail(db: Tx, of: { id: string; prefectureId: string }): Promise<StoredMail | null> {
  return db.outboxMail.findFirst({ where: of, include: withLetter });
}

/** The mails a list is about. */
interface MailScope {
  prefectureId: string;
  centerId?: string | undefined;
  sessionId?: string | undefined;
}

/** Newest first. */
export async function findMails(
  db: Database,
  scope: MailScope,
  { state, skip, take }: { state?: MailState | undefined; skip: number; take: number },
) {
  return db.outboxMail.findMany({
    where: { ...scope, state },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip,
    take,
    select: {
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
    },
  });
}

export async function countMails(db: Database, scope: MailScope): Promise<Record<MailState, number>> {
  const totals: Record<MailState, number> = { queued: 0, sent: 0, failed: 0, kept: 0 };
  const groups = await db.outboxMail.groupBy({ by: ["state"], where: { ...scope }, _count: true });
  for (const { state, _count } of groups) totals[state] = _count;
  return totals;
}

function leaseFree(now: Instant) {
  return { OR: [{ leaseEndsAt: null }, { leaseEndsAt: { lte: now } }] };
}

async function endLease(
  db: Database,
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
