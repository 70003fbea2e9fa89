import type { Remark, RemarkCode } from "./import-remark.ts";
import { type DateRefusal, formatDate, parseJapaneseDate } from "./japanese-date.ts";
import { isReadable, searchKey } from "./search-key.ts";
import { foldDigits, type IsoDate } from "./tokyo-time.ts";

export type Fault = Omit<Remark, "field">;
export type CellReading<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** One field of a sheet: how its column is recognised, and how its cells are read. */
export interface ImportField<T> {
  /** As our own screens and templates call it. */
  label: string;
  required: boolean;
  /** Headings its column is known by beside the label; compared folded. */
  headings: readonly string[];
  /** The longest text taken, in UTF-16 units. */
  max: number;
  /** Reads a cell that is not empty: trimmed, without control characters, not too long. */
  read(text: string): CellReading<T>;
  /** How a value is told of beside its cell, where that may differ from what was typed; null: as it was typed. */
  show?(value: T): string | null;
  /** May be told once for the whole sheet: asked for where it has no such column, and counts where a cell is empty. */
  sheetWide: boolean;
  /** Whether our templates ask for it; what other people's tables say over again they do not. */
  inTemplate: boolean;
  /** For the template: a made-up cell, what may be written, the words allowed where there are such. */
  example: string;
  note: string;
  words?: readonly string[];
}

interface Facts {
  headings?: readonly string[];
  max?: number;
  example?: string;
  note?: string;
}

export const taken = <T>(value: T): CellReading<T> => ({ ok: true, value });
export const faulty = (code: RemarkCode, detail?: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: detail === undefined ? { code } : { code, detail },
});

/** A field with a reading of its own. */
export function field<T>(
  label: string,
  read: ImportField<T>["read"],
  facts: Facts & { words?: readonly string[]; show?: (value: T) => string | null } = {},
) {
  const { headings = [], max = 200, example = "", note = "", words, show } = facts;
  const more = { ...(words && { words }), ...(show && { show }) };
  return {
    label,
    headings,
    max,
    example,
    note,
    read,
    required: false,
    sheetWide: false,
    inTemplate: true,
    ...more,
  } as const;
}

/** The field, without which a row is refused. */
export function required<T>(of: ImportField<T> & { required: false }) {
  return { ...of, required: true } as const;
}

/** The field, which may be told once for the whole sheet. */
export function sheetWide<T, R extends boolean>(of: ImportField<T> & { required: R }) {
  return { ...of, sheetWide: true } as const;
}

/** The field, which other people's tables may have and our templates leave out. */
export function inTableAlone<T>(of: ImportField<T> & { required: false }) {
  return { ...of, inTemplate: false } as const;
}

/** What a field's cell was read as, where that is not what was typed; null too for a cell that does not read. */
export function readingOf(field: ImportField<unknown>, cell: string): string | null {
  const typed = cell.trim();
  const read = typed === "" || !field.show ? null : field.read(typed);
  const shown = read?.ok ? (field.show?.(read.value) ?? null) : null;
  return shown === typed ? null : shown;
}

export function textField(label: string, facts: Facts = {}) {
  return field<string>(label, (text) => taken(text), facts);
}

/** What someone or something is called. */
export const readName = (text: string): CellReading<string> =>
  isReadable(text) ? taken(text) : faulty("name-unreadable");

export function nameField(label: string, facts: Facts = {}) {
  return field(label, readName, facts);
}

/** One of some words, however width, kana and blanks were typed; `other` names further spellings of a word. */
export function wordField<W extends string>(
  label: string,
  words: readonly W[],
  { other = {}, ...facts }: Facts & { other?: Readonly<Record<string, W>> } = {},
) {
  const known = new Map<string, W>([
    ...Object.entries(other).map(([spelling, word]) => [searchKey(spelling), word] as const),
    ...words.map((word) => [searchKey(word), word] as const),
  ]);
  return field<W>(
    label,
    (text) => {
      const word = known.get(searchKey(text));
      return word === undefined ? faulty("unknown-word", nearest(text, words).join("、")) : taken(word);
    },
    { ...facts, words, show: (word) => word },
  );
}

