import { z } from "zod";
import { AGENDA_OUTCOMES } from "#app/domain/taxonomy.ts";
import { choice, optionalText } from "#app/http/fields.server.ts";

const MAX_NOTES = 5000;

const item = z.object({
  id: z.string(),
  outcome: choice(["", ...AGENDA_OUTCOMES])
    .default("")
    .transform((outcome) => outcome || null),
  // A browser sends a form's line breaks as CRLF; the record keeps LF, so that the same notes stay the same.
  notes: z.preprocess(
    (text) => (typeof text === "string" ? text.replaceAll("\r\n", "\n") : text),
    optionalText(MAX_NOTES),
  ),
});

export const outcomeForm = z.object({
  version: z.coerce.number().int(),
  items: z.array(item).default([]),
});
