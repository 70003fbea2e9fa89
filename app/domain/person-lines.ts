import { isReadable } from "./search-key.ts";

/** Someone as a pasted line names them. */
export interface PersonLine {
  /** As an editor counts the lines, from 1. */
  line: number;
  name: string;
  organizationName: string | null;
  title: string | null;
  email: string | null;
  problem: PersonLineProblem | null;
}

export type PersonLineProblem = "name-missing" | "too-long" | "mail-unreadable" | "too-many-cells" | "named-before";

const MOST = { name: 100, organizationName: 200, title: 100, email: 254 } as const;
const HEADINGS = /^(氏名|名前|お名前)$/;
// What a browser's own field takes for an address.
const MAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

/**
 * People pasted from a sheet or a mail, one a line: 氏名, 所属, 役職, メール, separated by tabs, or by commas in
 * half or full width. Empty lines and a line of headings are passed over; a cell with @ is the mail wherever it
 * stands, so that what is not known can be left out.
 */
export function readPersonLines(text: string): PersonLine[] {
  const seen = new Set<string>();
  return text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some(Boolean) && !HEADINGS.test(cells[0] ?? ""))
    .map(({ line, cells }) => {
      const read = personOf(line, cells);
      const key = JSON.stringify([read.name, read.organizationName, read.email]);
      if (read.problem === null && seen.has(key)) return { ...read, problem: "named-before" };
      seen.add(key);
      return read;
    });
}

function cellsOf(line: string): string[] {
  const cells = line.split(line.includes("\t") ? "\t" : /[,，]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  while (cells.length > 1 && cells.at(-1) === "") cells.pop();
  return cells;
}

function personOf(line: number, cells: readonly string[]): PersonLine {
  const [name = "", ...rest] = cells;
  const at = rest.findIndex((cell) => /[@＠]/.test(cell));
  const email = at < 0 ? rest[2] || null : (rest[at] ?? "").normalize("NFKC");
  const [organizationName = "", title = ""] = at < 0 ? rest : rest.filter((_, index) => index !== at);
  const person = { line, name, organizationName: organizationName || null, title: title || null, email };
  return { ...person, problem: problemOf(person, cells) };
}

function problemOf(person: Omit<PersonLine, "line" | "problem">, cells: readonly string[]): PersonLineProblem | null {
  if (!isReadable(person.name)) return "name-missing";
  if (cells.length > 4) return "too-many-cells";
  const fields = Object.keys(MOST) as (keyof typeof MOST)[];
  if (fields.some((field) => (person[field]?.length ?? 0) > MOST[field])) return "too-long";
  return person.email !== null && !MAIL.test(person.email) ? "mail-unreadable" : null;
}
