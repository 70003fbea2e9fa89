import { handOverCommissions } from "#app/adapters/db/commission-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { type ContactPerson, findPeople } from "#app/adapters/db/person-store.server.ts";
import { findSeat, type SeatWithHolders } from "#app/adapters/db/seat-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type AppointmentPlan, type AppointRefusal, type HeldAppointment, planAppointment } from "#app/domain/seat.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import { auditStaff, type StaffContext, transact } from "../context.ts";
import { type Recipient, seatHolder } from "../invitations/find-recipients.ts";
import { type CarriedOver, carryOverCalls } from "./carry-over-calls.ts";
import { carryOverPolls } from "./carry-over-polls.ts";
import { type CarriedCall, findCarriedCalls } from "./find-carried-calls.ts";
import { type CarriedPoll, findCarriedPolls } from "./find-carried-polls.ts";
import { aboutSeat, lockSeat, type SeatAddress, type SeatRefusal } from "./lock-seat.ts";

/** Who is to hold a seat, from when, until when. */
export interface AppointInput extends SeatAddress {
  personId: string;
  startsOn: IsoDate;
  /** Of no meaning where a holder is replaced: the successor has the rest of their term. */
  endsOn: IsoDate | null;
  /** The appointment whose holder is replaced from `startsOn` on; null where nobody holds the seat then. */
  replacing: string | null;
}

export type HolderRefusal = SeatRefusal | AppointRefusal | "unknown-person";

export interface AppointmentPreview {
  seat: SeatWithHolders;
  plan: AppointmentPlan;
  /** The new holder, as they will be called. */
  holder: Recipient;
  /** Whose term ends the day before, or never was. */
  former: { name: string } | null;
  calls: CarriedCall[];
  polls: CarriedPoll[];
  /** Ids of all that ends: to be given back when it is done. */
  foreseen: string[];
}

/** What appointing someone would do: days, whom it replaces, and the open calls and polls that fall to them. Changes nothing. */
export async function previewAppointment(
  ctx: StaffContext,
  input: AppointInput,
): Promise<Result<AppointmentPreview, HolderRefusal>> {
  const seat = await findSeat(ctx.db, ctx.actor.prefectureId, input.seatId);
  if (!seat || seat.bodyId !== input.bodyId) return refuse("not-found");
  if (!may(ctx.actor, "body.write", seat.body)) return refuse("forbidden");
  const decided = await decide(ctx, ctx.db, seat, input);
  if (!decided.ok) return decided;
  const { plan, person, calls, polls } = decided.value;
  const former = formerOf(seat, plan);
  return ok({
    seat,
    plan,
    holder: seatHolder(seat, person),
    former: former && { name: former.person.name },
    calls,
    polls,
    foreseen: endedBy(decided.value),
  });
}

/**
 * Appoints someone to a seat. Where a holder is replaced, their term ends the day before, the rest of it is the
 * successor's, and terms of theirs that have not begun are withdrawn; one who was entered by mistake leaves the record.
 * Open calls of whoever held it before, and their places in open polls, go over to the new holder, who gets links of
 * their own.
 */
export async function appointHolder(
  ctx: StaffContext,
  /** `foreseen` is what the preview told of: where the step would come to anything else, it is refused as a whole. */
  input: AppointInput & { foreseen: readonly string[] },
): Promise<Result<CarriedOver & { asked: number }, HolderRefusal | "edited-meanwhile">> {
  const result = await transact(ctx, async (tx) => {
    const locked = await lockSeat(ctx, tx, input);
    if (!locked.ok) return locked;
    const seat = locked.value;
    const decided = await decide(ctx, tx, seat, input);
    if (!decided.ok) return decided;
    const { plan, person, calls, polls } = decided.value;
    const ends = endedBy(decided.value);
    const isForeseen = ends.length === input.foreseen.length && ends.every((id) => input.foreseen.includes(id));
    if (!isForeseen) return refuse("edited-meanwhile");
    const { startsOn, endsOn, ended, voided, withdrawn } = plan;
    const former = formerOf(seat, plan);
    const removed = [...(voided ? [voided] : []), ...withdrawn].map(({ id }) => id);
    if (ended) await tx.appointment.update({ where: { id: ended.id }, data: { endsOn: ended.endsOn } });
    const { id } = await tx.appointment.create({
      data: { prefectureId: seat.prefectureId, seatId: seat.id, personId: person.id, startsOn, endsOn },
    });
    await handOverCommissions(tx, removed, id);
    await tx.appointment.deleteMany({ where: { id: { in: removed } } });
    await auditStaff(ctx, tx, {
      ...aboutSeat(seat),
      action: former ? "seat.replaceHolder" : "seat.appoint",
      before: former ? daysOf(former) : undefined,
      after: { appointment: { id, personId: person.id, startsOn, endsOn }, ended, voided: voided?.id },
    });
    for (const term of withdrawn) {
      await auditStaff(ctx, tx, { ...aboutSeat(seat), action: "appointment.withdraw", before: daysOf(term) });
    }
    const called = await carryOverCalls(ctx, tx, { seat, person, calls });
    const { asked, mails } = await carryOverPolls(ctx, tx, { seat, person, polls });
    return ok({ ...called, asked, mails: called.mails + mails });
  });
  // Also where nobody is called: the former holder is told, themselves or by their contact.
  if (result.ok) ctx.wakeMailer();
  return result;
}

interface Decided extends Pick<AppointmentPreview, "plan" | "calls" | "polls"> {
  person: ContactPerson;
}

async function decide(
  ctx: StaffContext,
  tx: Tx,
  seat: SeatWithHolders,
  { personId, startsOn, endsOn, replacing }: AppointInput,
): Promise<Result<Decided, HolderRefusal>> {
  if (replacing && !seat.appointments.some(({ id }) => id === replacing)) return refuse("not-found");
  const [person] = await findPeople(tx, seat.body, [personId]);
  if (!person) return refuse("unknown-person");
  const holder = replacing ? { id: replacing, today: tokyoDate(ctx.now()) } : null;
  const plan = planAppointment(seat, { personId, startsOn, endsOn }, holder);
  if (!plan.ok) return plan;
  const successor = { ...plan.value, personId };
  const calls = await findCarriedCalls(tx, seat, successor, ctx.now());
  const polls = await findCarriedPolls(tx, seat, successor, ctx.now());
  return ok({ plan: plan.value, person, calls, polls });
}

/** Whom the plan replaces. */
function formerOf({ appointments }: SeatWithHolders, { ended, voided }: AppointmentPlan) {
  return appointments.find(({ id }) => id === (ended ?? voided)?.id) ?? null;
}

/** What ends by the change, by ids: terms withdrawn or void, invitations, places in polls. */
function endedBy({ plan, calls, polls }: Pick<AppointmentPreview, "plan" | "calls" | "polls">): string[] {
  return [
    ...(plan.voided ? [plan.voided.id] : []),
    ...plan.withdrawn.map(({ id }) => id),
    ...calls.map(({ invitationId }) => invitationId),
    ...polls.map(({ participantId }) => participantId),
  ];
}

function daysOf({ id, personId, startsOn, endsOn }: HeldAppointment) {
  return { id, personId, startsOn, endsOn };
}
