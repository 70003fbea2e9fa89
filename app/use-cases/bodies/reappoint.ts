import { lockBody } from "#app/adapters/db/body-store.server.ts";
import { findPeople } from "#app/adapters/db/person-store.server.ts";
import { findSeatsOfAppointments } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { nextTerm, planAppointment } from "#app/domain/seat.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutSeat } from "./lock-seat.ts";

export type ReappointRefusal = "not-found" | "forbidden" | "nobody-chosen" | "edited-meanwhile" | "unknown-person";

/**
 * 再任: gives the holders of these appointments another term of their bodies' years, from the day after. All of them,
 * or none: where somebody else was appointed meanwhile, the desk looks again.
 */
export function reappoint(
  ctx: StaffContext,
  input: { appointmentIds: readonly string[] },
): Promise<Result<{ reappointed: number }, ReappointRefusal>> {
  return transact(ctx, async (tx) => {
    const { prefectureId } = ctx.actor;
    const chosen = new Set(input.appointmentIds);
    if (chosen.size === 0) return refuse("nobody-chosen");
    const bodyIds = new Set((await findSeatsOfAppointments(tx, prefectureId, [...chosen])).map(({ bodyId }) => bodyId));
    // In one order, whoever does it: two who wait for each other would wait for ever.
    for (const id of [...bodyIds].sort()) await lockBody(tx, prefectureId, id);
    const seats = await findSeatsOfAppointments(tx, prefectureId, [...chosen]);
    const terms = seats.flatMap((seat) =>
      seat.appointments.filter(({ id }) => chosen.has(id)).map((appointment) => ({ seat, appointment })),
    );
    if (terms.length < chosen.size) return refuse("not-found");
    if (seats.some(({ body }) => !may(ctx.actor, "body.write", body))) return refuse("forbidden");
    for (const { seat, appointment } of terms) {
      const { personId, endsOn } = appointment;
      const { termYears } = seat.body;
      const term = endsOn === null ? null : nextTerm({ endsOn, termYears, seatEndsOn: seat.endsOn });
      const plan = term && planAppointment(seat, { ...term, personId });
      if (!plan?.ok) return refuse("edited-meanwhile");
      if ((await findPeople(tx, seat.body, [personId])).length === 0) return refuse("unknown-person");
      const days = { startsOn: plan.value.startsOn, endsOn: plan.value.endsOn };
      const { id } = await tx.appointment.create({ data: { prefectureId, seatId: seat.id, personId, ...days } });
      await auditStaff(ctx, tx, {
        ...aboutSeat(seat),
        action: "seat.reappoint",
        before: { id: appointment.id, personId, startsOn: appointment.startsOn, endsOn },
        after: { id, personId, ...days },
      });
    }
    return ok({ reappointed: terms.length });
  });
}
