import { randomUUID } from "node:crypto";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findLooseDrafts, lockCenter } from "#app/adapters/db/plan-store.server.ts";
import { isReportConfirmed } from "#app/adapters/db/session-store.server.ts";
import { type FiscalYear, fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { type PlanRefusal, planRefusals } from "#app/domain/session.ts";
import { fromTokyo, tokyoDate } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext, transact } from "../context.ts";
import { type PlanGroup, readGroups } from "./center-year.ts";
import { draftsOf, type PlannedDraft, type PlanRow } from "./draft-plan.ts";
import { openPlan, type PlanCenter } from "./open-plan.ts";
import { isNumberedDraft } from "./planned-draft.ts";
import { proposalsFor } from "./propose-plan.ts";
import { renumberDrafts } from "./renumber-plan.ts";

export type PlanYearRefusal = "not-found" | "forbidden" | "report-confirmed" | "outside-year" | PlanRefusal;

/** A year's plan is made at once; more rows than an office holds sessions are a mistake. */
export const MAX_PLAN_ROWS = 200;

/**
 * Makes a year's plan: each row a draft with its day, round and title. Safe to repeat: a row is left out when what it
 * follows is planned by now, or when its body meets at that very time already. Drafts of the plan that were there
 * are numbered anew together with the new ones, in the order of their days.
 */
export function planYear(
  ctx: StaffContext,
  { year, centerId, rows }: { year: FiscalYear; centerId?: string | undefined; rows: readonly PlanRow[] },
): Promise<Result<{ planned: number; leftOut: number }, PlanYearRefusal>> {
  return transact(ctx, async (tx): Promise<Result<{ planned: number; leftOut: number }, PlanYearRefusal>> => {
    const opened = await openPlan(ctx, tx, centerId);
    if (!opened.ok) return opened;
    if (!opened.value.mayWrite) return refuse("forbidden");
    const { center } = opened.value;
    await lockCenter(tx, center);
    if (await isReportConfirmed(tx, center.id, year)) return refuse("report-confirmed");
    if (rows.some(({ date }) => fiscalYearOfDate(date) !== year)) return refuse("outside-year");
    const groups = await readGroups(tx, center, year);
    const loose = await findLooseDrafts(tx, center);
    const proposed = new Set(
      proposalsFor(groups, year, tokyoDate(ctx.now())).map(({ group, from }) => `${group} ${from}`),
    );
    const open = rows.filter(
      (row, index) => isStillOpen(row, groups, proposed) && rows.findIndex((other) => isSameTime(row, other)) === index,
    );
    const { drafts } = draftsOf(open, {
      groups,
      year,
      isPlannedDraft: (session) => isNumberedDraft(session, year, loose),
    });
    const made = drafts.filter((draft) => draft !== null);
    for (const draft of made) {
      const [refusal] = planRefusals({ ...draft, answerBy: null, onlineUrl: null }, "draft");
      if (refusal) return refuse(refusal);
      await writeDraft(ctx, tx, { center, year, draft });
    }
    await renumberDrafts(ctx, tx, center, year);
    return ok({ planned: made.length, leftOut: rows.length - made.length });
  });
}

/** `proposed`: what is proposed now, each as its group and the session it follows. */
function isStillOpen(row: PlanRow, groups: readonly PlanGroup[], proposed: ReadonlySet<string>): boolean {
  const group = groups.find(({ key }) => key === row.group);
  if (!group) return false;
  if (row.from && !proposed.has(`${row.group} ${row.from}`)) return false;
  const startsAt = fromTokyo(row.date, row.start);
  return !group.sessions.some(
    (session) => session.state !== "cancelled" && session.startsAt?.getTime() === startsAt.getTime(),
  );
}

/** The same row given twice. */
function isSameTime(a: PlanRow, b: PlanRow): boolean {
  return a.group === b.group && a.date === b.date && a.start === b.start;
}

async function writeDraft(
  ctx: StaffContext,
  tx: Tx,
  { center, year, draft }: { center: PlanCenter; year: FiscalYear; draft: PlannedDraft },
): Promise<void> {
  const id = randomUUID();
  const { row, bodies, ...columns } = draft;
  await tx.session.create({
    data: {
      id,
      prefectureId: center.prefectureId,
      centerId: center.id,
      state: "draft",
      plannedFor: year,
      plannedOn: row.date,
      icalUid: `${id}@renkei`,
      createdAt: ctx.now(),
      searchKey: searchKey(draft.title, draft.series, draft.venue),
      ...columns,
      bodies: { create: bodies.map(({ bodyId }, position) => ({ bodyId, position })) },
    },
  });
  await auditStaff(ctx, tx, {
    ...aboutSession({ id, prefectureId: center.prefectureId, centerId: center.id }),
    action: "session.planYear",
    after: {
      plannedFor: year,
      plannedOn: row.date,
      from: row.from,
      bodyIds: bodies.map(({ bodyId }) => bodyId),
      ...columns,
    },
  });
}
