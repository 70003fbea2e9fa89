import type { Tx } from "#app/adapters/db/database.server.ts";
import { findOpenPollsOfSeat } from "#app/adapters/db/poll-store.server.ts";
import { findOtherSeat, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { datesInTerm } from "#app/domain/poll-plan.ts";
import type { AppointmentPlan } from "#app/domain/seat.ts";
import type { MemberRole } from "#app/domain/taxonomy.ts";
import { type Instant, type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";

/** The place of a seat's former holder in an open poll, which falls to the successor. */
export interface CarriedPoll {
  participantId: string;
  personId: string;
  name: string;
  hasReplied: boolean;
  session: { id: string; title: string };
  answerBy: IsoDate;
  /**
   * Some of the dates lie outside the successor's term: then nothing is carried over, and the desk sees to it, unless
   * the former holder was one by mistake alone.
   */
  isSplit: boolean;
  /** Another seat by which the former holder is asked all the same; then their own link stays. */
  otherSeat: { id: string; role: MemberRole } | null;
  /** Whether the successor is asked already. */
  isSuccessorAsked: boolean;
}

/**
 * The open polls of the body's own center in which someone who held the seat before is asked as its holder, about
 * dates of which some at least lie within the new holder's term.
 */
export async function findCarriedPolls(
  tx: Tx,
  seat: SeatWithHolders,
  successor: AppointmentPlan & { personId: string },
  now: Instant,
): Promise<CarriedPoll[]> {
  const carried: CarriedPoll[] = [];
  for (const { session, options, participants, answerBy } of await findOpenPollsOfSeat(tx, seat)) {
    const { bodies, ...facts } = session;
    const dates = datesInTerm(successor, options, now);
    const isSuccessorAsked = participants.some(({ personId }) => personId === successor.personId);
    const first = options.find(({ startsAt }) => startsAt > now)?.startsAt ?? now;
    const bodyIds = bodies.map(({ bodyId }) => bodyId);
    for (const { id, personId, seatId, name, currentReplyId } of participants) {
      if (seatId !== seat.id || personId === successor.personId || dates === "none") continue;
      carried.push({
        ...{ participantId: id, personId, name, answerBy, hasReplied: currentReplyId !== null, session: facts },
        isSplit: dates === "some" && personId !== successor.voided?.personId,
        otherSeat: await findOtherSeat(tx, { personId, bodyIds, exceptId: seat.id }, tokyoDate(first)),
        isSuccessorAsked,
      });
    }
  }
  return carried;
}
