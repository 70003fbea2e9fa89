import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { closeOffer, findOffersHeld } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { takesSeatUnseated, waitsFor } from "#app/domain/capacity.ts";
import { afterQuietHours } from "#app/domain/quiet-hours.ts";
import { offerEnd } from "#app/domain/seat-offer.ts";
import { isOn } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { seatOfferOverMail, seatWithdrawnMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { mailSeats, QUEUE } from "./mail-seats.ts";

type Seated = Pick<SessionWithPlan, "id" | "state" | "startsAt" | "format">;

/** The open offers of a session that hold no seat any more, and how each ends. */
export async function findOver(tx: Tx, session: Seated, now: Instant) {
  const held = await findOffersHeld(tx, session.id);
  return held.flatMap((offer) => {
    const { revokedAt, currentResponse } = offer.invitation;
    const waiting = revokedAt ? null : waitsFor(currentResponse, session.format);
    const end = offerEnd(offer, { isOn: isOn(session, now), waitsFor: waiting, now });
    return end ? [{ ...offer, end, waiting }] : [];
  });
}

type Over = Awaited<ReturnType<typeof findOver>>;

/** Closes the offers of a session, whose row the transaction holds, that are over. */
export async function endOffers(ctx: AppContext, tx: Tx, session: SessionWithPlan): Promise<Over> {
  const now = ctx.now();
  const { id: sessionId, prefectureId, centerId } = session;
  const over = await findOver(tx, session, now);
  for (const { id, end, mode, invitation } of over) {
    await closeOffer(tx, id, end, now);
    await recordAudit(
      tx,
      QUEUE,
      { now, requestId: ctx.requestId },
      {
        ...{ prefectureId, centerId, sessionId, subject: "Invitation", subjectId: invitation.id },
        action: end === "expired" ? "seat.expire" : "seat.withdraw",
        after: { offerId: id, mode },
      },
    );
  }
  return over;
}

/**
 * Tells by mail whoever let their offer pass, and whoever still waits and had theirs taken back as the format has
 * changed. What becomes of a session that is off, or of a call that is ended, others tell. `goesTo`: to whom the free
 * seats are offered now. Returns how many mails there are.
 */
export async function tellOver(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  over: Over,
  goesTo: readonly { mode: AttendanceMode }[],
): Promise<number> {
  if (over.length === 0) return 0;
  const expired = over.filter(({ end }) => end === "expired");
  const withdrawn = over.filter(({ end, invitation: { revokedAt, currentResponse } }) => {
    return end === "withdrawn" && !revokedAt && takesSeatUnseated(currentResponse);
  });
  const leavesAt = afterQuietHours(ctx.now(), await findQuietHours(tx, session.prefectureId));
  return mailSeats(ctx, tx, session, [...expired, ...withdrawn], leavesAt, {
    kind: "seatOfferOver",
    write: (facts, { end, waiting, mode }) =>
      end === "expired"
        ? seatOfferOverMail({ ...facts, isFree: goesTo.every((next) => next.mode !== mode) })
        : seatWithdrawnMail({ ...facts, stillWaits: waiting !== null }),
  });
}
