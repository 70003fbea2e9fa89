import { fillWording, placeholderFault, tidyWording, type WordingFault } from "./mail-wording.ts";

/** 開催通知, 委嘱状, 中止通知, 延期通知, お礼状. */
export const LETTER_KINDS = ["notice", "commission", "cancellation", "postponement", "thanks"] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const OF_A_SESSION = ["会議名", "保健所名", "日時", "場所"] as const;

/** What words may name in a kind of letter, in braces: {会議名}. */
export const LETTER_PLACEHOLDERS = {
  notice: [...OF_A_SESSION, "回答期限"],
  commission: ["会議体名", "保健所名", "役割"],
  cancellation: OF_A_SESSION,
  postponement: OF_A_SESSION,
  /** 御講演 for lecturers, 御出席 for everyone else. */
  thanks: [...OF_A_SESSION, "御出席・御講演"],
} as const satisfies Record<LetterKind, readonly string[]>;

type LetterPlaceholder = (typeof LETTER_PLACEHOLDERS)[LetterKind][number];

/** What placeholders stand for in one letter; null or absent where it has none. */
export type LetterValues = Partial<Record<LetterPlaceholder, string | null>>;

/** Words as a letter is written with them. */
export interface LetterWording {
  /** Who signs, a line each; null: as the center signs. */
  signatory: string | null;
  /** Paragraphs above 記, a line each. */
  opening: string;
  /** Paragraphs below 以上, or at the foot of a letter without 記; empty: none. */
  closing: string;
}

/** One level's own words (a body's, the prefecture's); what is null is read from the level above. */
export type OwnLetterWording = { [Field in keyof LetterWording]: string | null };

export const MAX_SIGNATORY = 200;

export function isLetterKind(kind: string): kind is LetterKind {
  return LETTER_KINDS.some((known) => known === kind);
}

/** Field by field, from the nearest level that has its own: a body's before the prefecture's before Renkei's. */
export function letterWordingOf(levels: readonly OwnLetterWording[], standard: LetterWording): LetterWording {
  const nearest = (field: keyof LetterWording) => levels.find((level) => level[field] !== null)?.[field] ?? null;
  return {
    signatory: nearest("signatory") ?? standard.signatory,
    opening: nearest("opening") ?? standard.opening,
    closing: nearest("closing") ?? standard.closing,
  };
}

/** What keeps words from being kept, by field. */
export type LetterWordingFaults = Partial<Record<"opening" | "closing", WordingFault>>;

export function letterWordingFaults(
  kind: LetterKind,
  typed: { opening: string; closing: string },
): LetterWordingFaults {
  const known = LETTER_PLACEHOLDERS[kind];
  const [opening, closing] = [placeholderFault(known, typed.opening), placeholderFault(known, typed.closing)];
  return { ...(opening && { opening }), ...(closing && { closing }) };
}

/**
 * Words as a level keeps them: what says the same as the level above stays that level's, and follows it. A letter
 * without an opening, or that nobody signs, is none: left empty, these are the level above's too. A closing may be
 * taken out.
 */
export function ownLetterWording(
  typed: { signatory: string; opening: string; closing: string },
  above: LetterWording,
): OwnLetterWording {
  const [signatory, opening] = [tidyWording(typed.signatory), tidyWording(typed.opening)];
  const closing = tidyWording(typed.closing) ?? "";
  return {
    signatory: signatory === above.signatory ? null : signatory,
    opening: opening === tidyWording(above.opening) ? null : opening,
    closing: closing === (tidyWording(above.closing) ?? "") ? null : closing,
  };
}

/**
 * The paragraphs of a letter. The blank that begins a paragraph is left to the paper (`first` of a text, 字下げ); a
 * line naming what this letter has none of is left out.
 */
export function letterParagraphs(text: string, values: LetterValues): string[] {
  return fillWording(text, values).map((line) => line.replace(/^[\s　]+/, ""));
}
