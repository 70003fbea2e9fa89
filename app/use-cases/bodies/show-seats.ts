import { findBody } from "#app/adapters/db/body-store.server.ts";
import { findOrganizationNames, findSeatsWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { seatEnded, seatExists } from "#app/domain/seat.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { type RosterLine, rosterLine } from "./roster-line.ts";

export interface ShownSeats {
  body: { id: string; name: string };
  /** In 建制順, as they are held today, with the first day of those that are yet to come. */
  seats: (RosterLine & { comesOn: IsoDate | null })[];
  /** Those that are no more, with their last day. */
  ended: { seatId: string; organization: string | null; post: string; endsOn: string }[];
  /** What a new seat's organization may be called. */
  organizations: string[];
  mayWrite: boolean;
}

/** A body's seats, to be added to, put in order and opened. */
export async function showSeats(
  ctx: StaffContext,
  bodyId: string,
): Promise<Result<ShownSeats, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const body = await findBody(db, actor.prefectureId, bodyId);
  if (!body) return refuse("not-found");
  if (!may(actor, "body.read", body)) return refuse("forbidden");
  const today = tokyoDate(ctx.now());
  const seats = await findSeatsWithHolders(db, bodyId);
  const mayWrite = may(actor, "body.write", body);
  return ok({
    body: { id: body.id, name: body.name },
    seats: seats
      .filter((seat) => !seatEnded(seat, today))
      .map((seat) => ({ ...rosterLine(seat, today), comesOn: seatExists(seat, today) ? null : seat.startsOn })),
    ended: seats.flatMap(({ id, organization, post, endsOn }) =>
      endsOn !== null && endsOn < today ? [{ seatId: id, organization: organization?.name ?? null, post, endsOn }] : [],
    ),
    organizations: mayWrite ? await findOrganizationNames(db, body) : [],
    mayWrite,
  });
}
