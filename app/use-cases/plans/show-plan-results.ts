import { type CountedRow, findCenterSessions, findStandingBodies } from "#app/adapters/db/plan-store.server.ts";
import type { FiscalYear } from "#app/domain/fiscal-year.ts";
import { bodyKey, groupKeysOf, type PlanGroupKey, seriesKey } from "#app/domain/plan-group.ts";
import { countPlan, isMoved, type PlanCount } from "#app/domain/plan-results.ts";
import { ok, type Result } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import { dayOf, isOfYear } from "./center-year.ts";
import { type OpenedPlan, openPlan } from "./open-plan.ts";

export interface PlannedAndHeld
  extends Pick<CountedRow, "id" | "title" | "state" | "startsAt" | "endsAt" | "plannedOn"> {
  moved: boolean;
}

export interface PlanResults extends OpenedPlan {
  /** By body, by series, and what is of neither; those without anything in the year are left out, bodies are not. */
  groups: { key: PlanGroupKey; name: string | null; bodyId: string | null; count: PlanCount }[];
  /** Each session once, a joint one (兼) too. */
  total: PlanCount;
  /** Those of the plan, in the order of the days they were planned for. */
  planned: PlannedAndHeld[];
  /** Of the year, but of no plan: held, and those still to come; what was cancelled is left out. */
  unplanned: PlannedAndHeld[];
}

/** A year's plan against what was held. A joint session (兼) is counted in each of its bodies, and once in the total. */
export async function showPlanResults(
  ctx: StaffContext,
  { year, centerId }: { year: FiscalYear; centerId?: string | undefined },
): Promise<Result<PlanResults, "not-found" | "forbidden">> {
  const opened = await openPlan(ctx, ctx.db, centerId);
  if (!opened.ok) return opened;
  const { center } = opened.value;
  const sessions = await findCenterSessions(ctx.db, center);
  const planned = sessions.filter(({ plannedFor }) => plannedFor === year).map(withResult);
  const unplanned = sessions
    .filter((session) => session.plannedFor !== year && session.state !== "cancelled" && isOfYear(session, year))
    .map((session) => withResult({ ...session, plannedOn: null }));
  const countOf = (key: PlanGroupKey | null) => {
    const isIn = (session: CountedRow) =>
      key ? groupKeysOf(session).includes(key) : groupKeysOf(session).length === 0;
    return countPlan(planned.filter(isIn), unplanned.filter(isIn));
  };
  const bodies = await findStandingBodies(ctx.db, center, `${year}-04-01`);
  const series = new Set(
    [...planned, ...unplanned].flatMap((s) => (s.series && s.bodies.length === 0 ? [s.series] : [])),
  );
  const groups = [
    ...bodies.map(({ id, name }) => ({ key: bodyKey(id), name, bodyId: id })),
    ...[...series].map((name) => ({ key: seriesKey(name), name, bodyId: null })),
  ].map((group) => ({ ...group, count: countOf(group.key) }));
  const rest = countOf(null);
  return ok({
    ...opened.value,
    groups:
      rest.planned + rest.unplanned + rest.unplannedOpen > 0
        ? [...groups, { key: "", name: null, bodyId: null, count: rest }]
        : groups,
    total: countPlan(planned, unplanned),
    planned: planned.map(shown).sort((a, b) => (a.plannedOn ?? "").localeCompare(b.plannedOn ?? "")),
    unplanned: unplanned.map(shown),
  });
}

function withResult(session: CountedRow) {
  const on = dayOf(session);
  return { ...session, on, moved: isMoved({ ...session, on }) };
}

function shown({ id, title, state, startsAt, endsAt, plannedOn, moved }: PlannedAndHeld): PlannedAndHeld {
  return { id, title, state, startsAt, endsAt, plannedOn, moved };
}
