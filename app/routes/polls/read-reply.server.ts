import { z } from "zod";
import { POLL_MARKS, type PollRefusal, type PollReplyInput } from "#app/domain/poll.ts";
import { optionalLines } from "#app/http/fields.server.ts";
import type { FieldError } from "#app/http/form.server.ts";
import type { Typed } from "#app/http/form-rows.ts";
import { pollRefusal } from "#app/text/poll.ts";

/** A reply as the participant's and the desk's form send it. */
export const replyForm = z.object({
  marks: z.record(z.string().max(64), z.enum(POLL_MARKS, pollRefusal["mark-every-date"])).default({}),
  comment: optionalLines(1000),
});

export function toReply({ marks, comment }: z.output<typeof replyForm>): PollReplyInput {
  return { marks: new Map(Object.entries(marks)), comment };
}

/** A refusal at the dates it is about. */
export function replyErrors(refusal: PollRefusal, typed: Typed, options: readonly { id: string }[]): FieldError[] {
  const message = pollRefusal[refusal];
  if (refusal === "mark-every-date") {
    return options.filter(({ id }) => !typed[`marks.${id}`]).map(({ id }) => ({ field: `marks.${id}`, message }));
  }
  const [first] = options;
  return [refusal === "nothing-marked" && first ? { field: `marks.${first.id}`, message } : { message }];
}
