import { type PollReplies, pollCsv, pollXlsx } from "#app/adapters/sheets/poll-sheet.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { marksOf } from "./read-poll.ts";
import { showPoll } from "./show-poll.ts";

type ExportRefusal = "not-found" | "forbidden";

/** Who can come when, as the desk sees it, as CSV. */
export async function exportPollCsv(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<string, ExportRefusal>> {
  const replies = await readReplies(ctx, input);
  return replies.ok ? ok(pollCsv(replies.value)) : replies;
}

/** The same as a workbook. */
export async function exportPollXlsx(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<Buffer, ExportRefusal>> {
  const replies = await readReplies(ctx, input);
  return replies.ok ? ok(await pollXlsx(replies.value)) : replies;
}

async function readReplies(
  ctx: StaffContext,
  input: { sessionId: string },
): Promise<Result<PollReplies, ExportRefusal>> {
  const shown = await showPoll(ctx, input);
  if (!shown.ok) return shown;
  const { poll } = shown.value;
  if (!poll) return refuse("not-found");
  const people = poll.participants.map(({ currentReply, ...person }) => {
    return { ...person, marks: marksOf(currentReply), comment: currentReply?.comment ?? null };
  });
  return ok({ options: poll.options, people });
}
