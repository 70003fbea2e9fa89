import { findUnknownHeadcounts } from "#app/adapters/db/attendance-store.server.ts";
import { findHomeSessions, type HomeSession } from "#app/adapters/db/home-store.server.ts";
import { tallySessions } from "#app/adapters/db/tally-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { activityTable, type FootCell, type TableUnit } from "#app/domain/tally.ts";
import { COUNTED_CATEGORIES, type CountedCategory } from "#app/domain/taxonomy.ts";
import { addDays, fromTokyo, toTokyo } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { findTasks, type Tasks } from "./find-tasks.ts";

export interface YearFigures {
  category: CountedCategory;
  thisYear: FootCell;
  /** Up to the same day of the year before: half a year must not be held against a whole one. */
  lastYear: FootCell;
}

export interface PrefectureHome {
  kind: "prefecture";
  today: string;
  year: FiscalYear;
  figures: YearFigures[];
  /** How many units there are. */
  units: number;
  /** Units with no session so far this year, in official order. */
  idleUnits: TableUnit[];
  /** 人数未入力, only units that have any, beside those stated as 不明. */
  withoutHeadcount: { unit: TableUnit; sessions: number; unknown: number }[];
  /** Scheduled and held from today on, for seven days. */
  week: HomeSession[];
  /** Of all its desks. */
  tasks: Tasks;
}

/** How the prefecture's year is going: figures and published sessions, which all its staff may read. */
export async function showPrefectureHome(ctx: StaffContext): Promise<PrefectureHome> {
  const { prefectureId } = ctx.actor;
  const { date: today, time } = toTokyo(ctx.now());
  const year = fiscalYearOf(ctx.now());
  const sameDayLastYear = fromTokyo(yearBefore(today), time);
  const [units, thisYear, lastYear, without, week, tasks] = await Promise.all([
    ctx.db.reportingUnit.findMany({
      where: { prefectureId },
      orderBy: { position: "asc" },
      select: { id: true, name: true, centers: { select: { id: true } } },
    }),
    tallySessions(ctx.db, prefectureId, fiscalYearRange(year)),
    tallySessions(ctx.db, prefectureId, { from: fiscalYearRange(year - 1).from, until: sameDayLastYear }),
    findUnknownHeadcounts(ctx.db, { prefectureId, centerId: undefined, ...fiscalYearRange(year) }),
    findHomeSessions(ctx.db, {
      prefectureId,
      state: { in: ["scheduled", "held"] },
      startsAt: { gte: fromTokyo(today, "00:00"), lt: fromTokyo(addDays(today, 7), "00:00") },
    }),
    findTasks(ctx, null),
  ]);
  const [now, then] = [activityTable(units, thisYear), activityTable(units, lastYear)];
  return {
    kind: "prefecture",
    today,
    year,
    figures: COUNTED_CATEGORIES.map((category) => ({
      category,
      thisYear: now.foot[category],
      lastYear: then.foot[category],
    })),
    units: units.length,
    idleUnits: now.rows
      .filter(({ cells }) => COUNTED_CATEGORIES.every((category) => cells[category].sessions === 0))
      .map(({ unit: { id, name } }) => ({ id, name })),
    withoutHeadcount: units.flatMap(({ id, name, centers }) => {
      const own = new Set(centers.map((center) => center.id));
      const ofUnit = without.filter(({ centerId }) => own.has(centerId));
      const sessions = ofUnit.filter(({ basis }) => basis === "none").length;
      return sessions > 0 ? [{ unit: { id, name }, sessions, unknown: ofUnit.length - sessions }] : [];
    }),
    week,
    tasks,
  };
}

/** The same day a year earlier; 29 February becomes 28 February. */
function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1);
  return `${year}${date.slice(4) === "-02-29" ? "-02-28" : date.slice(4)}`;
}
