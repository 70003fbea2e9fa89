import { type FiscalYear, fiscalYearCode } from "#app/domain/fiscal-year.ts";
import type { CountedCategory } from "#app/domain/taxonomy.ts";

export function activityHref(year: FiscalYear, extension: "" | ".tsv" | ".csv" = ""): string {
  return `/reports/activity/${fiscalYearCode(year)}${extension}`;
}

/** The sessions behind a figure: of a unit, of a category, of both, or what the unit shows as 再掲. */
export function figureHref(
  year: FiscalYear,
  { unitId, category, coHosted }: { unitId?: string; category?: CountedCategory; coHosted?: boolean },
): string {
  const query = new URLSearchParams();
  if (unitId) query.set("unit", unitId);
  if (category) query.set("category", category);
  if (coHosted) query.set("cohosted", "1");
  return `${activityHref(year)}/sessions?${query}`;
}

/** 人数未入力 of a year. */
export function headcountsHref(year: FiscalYear): string {
  return `/reports/headcounts?year=${fiscalYearCode(year)}`;
}
