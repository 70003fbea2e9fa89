import { recordAudit } from "#app/adapters/db/audit-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import { closeOffer, findOffersHeld } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
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

/**
 * Closes the offers of a session, whose row the transaction holds, that are over, and tells by mail whoever let theirs
 * pass, and whoever still waits and had theirs taken back as the format has changed. What becomes of a session that is
 * off, or of a call that is ended, others tell.
 */
export async function endOffers(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
): Promise<{ expired: number; mails: number }> {
  const now = ctx.now();
  const { id: sessionId, prefectureId, centerId } = session;
  const over = await findOver(tx, session, now);
  if (over.length === 0) return { expired: 0, mails: 0 };
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
  const expired = over.filter(({ end }) => end === "expired");
  const withdrawn = over.filter(({ end, invitation: { revokedAt, currentResponse } }) => {
    return end === "withdrawn" && !revokedAt && takesSeatUnseated(currentResponse);
  });
  const leavesAt = afterQuietHours(now, await findQuietHours(tx, prefectureId));
  const mails = await mailSeats(ctx, tx, session, [...expired, ...withdrawn], leavesAt, {
    kind: "seatOfferOver",
    write: (facts, { end, waiting }) =>
      end === "expired" ? seatOfferOverMail(facts) : seatWithdrawnMail({ ...facts, stillWaits: waiting !== null }),
  });
  return { expired: expired.length, mails };
}
