import { findSeat } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type StaffContext, transact } from "../context.ts";
import { type PersonInput, putOnFile } from "../invitations/add-person.ts";
import type { SeatAddress, SeatRefusal } from "./lock-seat.ts";

/** Puts someone on the file of a seat's desk, to be appointed. Safe to repeat, as for one who is called. */
export function addCandidate(
  ctx: StaffContext,
  input: SeatAddress & { person: PersonInput },
): Promise<Result<{ personId: string }, SeatRefusal>> {
  return transact(ctx, async (tx) => {
    const seat = await findSeat(tx, ctx.actor.prefectureId, input.seatId);
    if (!seat || seat.bodyId !== input.bodyId) return refuse("not-found");
    if (!may(ctx.actor, "person.write", seat.body)) return refuse("forbidden");
    return ok({ personId: await putOnFile(ctx, tx, seat.body, input.person) });
  });
}
