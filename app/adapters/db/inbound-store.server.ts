import type { KnownReply } from "#app/domain/calendar-reply.ts";
import type { InboundReason, InboundState } from "#app/domain/inbound-mail.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

/** Where a mail lies. */
export interface MailPlace {
  mailbox: string;
  uidValidity: string;
  uid: number;
}

/** Whose it is, as far as it is known. */
export interface MailOrigin {
  prefectureId: string;
  centerId: string | null;
  sessionId: string | null;
  invitationId: string | null;
}

export const NO_ORIGIN = { prefectureId: null, centerId: null, sessionId: null, invitationId: null };

/** The UIDs of a folder that were recorded, from `first` up. */
export async function findRecordedUids(
  tx: Tx,
  { mailbox, uidValidity }: Omit<MailPlace, "uid">,
  first: number,
): Promise<Set<number>> {
  const rows = await tx.inboundMail.findMany({
    where: { mailbox, uidValidity, uid: { gte: first } },
    select: { uid: true },
  });
  return new Set(rows.map(({ uid }) => uid));
}

export async function isRecorded(tx: Tx, place: MailPlace): Promise<boolean> {
  return (
    (await tx.inboundMail.findUnique({ where: { mailbox_uidValidity_uid: place }, select: { id: true } })) !== null
  );
}

export interface NewInbound extends MailPlace {
  messageId: string | null;
  fromAddress: string;
  subject: string;
  sha256: string;
  byteSize: number;
  state: InboundState;
  reason: InboundReason;
  /** Of a reply that is surely the sender's own. */
  order: KnownReply | null;
  /** The mail of ours that came back. */
  outboxMailId: string | null;
  receivedAt: Instant;
}

export async function insertInbound(
  tx: Tx,
  { order, ...mail }: NewInbound,
  origin: MailOrigin | typeof NO_ORIGIN,
): Promise<string> {
  const { id } = await tx.inboundMail.create({
    data: { ...mail, ...origin, ...order },
    select: { id: true },
  });
  return id;
}

/** The same bytes that lay in this mailbox before, under another number. */
export function findSameMail(tx: Tx, { mailbox, sha256 }: { mailbox: string; sha256: string }) {
  return tx.inboundMail.findFirst({
    where: { mailbox, sha256 },
    select: { prefectureId: true, centerId: true, sessionId: true, invitationId: true, outboxMailId: true },
  });
}

const listed = {
  id: true,
  prefectureId: true,
  centerId: true,
  state: true,
  reason: true,
  fromAddress: true,
  subject: true,
  receivedAt: true,
  session: { select: { id: true, title: true } },
  invitation: { select: { id: true, name: true } },
  outboxMail: { select: { toName: true } },
} satisfies Prisma.InboundMailSelect;

export type ListedInbound = Prisma.InboundMailGetPayload<{ select: typeof listed }>;

/** The mails somebody may read. `unclaimed`: those too of which nobody knows whose they are. */
export interface InboundScope {
  prefectureId: string;
  centerId: string | undefined;
  unclaimed: boolean;
}

function within({ prefectureId, centerId, unclaimed }: InboundScope): Prisma.InboundMailWhereInput {
  const own = { prefectureId, centerId };
  return unclaimed ? { OR: [own, { prefectureId: null }] } : own;
}

/** Newest first. */
export function findInboundMails(
  tx: Tx,
  scope: InboundScope,
  { states, skip, take }: { states: readonly InboundState[]; skip: number; take: number },
): Promise<ListedInbound[]> {
  return tx.inboundMail.findMany({
    where: { ...within(scope), state: { in: [...states] } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    skip,
    take,
    select: listed,
  });
}

export async function countInbound(tx: Tx, scope: InboundScope): Promise<Record<InboundState, number>> {
  const totals: Record<InboundState, number> = { toCheck: 0, checked: 0, taken: 0, ignored: 0 };
  const groups = await tx.inboundMail.groupBy({ by: ["state"], where: within(scope), _count: true });
  for (const { state, _count } of groups) totals[state] = _count;
  return totals;
}

export function countToCheck(tx: Tx, scope: InboundScope): Promise<number> {
  return tx.inboundMail.count({ where: { ...within(scope), state: "toCheck" } });
}

export function findInbound(tx: Tx, id: string) {
  return tx.inboundMail.findUnique({
    where: { id },
    include: {
      session: { select: { id: true, title: true, startsAt: true, endsAt: true, state: true, format: true } },
      outboxMail: {
        select: {
          ...{ id: true, toName: true, toAddress: true, proxyId: true, applicationId: true, sessionId: true },
          pollParticipant: { select: { personId: true } },
        },
      },
      invitation: {
        select: {
          id: true,
          name: true,
          organizationName: true,
          title: true,
          person: { select: { id: true, email: true, emailBouncedAt: true } },
          currentResponse: { select: { answer: true, answeredAt: true, via: true } },
        },
      },
      checkedBy: { select: { name: true } },
    },
  });
}

/** Takes a mail off the list, or puts it back; false where that was done meanwhile. */
export async function setChecked(tx: Tx, id: string, checked: { at: Instant; byId: string } | null): Promise<boolean> {
  const changed = await tx.inboundMail.updateMany({
    where: { id, state: checked ? "toCheck" : "checked" },
    data: checked
      ? { state: "checked", checkedAt: checked.at, checkedById: checked.byId }
      : { state: "toCheck", checkedAt: null, checkedById: null },
  });
  return changed.count === 1;
}

/** What came of a mail that was checked, as the log has it. */
export async function findCheckOutcome(tx: Tx, id: string): Promise<string | null> {
  const record = await tx.auditRecord.findFirst({
    where: { subject: "InboundMail", subjectId: id, action: "inbound.check" },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { after: true },
  });
  return record?.after ? String((JSON.parse(record.after) as { outcome?: unknown }).outcome ?? "") : null;
}
