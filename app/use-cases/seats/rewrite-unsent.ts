import type { Tx } from "#app/adapters/db/database.server.ts";
import { findQuietHours } from "#app/adapters/db/reminder-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { findChecksUnsent, findOffersUntold } from "#app/adapters/db/unsent-store.server.ts";
import { afterQuietHours } from "#app/domain/quiet-hours.ts";
import { seatOfferMail } from "#app/mail/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { queueApplicationCheck } from "../recruitments/write-application-mail.ts";
import { mailSeats } from "./mail-seats.ts";

/**
 * Once a session has changed, what was written before stays home. What somebody has to act on in time, and what is no
 * news of the session that the desk tells, is written anew: the offer of a seat, and what asks to confirm an
 * application. `session` is read since; waking the mailer is the caller's.
 */
export async function rewriteUnsent(ctx: AppContext, tx: Tx, session: SessionWithPlan): Promise<void> {
  const leavesAt = afterQuietHours(ctx.now(), await findQuietHours(tx, session.prefectureId));
  await mailSeats(ctx, tx, session, await findOffersUntold(tx, session), leavesAt, {
    kind: "seatOffer",
    write: (facts, { expiresAt }) => seatOfferMail({ ...facts, expiresAt }),
  });
  for (const application of await findChecksUnsent(tx, session)) {
    await queueApplicationCheck(ctx, tx, session, application);
  }
}
