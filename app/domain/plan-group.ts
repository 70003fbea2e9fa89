/**
 * What a session is counted under, as one text: `body:` with the id of a body, or `series:` with its name. A
 * session of several bodies (兼) stands under each; one of neither body nor series under none.
 */
export type PlanGroupKey = string;

export interface Grouped {
  series: string | null;
  bodies: readonly { bodyId: string }[];
}

export function bodyKey(bodyId: string): PlanGroupKey {
  return `body:${bodyId}`;
}

export function seriesKey(series: string): PlanGroupKey {
  return `series:${series}`;
}

export function groupKeysOf({ bodies, series }: Grouped): PlanGroupKey[] {
  if (bodies.length > 0) return bodies.map(({ bodyId }) => bodyKey(bodyId));
  return series ? [seriesKey(series)] : [];
}

/** Whether the plan gives it a number: joint ones (兼) would need one for each body, and one column holds one. */
export function isNumberedAlone(session: Grouped): boolean {
  return groupKeysOf(session).length === 1;
}
