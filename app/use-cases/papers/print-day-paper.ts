import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
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
  const paper = await writeDayPaper(ctx, day.value, choice);
  const { bytes } = await ctx.printer.print([paper]);
  return ok({ name: paper.title, bytes });
}
