import type { Tx } from "#app/adapters/db/database.server.ts";
import type { ContactPerson } from "#app/adapters/db/person-store.server.ts";
import type { SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { mailAddress } from "#app/domain/contact.ts";
import { participantRoleOf } from "#app/domain/seat.ts";
import { withdrawCall } from "../changes/withdraw-call.ts";
import { aboutSession, auditStaff, type StaffContext } from "../context.ts";
import { seatHolder } from "../invitations/find-recipients.ts";
import { callPeople } from "../invitations/send-invitations.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import type { CarriedCall } from "./find-carried-calls.ts";

/** What became of the open calls of a seat. */
export interface CarriedOver {
  /** Successors called, by a link of their own. */
  called: number;
  /** Links of former holders that were ended. */
  ended: number;
  mails: number;
}

/**
 * Hands the calls of a seat's former holder on to the successor: the old link ends, its answer counts no more and
 * stays on record; the successor is called by a link of their own, at the same place of the list, where the session
 * has a date within their term. Permission is the caller's.
 */
export async function carryOverCalls(
  ctx: StaffContext,
  tx: Tx,
  { seat, person, calls }: { seat: SeatWithHolders; person: ContactPerson; calls: readonly CarriedCall[] },
): Promise<CarriedOver> {
  const done: CarriedOver = { called: 0, ended: 0, mails: 0 };
  for (const call of calls) {
    const locked = await lockSession(tx, seat.prefectureId, call.session.id);
    if (!locked) throw new Error(`no session ${call.session.id}`);
    await endCall(ctx, tx, locked, call);
    const { startsAt } = call.session;
    const invitationId =
      startsAt && call.outcome === "call"
        ? await callSuccessor(ctx, tx, { ...locked, startsAt }, { seat, person, call })
        : null;
    await auditStaff(ctx, tx, {
      ...aboutSession(locked),
      action: "invitation.carryOver",
      before: { invitationId: call.invitationId, personId: call.personId, seatId: seat.id },
      after: {
        invitationId: invitationId ?? call.successorsId,
        ...{ personId: person.id, outcome: call.outcome, keptBy: call.otherSeat?.id },
      },
    });
    if (!call.otherSeat) done.ended++;
    if (invitationId) done.called++;
    if (invitationId && mailAddress(person)) done.mails++;
  }
  return done;
}

/** The former holder's: taken back, which they are told, or kept by the other seat they hold. */
async function endCall(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  { invitationId, otherSeat }: CarriedCall,
): Promise<void> {
  if (otherSeat) {
    const data = { seatId: otherSeat.id, role: participantRoleOf(otherSeat.role) };
    await tx.invitation.update({ where: { id: invitationId }, data });
  } else {
    await withdrawCall(ctx, tx, session, invitationId);
  }
}

async function callSuccessor(
  ctx: StaffContext,
  tx: Tx,
  session: DatedSession,
  { seat, person, call }: { seat: SeatWithHolders; person: ContactPerson; call: CarriedCall },
): Promise<string> {
  const [called] = (await callPeople(ctx, tx, session, [seatHolder(seat, person)])).invitations;
  const id = called?.id;
  if (!id) throw new Error(`nobody was called in place of ${call.invitationId}`);
  const succeedsId = call.otherSeat ? null : call.invitationId;
  await tx.invitation.update({ where: { id }, data: { succeedsId, position: call.position } });
  return id;
}
