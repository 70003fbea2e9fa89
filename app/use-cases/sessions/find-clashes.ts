import type { Tx } from "#app/adapters/db/database.server.ts";
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
  const overlapping = others.flatMap((other) =>
    other.startsAt && endOf({ startsAt: other.startsAt, endsAt: other.endsAt }) > startsAt
      ? [{ ...other, startsAt: other.startsAt }]
      : [],
  );
  if (overlapping.length === 0) return [];
  const people = await peopleOf(tx, session, tokyoDate(startsAt));
  const room = searchKey(session.venue);
  const clashes: Clash[] = [];
  for (const { id, title, startsAt, ...occasion } of overlapping) {
    const other = { id, title, startsAt };
    const theirs = await peopleOf(tx, { id, startsAt, ...occasion }, tokyoDate(startsAt));
    for (const [personId, name] of people) if (theirs.has(personId)) clashes.push({ kind: "person", name, other });
    if (room && searchKey(occasion.venue) === room) clashes.push({ kind: "room", name: session.venue ?? "", other });
  }
  return clashes;
}

/** Names by person: those invited, and those on the roster of its bodies on that day. */
async function peopleOf(tx: Tx, session: Occasion, on: string): Promise<Map<string, string>> {
  const [invited, seats] = await Promise.all([
    tx.invitation.findMany({
      where: { sessionId: session.id, revokedAt: null },
      select: { personId: true, name: true },
    }),
    tx.seat.findMany({
      where: { bodyId: { in: session.bodies.map((b) => b.bodyId) } },
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
