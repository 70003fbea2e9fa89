import { searchKey } from "./search-key.ts";

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

export interface LikelyPair<P extends Comparable> {
  one: P;
  other: P;
  reasons: Likeness[];
}

/**
 * Forms of one character that names are written with now one way, now another (異体字・旧字体), by the form they
 * are compared as. What NFKC folds (U+FA19) need not stand here. 斉 and 斎 are two characters, but so often taken
 * for one another that a proposal should not miss them.
 */
const VARIANTS: Record<string, string> = {
  高: "髙",
  崎: "﨑嵜",
  辺: "邊邉",
  斎: "齋斉齊",
  浜: "濱濵",
  沢: "澤",
  吉: "𠮷",
  広: "廣",
  島: "嶋嶌",
  富: "冨",
  桑: "桒",
  橋: "槗",
  国: "國",
  竜: "龍",
  真: "眞",
  恵: "惠",
  桜: "櫻",
  瀬: "瀨",
  徳: "德",
  円: "圓",
  栄: "榮",
  蔵: "藏",
  村: "邨",
  館: "舘",
  条: "條",
  万: "萬",
  弥: "彌",
  寿: "壽",
  実: "實",
  関: "關",
  浅: "淺",
  会: "會",
  青: "靑",
  黒: "黑",
  増: "增",
  横: "橫",
  清: "淸",
  礼: "禮",
  衛: "衞",
  曽: "曾",
  恒: "恆",
  聡: "聰",
  豊: "豐",
  静: "靜",
};

const STANDARD = new Map(
  Object.entries(VARIANTS).flatMap(([standard, variants]) => [...variants].map((variant) => [variant, standard])),
);

/** A name as it is compared: spacing, width and the variants of characters folded. Never stored, never shown. */
export function comparisonKey(name: string): string {
  // Variation selectors choose a drawing of the same character.
  const key = searchKey(name).replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, "");
  return [...key].map((character) => STANDARD.get(character) ?? character).join("");
}

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
    plainName: searchKey(name),
    name: comparisonKey(name),
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

/** So many records are alike (担当者) that pairs of them would say nothing. */
export interface Crowd {
  /** As one of them has it. */
  name: string;
  people: number;
}

/**
 * The pairs of records that are likely one person, in the order of the list given, no more than `most`. Where more
 * than `mostAlike` have name and kana, organization or mail in common, that makes no pairs: they are told as a crowd,
 * once a name, by the largest number. The work grows with the people and these two, not with the pairs there are.
 */
export function likelyPairs<P extends Comparable>(
  people: readonly P[],
  { most, mostAlike }: { most: number; mostAlike: number },
): { pairs: LikelyPair<P>[]; crowds: Crowd[] } {
  const keyed = people.map((person) => ({ person, keys: keysOf(person) }));
  const alike = new Map<string, number[]>();
  for (const [at, { keys }] of keyed.entries()) {
    for (const key of sharedKeys(keys)) {
      const others = alike.get(key);
      if (others) others.push(at);
      else alike.set(key, [at]);
    }
  }
  const crowds = new Map<string, Crowd>();
  for (const [key, { length, 0: first = 0 }] of alike) {
    if (length <= mostAlike) continue;
    alike.delete(key);
    const { person, keys } = keyed[first] as (typeof keyed)[number];
    crowds.set(keys.name, { name: person.name, people: Math.max(length, crowds.get(keys.name)?.people ?? 0) });
  }
  const pairs: LikelyPair<P>[] = [];
  for (const [at, { person: one, keys }] of keyed.entries()) {
    const later = sharedKeys(keys).flatMap((key) => alike.get(key)?.filter((other) => other > at) ?? []);
    for (const index of [...new Set(later)].sort((a, b) => a - b)) {
      const { person: other, keys: otherKeys } = keyed[index] as (typeof keyed)[number];
      pairs.push({ one, other, reasons: compare(keys, otherKeys) });
      if (pairs.length === most) return { pairs, crowds: [...crowds.values()] };
    }
  }
  return { pairs, crowds: [...crowds.values()] };
}

/** What two records must have one of in common to be a pair. */
function sharedKeys(keys: Keys): string[] {
  if (keys.name === "") return [];
  return GROUNDS.flatMap(([key]) => (keys[key] === "" ? [] : [JSON.stringify([key, keys.name, keys[key]])]));
}
