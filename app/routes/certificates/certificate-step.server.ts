import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { z } from "zod";
import { MAX_CERTIFICATE_MINUTES } from "#app/domain/certificate.ts";
import { staffContext } from "#app/http/context.server.ts";
import { optionalInteger, version } from "#app/http/fields.server.ts";
import { type FieldError, readForm } from "#app/http/form.server.ts";
import { certificateRefusal } from "#app/text/certificate.ts";
import { formText } from "#app/text/form.ts";
import { issueCertificates } from "#app/use-cases/certificates/issue-certificates.ts";
import { setCertificateMinutes } from "#app/use-cases/certificates/set-certificate-minutes.ts";
import type { StaffContext } from "#app/use-cases/context.ts";

/** As many as can be called to one session. */
const MAX_CHOSEN = 2500;

const steps = z.discriminatedUnion(
  "step",
  [
    z.object({ step: z.literal("minutes"), version, minutes: optionalInteger(1, MAX_CERTIFICATE_MINUTES) }),
    z.object({ step: z.literal("issueAll") }),
    z.object({
      step: z.literal("issueChosen"),
      chosen: z.array(z.string().max(64)).max(MAX_CHOSEN, formText.tooMany("選択", MAX_CHOSEN)).default([]),
    }),
  ],
  formText.choose,
);

/** What a press on the page of a session's certificates does. */
export async function takeCertificateStep(args: ActionFunctionArgs) {
  const ctx = await staffContext(args);
  const sessionId = args.params.id ?? "";
  const form = await readForm(args.request, steps);
  const minutes = typeof form.typed.minutes === "string" ? form.typed.minutes : undefined;
  const refused = (errors: FieldError[]) => data({ errors, minutes }, { status: 422 });
  if (!form.ok) return refused(form.errors);
  const { step } = form.value;
  const result = await taken(ctx, sessionId, form.value);
  if (result.ok)
    return redirect(`/sessions/${sessionId}/certificates?done=${step === "minutes" ? "minutes" : "issued"}`);
  const message = certificateRefusal[result.error];
  return refused([{ ...(result.error === "longer-than-session" && { field: "minutes" }), message }]);
}

function taken(ctx: StaffContext, sessionId: string, chosen: z.output<typeof steps>) {
  switch (chosen.step) {
    case "minutes":
      return setCertificateMinutes(ctx, { sessionId, version: chosen.version, minutes: chosen.minutes });
    case "issueAll":
      return issueCertificates(ctx, { sessionId, attendanceIds: "all" });
    case "issueChosen":
      return issueCertificates(ctx, { sessionId, attendanceIds: chosen.chosen });
  }
}
