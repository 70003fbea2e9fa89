import type { AttendanceMode } from "#app/domain/attendance.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type ApplicationRow, findApplication } from "./application-store.server.ts";
import type { Prisma, Tx } from "./database.server.ts";

interface Changed {
  id: string;
  icalSequence: number;
}

/** An open offer of a seat, and whose. */
export interface UntoldOffer {
  mode: AttendanceMode;
  expiresAt: Instant;
  invitation: { id: string };
}

/** Mails that reached nobody: not gone out yet, given up, or come back. */
const unsent = {
  OR: [{ state: { in: ["queued", "failed"] } }, { bouncedAt: { not: null } }],
} satisfies Prisma.OutboxMailWhereInput;

const newest = { orderBy: { id: "desc" }, take: 1, select: { id: true } } as const;

/** The open offers of a session of which nobody was told, their last mail having been written before it changed. */
export async function findOffersUntold(tx: Tx, session: Changed): Promise<UntoldOffer[]> {
  const mails = { where: { kind: "seatOffer" }, ...newest } as const;
  const offers = await tx.seatOffer.findMany({
    where: { sessionId: session.id, state: "open" },
    select: {
      mode: true,
      expiresAt: true,
      invitation: { select: { id: true, mails, applicant: { select: { application: { select: { mails } } } } } },
    },
    orderBy: { id: "asc" },
  });
  const lastMails = offers.flatMap(({ invitation }) => [
    ...invitation.mails,
    ...(invitation.applicant?.application.mails ?? []),
  ]);
  const stale = await staleOf(tx, session, lastMails);
  return offers.filter(({ invitation: { mails, applicant } }) =>
    [...mails, ...(applicant?.application.mails ?? [])].some(({ id }) => stale.has(id)),
  );
}

/** The applications of a session that wait to be confirmed and were not asked to be, as of findOffersUntold. */
export async function findChecksUnsent(tx: Tx, session: Changed): Promise<ApplicationRow[]> {
  const asked = await tx.application.findMany({
    where: { sessionId: session.id, state: "unconfirmed" },
    select: { id: true, mails: { where: { kind: "applicationCheck" }, ...newest } },
    orderBy: { id: "asc" },
  });
  const stale = await staleOf(
    tx,
    session,
    asked.flatMap(({ mails }) => mails),
  );
  const waiting = asked.filter(({ mails }) => mails.some(({ id }) => stale.has(id)));
  const found = await Promise.all(waiting.map(({ id }) => findApplication(tx, { id, sessionId: session.id })));
  return found.filter((application) => application !== null);
}

async function staleOf(
  tx: Tx,
  { icalSequence }: Changed,
  mails: readonly { id: string }[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.outboxMail.findMany({
    where: { id: { in: mails.map(({ id }) => id) }, sequence: { lt: icalSequence }, ...unsent },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
