import { z } from "zod";
import { MAX_AGENDA_ITEMS } from "#app/domain/agenda.ts";
import { AGENDA_OUTCOMES } from "#app/domain/taxonomy.ts";
import { choice, optionalLines, rows, version } from "#app/http/fields.server.ts";

const MAX_NOTES = 5000;

const item = z.object({
  id: z.string(),
  outcome: choice(["", ...AGENDA_OUTCOMES])
    .default("")
    .transform((outcome) => outcome || null),
  notes: optionalLines(MAX_NOTES),
});

export const outcomeForm = z.object({
  version,
  items: rows(item, "議題", MAX_AGENDA_ITEMS),
});
