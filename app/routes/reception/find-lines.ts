import { byKana, compareJapanese } from "#app/domain/kana-order.ts";
import { readReference, referenceInCode } from "#app/domain/reference.ts";
import { searchKey, searchKeys } from "#app/domain/search-key.ts";
import type { ReceptionLine } from "#app/use-cases/reception/show-reception.ts";
import type { PresentPerson } from "./present-people.ts";

export const LINE_ORDERS = ["kana", "organization", "number"] as const;
export type LineOrder = (typeof LINE_ORDERS)[number];

/** One line of the list: somebody called, or somebody who came uncalled. */
export interface Line {
  /** Names the line on the page. */
  id: string;
  called: ReceptionLine | null;
  present: PresentPerson | null;
  name: string;
  kana: string;
  organization: string;
  /** What it is found by. */
  keys: string;
}

/** Everybody called and everybody there, each once. */
export function allLines(called: readonly ReceptionLine[], present: readonly PresentPerson[]): Line[] {
  const came = new Map(present.map((person) => [person.invitationId, person]));
  const lines = called.map((line): Line => {
    const { invitationId: id, name, kana, number, organizationName, title, proxy } = line;
    const person = came.get(id) ?? null;
    const organization = organizationName ?? "";
    const words = [name, kana, organization, title, proxy?.name, person?.name, String(number)];
    return { id, called: line, present: person, name, kana, organization, keys: searchKey(...words) };
  });
  const known = new Set(called.map(({ invitationId }) => invitationId));
  const others = present.filter(({ invitationId }) => invitationId === null || !known.has(invitationId));
  return [
    ...lines,
    ...others.map((person): Line => {
      const { name, organizationName } = person;
      const id = person.attendanceId ?? person.enteredBy ?? name;
      const organization = organizationName ?? "";
      return { id, called: null, present: person, name, kana: "", organization, keys: searchKey(name, organization) };
    }),
  ];
}

export function inOrder(lines: readonly Line[], order: LineOrder): Line[] {
  const number = ({ called }: Line) => called?.number ?? Number.POSITIVE_INFINITY;
  return [...lines].sort((a, b) => {
    if (order === "number") return number(a) - number(b) || byKana(a, b);
    return (order === "organization" && compareJapanese(a.organization, b.organization)) || byKana(a, b);
  });
}

/** The lines that hold every word typed; a number alone is the number of a line. */
export function matching(lines: readonly Line[], typed: string): Line[] {
  const number = typed.normalize("NFKC").trim();
  if (/^\d{1,4}$/.test(number)) return lines.filter(({ called }) => String(called?.number) === number);
  const reference = referenceTyped(typed);
  if (reference) return lines.filter(({ called }) => called?.reference === reference);
  const keys = searchKeys(typed);
  return lines.filter((line) => keys.every((key) => line.keys.includes(key)));
}

/** The reference in what was typed, or what a hand scanner typed; null where it is none. */
export function referenceTyped(typed: string): string | null {
  const text = typed.normalize("NFKC").trim().toUpperCase();
  return referenceInCode(text) ?? readReference(text);
}

/** Those called by the name somebody gave who says they were not called, where the organization is worded otherwise. */
export function namesakes(lines: readonly Line[], given: { name: string; organization: string }): Line[] {
  const [name, organization] = [searchKey(given.name), searchKey(given.organization)];
  const same = lines.filter(
    (line) => line.called && (searchKey(line.name) === name || searchKey(line.called.proxy?.name) === name),
  );
  return same.some((line) => searchKey(line.organization) === organization) ? [] : same;
}
