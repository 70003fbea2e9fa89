/** What two records of one sort say, by field. */
type Facts<F extends string> = Record<F, string | null>;

/** The fields in which two records say something different. */
export function differing<F extends string>(fields: readonly F[], one: Facts<F>, other: Facts<F>): F[] {
  return fields.filter((field) => (one[field] || null) !== (other[field] || null));
}

/** What the kept record says after a merge: its own, and the fields `taken` as the other one has them. */
export function takenOver<F extends string, T extends Facts<F>>(kept: T, merged: T, taken: readonly F[]): T {
  const fromMerged = Object.fromEntries(taken.map((field) => [field, merged[field]]));
  return { ...kept, ...fromMerged };
}

/**
 * What the kept record says once a merge is undone: what the merge changed and nobody has changed since is as it was
 * before; everything else stays as it is now.
 */
export function takenBack<F extends string, T extends Facts<F>>(
  fields: readonly F[],
  { before, after, now }: { before: T; after: T; now: T },
): T {
  const changed = differing(fields, before, after).filter((field) => now[field] === after[field]);
  return takenOver<F, T>(now, before, changed);
}
