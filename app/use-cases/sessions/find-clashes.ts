import type { Tx } from "#app/adapters/db/database.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { rosterOn, seatEnded } from "#app/domain/seat.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";

export interface Clash {
  kind: "person" | "room";
  /** The person's name, or the room. */
  name: string;
  other: { id: string; title: string; startsAt: Instant };
}

interface Center {
  prefectureId: string;
  centerId: string;
}

/** What takes time, people and a room; its id is empty while it is not a session yet. */
interface Occasion {
  id: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  bodies: readonly { bodyId: string }[];
}

type Dated = Occasion & { startsAt: Instant };
type Other = Dated & { title: string };

/** Names by person. */
type People = ReadonlyMap<string, string>;

const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * The same person, invited or on the roster, or the same room, called twice at once. A warning, never a
 * refusal: an office may know better. Looks at the same center's sessions only; people and rooms are its own.
 */
export async function findClashes(tx: Tx, session: Occasion & Center): Promise<Clash[]> {
  const [clashes = []] = await findClashesOfEach(tx, session, [session]);
  return clashes;
}

/**
 * The clashes of several occasions of a center, each as findClashes finds them but no more than `most`: in as many
 * queries as for one.
 */
export async function findClashesOfEach(
  tx: Tx,
  center: Center,
  occasions: readonly Occasion[],
  most = Number.POSITIVE_INFINITY,
): Promise<Clash[][]> {
  const dated = occasions.filter(hasDay);
  const others = await findOthersAtOnce(tx, center, dated);
  const peopleOf = await readPeople(tx, [...dated, ...others]);
  return occasions.map((occasion) => {
    if (!hasDay(occasion)) return [];
    const atOnce = others.filter((other) => other.id !== occasion.id && overlap(other, occasion));
    return firstOf(clashesOf(occasion, atOnce, peopleOf), most);
  });
}

/** Which of these people, names by id, are called to another session at the same time. */
export async function findDoubleCalls(tx: Tx, session: Occasion & Center, people: People): Promise<Clash[]> {
  if (!hasDay(session)) return [];
  const others = (await findOthersAtOnce(tx, session, [session])).filter(({ id }) => id !== session.id);
  return [...doubleCalls(people, others, await readPeople(tx, others))];
}

function* clashesOf(occasion: Dated, atOnce: readonly Other[], peopleOf: (of: Dated) => People): Generator<Clash> {
  yield* doubleCalls(peopleOf(occasion), atOnce, peopleOf);
  const { venue } = occasion;
  const room = searchKey(venue);
  for (const other of atOnce)
    if (venue && room && searchKey(other.venue) === room) yield { kind: "room", name: venue, other: told(other) };
}

function* doubleCalls(people: People, others: readonly Other[], peopleOf: (of: Dated) => People): Generator<Clash> {
  for (const other of others) {
    const theirs = peopleOf(other);
    for (const [id, name] of people) if (theirs.has(id)) yield { kind: "person", name, other: told(other) };
  }
}

function firstOf<T>(all: Iterable<T>, most: number): T[] {
  const first: T[] = [];
  for (const each of all) {
    if (first.length >= most) break;
    first.push(each);
  }
  return first;
}

const told = ({ id, title, startsAt }: Other) => ({ id, title, startsAt });

function hasDay<O extends { startsAt: Instant | null }>(occasion: O): occasion is O & { startsAt: Instant } {
  return occasion.startsAt !== null;
}

function overlap(a: Dated, b: Dated): boolean {
  return a.startsAt < endOf(b) && b.startsAt < endOf(a);
}

/** The center's sessions that overlap with one of these occasions, itself among them, and may still be held. */
async function findOthersAtOnce(
  tx: Tx,
  { prefectureId, centerId }: Center,
  occasions: readonly Dated[],
): Promise<Other[]> {
  if (occasions.length === 0) return [];
  const starts = occasions.map(({ startsAt }) => startsAt.getTime());
  const ends = occasions.map((occasion) => endOf(occasion).getTime());
  const others = await tx.session.findMany({
    where: {
      prefectureId,
      centerId,
      state: { in: ["draft", "polling", "scheduled"] },
      startsAt: { gt: new Date(Math.min(...starts) - LONGEST_MS), lt: new Date(Math.max(...ends)) },
    },
    select: {
      id: true,
      title: true,
      startsAt: true,
      endsAt: true,
      venue: true,
      bodies: { select: { bodyId: true } },
    },
    orderBy: { startsAt: "asc" },
  });
  return others.filter(hasDay).filter((other) => occasions.some((occasion) => overlap(other, occasion)));
}

/** Whom each of these calls: those invited, and those on the roster of its bodies on its day. */
async function readPeople(tx: Tx, occasions: readonly Dated[]): Promise<(of: Dated) => People> {
  const invited = await tx.invitation.findMany({
    where: { sessionId: { in: occasions.map(({ id }) => id) }, revokedAt: null },
    select: { sessionId: true, personId: true, name: true },
  });
  const bodyIds = new Set(occasions.flatMap(({ bodies }) => bodies.map(({ bodyId }) => bodyId)));
  const seats = await tx.seat.findMany({
    where: { bodyId: { in: [...bodyIds] } },
    select: {
      bodyId: true,
      position: true,
      endsOn: true,
      appointments: { select: { personId: true, startsOn: true, endsOn: true, person: { select: { name: true } } } },
    },
  });
  const rosterOf = ({ bodies, startsAt }: Dated) => {
    const on = tokyoDate(startsAt);
    const theirs = seats.filter((seat) => bodies.some(({ bodyId }) => bodyId === seat.bodyId) && !seatEnded(seat, on));
    return rosterOn(theirs, on).map(({ appointment }) => [appointment.personId, appointment.person.name] as const);
  };
  const called = new Map<string, [string, string][]>(invited.map(({ sessionId }) => [sessionId, []]));
  for (const { sessionId, personId, name } of invited) called.get(sessionId)?.push([personId, name]);
  const people = new Map(occasions.map((each) => [each, new Map([...rosterOf(each), ...(called.get(each.id) ?? [])])]));
  return (occasion) => people.get(occasion) ?? new Map();
}
