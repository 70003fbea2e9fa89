import { type FiscalYear, fiscalYearOf, parseFiscalYear } from "#app/domain/fiscal-year.ts";
import { SESSION_STATES, type SessionState } from "#app/domain/session.ts";
import { SESSION_CATEGORIES, type SessionCategory } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";

/** The filter in an address; what it does not know, it leaves out. Center staff begin with their own center. */
export function readSessionFilter(params: URLSearchParams, ownCenterId: string | null) {
  const oneOf = <C extends string>(codes: readonly C[], name: string) =>
    codes.find((code) => code === params.get(name));
  const centerId = params.get("center") ?? ownCenterId ?? "";
  return {
    centerId: centerId === "all" || centerId === "" ? undefined : centerId.slice(0, 64),
    category: oneOf<SessionCategory>(SESSION_CATEGORIES, "category"),
    state: oneOf<SessionState>(SESSION_STATES, "state"),
    words: params.get("words")?.slice(0, 100) || undefined,
    page: Number.parseInt(params.get("page") ?? "1", 10) || 1,
  };
}

/** The fiscal year in an address: the current one unless told, null for every year; or those without a date. */
export function readSessionYear(
  params: URLSearchParams,
  now: Instant,
): { fiscalYear: FiscalYear | null; undated: boolean } {
  const typed = params.get("year");
  if (typed === "all" || typed === "undated") return { fiscalYear: null, undated: typed === "undated" };
  return { fiscalYear: parseFiscalYear(typed ?? "") ?? fiscalYearOf(now), undated: false };
}
