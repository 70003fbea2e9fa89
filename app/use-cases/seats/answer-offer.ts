import { findOpenOffer } from "#app/adapters/db/seat-offer-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { takingSeat } from "#app/domain/seat-offer.ts";
import type { AppContext } from "../context.ts";
import { inputOf, type RecordedResponse } from "../invitations/record-response.ts";
import { type RespondRefusal, respondByLink } from "../invitations/respond-to-invitation.ts";
import { findFreeSeat } from "./free-seat.ts";

/**
 * Takes the seat that is held for someone, by the answer they gave when they joined the queue; or declines it, which is
 * 欠席. By their link, and once: an offer that is over is refused, unless a seat is free for them to take all the same.
 */
export function answerOffer(
  ctx: AppContext,
  { token, address, take }: { token: string; address: string; take: boolean },
): Promise<Result<RecordedResponse, RespondRefusal | "offer-over">> {
  return respondByLink(ctx, { token, address }, async (tx, invitation, session) => {
    const offer = await findOpenOffer(tx, invitation.id);
    const free = take ? await findFreeSeat(tx, session, invitation, ctx.now()) : null;
    const mode = offer?.mode ?? free;
    const { currentResponse } = invitation;
    if (!mode || !currentResponse) return refuse("offer-over");
    const before = inputOf(currentResponse);
    return ok(take ? takingSeat(before, { mode }) : { answer: "absent", proxy: null, message: before.message });
  });
}
