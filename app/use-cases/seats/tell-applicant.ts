import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenOffer } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { seatOfferMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { mailSeats } from "./mail-seats.ts";
import { tellSeated } from "./tell-seated.ts";
import { tellWaiting } from "./tell-waiting.ts";

/**
 * Tells somebody who applied how they stand, once more and at their own address alone: that they have a seat, are
 * offered one, or wait. Waking the mailer is the caller's.
 */
export async function tellApplicant(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { id, answer, seated }: { id: string; answer: RsvpAnswer; seated: boolean },
): Promise<void> {
  const own = true;
  if (seated) {
    await tellSeated(ctx, tx, session, { id, answer }, { own });
    return;
  }
  const offer = await findOpenOffer(tx, id);
  if (!offer) return tellWaiting(ctx, tx, session, { id }, { own });
  const { mode, expiresAt } = offer;
  await mailSeats(ctx, tx, session, [{ mode, invitation: { id } }], ctx.now(), {
    kind: "seatOffer",
    write: (facts) => seatOfferMail({ ...facts, expiresAt }),
    own,
  });
}
