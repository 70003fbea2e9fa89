import { type FiscalYear, fiscalYearCode } from "#app/domain/fiscal-year.ts";

export type PlanView = "plan" | "sheet" | "results";

/** The prefecture names the center whose plan it opens; a center's own staff need not. */
export function planHref(
  year: FiscalYear,
  view: PlanView = "plan",
  query: Record<string, string | undefined> = {},
): string {
  return withQuery(`/plans/${fiscalYearCode(year)}${view === "plan" ? "" : `/${view}`}`, query);
}

/** Where a view is saved as a workbook. */
export function planFileHref(
  year: FiscalYear,
  view: Exclude<PlanView, "plan">,
  query: Record<string, string | undefined>,
): string {
  return withQuery(`/plans/${fiscalYearCode(year)}/${view}.xlsx`, query);
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries)}` : path;
}
