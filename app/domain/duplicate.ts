import { type Alike, type Crowd, pairsAlike } from "./alike.ts";
import { searchKey, spellingKey } from "./search-key.ts";

/** What is compared of two records. */
export interface Comparable {
  id: string;
  name: string;
  kana: string;
  organizationId: string | null;
  email: string | null;
}

/** Why two records are likely one person. `similar-name`: alike once the variants of characters are folded. */
export const LIKENESSES = ["same-name", "similar-name", "same-kana", "same-organization", "same-mail"] as const;
export type Likeness = (typeof LIKENESSES)[number];

export type LikelyPair<P extends Comparable> = Alike<P, Likeness>;

/** What one record is compared by; each is made once a record. An empty one says nothing. */
interface Keys {
  plainName: string;
  name: string;
  kana: string;
  organization: string;
  mail: string;
}

function keysOf({ name, kana, organizationId, email }: Comparable): Keys {
  return {
    plainName: spellingKey(name),
    name: searchKey(name),
    kana: searchKey(kana),
    organization: organizationId ?? "",
    mail: (email ?? "").trim().toLowerCase(),
  };
}

/** What makes namesakes likely one person, each alone. */
const GROUNDS = [
  ["kana", "same-kana"],
  ["organization", "same-organization"],
  ["mail", "same-mail"],
] as const;

function compare(one: Keys, other: Keys): Likeness[] {
  if (one.name === "" || one.name !== other.name) return [];
  const grounds = GROUNDS.filter(([key]) => one[key] !== "" && one[key] === other[key]).map(([, ground]) => ground);
  if (grounds.length === 0) return [];
  return [one.plainName === other.plainName ? "same-name" : "similar-name", ...grounds];
}

/** Why two records are likely one person; empty where they are not: the name alone is no reason. */
export function likenesses(one: Comparable, other: Comparable): Likeness[] {
  return compare(keysOf(one), keysOf(other));
}

/**
 * The pairs of records that are likely one person, in the order of the list given, no more than `most`, without those
 * `apart` (see `pairKey`). Where more than `mostAlike` have name and kana, organization or mail in common, that makes
 * no pairs: they are told as a crowd, once a name.
 */
export function likelyPairs<P extends Comparable>(
  people: readonly P[],
  bounds: { most: number; mostAlike: number; apart?: ReadonlySet<string> },
): { pairs: LikelyPair<P>[]; crowds: Crowd[] } {
  return pairsAlike(people, { keysOf, nameOf: (keys) => keys.name, shared: sharedKeys, compare }, bounds);
}

/** What two records must have one of in common to be a pair. */
function sharedKeys(keys: Keys): string[] {
  if (keys.name === "") return [];
  return GROUNDS.flatMap(([key]) => (keys[key] === "" ? [] : [JSON.stringify([key, keys.name, keys[key]])]));
}
