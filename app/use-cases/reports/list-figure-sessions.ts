import {
  type CountedSession,
  countDistinctPeople,
  type FigureFilter,
  listCounted,
} from "#app/adapters/db/tally-store.server.ts";
import { type FiscalYear, fiscalYearRange } from "#app/domain/fiscal-year.ts";
import { type Headcount, headcountOf } from "#app/domain/headcount.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Cell, TableUnit } from "#app/domain/tally.ts";
import type { CountedCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

export interface FigureSession {
  id: string;
  startsAt: Instant;
  title: string;
  category: CountedCategory;
  centerName: string;
  /** 兼: held as several bodies at once, counted once. */
  bodies: string[];
  coHosts: string[];
  headcount: Headcount;
}

export interface FigureSessions {
  unit: TableUnit | null;
  sessions: FigureSession[];
  /** 回数 and 延べ人数 of these sessions: what stands in the annual table. */
  cell: Cell;
  /** 実人数, and how many of the sessions have a list of names to know it from. */
  distinct: { people: number; sessions: number };
}

/** The sessions that make up one figure of the annual table: of a unit or all, in a category or all, or its 再掲. */
export async function listFigureSessions(
  ctx: StaffContext,
  year: FiscalYear,
  filter: FigureFilter,
): Promise<Result<FigureSessions, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  if (!may(ctx.actor, "report.read", { prefectureId, centerId: null })) return refuse("forbidden");
  const unit =
    filter.unitId === null
      ? null
      : await ctx.db.reportingUnit.findFirst({
          where: { id: filter.unitId, prefectureId },
          select: { id: true, name: true },
        });
  if (filter.unitId !== null && !unit) return refuse("not-found");

  const span = fiscalYearRange(year);
  const [counted, distinct] = await Promise.all([
    listCounted(ctx.db, prefectureId, span, filter),
    countDistinctPeople(ctx.db, prefectureId, span, filter),
  ]);
  return ok({ unit, sessions: await readSessions(ctx, counted), cell: cellOf(counted), distinct });
}

async function readSessions(ctx: StaffContext, counted: readonly CountedSession[]): Promise<FigureSession[]> {
  const rows = await ctx.db.session.findMany({
    where: { id: { in: counted.map((session) => session.id) } },
    select: {
      id: true,
      startsAt: true,
      title: true,
      category: true,
      center: { select: { name: true } },
      bodies: { orderBy: { position: "asc" }, select: { body: { select: { name: true } } } },
      coHosts: { select: { center: { select: { name: true } } } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return counted.flatMap(({ id, basis, stated, people }) => {
    const row = byId.get(id);
    if (!row?.startsAt) return [];
    return {
      id,
      startsAt: row.startsAt,
      title: row.title,
      category: row.category as CountedCategory,
      centerName: row.center.name,
      bodies: row.bodies.map(({ body }) => body.name),
      coHosts: row.coHosts.map(({ center }) => center.name),
      headcount: headcountOf({ basis, people: stated }, people),
    };
  });
}

function cellOf(counted: readonly CountedSession[]): Cell {
  const cell = { sessions: counted.length, unknown: 0, approximate: 0, people: 0 };
  for (const { basis, people } of counted) {
    if (people === null) cell.unknown += 1;
    else cell.people += people;
    if (basis === "approximate") cell.approximate += 1;
  }
  return cell;
}
