import { lockBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findSeat, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

/** Which seat of which body is meant, as their addresses say it. */
export interface SeatAddress {
  bodyId: string;
  seatId: string;
}

export type SeatRefusal = "not-found" | "forbidden";

/** A seat one may change, with its body's row taken: two who change it do so one after the other. */
export async function lockSeat(
  ctx: StaffContext,
  tx: Tx,
  { bodyId, seatId }: SeatAddress,
): Promise<Result<SeatWithHolders, SeatRefusal>> {
  const body = await lockBody(tx, ctx.actor.prefectureId, bodyId);
  const seat = body && (await findSeat(tx, body.prefectureId, seatId));
  if (!seat || seat.bodyId !== bodyId) return refuse("not-found");
  return may(ctx.actor, "body.write", seat.body) ? ok(seat) : refuse("forbidden");
}

/** What an audit record about a seat names. */
export function aboutSeat({ id, body: { prefectureId, centerId } }: SeatWithHolders) {
  return { prefectureId, centerId, subject: "Seat", subjectId: id };
}
