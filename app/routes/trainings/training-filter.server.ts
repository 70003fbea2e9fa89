import { parseMonth } from "#app/domain/month.ts";
import { OCCUPATIONS } from "#app/domain/taxonomy.ts";

/** The filter in an address; what it does not know, it leaves out. */
export function readTrainingFilter(params: URLSearchParams) {
  const typed = params.get("when") ?? "";
  const fixed = (["coming", "past", "mine"] as const).find((when) => when === typed);
  return {
    when: fixed ?? parseMonth(typed) ?? ("coming" as const),
    centerId: readCenter(params),
    occupation: OCCUPATIONS.find((occupation) => occupation === params.get("occupation")),
    words: params.get("words")?.slice(0, 100) || undefined,
    page: Number.parseInt(params.get("page") ?? "1", 10) || 1,
  };
}

/** The center asked for; undefined for all of them. */
export function readCenter(params: URLSearchParams): string | undefined {
  return params.get("center")?.slice(0, 64) || undefined;
}
