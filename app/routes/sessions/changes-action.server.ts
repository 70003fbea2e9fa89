import { z } from "zod";
import { POSTPONED_WAYS, TOLD_BY } from "#app/domain/change.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { optionalText } from "#app/http/fields.server.ts";
import { type FieldError, parseForm, readFormData } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { changeRefusal } from "#app/text/change.ts";
import { noteTold } from "#app/use-cases/changes/note-told.ts";
import { tellAgain, tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import type { StaffContext } from "#app/use-cases/context.ts";

const shown = { sequence: z.coerce.number().int().min(0) };
const telling = z.object({
  ...shown,
  attach: optionalText(64),
  postponed: z.enum(POSTPONED_WAYS).nullable().default(null),
});
const tellingAgain = z.object({ ...shown, shownAt: z.coerce.date() });
/** One person by their own button, or everyone reached one way by the button of the way. */
const noting = z.object({
  ...shown,
  by: z.enum(TOLD_BY),
  people: z.array(z.string().max(64)).max(2000).default([]),
});

type Done<T> = { ok: true; value: T } | { ok: false; error: FieldError[] };

/** What the page's buttons do; gives what the page is to say of it. */
export async function tellFrom(ctx: StaffContext, sessionId: string, request: Request): Promise<Done<string>> {
  const posted = await readFormData(request);
  const step = posted.get("step");
  const result =
    step === "note"
      ? await run(posted, noting, (form) => noteTold(ctx, { sessionId, ...form }))
      : step === "again"
        ? await run(posted, tellingAgain, (form) => tellAgain(ctx, { sessionId, ...form }))
        : await run(posted, telling, (form) => tellChanges(ctx, { sessionId, ...form }));
  if (!result.ok) return result;
  return ok("noted" in result.value ? `noted=${result.value.noted}` : `mails=${result.value.mails}`);
}

type Refusal = keyof typeof changeRefusal | "not-found" | "forbidden";

async function run<S extends z.ZodType, T>(
  posted: FormData,
  schema: S,
  act: (form: z.output<S>) => Promise<Result<T, Refusal>>,
): Promise<Done<T>> {
  const form = parseForm(posted, schema);
  if (!form.ok) return { ok: false, error: form.errors };
  const result = await act(form.value);
  if (result.ok) return result;
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, Refusal>(result);
  return { ok: false, error: [{ message: changeRefusal[error] }] };
}
