import { addressKey } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";

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
  return mails.find(({ toAddress }) => addressKey(toAddress) === address) ?? mails[0] ?? null;
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
  if (permanent && person?.email && addressKey(person.email) === addressKey(mail.toAddress)) {
    await tx.person.updateMany({ where: { id: person.id, emailBouncedAt: null }, data: { emailBouncedAt: at } });
  }
}
