import { z } from "zod";
import { RSVP_ANSWERS, type RsvpInput } from "#app/domain/rsvp.ts";
import { optionalLines, optionalText } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import { formText } from "#app/text/form.ts";
import { chooseAnswer } from "#app/text/rsvp.ts";

/** An answer as the participant's and the desk's form send it. */
export const responseForm = z.object({
  answer: z.enum(RSVP_ANSWERS, chooseAnswer),
  proxyName: optionalText(100),
  proxyTitle: optionalText(100),
  proxyOrganization: optionalText(200),
  proxyEmail: optionalText(254).refine((text) => text === null || z.email().safeParse(text).success, formText.email),
  message: optionalLines(1000),
});

export function toRsvpInput(form: z.output<typeof responseForm>): RsvpInput {
  const { answer, proxyName, proxyTitle: title, proxyOrganization: organization, proxyEmail: email, message } = form;
  const proxy = answer === "proxy" ? { name: proxyName ?? "", title, organization, email } : null;
  return { answer, proxy, message };
}

const FIELDS: Record<string, string> = {
  "proxy-name-required": "proxyName",
  "proxy-not-allowed": "answer",
  "proxy-other-organization": "proxyOrganization",
  "answer-not-offered": "answer",
  "deadline-passed": "answer",
};

/** A refusal at the field it is about. */
export function fieldError(code: string, message: string): FieldError {
  const field = FIELDS[code];
  return field ? { field, message } : { message };
}
