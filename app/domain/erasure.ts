import { addressKey } from "./contact.ts";
import { searchKey } from "./search-key.ts";

/** A name as it may stand in text that somebody typed: as on file, without its blank, with one of either width. */
export function spellingsOf(name: string): string[] {
  const parts = name.trim().split(/[\s\u3000]+/);
  return [...new Set([name.trim(), parts.join(""), parts.join(" "), parts.join("\u3000")])].filter(Boolean);
}

/** What a person is told by, wherever somebody wrote them down. */
export interface Identity {
  names: readonly string[];
  /** Every address they are or were written to. */
  mails: readonly string[];
  /** Those of them that are nobody else's: of an office's common address, nobody is told by it alone. */
  ownMails: readonly string[];
}

/**
 * Tells whether a cell of a sheet is this person's name or own mail, as a whole: 林 一 is not meant where 小林 一郎
 * stands.
 */
export function namesOf({ names, ownMails }: Identity): (cell: unknown) => boolean {
  const known = new Set([...names.map((name) => searchKey(name)), ...ownMails.map(mailKey)].filter(Boolean));
  return (cell) => typeof cell === "string" && (known.has(searchKey(cell)) || known.has(mailKey(cell)));
}

/** Tells whether a name and mail, as somebody typed them, are this person's: by their own address, or by both. */
export function isNamedIn(identity: Identity): (typed: { name: string | null; mail: string | null }) => boolean {
  const [names, mails, ownMails] = [
    new Set(identity.names.map((name) => searchKey(name))),
    new Set(identity.mails.map(mailKey)),
    new Set(identity.ownMails.map(mailKey)),
  ];
  return ({ name, mail }) => {
    const key = mailKey(mail ?? "");
    return key !== "" && (ownMails.has(key) || (mails.has(key) && names.has(searchKey(name))));
  };
}

function mailKey(mail: string): string {
  return addressKey(mail.normalize("NFKC"));
}

/** Whether the name typed to confirm is the one on file; its blanks and width do not matter. */
export function confirmsName(typed: string, name: string): boolean {
  return searchKey(typed) !== "" && searchKey(typed) === searchKey(name);
}

/** What may follow a name in running text without being part of it. */
const AFTER_NAME = "(?=$|[^\\p{L}]|様|氏|さん|先生|委員|会長|座長|部会長|議長|の|は|が|を|に|と|も|より|から)";

/**
 * A text with a name replaced, in all its spellings, where it stands as a whole: 林 一 is not meant where 小林 一郎
 * stands.
 */
export function withoutName(text: string, names: readonly string[], instead: string): string {
  const spellings = names.flatMap(spellingsOf).filter((spelling) => Array.from(spelling).length > 1);
  // The longest first: one may be the beginning of another.
  spellings.sort((a, b) => b.length - a.length);
  return spellings.reduce(
    (rest, spelling) => rest.replace(new RegExp(`(?<!\\p{L})${escaped(spelling)}${AFTER_NAME}`, "gu"), instead),
    text,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
