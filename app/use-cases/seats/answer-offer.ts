import { findOpenOffer } from "#app/adapters/db/seat-offer-store.server.ts";
import { type Result, refuse } from "#app/domain/result.ts";
import type { RsvpInput } from "#app/domain/rsvp.ts";
import type { AppContext } from "../context.ts";
import { inputOf, type RecordedResponse } from "../invitations/record-response.ts";
import { type RespondRefusal, respondByLink } from "../invitations/respond-to-invitation.ts";

/**
 * Takes the seat that is held for someone, by the answer they gave when they joined the queue; or declines it, which is
 * 欠席. By their link, and once: an offer that is over is refused.
 */
export function answerOffer(
  ctx: AppContext,
  { token, address, take }: { token: string; address: string; take: boolean },
): Promise<Result<RecordedResponse, RespondRefusal | "offer-over">> {
  return respondByLink(ctx, { token, address }, async (tx, invitation) => {
    const offer = await findOpenOffer(tx, invitation.id);
    const { currentResponse } = invitation;
    if (!offer || !currentResponse) return refuse("offer-over");
    const before = inputOf(currentResponse);
    // 出席 was given before the session went online altogether.
    const isOnline = offer.mode === "online" && before.answer === "attending";
    const asBefore: RsvpInput = isOnline ? { ...before, answer: "online" } : before;
    return { ok: true, value: take ? asBefore : { answer: "absent", proxy: null, message: asBefore.message } };
  });
}
