import { isCommissioned } from "#app/adapters/db/commission-store.server.ts";
import { wasCalledAs } from "#app/adapters/db/seat-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type Appointment, type AppointRefusal, correctTerm } from "#app/domain/seat.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutSeat, lockSeat, type SeatAddress, type SeatRefusal } from "./lock-seat.ts";

/** Gives an appointment other days: the holder resigned, or the days were entered wrongly. */
export function correctAppointment(
  ctx: StaffContext,
  input: SeatAddress & { appointmentId: string; term: Appointment },
): Promise<Result<null, SeatRefusal | AppointRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, input);
    if (!locked.ok) return locked;
    const seat = locked.value;
    const before = seat.appointments.find(({ id }) => id === input.appointmentId);
    if (!before) return refuse("not-found");
    const term = correctTerm(seat, before.id, input.term);
    if (!term.ok) return term;
    await tx.appointment.update({ where: { id: before.id }, data: term.value });
    await auditStaff(ctx, tx, {
      ...aboutSeat(seat),
      action: "appointment.correct",
      before: { id: before.id, startsOn: before.startsOn, endsOn: before.endsOn },
      after: term.value,
    });
    return ok(null);
  });
}

/** Takes back an appointment entered by mistake. Once someone was called or asked as the seat's holder, or has their 委嘱状, it stays on record. */
export function takeBackAppointment(
  ctx: StaffContext,
  input: SeatAddress & { appointmentId: string },
): Promise<Result<null, SeatRefusal | "appointment-on-record">> {
  return transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, input);
    if (!locked.ok) return locked;
    const seat = locked.value;
    const before = seat.appointments.find(({ id }) => id === input.appointmentId);
    if (!before) return refuse("not-found");
    const { id, personId, startsOn, endsOn } = before;
    const isKnown = (await wasCalledAs(tx, { seatId: seat.id, personId })) || (await isCommissioned(tx, id));
    if (isKnown) return refuse("appointment-on-record");
    await tx.appointment.delete({ where: { id } });
    await auditStaff(ctx, tx, {
      ...aboutSeat(seat),
      action: "appointment.takeBack",
      before: { id, personId, startsOn, endsOn },
    });
    return ok(null);
  });
}
