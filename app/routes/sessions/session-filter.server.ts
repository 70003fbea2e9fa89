import { SESSION_STATES, type SessionState } from "#app/domain/session.ts";
import { SESSION_CATEGORIES, type SessionCategory } from "#app/domain/taxonomy.ts";

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
