import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { staffContext } from "#app/http/context.server.ts";
import { parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { rsvpRefusal } from "#app/text/refusals.ts";
import { chooseWay } from "#app/text/rsvp.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { renewProxyLink } from "#app/use-cases/proxies/renew-proxy-link.ts";
import { fieldError, responseForm, toRsvpInput } from "../rsvp/read-response.server.ts";

const entered = z.object({
  via: z.enum(DESK_WAYS, chooseWay),
  addSeat: z.string().optional(),
  ...responseForm.shape,
});

/** Records an answer that came by phone or fax, or makes a new link for whoever was called or stands in. */
export async function takeDeskStep(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const ids = { sessionId: args.params.id ?? "", invitationId: args.params.invitationId ?? "" };
  const path = `/sessions/${ids.sessionId}/responses/${ids.invitationId}`;
  const posted = await readFormData(args.request);
  if (posted.get("step") === "renew") {
    const renewed = await renewLink(ctx, ids);
    if (renewed.ok) return redirect(`${path}?done=${renewed.value.mailed ? "mailed" : "renewed"}`, 303);
    return refusedAs(renewed.error, {});
  }
  if (posted.get("step") === "renew-proxy") {
    const renewed = await renewProxyLink(ctx, ids);
    if (renewed.ok) return redirect(`${path}?done=${renewed.value.mailed ? "proxy-mailed" : "proxy-renewed"}`, 303);
    return refusedAs(renewed.error, {});
  }
  const form = parseForm(posted, entered);
  if (!form.ok) return data({ typed: form.typed, errors: form.errors }, { status: 422 });
  const { via, addSeat } = form.value;
  const result = await enterResponse(ctx, { ...ids, ...toRsvpInput(form.value), via, addSeat: addSeat === "on" });
  if (!result.ok) return refusedAs(result.error, form.typed);
  return redirect(`${path}?done=${result.value.seated ? "entered" : "waiting"}`, 303);
}

type Refusal = keyof typeof rsvpRefusal | "not-found" | "forbidden";

function refusedAs(error: Refusal, typed: Record<string, string | string[]>) {
  if (error === "not-found" || error === "forbidden") return orRefuse<never, Refusal>({ ok: false, error });
  return data({ typed, errors: [fieldError(error, rsvpRefusal[error])] }, { status: 422 });
}
