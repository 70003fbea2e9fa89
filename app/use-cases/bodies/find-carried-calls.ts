import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenCalls, findOtherSeat, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { modeOf } from "#app/domain/capacity.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { type AppointmentPlan, inForce } from "#app/domain/seat.ts";
import type { SessionState } from "#app/domain/session.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";

/**
 * What becomes of the successor: called now; called before, and left as they are; not yet, for a postponed session
 * has no date; not at all, for it is after their term, in one that is withdrawn from whoever held the seat.
 */
export type CarriedOutcome = "call" | "calledBefore" | "undated" | "afterTerm";

/** A call of a seat's former holder to a session that is yet to come, and is theirs no more. */
export interface CarriedCall {
  invitationId: string;
  personId: string;
  name: string;
  standing: RsvpStanding;
  /** Their answer holds one of the session's seats (定員), which becomes free: the successor has it by answering. */
  freesSeat: boolean;
  /** Its place in the session's list. */
  position: number;
  session: { id: string; title: string; startsAt: Instant | null; endsAt: Instant | null; answerBy: IsoDate | null };
  /** Another seat by which the former holder is called all the same; then their own link stays. */
  otherSeat: { id: string; role: MemberRole } | null;
  outcome: CarriedOutcome;
  /** The successor's own invitation to it, open or taken back. */
  successorsId: string | null;
}

/**
 * The calls that a change of holder ends: of those who held the seat before, to sessions within the new holder's term
 * or one that is withdrawn, which are scheduled and have not begun, or are postponed. Only sessions of the body's own
 * center: another's are for that desk to call to.
 */
export async function findCarriedCalls(
  tx: Tx,
  seat: SeatWithHolders,
  successor: AppointmentPlan & { personId: string },
  now: Instant,
): Promise<CarriedCall[]> {
  const carried: CarriedCall[] = [];
  for (const { session, id, personId, name, position, currentResponse } of await findOpenCalls(tx, seat, now)) {
    const { bodies, invitations, state, capacity, onlineCapacity, format, ...facts } = session;
    const times = state === "postponed" ? { startsAt: null, endsAt: null, answerBy: null } : {};
    // The new date lies ahead, and is not known: it is called for by whoever holds the seat on the old one, or now.
    const on = tokyoDate(facts.startsAt && facts.startsAt > now ? facts.startsAt : now);
    const isTheirs = inForce(successor, on);
    const isWithdrawn = successor.withdrawn.some((term) => term.personId === personId && inForce(term, on));
    if (personId === successor.personId || !(isTheirs || isWithdrawn)) continue;
    const bodyIds = bodies.map(({ bodyId }) => bodyId);
    const own = invitations.find((invitation) => invitation.personId === successor.personId);
    const otherSeat = await findOtherSeat(tx, { personId, bodyIds, exceptId: seat.id }, on);
    const standing = currentResponse?.answer ?? "pending";
    const mode = modeOf(standing, format);
    const limit = mode && { onSite: capacity, online: onlineCapacity }[mode];
    carried.push({
      ...{ invitationId: id, personId, name, position, standing, otherSeat },
      session: { ...facts, ...times },
      freesSeat: !otherSeat && limit !== null && currentResponse?.seated === true,
      outcome: isTheirs ? outcomeOf(state, own) : "afterTerm",
      successorsId: own?.id ?? null,
    });
  }
  return carried;
}

function outcomeOf(state: SessionState, own: { revokedAt: Instant | null } | undefined): CarriedOutcome {
  if (own?.revokedAt === null) return "calledBefore";
  return state === "postponed" ? "undated" : "call";
}
