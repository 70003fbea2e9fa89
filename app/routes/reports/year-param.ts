import type { Params } from "@remix-run/react";
import { type FiscalYear, parseFiscalYear } from "#app/domain/fiscal-year.ts";

/** The fiscal year an address names (R5, 2023, 令和5年度); the 404 page when it names none. */
export function yearParam(params: Params): FiscalYear {
  const year = parseFiscalYear(params.year ?? "");
  if (year === null) throw new Response(null, { status: 404, statusText: "Not Found" });
  return year;
}
