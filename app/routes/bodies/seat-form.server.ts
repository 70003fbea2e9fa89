import { z } from "zod";
import { MEMBER_ROLES } from "#app/domain/taxonomy.ts";
import { choice, optionalDate, optionalText, version } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";
import { dateRefusal } from "#app/text/refusals.ts";
import { nameRequired } from "#app/text/rsvp.ts";

/** The form of a seat. */
export const seatForm = z.object({
  organizationName: optionalText(200),
  post: optionalText(100).transform((text) => text ?? ""),
  role: choice(MEMBER_ROLES),
  startsOn: optionalDate,
  endsOn: optionalDate,
});

/** The form of a seat that is there. */
export const seatEditForm = seatForm.extend({ version });

const requiredDate = optionalDate.transform((day, ctx) => {
  if (day !== null) return day;
  ctx.addIssue({ code: "custom", message: dateRefusal.empty });
  return z.NEVER;
});

/** The days of an appointment. */
export const termForm = z.object({ startsOn: requiredDate, endsOn: optionalDate });

/** Someone new to the desk, with the least that a notice needs. */
export const candidateForm = z.object({
  name: z.string().trim().min(1, nameRequired).max(100, formText.tooLong(100)),
  kana: optionalText(100).transform((text) => text ?? ""),
  organizationName: optionalText(200),
  title: optionalText(100),
  email: optionalText(254).refine((text) => text === null || z.email().safeParse(text).success, formText.email),
});
