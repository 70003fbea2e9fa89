import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { insertOffer, readSeats } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { modesOffered } from "#app/domain/capacity.ts";
import { nextToOffer, offerTimes } from "#app/domain/seat-offer.ts";
import { isOn } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { seatOfferMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { endOffers } from "./end-offers.ts";
import { mailSeats, QUEUE } from "./mail-seats.ts";

export interface SettledSeats {
  expired: number;
  offers: number;
  mails: number;
}

type Seated = Pick<
  SessionWithPlan,
  "id" | "prefectureId" | "state" | "startsAt" | "format" | "capacity" | "onlineCapacity"
>;

/** Whom the free seats of a session go to now, and for how long; null where they go to nobody by themselves. */
export async function findNext(tx: Tx, session: Seated, now: Instant, { again }: { again: boolean }) {
  if (!isOn(session, now)) return null;
  const times = offerTimes(now, session.startsAt, await findQuietHours(tx, session.prefectureId));
  if (!times) return null;
  const seats = await readSeats(tx, session);
  const next = modesOffered(session.format).flatMap((mode) =>
    nextToOffer(seats[mode], { again }).map(({ id }): { mode: AttendanceMode; invitation: { id: string } } => ({
      mode,
      invitation: { id },
    })),
  );
  return next.length > 0 ? { ...times, next } : null;
}

/**
 * Ends the offers of a session, whose row the transaction holds, that are over, and offers its free seats to those who
 * wait, in order: called wherever a seat may have become free. `session` is read since. Each seat is held until its
 * offer ends; whom no mail reaches, the desk tells. Waking the mailer is the caller's. `again` as for nextToOffer.
 */
export async function settleSeats(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { again = true }: { again?: boolean } = {},
): Promise<SettledSeats> {
  const now = ctx.now();
  const { id: sessionId, prefectureId, centerId } = session;
  const ended = await endOffers(ctx, tx, session);
  const found = await findNext(tx, session, now, { again });
  if (!found) return { ...ended, offers: 0 };
  const { next, leavesAt, expiresAt } = found;
  for (const { mode, invitation } of next) {
    const offer = { prefectureId, sessionId, invitationId: invitation.id, mode, offeredAt: now, expiresAt };
    const { id } = await insertOffer(tx, offer);
    await recordAudit(
      tx,
      QUEUE,
      { now, requestId: ctx.requestId },
      {
        ...{ prefectureId, centerId, sessionId, action: "seat.offer", subject: "Invitation", subjectId: invitation.id },
        after: { offerId: id, mode, expiresAt },
      },
    );
  }
  const mails = await mailSeats(ctx, tx, session, next, leavesAt, {
    kind: "seatOffer",
    write: (facts) => seatOfferMail({ ...facts, expiresAt }),
  });
  return { expired: ended.expired, offers: next.length, mails: ended.mails + mails };
}
