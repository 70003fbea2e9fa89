import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenCalls, findOtherSeat, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { type Appointment, inForce } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";

/** A call of a seat's former holder to a session that is yet to come, and falls to the successor. */
export interface CarriedCall {
  invitationId: string;
  personId: string;
  name: string;
  standing: RsvpStanding;
  /** Its place in the session's list. */
  position: number;
  /** A postponed one has no date: the successor is called once it has a new one, by the desk. */
  session: { id: string; title: string; startsAt: Instant | null; endsAt: Instant | null; answerBy: IsoDate | null };
  /** Another seat by which the former holder is called all the same; then their own link stays. */
  otherSeat: { id: string; role: MemberRole } | null;
  /** The successor's own invitation to it, where they were called before. */
  successors: { id: string; isOpen: boolean } | null;
}

/**
 * The calls that fall to someone with the seat: of those who held it before, to sessions within the new holder's term
 * that are scheduled and have not begun, or are postponed. Only sessions of the body's own center: another's are for that desk to call to.
 */
export async function findCarriedCalls(
  tx: Tx,
  seat: SeatWithHolders,
  successor: Appointment & { personId: string },
  now: Instant,
): Promise<CarriedCall[]> {
  const carried: CarriedCall[] = [];
  for (const { session, id, personId, name, position, currentResponse } of await findOpenCalls(tx, seat, now)) {
    const { bodies, invitations, state, ...facts } = session;
    const times = state === "postponed" ? { startsAt: null, endsAt: null, answerBy: null } : {};
    // The new date lies ahead, and is not known: it is called for by whoever holds the seat on the old one, or now.
    const on = tokyoDate(facts.startsAt && facts.startsAt > now ? facts.startsAt : now);
    if (personId === successor.personId || !inForce(successor, on)) continue;
    const bodyIds = bodies.map(({ bodyId }) => bodyId);
    const own = invitations.find((invitation) => invitation.personId === successor.personId);
    carried.push({
      ...{ invitationId: id, personId, name, position, standing: currentResponse?.answer ?? "pending" },
      session: { ...facts, ...times },
      otherSeat: await findOtherSeat(tx, { personId, bodyIds, exceptId: seat.id }, on),
      successors: own ? { id: own.id, isOpen: own.revokedAt === null } : null,
    });
  }
  return carried;
}
