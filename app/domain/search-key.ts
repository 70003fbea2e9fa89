/**
 * What a name is found by: width, kana and case folded, blanks, dots and the wildcards of LIKE left out. Kept beside
 * the name, which itself is never changed (神 U+FA19 stays as it was typed).
 */
export function searchKey(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join("|")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[\s・･.,、。\-‐%_]/g, "");
}

/** The keys of the words someone searches for: each is to be found. LIKE's wildcards part words, as blanks do. */
export function searchKeys(words: string | null | undefined): string[] {
  return (words ?? "")
    .split(/[\s%_]+/)
    .map((word) => searchKey(word))
    .filter(Boolean);
}
