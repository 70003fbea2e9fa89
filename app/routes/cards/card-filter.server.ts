import { parseFiscalYear } from "#app/domain/fiscal-year.ts";
import { OCCUPATIONS, PROGRAMME_ITEMS } from "#app/domain/taxonomy.ts";

/** The filter in an address; what it does not know, it leaves out. */
export function readCardFilter(params: URLSearchParams) {
  return {
    fiscalYear: parseFiscalYear(params.get("year") ?? ""),
    centerId: params.get("center")?.slice(0, 64) || undefined,
    occupation: OCCUPATIONS.find((occupation) => occupation === params.get("occupation")),
    programmeItem: PROGRAMME_ITEMS.find((item) => item === params.get("item")),
    words: params.get("words")?.slice(0, 100) || undefined,
    page: Number.parseInt(params.get("page") ?? "1", 10) || 1,
  };
}
