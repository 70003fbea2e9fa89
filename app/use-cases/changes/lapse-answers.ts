import type { Tx } from "#app/adapters/db/database.server.ts";
import { answersLapse } from "#app/domain/change.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

/**
 * Where a session moves to another day, its answers count no more, in the transaction that moves it: they stay on
 * record, everyone is 未回答 again and no seat is taken. Returns the invitations whose answer lapsed.
 */
export async function lapseAnswers(
  tx: Tx,
  before: { id: string; state: SessionState; startsAt: Instant | null },
  after: { startsAt: Instant | null },
  now: Instant,
): Promise<string[]> {
  if (!answersLapse(before, after, now)) return [];
  const where = { sessionId: before.id, revokedAt: null, currentResponseId: { not: null } };
  const answered = await tx.invitation.findMany({ where, select: { id: true } });
  const ids = answered.map(({ id }) => id);
  await tx.invitation.updateMany({ where: { id: { in: ids } }, data: { currentResponseId: null } });
  // Whoever was to stand in is told with the others, see findToTell.
  await tx.proxy.updateMany({
    where: { invitationId: { in: ids }, state: { in: ["named", "accepted"] } },
    data: { state: "ended" },
  });
  await tx.seatOffer.updateMany({
    where: { sessionId: before.id, state: "open" },
    data: { state: "withdrawn", closedAt: now },
  });
  return ids;
}
