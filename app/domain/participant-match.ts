import { addressKey } from "./contact.ts";
import { searchKey } from "./search-key.ts";
import { isLong, type ShownName, shownName } from "./shown-name.ts";

/** Somebody who may have been in the meeting: called, somebody's proxy, or recorded as having come besides. */
export interface Expected {
  /** Names them in a form. */
  id: string;
  /** Of two with one seat (a member and their proxy) the name tells who came. */
  seat: string;
  name: string;
  kana: string | null;
  organization: string | null;
  email: string | null;
}

/** Who somebody in a list is. Only the first two are sure enough to be taken without being asked. */
export type Match =
  /** `otherName`: nothing in the name they showed says so. */
  | { by: "mail"; id: string; otherName: boolean }
  | { by: "name"; id: string }
  /** One of these, or somebody else: the desk says. */
  | { by: "choice"; ids: string[] }
  | { by: "none" };

/** No more is proposed: further namesakes are among all the others. */
const MOST_PROPOSED = 8;

/** Who the people of a list are, by their address, then by the name they showed; in their order. */
export function matchParticipants(
  participants: readonly { name: string; email: string | null }[],
  expected: readonly Expected[],
): Match[] {
  const index = indexOf(expected);
  const matches = participants.map((participant) => matchOne(participant, index));
  return withoutRivals(participants, matches);
}

function matchOne({ name, email }: { name: string; email: string | null }, index: Index): Match {
  const shown = shownName(name);
  const named = namedIn(shown, index);
  const addressed = index.byAddress.get(addressKey(email)) ?? [];
  const [alone, ...others] = addressed;
  if (!alone) return byName(named, shown, index);
  const both = addressed.filter((person) => named.includes(person));
  if (both.length === 1 && both[0]) return { by: "mail", id: both[0].id, otherName: false };
  if (others.length > 0 || both.length > 1) return asked(both.length > 0 ? both : [...addressed, ...named]);
  if (named.length === 0) return { by: "mail", id: alone.id, otherName: true };
  const [proxy, ...further] = named;
  return proxy && further.length === 0 && proxy.seat === alone.seat
    ? { by: "name", id: proxy.id }
    : asked([alone, ...named]);
}

/** Of several by one name, the one whose organization is told with it. */
function byName(named: readonly Person[], shown: ShownName, index: Index): Match {
  const told = named.length > 1 ? named.filter((person) => tellsOrganization(shown, person)) : named;
  if (told.length === 1 && told[0]) return { by: "name", id: told[0].id };
  const proposed = named.length > 0 ? named : likely(shown, index);
  return proposed.length > 0 ? asked(proposed) : { by: "none" };
}

function asked(people: readonly Person[]): Match {
  return { by: "choice", ids: [...new Set(people.map(({ id }) => id))].slice(0, MOST_PROPOSED) };
}

/**
 * An office has one account for several people: of those who came by one person's address alone, under several names,
 * none is that person for sure, and beside the one who bears the name none is.
 */
function withoutRivals(participants: readonly { name: string }[], matches: readonly Match[]): Match[] {
  const names = new Map<string, Set<string>>();
  const sure = new Set<string>();
  for (const [at, match] of matches.entries()) {
    if (match.by !== "mail" && match.by !== "name") continue;
    if (match.by === "name" || !match.otherName) sure.add(match.id);
    names.set(match.id, (names.get(match.id) ?? new Set()).add(searchKey(participants[at]?.name)));
  }
  return matches.map((match) => {
    if (match.by !== "mail" || !match.otherName) return match;
    const rivals = sure.has(match.id) || (names.get(match.id)?.size ?? 0) > 1;
    return rivals ? { by: "choice", ids: [match.id] } : match;
  });
}

interface Person extends Expected {
  /** Their name in each way it may be written: 釧路太郎, くしろ太郎, 釧路たろう, くしろたろう. */
  spellings: string[];
  /** Their family name's, where a blank tells it apart. */
  families: string[];
  organizationKey: string;
}

