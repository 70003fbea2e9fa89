import { isSeatOnRecord } from "#app/adapters/db/seat-store.server.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutSeat, lockSeat, type SeatAddress, type SeatRefusal } from "./lock-seat.ts";

/** Takes a seat off the record that nobody ever held. One that was held is ended instead, by its last day. */
export function removeSeat(
  ctx: StaffContext,
  input: SeatAddress,
): Promise<Result<null, SeatRefusal | "seat-on-record">> {
  return transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, input);
    if (!locked.ok) return locked;
    const seat = locked.value;
    if (await isSeatOnRecord(tx, seat.id)) return refuse("seat-on-record");
    await tx.seat.delete({ where: { id: seat.id } });
    const { organizationId, post, role, position } = seat;
    await auditStaff(ctx, tx, {
      ...aboutSeat(seat),
      action: "seat.remove",
      before: { bodyId: seat.bodyId, organizationId, post, role, position },
    });
    return ok(null);
  });
}
