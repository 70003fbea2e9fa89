import { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import type { PeopleQuery } from "#app/use-cases/people/list-people.ts";

/** The filter in an address; what it does not know, it leaves out. */
export function readPeopleFilter(params: URLSearchParams, words = "words"): PeopleQuery {
  const oneOf = (codes: readonly string[], name: string) => codes.find((code) => code === params.get(name));
  const id = (name: string) => params.get(name)?.slice(0, 64) || undefined;
  return {
    words: params.get(words)?.slice(0, 100) || undefined,
    organizationKind: oneOf(ORGANIZATION_KINDS, "kind"),
    occupation: oneOf(OCCUPATIONS, "occupation"),
    municipalityId: id("municipality"),
    bodyId: id("body"),
    centerId: id("center"),
  };
}

export function readPage(params: URLSearchParams): number {
  return Number.parseInt(params.get("page") ?? "1", 10) || 1;
}
