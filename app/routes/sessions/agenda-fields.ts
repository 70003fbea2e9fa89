import { z } from "zod";
import { MAX_AGENDA_MINUTES } from "#app/domain/agenda.ts";
import { AGENDA_KINDS, AGENDA_TOPICS, PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { choice, choices, optionalInteger, optionalText } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";

/** One row of the agenda, as it is typed. */
export const agendaRow = z.object({
  id: optionalText(64),
  part: optionalText(50),
  title: z.string().trim().max(300, formText.tooLong(300)).default(""),
  kind: choice(AGENDA_KINDS).default("discussion"),
  closed: z.string().optional(),
  carriedFromId: optionalText(64),
  followUpIds: choices(z.string().max(64)),
  presenter: optionalText(200),
  presenterRole: z
    .enum(PARTICIPANT_ROLES)
    .or(z.literal("").transform(() => null))
    .default(null),
  minutes: optionalInteger(1, MAX_AGENDA_MINUTES),
  topics: choices(choice(AGENDA_TOPICS)),
});

/** Whether anything was typed into a row; the others are left out. */
export function isFilled({ part, title, presenter, presenterRole, minutes, topics }: z.output<typeof agendaRow>) {
  return Boolean(part || title || presenter || presenterRole || minutes || topics.length > 0);
}
