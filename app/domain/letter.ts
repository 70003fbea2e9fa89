import type { News } from "./change.ts";
import type { LetterKind } from "./letter-wording.ts";
import type { SessionState } from "./session.ts";
import { foldDigits, type Instant } from "./tokyo-time.ts";

/** Whom a letter is for: 様 for a person, 御中 for an organization, 各位 for a group. */
export type Addressee =
  | { kind: "person"; organization: string | null; title: string | null; name: string }
  | { kind: "organization"; name: string }
  | { kind: "group"; name: string };

/** The letters about a session. */
export const SESSION_LETTERS = ["notice", "cancellation", "postponement", "thanks"] as const satisfies LetterKind[];
export type SessionLetter = (typeof SESSION_LETTERS)[number];

/** One letter for each, or one for all of them. */
export const LETTER_ADDRESSINGS = ["each", "group"] as const;
export type LetterAddressing = (typeof LETTER_ADDRESSINGS)[number];

/** All who are called, those whom no mail reaches, or the ones picked. */
export const LETTER_AUDIENCES = ["called", "byHand", "chosen"] as const;
export type LetterAudience = (typeof LETTER_AUDIENCES)[number];

export const MAX_DOCUMENT_NUMBER = 60;

/** The letters that a session, as it stands, has reason for. */
export function lettersFor(session: { state: SessionState; startsAt: Instant | null }, now: Instant): SessionLetter[] {
  const { state, startsAt } = session;
  if (state === "cancelled") return ["cancellation"];
  if (state === "postponed") return ["postponement"];
  if (!startsAt || (state !== "scheduled" && state !== "held")) return [];
  return startsAt <= now ? ["thanks"] : ["notice"];
}

/** The letter that tells somebody their news of a session; none tells of a call taken back. */
export const LETTER_OF_NEWS = {
  called: "notice",
  changed: "notice",
  postponed: "postponement",
  cancelled: "cancellation",
  withdrawn: null,
} as const satisfies Record<News, SessionLetter | null>;

/**
 * 文書番号 as it is printed. Digits alone are numbered under the center's mark (「釧保第123号」); anything else stands as
 * it was typed. Null where nothing was.
 */
export function documentNumber(typed: string | null, mark: string | null): string | null {
  const text = typed?.trim() ?? "";
  const number = foldDigits(text);
  if (!/^\d+(-\d+)*$/.test(number)) return text || null;
  return `${mark ?? ""}第${number}号`;
}

/** Who signs: the words' own lines, else the center's, else its head. */
export function signatoryLines(own: string | null, center: { name: string; signatory: string | null }): string[] {
  const lines = (own ?? center.signatory ?? "").split("\n").map((line) => line.trim());
  const signed = lines.filter(Boolean);
  return signed.length > 0 ? signed : [`${center.name}長`];
}
