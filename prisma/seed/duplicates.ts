import { searchKey } from "#app/domain/search-key.ts";
import { addDays, fromTokyo } from "#app/domain/tokyo-time.ts";
import { CASE_NOTE } from "./case-ids.ts";
import { type Desk, type DeskPerson, holderOn } from "./desk.ts";
import { otherSpelling } from "./names.ts";
import type { Office } from "./plan-year.ts";
import type { Rows } from "./rows.ts";
import { seedId } from "./seed-id.ts";
import { SHOWCASE } from "./world.ts";

const PAIRS = 3;
/** One in so many of the sessions someone came to stands on the second record. */
const EVERY = 2;

/**
 * Second records of one person, as they come about: another form of the name's characters, another spacing, no mail.
 * Some of what was on the first record stands on the second instead, so that no figure knows of it.
 */
export function addDuplicates(offices: readonly Office[]): void {
  for (const { desk } of offices) {
    if (desk.index % 5 !== 3 && desk.place.code !== SHOWCASE) continue;
    for (const person of pickPeople(desk)) addSecond(desk, person);
  }
}

/** Two whose name is written in two ways, where there are, and others; all have been to more than one held session. */
function pickPeople(desk: Desk): DeskPerson[] {
  const { rows, today } = desk.world;
  const held = heldSessions(rows);
  const holders = [...desk.posts.values()].map((post) => holderOn(post, today));
  const known = holders.filter(({ id, reachedBy }) => {
    const there = rows.attendances.filter(({ personId, sessionId }) => personId === id && held.has(sessionId));
    return reachedBy === "mail" && there.length >= EVERY;
  });
  const isWrittenTwoWays = ({ name }: DeskPerson) => otherSpelling(name) !== null;
  const others = known.filter((person) => !isWrittenTwoWays(person));
  return [...known.filter(isWrittenTwoWays).slice(0, PAIRS - 1), ...others].slice(0, PAIRS);
}

function heldSessions({ sessions }: Rows): Set<string> {
  return new Set(
    sessions.flatMap(({ id, state, note }) => (state === "held" && note !== CASE_NOTE ? [id as string] : [])),
  );
}

function addSecond({ world, place, centerId }: Desk, person: DeskPerson): void {
  const { rows, prefectureId, today } = world;
  const first = rows.people.find(({ id }) => id === person.id) as Rows["people"][number];
  const second = seedId("person", place.code, "second", person.id);
  const name = otherSpelling(person.name) ?? person.name.replace(" ", "\u{3000}");
  const at = fromTokyo(addDays(today, -200), "16:00");
  rows.people.push({
    id: second,
    prefectureId,
    centerId,
    organizationId: person.organizationId,
    name,
    kana: first.kana,
    searchKey: searchKey(name, first.kana),
    occupation: person.occupation,
    phone: first.phone,
    createdAt: at,
    updatedAt: at,
  });
  const held = heldSessions(rows);
  const sessions = new Set(
    rows.attendances
      .filter(({ personId, sessionId }) => personId === person.id && held.has(sessionId))
      .filter((_, i) => i % EVERY === 0)
      .map(({ sessionId }) => sessionId),
  );
  for (const row of [...rows.invitations, ...rows.attendances])
    if (row.personId === person.id && sessions.has(row.sessionId)) Object.assign(row, { personId: second, name });
}
