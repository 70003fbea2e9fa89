import type { Tx } from "#app/adapters/db/database.server.ts";
import { findSeatsHeld } from "#app/adapters/db/invitation-store.server.ts";
import { type ContactPerson, findPeople } from "#app/adapters/db/person-store.server.ts";
import { type ContactWay, contactWay } from "#app/domain/contact.ts";
import { guestRole } from "#app/domain/guest.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { participantRoleOf, rosterOn } from "#app/domain/seat.ts";
import type { ParticipantRole, SessionCategory } from "#app/domain/taxonomy.ts";
import { type Instant, tokyoDate } from "#app/domain/tokyo-time.ts";

/** Someone who can be called, as they are when called. */
export interface Recipient {
  personId: string;
  seatId: string | null;
  role: ParticipantRole;
  name: string;
  organizationName: string | null;
  title: string | null;
  email: string | null;
  reachedBy: ContactWay;
}

/** A person to be called; the role is for those who hold no seat. */
export interface Chosen {
  personId: string;
  role: ParticipantRole | null;
}

interface Called {
  prefectureId: string;
  centerId: string;
  category: SessionCategory;
  startsAt: Instant | null;
  bodies: readonly { bodyId: string }[];
}

/** The roster in force on the session's day, body by body, each in its own order; nobody on it without a day. */
export async function findRoster(tx: Tx, session: Called): Promise<Recipient[]> {
  if (!session.startsAt) return [];
  const on = tokyoDate(session.startsAt);
  const bodyIds = session.bodies.map((body) => body.bodyId);
  const held = await findSeatsHeld(tx, bodyIds, on);
  const inOrder = bodyIds.flatMap((bodyId) => held.filter((seat) => seat.bodyId === bodyId));
  return rosterOn(
    inOrder.map((seat, position) => ({ ...seat, position })),
    on,
  ).map(({ seat, appointment: { person } }) => ({
    ...recipient(person, participantRoleOf(seat.role)),
    seatId: seat.id,
    // 充て職: called as the organization's holder of the post, whatever else they are.
    ...(seat.organization && { organizationName: seat.organization.name, title: seat.post || person.title }),
  }));
}

/**
 * The people chosen, the roster's first and in its order. Only the roster and the center's own people can be
 * called: anyone else refuses the whole choice.
 */
export async function findRecipients(
  tx: Tx,
  session: Called,
  chosen: readonly Chosen[],
): Promise<Result<Recipient[], "unknown-person">> {
  const roles = new Map(chosen.map(({ personId, role }) => [personId, role]));
  const roster = (await findRoster(tx, session)).filter(({ personId }) => roles.has(personId));
  for (const { personId } of roster) roles.delete(personId);
  const guests = new Map((await findPeople(tx, session, [...roles.keys()])).map((person) => [person.id, person]));
  if (guests.size < roles.size) return refuse("unknown-person");
  return ok([
    ...roster,
    ...[...roles].map(([id, role]) => recipient(guests.get(id) as ContactPerson, role ?? guestRole(session.category))),
  ]);
}

export function recipient(person: ContactPerson, role: ParticipantRole): Recipient {
  const { id: personId, name, title, email, organization } = person;
  const organizationName = organization?.name ?? null;
  return { personId, seatId: null, role, name, organizationName, title, email, reachedBy: contactWay(person) };
}
