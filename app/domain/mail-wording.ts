/** What a prefecture's own words may name in a mail, written in braces: {会議名}. */
const ALWAYS = ["会議名", "氏名", "保健所名", "差出人"] as const;
const WHEN_AND_WHERE = [...ALWAYS, "日時", "場所"] as const;
const DEADLINE = "回答期限";

/**
 * The kinds of mail a prefecture may have its own words in, each with what these may name. The others answer what
 * somebody just did, or (applicationCheck) go to whoever typed an address: they are in Renkei's words alone.
 */
export const PLACEHOLDERS = {
  invitation: [...WHEN_AND_WHERE, DEADLINE],
  sessionChanged: [...WHEN_AND_WHERE, DEADLINE],
  sessionPostponed: WHEN_AND_WHERE,
  sessionCancelled: WHEN_AND_WHERE,
  callWithdrawn: WHEN_AND_WHERE,
  reminderSilent: [...WHEN_AND_WHERE, DEADLINE],
  reminderComing: WHEN_AND_WHERE,
  materials: ALWAYS,
  datePoll: [...ALWAYS, DEADLINE],
  datePollReminder: [...ALWAYS, DEADLINE],
  dateDecided: WHEN_AND_WHERE,
  proxyInvitation: WHEN_AND_WHERE,
  seatOffer: [...WHEN_AND_WHERE, DEADLINE],
  applicationAccepted: WHEN_AND_WHERE,
} as const;

export type WordableKind = keyof typeof PLACEHOLDERS;
export const WORDABLE_KINDS = Object.keys(PLACEHOLDERS) as WordableKind[];

export type Placeholder = (typeof PLACEHOLDERS)[WordableKind][number];

/** What placeholders stand for in one mail; null where it has none (a session online has no 場所). */
export type PlaceholderValues = Partial<Record<Placeholder, string | null>>;

/** A prefecture's words in a kind of mail; null: Renkei's own. */
export interface Wording {
  /** Paragraphs above the particulars, a line each. */
  opening: string | null;
  /** Paragraphs below them, before the contact. */
  closing: string | null;
}

export const MAX_WORDING = 2000;

// Japanese keyboards give full-width braces.
const IN_BRACES = /[{｛]([^{}｛｝]*)[}｝]/g;
const ANY_BRACE = /[{}｛｝]/;

export function isWordable(kind: string): kind is WordableKind {
  return Object.hasOwn(PLACEHOLDERS, kind);
}

export type WordingFault = { code: "unknown-placeholder"; names: string[] } | { code: "loose-brace" };

/** Why words cannot be kept: they name what a kind of mail does not have, or a brace stands alone. Null: they can. */
export function wordingFault(kind: WordableKind, text: string): WordingFault | null {
  return placeholderFault(PLACEHOLDERS[kind], text);
}

/** The same for whatever else is written with placeholders. */
export function placeholderFault(known: readonly string[], text: string): WordingFault | null {
  const names = [...new Set(namesIn(text))].filter((name) => !known.includes(name));
  if (names.length > 0) return { code: "unknown-placeholder", names };
  return ANY_BRACE.test(text.replace(IN_BRACES, "")) ? { code: "loose-brace" } : null;
}

/**
 * Words as they are kept: no blanks at a line's end, no empty lines around; null where nothing is left. A line's
 * beginning stays: paragraphs begin with a full-width blank.
 */
export function tidyWording(text: string): string | null {
  return tidy(text.split(/\r\n?|\n/)).join("\n") || null;
}

/**
 * The lines of a mail. A line naming something this mail has none of (a deadline, for whoever is called after it) is
 * left out. What is put in is not read again: braces in a title stay braces.
 */
export function fillWording(text: string, values: Readonly<Record<string, string | null | undefined>>): string[] {
  const filled = new Map(Object.entries(values));
  const textOf = (name: string) => filled.get(name) ?? "";
  const lines = text.split("\n").filter((line) => namesIn(line).every((name) => textOf(name) !== ""));
  return tidy(lines.map((line) => line.replace(IN_BRACES, (_, name: string) => textOf(name.trim()))));
}

function namesIn(text: string): string[] {
  return Array.from(text.matchAll(IN_BRACES), ([, name = ""]) => name.trim());
}

function tidy(lines: readonly string[]): string[] {
  const trimmed = lines.map((line) => line.trimEnd());
  const first = trimmed.findIndex(Boolean);
  return first === -1 ? [] : trimmed.slice(first, trimmed.findLastIndex(Boolean) + 1);
}
