import { type FiscalYear, fiscalYearCode } from "#app/domain/fiscal-year.ts";

export type PlanView = "plan" | "sheet" | "results";

/** The prefecture names the center whose plan it opens; a center's own staff need not. */
export function planHref(
  year: FiscalYear,
  view: PlanView = "plan",
  query: Record<string, string | undefined> = {},
): string {
  const path = `/plans/${fiscalYearCode(year)}${view === "plan" ? "" : `/${view}`}`;
  const entries = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length > 0 ? `${path}?${new URLSearchParams(entries)}` : path;
}
