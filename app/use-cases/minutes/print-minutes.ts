import { writeDocx } from "#app/adapters/docx/write-docx.server.ts";
import type { MinutesEdition, MinutesFile } from "#app/domain/minutes.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import type { MinutesRefusal } from "./lock-minutes.ts";
import { findReadable } from "./show-minutes.ts";

/** The minutes as a file, under the name it is saved with (without an ending). */
export async function printMinutes(
  ctx: StaffContext,
  sessionId: string,
  { edition, file }: { edition: MinutesEdition; file: MinutesFile },
): Promise<Result<{ name: string; bytes: Uint8Array }, MinutesRefusal>> {
  const found = await findReadable(ctx, sessionId, edition);
  if (!found.ok) return found;
  const { paper } = found.value;
  const bytes = file === "pdf" ? (await ctx.printer.print([paper])).bytes : await writeDocx(paper);
  return ok({ name: paper.title, bytes });
}
