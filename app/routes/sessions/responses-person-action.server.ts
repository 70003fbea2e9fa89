import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { MAX_MATERIAL_BYTES } from "#app/domain/material.ts";
import { scanOf } from "#app/domain/scan.ts";
import { staffContext } from "#app/http/context.server.ts";
import { readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { rsvpRefusal, withdrawnForDesk } from "#app/text/refusals.ts";
import { chooseWay } from "#app/text/rsvp.ts";
import { scanRefusal } from "#app/text/scan.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { showResponseHistory } from "#app/use-cases/invitations/show-response-history.ts";
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
  // The answer alone comes with a file.
  if (args.request.headers.get("Content-Type")?.startsWith("multipart/")) return enterAnswer(args, ctx, ids);
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
  return refusedAs("not-found", {});
}

async function enterAnswer(
  args: ActionFunctionArgs,
  ctx: StaffContext,
  ids: { sessionId: string; invitationId: string },
) {
  const path = `/sessions/${ids.sessionId}/responses/${ids.invitationId}`;
  // Whoever may not enter an answer is refused before a byte of a file is read.
  if (!orRefuse(await showResponseHistory(ctx, ids)).mayEnter) return refusedAs("forbidden", {});
  const keeping = { dir: ctx.settings.filesDir, maxBytes: MAX_MATERIAL_BYTES };
  const { form, uploads } = await readUpload(args.request, entered, keeping);
  const scan = scanOf(uploads);
  const faults = scan.ok ? [] : [{ field: "scan", message: scanRefusal[scan.error] }];
  if (!form.ok || !scan.ok) {
    return data({ typed: form.typed, errors: [...(form.ok ? [] : form.errors), ...faults] }, { status: 422 });
  }
  const { via, addSeat } = form.value;
  const answer = { ...toRsvpInput(form.value), via, addSeat: addSeat === "on", scan: scan.value };
  const result = await enterResponse(ctx, { ...ids, ...answer });
  if (!result.ok) return refusedAs(result.error, form.typed);
  const { givenSeat, seated } = result.value;
  const done = givenSeat ? ({ mailed: "seatedMailed", byHand: "seated" } as const)[givenSeat] : null;
  return redirect(`${path}?done=${done ?? (seated ? "entered" : "waiting")}`, 303);
}

type Refusal = keyof typeof rsvpRefusal | "not-found" | "forbidden";

function refusedAs(error: Refusal, typed: Record<string, string | string[]>) {
  if (error === "not-found" || error === "forbidden") return orRefuse<never, Refusal>({ ok: false, error });
  return data(
    { typed, errors: [fieldError(error, error === "link-ended" ? withdrawnForDesk : rsvpRefusal[error])] },
    { status: 422 },
  );
}
