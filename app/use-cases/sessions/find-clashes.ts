import type { Tx } from "#app/adapters/db/database.server.ts";
import { existingOn } from "#app/adapters/db/seat-store.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { rosterOn } from "#app/domain/seat.ts";
import { endOf } from "#app/domain/session.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";

export interface Clash {
  kind: "person" | "room";
  /** The person's name, or the room. */
  name: string;
  other: { id: string; title: string; startsAt: Instant };
}

interface Occasion {
  id: string;
  prefectureId: string;
  centerId: string;
  startsAt: Instant | null;
  endsAt: Instant | null;
  venue: string | null;
  bodies: readonly { bodyId: string }[];
}

const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * The same person, invited or on the roster, or the same room, called twice at once. A warning, never a
 * refusal: an office may know better. Looks at the same center's sessions only; people and rooms are its own.
 */
export async function findClashes(tx: Tx, session: Occasion): Promise<Clash[]> {
  const others = await findOthersAtOnce(tx, session);
  if (!session.startsAt || others.length === 0) return [];
  const people = await peopleOf(tx, session, tokyoDate(session.startsAt));
  const room = searchKey(session.venue);
  const rooms = others.filter(({ venue }) => room && searchKey(venue) === room);
  return [
    ...(await clashesOf(tx, people, others)),
    ...rooms.map((other): Clash => ({ kind: "room", name: session.venue ?? "", other: told(other) })),
  ];
}

/** Which of these people, names by id, are called to another session at the same time. */
export async function findDoubleCalls(
  tx: Tx,
  session: Occasion,
  people: ReadonlyMap<string, string>,
): Promise<Clash[]> {
  return clashesOf(tx, people, await findOthersAtOnce(tx, session));
}

type Other = Occasion & { title: string; startsAt: Instant };

async function clashesOf(tx: Tx, people: ReadonlyMap<string, string>, others: readonly Other[]): Promise<Clash[]> {
  const clashes: Clash[] = [];
  for (const other of others) {
    const theirs = await peopleOf(tx, other, tokyoDate(other.startsAt));
    for (const [id, name] of people) if (theirs.has(id)) clashes.push({ kind: "person", name, other: told(other) });
  }
  return clashes;
}

const told = ({ id, title, startsAt }: Other) => ({ id, title, startsAt });

/** The center's other sessions that overlap with one, and may still be held. */
async function findOthersAtOnce(tx: Tx, session: Occasion): Promise<Other[]> {
  if (!session.startsAt) return [];
  const startsAt = session.startsAt;
  const endsAt = endOf({ startsAt, endsAt: session.endsAt });
  const others = await tx.session.findMany({
    where: {
      prefectureId: session.prefectureId,
      centerId: session.centerId,
      id: { not: session.id },
      state: { in: ["draft", "polling", "scheduled"] },
      startsAt: { gt: new Date(startsAt.getTime() - LONGEST_MS), lt: endsAt },
    },
    select: {
      id: true,
      title: true,
      startsAt: true,
      endsAt: true,
      venue: true,
      prefectureId: true,
      centerId: true,
      bodies: { select: { bodyId: true } },
    },
    orderBy: { startsAt: "asc" },
  });
  return others.flatMap((other) =>
    other.startsAt && endOf({ startsAt: other.startsAt, endsAt: other.endsAt }) > startsAt
      ? [{ ...other, startsAt: other.startsAt }]
      : [],
  );
}

/** Names by person: those invited, and those on the roster of its bodies on that day. */
async function peopleOf(tx: Tx, session: Occasion, on: string): Promise<Map<string, string>> {
  const [invited, seats] = await Promise.all([
    tx.invitation.findMany({
      where: { sessionId: session.id, revokedAt: null },
      select: { personId: true, name: true },
    }),
    tx.seat.findMany({
      where: { bodyId: { in: session.bodies.map((b) => b.bodyId) }, ...existingOn(on) },
      select: {
        position: true,
        appointments: { select: { personId: true, startsOn: true, endsOn: true, person: { select: { name: true } } } },
      },
    }),
  ]);
  return new Map([
    ...rosterOn(seats, on).map(({ appointment }) => [appointment.personId, appointment.person.name] as const),
    ...invited.map(({ personId, name }) => [personId, name] as const),
  ]);
}
