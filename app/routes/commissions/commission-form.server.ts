import { z } from "zod";
import { MAX_DOCUMENT_NUMBER } from "#app/domain/letter.ts";
import { choices, optionalDate, optionalText } from "#app/http/fields.server.ts";
import { dateRefusal } from "#app/text/refusals.ts";

/** Who, which day and number: of a preview and of what is issued. */
export const commissionForm = z.object({
  appointments: choices(z.string().max(64)),
  issuedOn: optionalDate.transform((day, ctx) => {
    if (day !== null) return day;
    ctx.addIssue({ code: "custom", message: dateRefusal.empty });
    return z.NEVER;
  }),
  number: optionalText(MAX_DOCUMENT_NUMBER),
  issuedBefore: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
