import { findSessionsToMoveOn } from "#app/adapters/db/seat-offer-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import type { AppContext } from "../context.ts";
import { findOver } from "./end-offers.ts";
import { findNext, settleSeats } from "./settle-seats.ts";

const NOT_AGAIN = { again: false } as const;

/**
 * Ends the offers whose time is over, and offers those seats to the next. Each session by itself, with its row held:
 * of several processes one does it. A seat that became free unnoticed is offered here too.
 */
export async function moveSeatsOn(ctx: AppContext): Promise<{ expired: number; offers: number }> {
  const done = { expired: 0, offers: 0, mails: 0 };
  const now = ctx.now();
  for (const seen of await findSessionsToMoveOn(ctx.db, now)) {
    // Most have nothing to move: that is seen without holding their row.
    const toMove =
      (await findOver(ctx.db, seen, now)).length > 0 || (await findNext(ctx.db, seen, now, NOT_AGAIN)) !== null;
    if (!toMove) continue;
    const moved = await ctx.db.$transaction(async (tx) => {
      const session = await lockSession(tx, seen.prefectureId, seen.id);
      return session && settleSeats(ctx, tx, session, NOT_AGAIN);
    });
    done.expired += moved?.expired ?? 0;
    done.offers += moved?.offers ?? 0;
    done.mails += moved?.mails ?? 0;
  }
  if (done.mails > 0) ctx.wakeMailer();
  return { expired: done.expired, offers: done.offers };
}
