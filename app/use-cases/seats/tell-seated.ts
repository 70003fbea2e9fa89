import type { Tx } from "#app/adapters/db/database.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { modeOf, takesSeatUnseated } from "#app/domain/capacity.ts";
import { isByDesk, type ResponseWay, type RsvpAnswer } from "#app/domain/rsvp.ts";
import { seatGivenMail } from "#app/mail/seat-offer.ts";
import { findSentTo } from "../changes/calendars.ts";
import type { AppContext } from "../context.ts";
import { mailSeats } from "./mail-seats.ts";

interface Standing {
  answer: RsvpAnswer;
  seated: boolean;
}

/**
 * Tells somebody by mail that a seat is theirs, with the session for their calendar; of who sends another in their
 * place, that calendar stays as it is. Waking the mailer is the caller's. Returns how many mails there are.
 */
export function tellSeated(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { id, answer }: { id: string; answer: RsvpAnswer },
  { own = false }: { own?: boolean } = {},
): Promise<number> {
  const mode = modeOf(answer, session.format);
  const enters = answer !== "proxy";
  return mailSeats(ctx, tx, session, mode ? [{ mode, invitation: { id } }] : [], ctx.now(), {
    kind: "seatGiven",
    write: (facts) => seatGivenMail(facts, { hasCalendar: enters }),
    enters,
    own,
  });
}

/**
 * Tells somebody who waited and whose answer has a seat now: by the desk, for no page told them; else whose calendar does
 * not have the session yet, as of who had applied while it was full. Returns how many mails there are.
 */
export async function tellSeatTaken(
  ctx: AppContext,
  tx: Tx,
  session: SessionWithPlan,
  { id, before, after }: { id: string; before: Standing | null; after: Standing },
  via: ResponseWay,
): Promise<number> {
  if (!takesSeatUnseated(before) || !after.seated) return 0;
  const byDesk = isByDesk(via);
  if (!byDesk) {
    const { last } = await findSentTo(tx, session.id, { invitationId: id, email: null });
    if (last?.method === "REQUEST") return 0;
  }
  return tellSeated(ctx, tx, session, { id, answer: after.answer }, { own: !byDesk });
}