/** A code told by its word on screen: 会長 is chair. */
export function codeField<C extends string>(
  label: string,
  labels: Readonly<Record<C, string>>,
  { other = {}, ...facts }: Facts & { other?: Readonly<Record<string, NoInfer<C>>> } = {},
) {
  const codes = new Map(Object.entries(labels).map(([code, word]) => [word as string, code as C]));
  const words = [...codes.keys()];
  const spellings = Object.entries(other).map(([spelling, code]) => [spelling, labels[code as C]]);
  const word = wordField(label, words, { ...facts, other: Object.fromEntries(spellings) });
  return field<C>(
    label,
    (text) => {
      const read = word.read(text);
      return read.ok ? taken(codes.get(read.value) as C) : read;
    },
    { ...facts, words, show: (code) => labels[code] },
  );
}

const DATE_FAULTS: Record<DateRefusal, RemarkCode> = {
  empty: "date-unreadable",
  unreadable: "date-unreadable",
  "no-such-day": "date-impossible",
  "before-era": "date-before-era",
  "weekday-differs": "date-weekday",
};

/** A spreadsheet saves a day as its midnight where the cell's format shows a time. */
const MIDNIGHT = /\s+0?0:00(?::00)?$/;

/** A day in any form of DOMAIN, as YYYY-MM-DD; also with the midnight it begins with. */
export function dateField(label: string, facts: Facts = {}) {
  return field<IsoDate>(
    label,
    (text) => {
      const read = parseJapaneseDate(foldDigits(text).replace(MIDNIGHT, ""));
      return read.ok ? taken(read.value.date) : faulty(DATE_FAULTS[read.error]);
    },
    { note: "令和6年4月1日、R6.4.1、2024/4/1 のいずれの書き方でも読み取ります。", max: 40, show: formatDate, ...facts },
  );
}

// One @ between things without blanks, a dot in the domain: what any mail server takes. A mail to it tells the rest.
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** A mail address, in half width whatever was typed. */
export function emailField(label: string, facts: Facts = {}) {
  return field<string>(
    label,
    (text) => {
      const folded = text.normalize("NFKC");
      return EMAIL.test(folded) && !/\.\.|^\.|\.@/.test(folded) ? taken(folded) : faulty("email-invalid");
    },
    { max: 254, show: (email) => email, ...facts },
  );
}

/** A number to be dialled, in half width, with its hyphens and an extension (内線) as they were typed. */
export function phoneField(label: string, facts: Facts = {}) {
  return field<string>(
    label,
    (text) => {
      const folded = foldDigits(text);
      return /^\+?[\d() -]{4,20}(?:\s*\(?(?:内線|内|ext\.?|x)\s*[\d-]{1,8}\)?)?$/i.test(folded)
        ? taken(folded)
        : faulty("phone-invalid");
    },
    { max: 50, show: (number) => number, ...facts },
  );
}

/** 085-0016, with its hyphen whatever was typed. */
export function postalCodeField(label: string, facts: Facts = {}) {
  return field<string>(
    label,
    (text) => {
      const [, area, rest] = foldDigits(text).match(/^〒?\s*(\d{3})-?(\d{4})$/) ?? [];
      return area && rest ? taken(`${area}-${rest}`) : faulty("postal-code-invalid");
    },
    { max: 20, show: (code) => code, ...facts },
  );
}

const NEAREST = 3;
/** Of the pieces of both words: 看護士 and 看護師 share 0.6, 看護 and 弁護士 0.25. */
const LEAST_SHARE = 0.3;

/** The words that share most with what was typed, the best first; none where none comes near. */
export function nearest(text: string, words: readonly string[]): string[] {
  const wanted = piecesOf(text);
  return words
    .map((word) => ({ word, share: shared(wanted, piecesOf(word)) }))
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share)
    .slice(0, NEAREST)
    .map(({ word }) => word);
}

/** Characters and pairs of characters, folded: 看, 護, 師, 看護, 護師. */
function piecesOf(text: string): Set<string> {
  const characters = [...searchKey(text)];
  return new Set([...characters, ...characters.slice(1).map((character, index) => `${characters[index]}${character}`)]);
}

function shared(a: Set<string>, b: Set<string>): number {
  const common = [...a].filter((piece) => b.has(piece)).length;
  return (2 * common) / (a.size + b.size);
}
