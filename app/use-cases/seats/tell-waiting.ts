import type { Tx } from "#app/adapters/db/database.server.ts";
import { findPlaces } from "#app/adapters/db/seat-offer-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { seatWaitingMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { mailSeats } from "./mail-seats.ts";

/**
 * Tells somebody who has just answered that they wait for a seat, and at which place: for answers given where no page
 * says so. At once, in the transaction of the answer. Waking the mailer is the caller's.
 */
export async function tellWaiting(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  invitation: { id: string },
  { own = false }: { own?: boolean } = {},
): Promise<void> {
  const waits = (await findPlaces(tx, session)).get(invitation.id);
  const waiting = waits ? [{ ...waits, invitation }] : [];
  await mailSeats(ctx, tx, session, waiting, ctx.now(), {
    kind: "seatWaiting",
    write: (facts, { place }) => seatWaitingMail({ ...facts, place }),
    own,
  });
}