interface Index {
  byAddress: ReadonlyMap<string, Person[]>;
  bySpelling: ReadonlyMap<string, Person[]>;
  byFamily: ReadonlyMap<string, Person[]>;
  /** By the first two characters of a spelling. */
  byBeginning: ReadonlyMap<string, { spelling: string; person: Person }[]>;
}

function indexOf(expected: readonly Expected[]): Index {
  const people = expected.map((person) => ({
    ...person,
    ...spellingsOf(person),
    organizationKey: searchKey(person.organization),
  }));
  const beginnings = people.flatMap((person) => person.spellings.map((spelling) => ({ spelling, person })));
  return {
    byAddress: grouped(people, ({ email }) => [addressKey(email)].filter(Boolean)),
    bySpelling: grouped(people, ({ spellings }) => spellings),
    byFamily: grouped(people, ({ families }) => families),
    byBeginning: grouped(beginnings, ({ spelling }) => [beginningOf(spelling)]),
  };
}

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

const beginningOf = (text: string) => text.slice(0, 2);

/** Family and given name each in characters or kana: people type one of each. */
function spellingsOf({ name, kana }: Expected): Pick<Person, "spellings" | "families"> {
  const [names, readings] = [name, kana ?? ""].map((text) =>
    text
      .trim()
      .split(/\s+/)
      .map((word) => searchKey(word))
      .filter(Boolean),
  );
  const [family, given] = names ?? [];
  const [familyKana, givenKana] = readings ?? [];
  const spellings = [searchKey(name), searchKey(kana)];
  if (names?.length !== 2 || !family || !given) return { spellings: spellings.filter(isLong), families: [] };
  const families = [family, ...(readings?.length === 2 && familyKana ? [familyKana] : [])];
  const givens = [given, ...(readings?.length === 2 && givenKana ? [givenKana] : [])];
  const each = families.flatMap((first) => givens.map((second) => first + second));
  return { spellings: [...new Set([...spellings, ...each])].filter(isLong), families: families.filter(isLong) };
}

/** Whoever's whole name it is: words of it in a row, either way round, or with their own organization run together. */
function namedIn({ whole, words }: ShownName, index: Index): Person[] {
  const found = new Set<Person>();
  for (const run of runsOf(words)) for (const person of index.bySpelling.get(run) ?? []) found.add(person);
  if (found.size > 0) return [...found];
  for (const { spelling, person } of heldIn(whole, index)) {
    const rest = whole.replace(spelling, "");
    if (person.organizationKey && isLong(rest) && isPart(rest, person.organizationKey)) found.add(person);
  }
  return [...found];
}

/** Up to three words in a row as one, and two the other way round (太郎 釧路). */
function runsOf(words: readonly string[]): string[] {
  return words.flatMap((word, at) => {
    const [second = "", third = ""] = words.slice(at + 1);
    return [word, word + second, second + word, word + second + third].filter(isLong);
  });
}

/** The people whose names stand somewhere in a text. */
function heldIn(whole: string, { byBeginning }: Index) {
  return Array.from({ length: Math.max(0, whole.length - 1) }).flatMap((_, at) =>
    (byBeginning.get(whole.slice(at, at + 2)) ?? []).filter(({ spelling }) => whole.startsWith(spelling, at)),
  );
}

/** Whom it may be: the family name alone, the beginning of the name, or the name with something else around it. */
function likely({ whole, words }: ShownName, index: Index): Person[] {
  const held = heldIn(whole, index).map(({ person }) => person);
  const family = runsOf(words).flatMap((run) => index.byFamily.get(run) ?? []);
  const begun = words
    .filter(isLong)
    .flatMap((word) => index.byBeginning.get(beginningOf(word)) ?? [])
    .filter(({ spelling }) => words.some((word) => isLong(word) && spelling.startsWith(word)))
    .map(({ person }) => person);
  return [...held, ...family, ...begun];
}

/** Whether what is shown tells a person's organization, in whole or in part: 釧路市 for 釧路市役所. */
function tellsOrganization({ words }: ShownName, { organizationKey, spellings }: Person): boolean {
  return words.some((word) => isLong(word) && !spellings.includes(word) && isPart(word, organizationKey));
}

function isPart(one: string, other: string): boolean {
  return other !== "" && (one.includes(other) || other.includes(one));
}
