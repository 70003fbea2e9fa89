import { countCoHosted, findImportedFigures, firstHeldAt, tallySessions } from "#app/adapters/db/tally-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { may } from "#app/domain/permission.ts";
import type { ReportState } from "#app/domain/report.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type ActivityTable, activityTable } from "#app/domain/tally.ts";
import type { StaffContext } from "../context.ts";

export interface ShownActivityTable {
  year: FiscalYear;
  /** The years there is something to choose from, newest first. */
  years: FiscalYear[];
  table: ActivityTable;
  /** By unit; a unit that has not begun its report is open. */
  states: Record<string, ReportState>;
  /** 再掲 by unit, only where there are any: co-hosted sessions of other units, never added. */
  coHosted: Record<string, number>;
}

/** 実績表 of a fiscal year, from the records of its sessions, for everyone of the prefecture's staff. */
export async function showActivityTable(
  ctx: StaffContext,
  year: FiscalYear,
): Promise<Result<ShownActivityTable, "forbidden">> {
  const { prefectureId } = ctx.actor;
  if (!may(ctx.actor, "report.read", { prefectureId, centerId: null })) return refuse("forbidden");
  const [table, coHosted, reports, firstAt, firstTotals] = await Promise.all([
    readActivityTable(ctx, year),
    countCoHosted(ctx.db, prefectureId, fiscalYearRange(year)),
    ctx.db.activityReport.findMany({
      where: { prefectureId, fiscalYear: year },
      select: { reportingUnitId: true, state: true },
    }),
    firstHeldAt(ctx.db, prefectureId),
    ctx.db.importedFigure.aggregate({ where: { prefectureId }, _min: { fiscalYear: true } }),
  ]);
  const states = new Map(reports.map((report) => [report.reportingUnitId, report.state]));
  return ok({
    year,
    years: yearsBetween(
      Math.min(firstAt ? fiscalYearOf(firstAt) : year, firstTotals._min.fiscalYear ?? year),
      fiscalYearOf(ctx.now()),
      year,
    ),
    table,
    states: Object.fromEntries(table.rows.map(({ unit }) => [unit.id, states.get(unit.id) ?? "open"])),
    coHosted: Object.fromEntries(coHosted),
  });
}

/** The table itself: every unit of the prefecture in official order, and one query over the sessions; else totals. */
export async function readActivityTable(ctx: StaffContext, year: FiscalYear): Promise<ActivityTable> {
  const { prefectureId } = ctx.actor;
  const [units, tally, totals] = await Promise.all([
    ctx.db.reportingUnit.findMany({
      where: { prefectureId },
      orderBy: { position: "asc" },
      select: { id: true, name: true },
    }),
    tallySessions(ctx.db, prefectureId, fiscalYearRange(year)),
    findImportedFigures(ctx.db, prefectureId, year),
  ]);
  return activityTable(units, tally, totals);
}

function yearsBetween(first: FiscalYear, current: FiscalYear, shown: FiscalYear): FiscalYear[] {
  const oldest = Math.min(first, current);
  const years = Array.from({ length: current - oldest + 1 }, (_, i) => current - i);
  // A year looked at outside of them stands among them all the same, without all those between.
  return years.includes(shown) ? years : [...years, shown].sort((a, b) => b - a);
}
