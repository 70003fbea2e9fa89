import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { answerPath } from "#app/domain/link.ts";
import { appContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { tooManyAnswers } from "#app/text/rsvp.ts";
import { offerText } from "#app/text/seats.ts";
import { type RespondRefusal, respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { answerOffer } from "#app/use-cases/seats/answer-offer.ts";
import { fieldError, responseForm, toRsvpInput } from "./read-response.server.ts";

const STATUS: Partial<Record<RespondRefusal | "offer-over", number>> = {
  "unknown-link": 404,
  "link-ended": 410,
  "too-many-attempts": 429,
};
const MESSAGES = {
  ...rsvpRefusal,
  "too-many-attempts": tooManyAnswers,
  "unknown-link": rsvpRefusal["link-ended"],
  "offer-over": offerText.over,
};

/** Records what was answered on the page of a link, or to the seat it offers. */
export async function takeAnswer(args: ActionFunctionArgs) {
  const { params, request, context } = args;
  const token = params.token ?? "";
  const posted = await readFormData(request);
  const seat = posted.get("seat");
  if (seat === "take" || seat === "decline") {
    const answered = await answerOffer(appContext(args), { token, address: context.address, take: seat === "take" });
    return answered.ok ? redirect(`${answerPath(token)}?saved=1`, 303) : refusedAs(answered.error, {});
  }
  const form = parseForm(posted, responseForm);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const input = toRsvpInput(form.value);
  const result = await respondToInvitation(appContext(args), { token, address: context.address, ...input });
  return result.ok ? redirect(`${answerPath(token)}?saved=1`, 303) : refusedAs(result.error, form.typed);
}

function refusedAs(error: keyof typeof MESSAGES, typed: Typed) {
  return data({ typed, errors: [fieldError(error, MESSAGES[error])] }, { status: STATUS[error] ?? 422 });
}
