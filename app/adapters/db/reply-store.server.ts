import type { KnownReply } from "#app/domain/calendar-reply.ts";
import { addressKey } from "#app/domain/contact.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import type { MailOrigin } from "./inbound-store.server.ts";

/** An invitation, by whoever has the address that only its mails carry. */
export async function findCalledBy(tx: Tx, invitationId: string) {
  const invitation = await tx.invitation.findUnique({
    where: { id: invitationId },
    select: { id: true, prefectureId: true, session: { select: { id: true, centerId: true } } },
  });
  return invitation && originOf(invitation.prefectureId, invitation.session, invitation.id);
}

/** Every address somebody called was written to, and the one on file; not those of whoever stands in for them. */
export async function findOwnAddresses(tx: Tx, invitationId: string): Promise<string[]> {
  const { person } = await tx.invitation.findUniqueOrThrow({
    where: { id: invitationId },
    select: { person: { select: { email: true } } },
  });
  const mails = await tx.outboxMail.findMany({
    where: { invitationId, proxyId: null },
    select: { toAddress: true },
    distinct: "toAddress",
  });
  return [...new Set([person.email, ...mails.map(({ toAddress }) => toAddress)].map(addressKey))].filter(Boolean);
}

/** The last reply to an invitation from these addresses that was taken as theirs, and when it came. */
export async function findLastReply(
  tx: Tx,
  invitationId: string,
  addresses: readonly string[],
): Promise<(KnownReply & { receivedAt: Instant }) | null> {
  const last = await tx.inboundMail.findFirst({
    where: { invitationId, fromAddress: { in: [...addresses] }, sequence: { not: null } },
    orderBy: [{ sequence: "desc" }, { stampedAt: "desc" }, { receivedAt: "desc" }, { uid: "desc" }],
    select: { sequence: true, stampedAt: true, partstat: true, receivedAt: true },
  });
  if (!last?.stampedAt || last.sequence === null) return null;
  const { sequence, stampedAt, partstat, receivedAt } = last;
  return { sequence, stampedAt, partstat: partstat ?? "", receivedAt };
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
  const invitation = called.find(({ person }) => addresses.includes(addressKey(person.email)));
  return originOf(session.prefectureId, session, invitation?.id ?? null);
}

function originOf(
  prefectureId: string,
  session: { id: string; centerId: string },
  invitationId: string | null,
): MailOrigin {
  return { prefectureId, centerId: session.centerId, sessionId: session.id, invitationId };
}
