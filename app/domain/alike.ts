/** Two records that are likely one, and why. */
export interface Alike<T, R> {
  one: T;
  other: T;
  reasons: R[];
}

/** So many records are alike (担当者) that pairs of them would say nothing. */
export interface Crowd {
  /** As one of them has it. */
  name: string;
  people: number;
}

/** How records of one sort are compared. `K` is what one is compared by, and is made once a record. */
interface Comparison<T, K, R> {
  keysOf: (record: T) => K;
  /** A crowd is told once a name. */
  nameOf: (keys: K) => string;
  /** What two records must have one of in common to be compared at all. */
  shared: (keys: K) => string[];
  /** Why two records are likely one; empty where they are not. */
  compare: (one: K, other: K) => R[];
}

/** The key of two records, whichever comes first. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/**
 * The pairs that are likely one record, in the order of the list given, no more than `most` and without those `apart`.
 * Where more than `mostAlike` have a key in common, that makes no pairs: they are told as a crowd, once a name, by
 * the largest number. The work grows with the records and these two, not with the pairs there are.
 */
export function pairsAlike<T extends { id: string; name: string }, K, R>(
  records: readonly T[],
  { keysOf, nameOf, shared, compare }: Comparison<T, K, R>,
  { most, mostAlike, apart }: { most: number; mostAlike: number; apart?: ReadonlySet<string> },
): { pairs: Alike<T, R>[]; crowds: Crowd[] } {
  const keyed = records.map((record) => ({ record, keys: keysOf(record) }));
  const alike = new Map<string, number[]>();
  for (const [at, { keys }] of keyed.entries()) {
    for (const key of shared(keys)) {
      const others = alike.get(key);
      if (others) others.push(at);
      else alike.set(key, [at]);
    }
  }
  const crowds = new Map<string, Crowd>();
  for (const [key, { length, 0: first = 0 }] of alike) {
    if (length <= mostAlike) continue;
    alike.delete(key);
    const { record, keys } = keyed[first] as (typeof keyed)[number];
    const name = nameOf(keys);
    crowds.set(name, { name: record.name, people: Math.max(length, crowds.get(name)?.people ?? 0) });
  }
  const pairs: Alike<T, R>[] = [];
  for (const [at, { record: one, keys }] of keyed.entries()) {
    const later = shared(keys).flatMap((key) => alike.get(key)?.filter((other) => other > at) ?? []);
    for (const index of [...new Set(later)].sort((a, b) => a - b)) {
      const { record: other, keys: otherKeys } = keyed[index] as (typeof keyed)[number];
      const reasons = compare(keys, otherKeys);
      if (reasons.length === 0 || apart?.has(pairKey(one.id, other.id))) continue;
      pairs.push({ one, other, reasons });
      if (pairs.length === most) return { pairs, crowds: [...crowds.values()] };
    }
  }
  return { pairs, crowds: [...crowds.values()] };
}
