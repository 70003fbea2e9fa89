import { FOLLOW_UP_VIEWS } from "#app/domain/follow-up.ts";
import type { FollowUpFilter } from "#app/use-cases/follow-ups/list-follow-ups.ts";

/** The list as its address asks for it: what is open, where it says nothing. */
export function readFollowUpFilter(params: URLSearchParams): FollowUpFilter {
  return {
    state: FOLLOW_UP_VIEWS.find((view) => view === params.get("state")) ?? "open",
    centerId: params.get("center")?.slice(0, 64) || undefined,
    words: params.get("q")?.slice(0, 100).trim() || undefined,
  };
}
