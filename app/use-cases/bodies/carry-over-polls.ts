import type { Tx } from "#app/adapters/db/database.server.ts";
import type { ContactPerson } from "#app/adapters/db/person-store.server.ts";
import { endParticipation, findOpenPoll, type PollParticipant } from "#app/adapters/db/poll-store.server.ts";
import type { SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { lockSession } from "#app/adapters/db/session-store.server.ts";
import { POLL_NEEDS, usualNeed } from "#app/domain/poll.ts";
import { participantRoleOf } from "#app/domain/seat.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext } from "../context.ts";
import { seatHolder } from "../invitations/find-recipients.ts";
import { askPeople } from "../polls/ask-people.ts";
import { aboutPoll } from "../polls/read-poll.ts";
import type { CarriedPoll } from "./find-carried-polls.ts";

/**
 * Hands the places of a seat's former holder in open polls on to the successor: the old link ends, its reply counts
 * no more and stays on record; the successor is asked by a link of their own, at the same place of the list and with
 * as much depending on them. Returns how many polls the successor is asked in now, and the mails queued for it.
 * Permission is the caller's.
 */
export async function carryOverPolls(
  ctx: StaffContext,
  tx: Tx,
  { seat, person, polls }: { seat: SeatWithHolders; person: ContactPerson; polls: readonly CarriedPoll[] },
): Promise<{ asked: number; mails: number }> {
  const done = { asked: 0, mails: 0 };
  for (const place of polls.filter(({ isSplit }) => !isSplit)) {
    const session = await lockSession(tx, seat.prefectureId, place.session.id);
    const poll = session && (await findOpenPoll(tx, session.id));
    const former = poll?.participants.find(({ id }) => id === place.participantId);
    if (!session || !poll || !former) throw new Error(`nobody is asked as ${place.participantId}`);
    await endPlace(tx, place, ctx.now());
    const own = poll.participants.find(({ personId }) => personId === person.id);
    const { need, position } = former;
    const to = { ...seatHolder(seat, person), need };
    // Where every date is over there is nothing to ask about yet.
    const email = poll.options.some(({ startsAt }) => startsAt > ctx.now()) ? to.email : null;
    const asked = own ? null : await askPeople(ctx, tx, session, poll, [{ ...to, email }], position - 1);
    if (own) await takePlace(tx, own, { seatId: seat.id, role: to.role, need });
    await auditStaff(ctx, tx, {
      ...aboutPoll(session, poll.id),
      action: "poll.carryOver",
      before: { participantId: former.id, personId: former.personId, seatId: seat.id },
      after: {
        participantId: own?.id ?? asked?.participants[0]?.id,
        ...{ personId: person.id, need, keptBy: place.otherSeat?.id },
      },
    });
    if (asked) done.asked++;
    done.mails += asked?.mails ?? 0;
  }
  return done;
}

/** The former holder's: ended, or kept by the other seat they hold. */
async function endPlace(tx: Tx, { participantId, otherSeat }: CarriedPoll, now: Instant): Promise<void> {
  if (!otherSeat) return endParticipation(tx, participantId, now);
  const role = participantRoleOf(otherSeat.role);
  const data = { seatId: otherSeat.id, role, need: usualNeed(role, otherSeat.role) };
  await tx.pollParticipant.update({ where: { id: participantId }, data });
}

/** Whoever is asked already keeps link and reply, and has the seat's weight where it is more than their own. */
async function takePlace(tx: Tx, own: PollParticipant, as: Pick<PollParticipant, "seatId" | "role" | "need">) {
  const need = POLL_NEEDS.find((weight) => weight === own.need || weight === as.need) ?? own.need;
  await tx.pollParticipant.update({ where: { id: own.id }, data: { ...as, need } });
}
