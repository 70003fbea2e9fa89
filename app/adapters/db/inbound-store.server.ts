import type { ReplyOrder } from "#app/domain/calendar-reply.ts";
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
  /** Of a reply that is surely the person's own. */
  order: ReplyOrder | null;
  receivedAt: Instant;
}

export async function insertInbound(
  tx: Tx,
  { order, ...mail }: NewInbound,
  origin: MailOrigin | typeof NO_ORIGIN,
): Promise<string> {
  const { id } = await tx.inboundMail.create({
    data: { ...mail, ...origin, sequence: order?.sequence ?? null, stampedAt: order?.stampedAt ?? null },
    select: { id: true },
  });
  return id;
}

/** The same bytes that lay in this mailbox before, under another number. */
export function findSameMail(tx: Tx, { mailbox, sha256 }: { mailbox: string; sha256: string }) {
  return tx.inboundMail.findFirst({
    where: { mailbox, sha256 },
    select: { prefectureId: true, centerId: true, sessionId: true, invitationId: true },
  });
}

/** An invitation, by whoever has the address that only its mails carry. */
export async function findCalledBy(tx: Tx, invitationId: string) {
  const invitation = await tx.invitation.findUnique({
    where: { id: invitationId },
    select: { id: true, prefectureId: true, session: { select: { id: true, centerId: true } } },
  });
  return invitation && originOf(invitation.prefectureId, invitation.session, invitation.id);
}

/** Every address an invitation's mails went to, the person's and, apart from them, those who stand in for them. */
export async function findAddresses(tx: Tx, invitationId: string): Promise<{ own: string[]; proxies: string[] }> {
  const [invitation, mails] = await Promise.all([
    tx.invitation.findUniqueOrThrow({
      where: { id: invitationId },
      select: {
        person: { select: { email: true } },
        proxies: { select: { response: { select: { proxyEmail: true } } } },
      },
    }),
    tx.outboxMail.findMany({
      where: { invitationId },
      select: { toAddress: true, proxyId: true },
      distinct: ["toAddress", "proxyId"],
    }),
  ]);
  const to = (proxy: boolean) =>
    mails.filter(({ proxyId }) => (proxyId !== null) === proxy).map((mail) => mail.toAddress);
  return {
    own: folded([invitation.person.email, ...to(false)]),
    proxies: folded([...invitation.proxies.map(({ response }) => response.proxyEmail), ...to(true)]),
  };
}

/** The last reply of an invitation's person that was taken as theirs. */
export async function findLastOrder(tx: Tx, invitationId: string): Promise<ReplyOrder | null> {
  const last = await tx.inboundMail.findFirst({
    where: { invitationId, sequence: { not: null }, stampedAt: { not: null } },
    orderBy: [{ sequence: "desc" }, { stampedAt: "desc" }],
    select: { sequence: true, stampedAt: true },
  });
  return last?.stampedAt && last.sequence !== null ? { sequence: last.sequence, stampedAt: last.stampedAt } : null;
}

const returned = {
  id: true,
  prefectureId: true,
  centerId: true,
  sessionId: true,
  invitationId: true,
  proxyId: true,
  toAddress: true,
  invitation: { select: { person: { select: { id: true, email: true } } } },
  pollParticipant: { select: { person: { select: { id: true, email: true } } } },
} satisfies Prisma.OutboxMailSelect;

/** A mail of ours that another speaks of. */
export type SpokenOfMail = Prisma.OutboxMailGetPayload<{ select: typeof returned }>;

export function findMailOfIds(tx: Tx, messageIds: readonly string[]): Promise<SpokenOfMail | null> {
  return tx.outboxMail.findFirst({
    where: { messageId: { in: messageIds.slice(0, 50) } },
    orderBy: { createdAt: "desc" },
    select: returned,
  });
}

/** The last mail that went out for an invitation, to this address where one is told. */
export async function findLastMail(tx: Tx, invitationId: string, address: string | null): Promise<SpokenOfMail | null> {
  const mails = await tx.outboxMail.findMany({
    where: { invitationId, sentAt: { not: null } },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    take: 20,
    select: returned,
  });
  return mails.find(({ toAddress }) => toAddress.toLowerCase() === address) ?? mails[0] ?? null;
}

/** Notes that a mail came back; where nothing arrives there any more, also at the person, if it is still their address. */
export async function recordBounce(
  tx: Tx,
  mail: SpokenOfMail,
  { at, reason, permanent }: { at: Instant; reason: string; permanent: boolean },
): Promise<void> {
  await tx.outboxMail.updateMany({
    where: { id: mail.id, bouncedAt: null },
    data: { bouncedAt: at, bounceReason: reason },
  });
  const person = mail.proxyId ? null : (mail.invitation ?? mail.pollParticipant)?.person;
  if (permanent && person?.email && folded([person.email])[0] === folded([mail.toAddress])[0]) {
    await tx.person.updateMany({ where: { id: person.id, emailBouncedAt: null }, data: { emailBouncedAt: at } });
  }
}

/** Where a session known by its calendar UID is kept, and who of those called has one of these addresses. */
export async function findOriginOfUid(tx: Tx, uid: string, addresses: readonly string[]): Promise<MailOrigin | null> {
  const session = await tx.session.findUnique({
    where: { icalUid: uid },
    select: { id: true, prefectureId: true, centerId: true },
  });
  if (!session) return null;
  const called = await tx.invitation.findMany({
    where: { sessionId: session.id, person: { email: { not: null } } },
    select: { id: true, person: { select: { email: true } } },
  });
  const invitation = called.find(({ person }) => addresses.includes(folded([person.email])[0] ?? ""));
  return originOf(session.prefectureId, session, invitation?.id ?? null);
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
      session: { select: { id: true, title: true, startsAt: true, endsAt: true, state: true } },
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

/**
 * Erases the mails of somebody's invitations, and all that came from their addresses: the raw mails are pointed to
 * no more and go with the next sweep of files.
 */
export async function eraseInbound(
  tx: Tx,
  {
    invitationIds,
    mails,
    prefectureId,
  }: { invitationIds: readonly string[]; mails: readonly string[]; prefectureId: string },
  erasedName: string,
): Promise<void> {
  await tx.inboundMail.updateMany({
    where: {
      OR: [
        { invitationId: { in: [...invitationIds] } },
        { fromAddress: { in: folded(mails) }, OR: [{ prefectureId }, { prefectureId: null }] },
      ],
    },
    data: { fromAddress: "", subject: erasedName, messageId: null, sha256: "", byteSize: 0 },
  });
}

function originOf(
  prefectureId: string,
  session: { id: string; centerId: string },
  invitationId: string | null,
): MailOrigin {
  return { prefectureId, centerId: session.centerId, sessionId: session.id, invitationId };
}

function folded(addresses: readonly (string | null)[]): string[] {
  return [...new Set(addresses.flatMap((address) => address?.trim().toLowerCase() || []))];
}
