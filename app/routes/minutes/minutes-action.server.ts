import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { MAX_COMMENT } from "#app/domain/minutes.ts";
import { staffContext } from "#app/http/context.server.ts";
import { choice, optionalLines, version } from "#app/http/fields.server.ts";
import { type FieldError, parseForm, readFormData } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { formText } from "#app/text/form.ts";
import { minutesRefusal } from "#app/text/minutes.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { handleComment } from "#app/use-cases/minutes/handle-comment.ts";

const step = z.object({ step: choice(["recall", "confirm", "reopen"]), version });
const handling = z.object({
  comment: z.string().max(64),
  seenAt: z
    .union([z.literal(""), z.iso.datetime()], formText.version)
    .transform((text) => (text === "" ? null : new Date(text))),
  reply: optionalLines(MAX_COMMENT),
});

const MESSAGES = { ...commonRefusal, ...minutesRefusal };

type Taken = { ok: true; done: string; at: string } | { ok: false; errors: FieldError[]; typed: Typed };

/** What was pressed on the page of the minutes: a step of theirs, or a comment that was dealt with. */
export async function takeMinutesAction(args: ActionFunctionArgs): Promise<Taken> {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const posted = await readFormData(args.request);
  if (posted.has("comment")) {
    const form = parseForm(posted, handling);
    if (!form.ok) return form;
    const { comment: commentId, ...input } = form.value;
    const result = await handleComment(ctx, { sessionId, commentId, ...input });
    if (result.ok) return { ok: true, done: "handled", at: "#comments" };
    return { ok: false, errors: [{ message: MESSAGES[result.error] }], typed: form.typed };
  }
  const form = parseForm(posted, step);
  if (!form.ok) return form;
  const result = await changeMinutesState(ctx, { sessionId, ...form.value });
  if (result.ok) return { ok: true, done: form.value.step, at: "" };
  return { ok: false, errors: [{ message: MESSAGES[result.error] }], typed: {} };
}
