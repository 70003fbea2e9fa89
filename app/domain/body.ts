/** How often a body met in a year (開催頻度), from the least on. */
export const FREQUENCY_CLASSES = [
  "none",
  "yearly",
  "halfYearly",
  "quarterly",
  "bimonthly",
  "monthly",
  "moreOften",
] as const;
export type FrequencyClass = (typeof FREQUENCY_CLASSES)[number];

/** The least number of sessions held in a year for each class. Source: DOMAIN "class of frequency". */
const LEAST_HELD: Record<FrequencyClass, number> = {
  none: 0,
  yearly: 1,
  halfYearly: 2,
  quarterly: 4,
  bimonthly: 6,
  monthly: 12,
  moreOften: 13,
};

/** The densest rhythm that the sessions held in a year keep up with: three a year are 半年に1回, not 四半期に1回. */
export function frequencyClass(held: number): FrequencyClass {
  return FREQUENCY_CLASSES.findLast((each) => held >= LEAST_HELD[each]) ?? "none";
}

/** A place in the tree of bodies (推進会議 → 専門部会 → WG). */
export interface TreeBody {
  id: string;
  parentId: string | null;
}

/** The body itself and all beneath it: none of them can be its parent, or the tree would close to a ring. */
export function withDescendants(bodies: readonly TreeBody[], id: string): Set<string> {
  const found = new Set([id]);
  // A set is walked on into what is added on the way; one that is in it already is not added again.
  for (const above of found) for (const body of bodies) if (body.parentId === above) found.add(body.id);
  return found;
}

/** Each body right after its parent, with how deep it stands. One whose parent is another center's stands at the top. */
export function inTreeOrder<B extends TreeBody & { centerId: string }>(
  bodies: readonly B[],
): { body: B; depth: number }[] {
  const byId = new Map(bodies.map((body) => [body.id, body]));
  const parentOf = (body: B) => {
    const parent = byId.get(body.parentId ?? "");
    return parent?.centerId === body.centerId ? parent.id : null;
  };
  const under = (parentId: string | null, depth: number): { body: B; depth: number }[] =>
    bodies
      .filter((body) => parentOf(body) === parentId)
      .flatMap((body) => [{ body, depth }, ...under(body.id, depth + 1)]);
  return under(null, 0);
}
