import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { staffContext } from "#app/http/context.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { formText } from "#app/text/form.ts";
import { reminderRefusal } from "#app/text/reminder.ts";
import { remindSilentNow } from "#app/use-cases/reminders/remind-silent-now.ts";

const reminding = z.object({ seenAt: z.iso.datetime(formText.version) });

/** Asks those who have not answered once more. */
export async function remind(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, reminding);
  if (!form.ok) return data({ errors: form.errors }, { status: 422 });
  const result = await remindSilentNow(ctx, { sessionId, seenAt: new Date(form.value.seenAt) });
  if (result.ok) return redirect(`/sessions/${sessionId}/responses?reminded=${result.value.mails}`, 303);
  const { error } = result;
  if (error === "not-found" || error === "forbidden") return orRefuse<never, typeof error>({ ok: false, error });
  return data({ errors: [{ message: reminderRefusal[error] }] }, { status: 422 });
}
