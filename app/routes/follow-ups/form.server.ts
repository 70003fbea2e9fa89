import { z } from "zod";
import { MAX_ASSIGNEE, MAX_TASK } from "#app/domain/follow-up.ts";
import { optionalDate, optionalText, requiredText } from "#app/http/fields.server.ts";

/** What is to be done, as its form sends it. */
export const followUpForm = z.object({
  agendaItemId: optionalText(64),
  task: requiredText(MAX_TASK),
  assignee: optionalText(MAX_ASSIGNEE),
  dueOn: optionalDate,
});
