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

/** Why two records are likely one person; empty where they are not: the name alone is no reason. */
export function likenesses(one: Comparable, other: Comparable): Likeness[] {
  const key = comparisonKey(one.name);
  if (key === "" || key !== comparisonKey(other.name)) return [];
  const grounds: Likeness[] = [];
  if (isSame(searchKey(one.kana), searchKey(other.kana))) grounds.push("same-kana");
  if (isSame(one.organizationId, other.organizationId)) grounds.push("same-organization");
  if (isSame(mailKey(one.email), mailKey(other.email))) grounds.push("same-mail");
  if (grounds.length === 0) return [];
  return [searchKey(one.name) === searchKey(other.name) ? "same-name" : "similar-name", ...grounds];
}

function isSame(one: string | null, other: string | null): boolean {
  return Boolean(one) && one === other;
}

function mailKey(email: string | null): string | null {
  return email ? email.trim().toLowerCase() : null;
}

/**
 * The pairs of records that are likely one person, no more than `most`: many records of one name (担当者) make a
 * great many pairs. Neighbours in the list given stay in its order.
 */
export function likelyPairs<P extends Comparable>(people: readonly P[], most: number): LikelyPair<P>[] {
  const namesakes = new Map<string, P[]>();
  for (const person of people) {
    const key = comparisonKey(person.name);
    const known = namesakes.get(key);
    if (known) known.push(person);
    else namesakes.set(key, [person]);
  }
  const pairs: LikelyPair<P>[] = [];
  for (const group of namesakes.values()) {
    for (const [i, one] of group.entries()) {
      for (const other of group.slice(i + 1)) {
        const reasons = likenesses(one, other);
        if (reasons.length === 0) continue;
        pairs.push({ one, other, reasons });
        if (pairs.length === most) return pairs;
      }
    }
  }
  return pairs;
}
