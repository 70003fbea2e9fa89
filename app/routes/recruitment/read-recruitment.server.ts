import { z } from "zod";
import { MAX_PER_ORGANIZATION } from "#app/domain/recruitment.ts";
import { optionalDate, optionalInteger, optionalLines, requiredText } from "#app/http/fields.server.ts";
import { type FieldError, parseForm, readFormData } from "#app/http/form.server.ts";
import { formText } from "#app/text/form.ts";
import { type ApplicationRefusal, applicationRefusal, recruitmentRefusalText } from "#app/text/recruitment.ts";
import { commonRefusal, rsvpRefusal } from "#app/text/refusals.ts";
import type { EnterApplicationRefusal } from "#app/use-cases/recruitments/enter-application.ts";
import type { SaveRecruitmentRefusal } from "#app/use-cases/recruitments/save-recruitment.ts";
import { applicationError } from "../courses/application-form.server.ts";

const version = z
  .string()
  .regex(/^\d{0,9}$/, formText.version)
  .transform((text) => (text === "" ? null : Number(text)));

const saveForm = z.object({
  version,
  opensOn: optionalDate,
  closesOn: optionalDate.transform((date, ctx) => {
    if (date !== null) return date;
    ctx.addIssue({ code: "custom", message: formText.required });
    return z.NEVER;
  }),
  perOrganization: optionalInteger(1, MAX_PER_ORGANIZATION),
  target: optionalLines(500),
  message: optionalLines(2000),
  purpose: z.string().trim().min(1, formText.required).max(2000, formText.tooLong(2000)),
});

const stepForm = z.object({ version: version.pipe(z.number()) });
const withdrawForm = z.object({
  version: version.pipe(z.number()),
  applicationId: requiredText(100),
  applicantId: z.string().default(""),
  remark: optionalLines(1000),
});

/** What was pressed on the desk's page of a 募集. */
export async function readRecruitmentStep(request: Request) {
  const form = await readFormData(request);
  const act = String(form.get("act") ?? "");
  if (act === "close" || act === "reopen")
    return { kind: "state" as const, to: act as "close" | "reopen", ...parseForm(form, stepForm) };
  if (act === "withdraw") return { kind: "withdraw" as const, ...parseForm(form, withdrawForm) };
  return { kind: act === "preview" ? ("preview" as const) : ("save" as const), ...parseForm(form, saveForm) };
}

/** Why an application was not entered, at the field it is about. */
export function enteredError(refusal: EnterApplicationRefusal, index?: number): FieldError {
  if (refusal in applicationRefusal) return applicationError(refusal as ApplicationRefusal, index);
  const messages: Record<string, string> = { ...commonRefusal, ...rsvpRefusal, ...recruitmentRefusalText };
  return { message: messages[refusal] ?? refusal };
}

const FIELDS: Partial<Record<SaveRecruitmentRefusal, string>> = {
  "closes-before-opens": "closesOn",
  "closes-after-session": "closesOn",
};

export function recruitmentError(refusal: SaveRecruitmentRefusal): FieldError {
  const message = { ...commonRefusal, ...recruitmentRefusalText }[refusal];
  const field = FIELDS[refusal];
  return field ? { field, message } : { message };
}
