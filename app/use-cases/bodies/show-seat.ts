import {
  findOrganizationNames,
  findSeat,
  isSeatOnRecord,
  type SeatWithHolders,
} from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { endsSoon, inForce, seatEnded, seatExists } from "#app/domain/seat.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import type { SeatAddress } from "./lock-seat.ts";

export interface ShownAppointment {
  id: string;
  personId: string;
  name: string;
  title: string | null;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
  /** As seen from today. */
  standing: "past" | "current" | "coming";
  endsSoon: boolean;
}

export interface ShownSeat {
  seat: Omit<SeatWithHolders, "appointments">;
  /** Everyone who has held it or will, the latest first. */
  history: ShownAppointment[];
  /** Its first day is yet to come. */
  isComing: boolean;
  /** Nobody holds it today, and it is there. */
  isVacant: boolean;
  /** Nobody ever held it: it may be taken off the record. */
  isUnused: boolean;
  organizations: string[];
  mayWrite: boolean;
}

/** A seat with all its holders. */
export async function showSeat(
  ctx: StaffContext,
  { bodyId, seatId }: SeatAddress,
): Promise<Result<ShownSeat, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const found = await findSeat(db, actor.prefectureId, seatId);
  if (!found || found.bodyId !== bodyId) return refuse("not-found");
  if (!may(actor, "body.read", found.body)) return refuse("forbidden");
  const { appointments, ...seat } = found;
  const today = tokyoDate(ctx.now());
  const mayWrite = may(actor, "body.write", seat.body);
  const history = appointments.map(({ id, personId, person: { name, title }, startsOn, endsOn }) => {
    const term = { startsOn, endsOn };
    const standing = inForce(term, today) ? "current" : startsOn > today ? "coming" : "past";
    return { id, personId, name, title, ...term, standing, endsSoon: endsSoon(term, today) } satisfies ShownAppointment;
  });
  return ok({
    seat,
    history: history.reverse(),
    isComing: !seatExists(found, today) && !seatEnded(found, today),
    isVacant: seatExists(found, today) && !history.some(({ standing }) => standing === "current"),
    isUnused: !(await isSeatOnRecord(db, seat.id)),
    organizations: mayWrite ? await findOrganizationNames(db, seat.body) : [],
    mayWrite,
  });
}
