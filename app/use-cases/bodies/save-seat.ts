import { lockBody } from "#app/adapters/db/body-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findSeatOrder, type SeatFacts, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { endedWithSeat } from "#app/domain/seat.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { organizationCalled } from "../invitations/add-person.ts";
import { aboutSeat, lockSeat, type SeatAddress, type SeatRefusal } from "./lock-seat.ts";

/** A seat as the form says it. Its organization is told by its name; one not known by it is entered too. */
export interface SeatInput extends Omit<SeatFacts, "organizationId"> {
  organizationName: string | null;
}

type AddSeatRefusal = SeatRefusal | "seat-unnamed" | "ends-before-start";
export type SaveSeatRefusal = AddSeatRefusal | "seat-held-later" | "edited-meanwhile";

/** Adds a seat to a body, as the last in its order. */
export function addSeat(
  ctx: StaffContext,
  request: { bodyId: string; input: SeatInput },
): Promise<Result<{ id: string }, AddSeatRefusal>> {
  return transact(ctx, async (tx) => {
    const body = await lockBody(tx, ctx.actor.prefectureId, request.bodyId);
    if (!body) return refuse("not-found");
    if (!may(ctx.actor, "body.write", body)) return refuse("forbidden");
    const facts = await factsOf(ctx, tx, request.input, null);
    if (!facts.ok) return facts;
    const last = (await findSeatOrder(tx, body.id)).at(-1)?.position ?? 0;
    const { id } = await tx.seat.create({
      data: { ...facts.value, prefectureId: body.prefectureId, bodyId: body.id, position: last + 1 },
    });
    await auditStaff(ctx, tx, {
      prefectureId: body.prefectureId,
      centerId: body.centerId,
      action: "seat.add",
      subject: "Seat",
      subjectId: id,
      after: { bodyId: body.id, ...facts.value },
    });
    return ok({ id });
  });
}

/** Changes a seat that `version` was read of. Ending it by a last day ends its holder's term too; without one it goes on. */
export function editSeat(
  ctx: StaffContext,
  request: SeatAddress & { version: number; input: SeatInput },
): Promise<Result<{ id: string }, SaveSeatRefusal>> {
  return transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, request);
    if (!locked.ok) return locked;
    const seat = locked.value;
    if (seat.version !== request.version) return refuse("edited-meanwhile");
    const facts = await factsOf(ctx, tx, request.input, seat);
    if (!facts.ok) return facts;
    const { endsOn } = facts.value;
    const ended = endsOn === null ? ok([]) : endedWithSeat(seat.appointments, endsOn);
    if (!ended.ok) return ended;
    await tx.appointment.updateMany({ where: { id: { in: ended.value } }, data: { endsOn } });
    await tx.seat.update({ where: { id: seat.id }, data: { ...facts.value, version: { increment: 1 } } });
    const { organizationId, post, role } = seat;
    await auditStaff(ctx, tx, {
      ...aboutSeat(seat),
      action: "seat.edit",
      before: { organizationId, post, role, startsOn: seat.startsOn, endsOn: seat.endsOn },
      after: { ...facts.value, appointmentsEnded: ended.value },
    });
    return ok({ id: seat.id });
  });
}

async function factsOf(
  ctx: StaffContext,
  tx: Tx,
  { organizationName, ...facts }: SeatInput,
  before: SeatWithHolders | null,
): Promise<Result<SeatFacts, "seat-unnamed" | "ends-before-start">> {
  const { startsOn, endsOn } = facts;
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) return refuse("ends-before-start");
  if (!organizationName && !facts.post) return refuse("seat-unnamed");
  if (!organizationName) return ok({ ...facts, organizationId: null });
  // Two may share a name: the one it had stays.
  const same = before?.organization?.name === organizationName ? before.organization.id : null;
  const organizationId = same ?? (await organizationCalled(ctx, tx, ctx.actor.prefectureId, organizationName));
  return ok({ ...facts, organizationId });
}
