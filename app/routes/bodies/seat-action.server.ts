import { redirect } from "@remix-run/node";
import { parseForm } from "#app/http/form.server.ts";
import { correctAppointment, takeBackAppointment } from "#app/use-cases/bodies/correct-appointment.ts";
import type { SeatAddress } from "#app/use-cases/bodies/lock-seat.ts";
import { removeSeat } from "#app/use-cases/bodies/remove-seat.ts";
import { editSeat } from "#app/use-cases/bodies/save-seat.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { refusalError, typedAgain } from "./body-refusal.server.ts";
import { seatEditForm, termForm } from "./seat-form.server.ts";

/** Where a seat's pages stand. */
export const seatPath = ({ bodyId, seatId }: SeatAddress) => `/bodies/${bodyId}/seats/${seatId}`;

/** The forms of a seat's page, by the step they name; the seat's own form names none. */
export async function takeSeatStep(ctx: StaffContext, address: SeatAddress, posted: FormData) {
  const step = posted.get("step");
  if (step === "remove") return remove(ctx, address);
  if (step === "takeBack") return takeBack(ctx, address, posted);
  return step === "correct" ? correct(ctx, address, posted) : save(ctx, address, posted);
}

async function remove(ctx: StaffContext, address: SeatAddress) {
  const removed = await removeSeat(ctx, address);
  return removed.ok ? redirect(`/bodies/${address.bodyId}/seats`, 303) : typedAgain({}, [refusalError(removed.error)]);
}

async function takeBack(ctx: StaffContext, address: SeatAddress, posted: FormData) {
  const taken = await takeBackAppointment(ctx, { ...address, appointmentId: appointmentIn(posted) });
  return taken.ok
    ? redirect(`${seatPath(address)}?done=takenBack`, 303)
    : typedAgain({ step: "takeBack" }, [refusalError(taken.error)]);
}

async function correct(ctx: StaffContext, address: SeatAddress, posted: FormData) {
  const form = parseForm(posted, termForm);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const appointmentId = appointmentIn(posted);
  const corrected = await correctAppointment(ctx, { ...address, appointmentId, term: form.value });
  return corrected.ok
    ? redirect(`${seatPath(address)}?done=corrected`, 303)
    : typedAgain(form.typed, [refusalError(corrected.error)]);
}

async function save(ctx: StaffContext, address: SeatAddress, posted: FormData) {
  const form = parseForm(posted, seatEditForm);
  if (!form.ok) return typedAgain(form.typed, form.errors);
  const { version, ...input } = form.value;
  const saved = await editSeat(ctx, { ...address, version, input });
  return saved.ok
    ? redirect(`${seatPath(address)}?done=saved`, 303)
    : typedAgain(form.typed, [refusalError(saved.error)]);
}

const appointmentIn = (posted: FormData) => String(posted.get("appointment") ?? "");
