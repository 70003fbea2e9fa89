import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { DESK_WAYS } from "#app/domain/contact.ts";
import { POLL_NEEDS } from "#app/domain/poll.ts";
import { choice } from "#app/http/fields.server.ts";
import { type FieldError, parseForm } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { pollDeskRefusal } from "#app/text/poll.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { chooseWay } from "#app/text/rsvp.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changePollNeed } from "#app/use-cases/polls/change-poll.ts";
import { enterPollReply } from "#app/use-cases/polls/enter-poll-reply.ts";
import { renewPollLink } from "#app/use-cases/polls/renew-poll-link.ts";
import { showPollParticipant } from "#app/use-cases/polls/show-poll-participant.ts";
import { replyErrors, replyForm, toReply } from "./read-reply.server.ts";

const entered = z.object({ via: z.enum(DESK_WAYS, chooseWay), ...replyForm.shape });
const needForm = z.object({ need: choice(POLL_NEEDS), seen: choice(POLL_NEEDS) });

/** What the page of someone asked lets be done: a new link, another need, a reply that reached the desk. */
export async function changeParticipant(ctx: StaffContext, ids: Ids, posted: FormData) {
  const path = `/sessions/${ids.sessionId}/poll/${ids.participantId}`;
  const step = posted.get("step");
  if (step === "renew") {
    const renewed = await renewPollLink(ctx, ids);
    if (renewed.ok) return redirect(`${path}?done=${renewed.value.mailed ? "mailed" : "renewed"}`, 303);
    return refusedAs(renewed.error);
  }
  if (step !== "need") return enter(ctx, ids, path, posted);
  const form = parseForm(posted, needForm);
  if (!form.ok) return again(form.typed, form.errors);
  const changed = await changePollNeed(ctx, { ...ids, ...form.value });
  if (changed.ok) return redirect(`${path}?done=need`, 303);
  if (changed.error === "edited-meanwhile") {
    return again(form.typed, [{ field: "need", message: commonRefusal[changed.error] }]);
  }
  if (changed.error !== "quorum-above-people") return refusedAs(changed.error);
  const message = "「任意」にすると定足数に届かなくなります。先に日程調整の画面で定足数を改めてください。";
  return again(form.typed, [{ field: "need", message }]);
}

interface Ids {
  sessionId: string;
  participantId: string;
}

async function enter(ctx: StaffContext, ids: Ids, path: string, posted: FormData) {
  const form = parseForm(posted, entered);
  if (!form.ok) return again(form.typed, form.errors);
  const result = await enterPollReply(ctx, { ...ids, ...toReply(form.value), via: form.value.via });
  if (result.ok) return redirect(`${path}?done=entered`, 303);
  if (result.error === "not-found" || result.error === "forbidden") return refusedAs(result.error);
  const { participant } = orRefuse(await showPollParticipant(ctx, ids));
  return again(form.typed, replyErrors(result.error, form.typed, participant.poll.options));
}

function refusedAs(error: "not-found" | "forbidden" | "poll-over") {
  if (error !== "poll-over") return orRefuse<never, typeof error>({ ok: false, error });
  return again({}, [{ message: pollDeskRefusal[error] }]);
}

function again(typed: Typed, errors: FieldError[]) {
  return data({ typed, errors }, { status: 422 });
}
