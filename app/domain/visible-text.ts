/** Formatting characters: of no width, or turning the direction of what follows (U+200B, U+202E …). */
const FORMATTING = /(?!\u200d)\p{Cf}/gu;
/** A joiner is part of a character between two others; elsewhere it joins nothing. */
const LONE_JOINER = /(?<!\S)\u200d+|\u200d+(?!\S)/g;

/**
 * A text without the characters nobody sees, by which a name would look like another one, or empty. What is seen stays
 * as it was typed (神 U+FA19, 髙, the variation selectors of 辻󠄀), and so does what joins an emoji. A byte order mark is
 * left to be refused.
 */
export function visibleText(text: string): string {
  return text.replace(FORMATTING, (character) => (character === "\ufeff" ? character : "")).replace(LONE_JOINER, "");
}
