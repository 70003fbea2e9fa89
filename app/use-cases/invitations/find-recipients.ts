import type { Tx } from "#app/adapters/db/database.server.ts";
import { findGroupPeople, findGroups } from "#app/adapters/db/group-store.server.ts";
import { findSeatsHeld } from "#app/adapters/db/invitation-store.server.ts";
import { type ContactPerson, findPeople } from "#app/adapters/db/person-store.server.ts";
import { type ContactWay, contactWay, mailAddress } from "#app/domain/contact.ts";
import { guestRole } from "#app/domain/guest.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { participantRoleOf, rosterOn } from "#app/domain/seat.ts";
import type { MemberRole, ParticipantRole, SessionCategory } from "#app/domain/taxonomy.ts";
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

/** A saved group to be called as a whole, in one role. */
export interface ChosenGroup {
  groupId: string;
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
  ).map(({ seat, appointment: { person } }) => seatHolder(seat, person));
}

/** Someone as a seat's holder is called. */
export function seatHolder(
  seat: { id: string; role: MemberRole; post: string; organization: { name: string } | null },
  person: ContactPerson,
): Recipient {
  return {
    ...recipient(person, participantRoleOf(seat.role)),
    seatId: seat.id,
    // 充て職: called as the organization's holder of the post, whatever else they are.
    ...(seat.organization && { organizationName: seat.organization.name, title: seat.post || person.title }),
  };
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

/** Who is in the saved groups now, group by group; one that the session's desk has not, or not any more, is left out. */
export async function findGrouped(
  tx: Tx,
  session: Called,
  chosen: readonly ChosenGroup[],
): Promise<{ id: string; name: string; people: Recipient[] }[]> {
  const { prefectureId, centerId } = session;
  const saved = new Map((await findGroups(tx, { prefectureId, centerId })).map((group) => [group.id, group]));
  const grouped = [];
  for (const { groupId, role } of chosen) {
    const group = saved.get(groupId);
    if (!group) continue;
    const people = await findGroupPeople(tx, session, groupId);
    const { id, name } = group;
    grouped.push({ id, name, people: people.map((person) => recipient(person, role ?? guestRole(session.category))) });
  }
  return grouped;
}

export function recipient(person: ContactPerson, role: ParticipantRole): Recipient {
  const { id: personId, name, title, organization } = person;
  const organizationName = organization?.name ?? null;
  const email = mailAddress(person);
  return { personId, seatId: null, role, name, organizationName, title, email, reachedBy: contactWay(person) };
}
