import { redirect } from "@remix-run/node";
import { type FiscalYear, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { parseForm, typedFields } from "#app/http/form.server.ts";
import { rowsIn, type Typed, withRows } from "#app/http/form-rows.ts";
import { orRefuse } from "#app/http/refusal.server.ts";
import { deleteRefusal, planText } from "#app/text/plans.ts";
import { commonRefusal, planRefusal, stepRefusal } from "#app/text/refusals.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { MAX_PLAN_ROWS, planYear } from "#app/use-cases/plans/plan-year.ts";
import { renumberPlan } from "#app/use-cases/plans/renumber-plan.ts";
import { showYearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { deleteDraft } from "#app/use-cases/sessions/delete-draft.ts";
import { planAgain, planForm, rowsAsTyped, typedRows } from "./plan-form.server.ts";
import { planHref } from "./plan-links.ts";
import { editPlanRows } from "./row-edit.ts";

export interface PlanOf {
  year: FiscalYear;
  centerId: string | undefined;
}

const MESSAGES = { ...commonRefusal, ...stepRefusal, ...planRefusal, ...deleteRefusal };
const there = ({ year, centerId }: PlanOf, done: Record<string, string>) =>
  redirect(planHref(year, "plan", { center: centerId, ...done }));

/** The rows that are ticked become drafts; or, with the other buttons, they are looked at again, or one more or less. */
export async function takeRows(ctx: StaffContext, form: FormData, plan: PlanOf) {
  const pressed = String(form.get("do") ?? "check");
  const asTyped = typedFields(form);
  const edited = await edit(ctx, asTyped, pressed, plan);
  const typed = edited ? withRows(asTyped, "rows", edited.rows) : asTyped;
  const factsNow = async () =>
    orRefuse(await showYearPlan(ctx, { ...plan, typed: rowsAsTyped(typed, plan.year) })).facts;
  if (pressed !== "plan") return planAgain(typed, await factsNow(), [], edited?.focus);
  const read = parseForm(form, planForm(plan.year));
  if (!read.ok) return planAgain(typed, await factsNow(), read.errors);
  const result = await planYear(ctx, { ...plan, rows: read.value });
  if (!result.ok) {
    const message =
      result.error === "outside-year" ? planText.outsideYear(fiscalYearName(plan.year)) : MESSAGES[result.error];
    return planAgain(typed, await factsNow(), [{ message }]);
  }
  const { planned, leftOut } = result.value;
  return there(plan, { planned: String(planned), leftOut: String(leftOut) });
}

async function edit(ctx: StaffContext, typed: Typed, pressed: string, plan: PlanOf) {
  if (!/^(add|drop):/.test(pressed)) return null;
  const { groups } = orRefuse(await showYearPlan(ctx, { ...plan, typed: [] }));
  const keys = groups.map(({ key }) => key);
  return editPlanRows(rowsIn(typed, "rows", MAX_PLAN_ROWS), pressed, keys);
}

/** Takes a draft of the plan away again. */
export async function removeDraft(ctx: StaffContext, form: FormData, plan: PlanOf) {
  const result = await deleteDraft(ctx, {
    id: String(form.get("id") ?? ""),
    version: Number(form.get("version") ?? Number.NaN),
  });
  return result.ok ? there(plan, { done: "removed" }) : refused(ctx, MESSAGES[result.error], plan);
}

export async function renumber(ctx: StaffContext, plan: PlanOf) {
  const result = await renumberPlan(ctx, plan);
  return result.ok ? there(plan, { done: "renumbered" }) : refused(ctx, MESSAGES[result.error], plan);
}

async function refused(ctx: StaffContext, message: string, plan: PlanOf) {
  const { rows, facts } = orRefuse(await showYearPlan(ctx, plan));
  return planAgain(typedRows(rows), facts, [{ message }]);
}
