import { findUnknownHeadcounts, type UnknownHeadcountRow } from "#app/adapters/db/attendance-store.server.ts";
import { type FiscalYear, fiscalYearOf, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { centersReached } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";

export interface CenterWithout {
  id: string;
  name: string;
  sessions: UnknownHeadcountRow[];
}

export interface UnitWithout {
  id: string;
  name: string;
  centers: CenterWithout[];
}

export interface UnknownHeadcounts {
  fiscalYear: FiscalYear;
  /** From the first year with a session to this one, newest first. */
  years: FiscalYear[];
  /** In official order, only those with such sessions. */
  units: UnitWithout[];
  total: number;
}

/** 人数未入力: held sessions whose headcount nobody knows yet, of the own center or of the whole prefecture. */
export async function listUnknownHeadcounts(
  ctx: StaffContext,
  input: { fiscalYear: FiscalYear | null },
): Promise<UnknownHeadcounts> {
  const { prefectureId } = ctx.actor;
  const reached = centersReached(ctx.actor, "session.read");
  const centerId = reached === "all" ? undefined : reached === "none" ? "" : reached.centerId;
  const thisYear = fiscalYearOf(ctx.now());
  const fiscalYear = input.fiscalYear ?? thisYear;
  const range = fiscalYearRange(fiscalYear);
  const sessions = await findUnknownHeadcounts(ctx.db, { prefectureId, centerId, ...range });
  const centers = await ctx.db.healthCenter.findMany({
    where: { prefectureId, id: { in: [...new Set(sessions.map((session) => session.centerId))] } },
    select: { id: true, name: true, reportingUnit: { select: { id: true, name: true } } },
    orderBy: [{ reportingUnit: { position: "asc" } }, { position: "asc" }],
  });
  const units = new Map<string, UnitWithout>();
  for (const { id, name, reportingUnit } of centers) {
    const unit = units.get(reportingUnit.id) ?? { ...reportingUnit, centers: [] };
    unit.centers.push({ id, name, sessions: sessions.filter((session) => session.centerId === id) });
    units.set(unit.id, unit);
  }
  const years = new Set([...(await yearsWithSessions(ctx, centerId, thisYear)), fiscalYear]);
  return {
    fiscalYear,
    years: [...years].sort((a, b) => b - a),
    units: [...units.values()],
    total: sessions.length,
  };
}

async function yearsWithSessions(ctx: StaffContext, centerId: string | undefined, newest: FiscalYear) {
  const first = await ctx.db.session.findFirst({
    where: { prefectureId: ctx.actor.prefectureId, centerId, startsAt: { not: null } },
    select: { startsAt: true },
    orderBy: { startsAt: "asc" },
  });
  const oldest = first?.startsAt ? Math.min(fiscalYearOf(first.startsAt), newest) : newest;
  return Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
}
