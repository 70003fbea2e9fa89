import { searchKey } from "./search-key.ts";

/** A name as it may stand in text that somebody typed: as on file, without its blank, with one of either width. */
export function spellingsOf(name: string): string[] {
  const parts = name.trim().split(/[\s\u3000]+/);
  return [...new Set([name.trim(), parts.join(""), parts.join(" "), parts.join("\u3000")])].filter(Boolean);
}

/** Whether the name typed to confirm is the one on file; its blanks and width do not matter. */
export function confirmsName(typed: string, name: string): boolean {
  return searchKey(typed) !== "" && searchKey(typed) === searchKey(name);
}
