import { writeDocx } from "#app/adapters/docx/write-docx.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { findReport, type ReportRefusal } from "./find-report.ts";

/** A session's 実施報告 as a file, under the name it is saved with (without an ending). */
export async function printReport(
  ctx: StaffContext,
  sessionId: string,
  file: "pdf" | "docx",
): Promise<Result<{ name: string; bytes: Uint8Array }, ReportRefusal>> {
  const report = await findReport(ctx, sessionId);
  if (!report.ok) return report;
  const { paper } = report.value;
  const bytes = file === "pdf" ? (await ctx.printer.print([paper])).bytes : await writeDocx(paper);
  return ok({ name: paper.title, bytes });
}
