import { findSeatOrder } from "#app/adapters/db/seat-store.server.ts";
import { ok, type Result } from "#app/domain/result.ts";
import { seatEnded } from "#app/domain/seat.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { aboutSeat, lockSeat, type SeatAddress, type SeatRefusal } from "./lock-seat.ts";

/** Moves a seat one place up or down among those that are not over today; at the end of the order it stays. */
export function moveSeat(
  ctx: StaffContext,
  input: SeatAddress & { direction: "up" | "down" },
): Promise<Result<null, SeatRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, input);
    if (!locked.ok) return locked;
    const seats = await findSeatOrder(tx, input.bodyId);
    const today = tokyoDate(ctx.now());
    const from = seats.findIndex(({ id }) => id === input.seatId);
    const there = (index: number) => seats[index] === undefined || !seatEnded(seats[index], today);
    const step = input.direction === "up" ? -1 : 1;
    let to = from + step;
    while (!there(to)) to += step;
    if (to < 0 || to >= seats.length) return ok(null);
    const order = [...seats];
    [order[from], order[to]] = [order[to] as (typeof seats)[0], order[from] as (typeof seats)[0]];
    for (const [position, seat] of order.entries()) {
      if (seat.position !== position) await tx.seat.update({ where: { id: seat.id }, data: { position } });
    }
    await auditStaff(ctx, tx, {
      ...aboutSeat(locked.value),
      action: "seat.move",
      before: { position: locked.value.position },
      after: { position: to },
    });
    return ok(null);
  });
}
