import { activityCsv, activityTsv } from "#app/adapters/sheets/activity-sheet.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { readActivityTable } from "./show-activity-table.ts";

export type SheetFormat = "tsv" | "csv";

/** 実績表 as a file in the published layout. */
export async function exportActivityTable(
  ctx: StaffContext,
  year: FiscalYear,
  format: SheetFormat,
): Promise<Result<string, "forbidden">> {
  const { prefectureId } = ctx.actor;
  if (!may(ctx.actor, "report.read", { prefectureId, centerId: null })) return refuse("forbidden");
  const table = await readActivityTable(ctx, year);
  return ok(format === "tsv" ? activityTsv(table) : activityCsv(table));
}
