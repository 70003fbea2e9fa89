import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { MAX_DONE_NOTE } from "#app/domain/follow-up.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalDate, optionalLines, version } from "#app/http/fields.server.ts";
import { type FieldError, parseForm, readFormData } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { followUpRefusal } from "#app/text/follow-up.ts";
import { commonRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { editFollowUp, finishFollowUp, removeFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { followUpForm } from "./form.server.ts";

type Taken = { ok: true; to: string } | { ok: false; errors: FieldError[]; typed: Typed };

const MESSAGES = { ...commonRefusal, ...followUpRefusal };
const seen = z.object({ version });
const finished = seen.extend({ doneOn: optionalDate, doneNote: optionalLines(MAX_DONE_NOTE) });

/** What was pressed on a follow-up's page. */
export async function takeFollowUpAction(args: ActionFunctionArgs): Promise<Taken> {
  const ctx = await staffContext(args);
  const id = args.params.id ?? "";
  const posted = await readFormData(args.request);
  switch (posted.get("act")) {
    case "finish":
      return finish(ctx, id, posted);
    case "edit":
      return edit(ctx, id, posted);
    case "reopen": {
      const form = parseForm(posted, seen);
      if (!form.ok) return form;
      const result = await finishFollowUp(ctx, { id, ...form.value, done: null });
      return result.ok ? doneAt(id, "reopen") : refused(result.error, form.typed);
    }
    case "remove": {
      const form = parseForm(posted, seen);
      if (!form.ok) return form;
      const result = await removeFollowUp(ctx, { id, ...form.value });
      if (!result.ok) return refused(result.error, form.typed);
      return { ok: true, to: `/sessions/${result.value.sessionId}/minutes?done=removed#follow-ups` };
    }
    default:
      throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

async function finish(ctx: StaffContext, id: string, posted: FormData): Promise<Taken> {
  const form = parseForm(posted, finished);
  if (!form.ok) return form;
  const { version, doneOn: on, doneNote: note } = form.value;
  if (!on) return refused("done-required", form.typed);
  const result = await finishFollowUp(ctx, { id, version, done: { on, note } });
  return result.ok ? doneAt(id, "finish") : refused(result.error, form.typed);
}

async function edit(ctx: StaffContext, id: string, posted: FormData): Promise<Taken> {
  const form = parseForm(posted, followUpForm.extend({ version }));
  if (!form.ok) return form;
  const result = await editFollowUp(ctx, { id, ...form.value });
  return result.ok ? doneAt(id, "saved") : refused(result.error, form.typed);
}

function doneAt(id: string, done: string): Taken {
  return { ok: true, to: `/follow-ups/${id}?done=${done}` };
}

function refused(code: keyof typeof MESSAGES, typed: Typed): Taken {
  const message = MESSAGES[code];
  const isOfDay = code === "done-required" || code === "done-in-future";
  return { ok: false, errors: [isOfDay ? { field: "doneOn", message } : { message }], typed };
}
