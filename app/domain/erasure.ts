import { searchKey } from "./search-key.ts";

/** A name as it may stand in text that somebody typed: as on file, without its blank, with one of either width. */
export function spellingsOf(name: string): string[] {
  const parts = name.trim().split(/[\s\u3000]+/);
  return [...new Set([name.trim(), parts.join(""), parts.join(" "), parts.join("\u3000")])].filter(Boolean);
}

/** What a person is told by in a sheet: their names as on file, their mail addresses. */
export interface Identity {
  names: readonly string[];
  mails: readonly string[];
}

/**
 * Tells whether a cell of a sheet is this person's name or mail, as a whole: 林 一 is not meant where 小林 一郎 stands.
 */
export function namesOf({ names, mails }: Identity): (cell: unknown) => boolean {
  const known = new Set([...names.map((name) => searchKey(name)), ...mails.map(mailKey)].filter(Boolean));
  return (cell) => typeof cell === "string" && (known.has(searchKey(cell)) || known.has(mailKey(cell)));
}

function mailKey(mail: string): string {
  return mail.normalize("NFKC").trim().toLowerCase();
}

/** Whether the name typed to confirm is the one on file; its blanks and width do not matter. */
export function confirmsName(typed: string, name: string): boolean {
  return searchKey(typed) !== "" && searchKey(typed) === searchKey(name);
}
