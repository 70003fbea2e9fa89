import { BEFORE_ANY } from "#app/domain/change.ts";
import { addressKey } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { MailKind, MailState, Prisma, Tx } from "./database.server.ts";
import type { CalledBy } from "./reply-store.server.ts";

/** A mail that has reached nobody: it came back, or was given up. */
export const lost = { OR: [{ bouncedAt: { not: null } }, { state: "failed" }] } satisfies Prisma.OutboxMailWhereInput;

/** The same of one that was read. */
export function isLost({ state, bouncedAt }: { state: MailState; bouncedAt: Instant | null }): boolean {
  return bouncedAt !== null || state === "failed";
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

/** The last mail that went out for an invitation: to this address, or to whoever has the tag where none is told. */
export async function findLastMail(
  tx: Tx,
  { origin: { invitationId }, proxyId }: CalledBy,
  address: string | null,
): Promise<SpokenOfMail | null> {
  const mails = await tx.outboxMail.findMany({
    where: { invitationId, sentAt: { not: null }, ...(address === null && { proxyId }) },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    take: 20,
    select: returned,
  });
  return mails.find(({ toAddress }) => address === null || addressKey(toAddress) === address) ?? null;
}

/**
 * Notes that a mail came back; where nothing arrives there any more, also at the person, if it is still their address.
 * Gives that person's id where this is new of them.
 */
export async function recordBounce(
  tx: Tx,
  mail: SpokenOfMail,
  { at, reason, permanent }: { at: Instant; reason: string; permanent: boolean },
): Promise<string | null> {
  await tx.outboxMail.updateMany({
    where: { id: mail.id, bouncedAt: null },
    data: { bouncedAt: at, bounceReason: reason },
  });
  await forgetTold(tx, mail);
  const person = mail.proxyId ? null : (mail.invitation ?? mail.pollParticipant)?.person;
  if (!permanent || !person?.email || addressKey(person.email) !== addressKey(mail.toAddress)) return null;
  const marked = await tx.person.updateMany({
    where: { id: person.id, emailBouncedAt: null },
    data: { emailBouncedAt: at },
  });
  return marked.count > 0 ? person.id : null;
}

/** The kinds of mail by which whoever stands in learns how it stands. */
export const TELLING: MailKind[] = [
  "proxyInvitation",
  "sessionChanged",
  "sessionPostponed",
  "sessionCancelled",
  "proxyEnded",
];

/** The last mail that told whoever stands in is lost: they know it no more, until the desk tells them otherwise. */
export async function forgetTold(tx: Tx, { id, proxyId }: { id: string; proxyId: string | null }): Promise<void> {
  if (!proxyId) return;
  const last = await tx.outboxMail.findFirst({
    where: { proxyId, kind: { in: TELLING } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  if (last?.id !== id) return;
  await tx.proxy.updateMany({
    where: { id: proxyId, toldSequence: { not: null } },
    data: { toldSequence: BEFORE_ANY },
  });
}
