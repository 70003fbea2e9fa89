/**
 * Forms of one character that names are written with now one way, now another (異体字・旧字体), by the form they
 * are compared as. What NFKC folds (U+FA19) need not stand here. 斉 and 斎 are two characters, but so often taken
 * for one another that a search should not miss them.
 */
const VARIANTS: Record<string, string> = {
  高: "髙",
  崎: "﨑嵜碕",
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
  渕: "淵",
};

const STANDARD = new Map(
  Object.entries(VARIANTS).flatMap(([standard, variants]) => [...variants].map((variant) => [variant, standard])),
);

/** Rises with each change of `searchKey`: keys kept by an older one are made anew when the server starts. */
export const FOLDING_VERSION = 2;

/**
 * What a name is found by: width, kana, case and the variants of characters folded; blanks, dots, dashes and the
 * wildcards of LIKE left out. Kept beside the name, which itself is never changed (神 U+FA19 stays as it was typed).
 */
export function searchKey(...parts: readonly (string | null | undefined)[]): string {
  return [...spellingKey(...parts)].map((character) => STANDARD.get(character) ?? character).join("");
}

/** The same with the variants of characters as they were typed: 髙橋 and 高橋 differ. */
export function spellingKey(...parts: readonly (string | null | undefined)[]): string {
  return (
    parts
      .filter(Boolean)
      .join("|")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      // Variation selectors choose a drawing of the same character.
      .replace(/[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu, "")
      .replace(/[\s・･.,、。%_~〜\-\u2010-\u2015\u2212]/g, "")
      // A prolonged sound belongs to its kana; after anything else it was typed for a dash.
      .replace(/(?<![\u3041-\u3096\u30f7-\u30fa])ー+/g, "")
  );
}

/** The keys of the words someone searches for: each is to be found. LIKE's wildcards part words, as blanks do. */
export function searchKeys(words: string | null | undefined): string[] {
  return (words ?? "")
    .split(/[\s%_]+/)
    .map((word) => searchKey(word))
    .filter(Boolean);
}

/** Whether a name has anything to read and to be found by: 「・」 alone, or characters nobody sees, have not. */
export function isReadable(name: string): boolean {
  return /[\p{L}\p{N}]/u.test(name);
}
