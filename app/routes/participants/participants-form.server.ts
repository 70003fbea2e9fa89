import { z } from "zod";
import { MAX_PARTICIPANT_ROWS, PARTICIPANT_COLUMNS, type ParticipantColumns } from "#app/domain/participant-list.ts";
import { isReadable } from "#app/domain/search-key.ts";
import { rows, version } from "#app/http/fields.server.ts";
import { formText } from "#app/text/form.ts";
import { participantsText } from "#app/text/participants.ts";

const text = z.string().trim().max(200, formText.tooLong(200)).default("");

const line = z
  .object({ as: z.string().max(100), rewrite: z.string().optional(), name: text, organization: text })
  .transform(({ rewrite, ...decision }, ctx) => {
    const refuse = (field: string, message: string) => ctx.addIssue({ code: "custom", path: [field], message });
    if (decision.as === "") refuse("as", participantsText.choose);
    if (decision.as === "new" && !isReadable(decision.name)) refuse("name", participantsText.nameRequired);
    if (decision.as === "new" && !decision.organization) refuse("organization", participantsText.organizationRequired);
    return { ...decision, rewrite: rewrite !== undefined };
  });

export const participantsForm = z.object({ version, lines: rows(line, "参加者", MAX_PARTICIPANT_ROWS) });

/** The columns the desk told, in the address of the page; null where the list's own headings are to be read. */
export function columnsIn(query: URLSearchParams): ParticipantColumns | null {
  const told = PARTICIPANT_COLUMNS.flatMap((column) => {
    const index = query.get(column) ?? "";
    return /^\d{1,3}$/.test(index) ? [[column, Number(index)] as const] : [];
  });
  return told.some(([column]) => column === "name") ? Object.fromEntries(told) : null;
}
