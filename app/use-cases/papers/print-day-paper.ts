import { receptionCode } from "#app/domain/reference.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { giveReferences } from "../invitations/give-references.ts";
import { findDay, type PaperRefusal } from "./find-day.ts";
import { type PaperChoice, writeDayPaper } from "./write-day-paper.ts";

/** One of the papers of a session's day as PDF, under the name it is saved with. */
export async function printDayPaper(
  ctx: StaffContext,
  sessionId: string,
  choice: PaperChoice,
): Promise<Result<{ name: string; bytes: Uint8Array }, PaperRefusal>> {
  const day = await findDay(ctx, sessionId);
  if (!day.ok) return day;
  // A name tag is shown to the camera of the reception as well.
  const codes = choice.kind === "nameTags" ? await receptionCodes(ctx, sessionId) : new Map<string, string>();
  const paper = await writeDayPaper(ctx, day.value, choice, codes);
  const { bytes } = await ctx.printer.print([paper]);
  return ok({ name: paper.title, bytes });
}

async function receptionCodes(ctx: StaffContext, sessionId: string): Promise<Map<string, string>> {
  const { value } = await transact(ctx, async (tx) => ok(await giveReferences(tx, sessionId)));
  return new Map([...value].map(([id, reference]) => [id, receptionCode(reference)]));
}
