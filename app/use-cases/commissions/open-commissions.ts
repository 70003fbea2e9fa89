import { findBody } from "#app/adapters/db/body-store.server.ts";
import { findSendingCenters } from "#app/adapters/db/center-store.server.ts";
import { type CommissionedAppointment, findAppointments } from "#app/adapters/db/commission-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { Paper } from "#app/domain/paper.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type IsoDate, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { findLetterWording } from "../letter-wordings/find-letter-wording.ts";
import { type Commissioned, type CommissionWriting, writeCommission } from "./write-commission.ts";

/** What the desk chose on the page of a body's 委嘱状. */
export interface CommissionChoice {
  appointmentIds: readonly string[];
  issuedOn: IsoDate;
  /** As typed; most bear none. */
  number: string | null;
}

export interface OpenedCommissions {
  body: { id: string; name: string; centerId: string; prefectureId: string };
  /** Those that have not ended, in 建制順. */
  appointments: CommissionedAppointment[];
  writing: Pick<CommissionWriting, "bodyName" | "center" | "wording">;
  mayWrite: boolean;
}

/** A body's appointments and what their 委嘱状 are written from. */
export async function openCommissions(
  ctx: StaffContext,
  tx: Tx,
  bodyId: string,
): Promise<Result<OpenedCommissions, "not-found" | "forbidden">> {
  const { actor } = ctx;
  const { prefectureId } = actor;
  const body = await findBody(tx, prefectureId, bodyId);
  if (!body) return refuse("not-found");
  if (!may(actor, "body.read", body)) return refuse("forbidden");
  const [center] = await findSendingCenters(tx, { prefectureId, id: body.centerId });
  if (!center) throw new Error(`body ${body.id} has no center`);
  const wording = await findLetterWording(tx, { prefectureId, bodyIds: [body.id], kind: "commission" });
  return ok({
    body: { id: body.id, name: body.name, centerId: body.centerId, prefectureId },
    appointments: await findAppointments(tx, { bodyId: body.id, on: tokyoDate(ctx.now()) }),
    writing: { bodyName: body.name, center, wording },
    mayWrite: may(actor, "body.write", body),
  });
}

/** Who is commissioned, as their 委嘱状 names them: by their own post, or the one the seat is of. */
export function commissioned({ person, seat, startsOn, endsOn }: CommissionedAppointment): Commissioned {
  return {
    organization: person.organization?.name ?? seat.organization?.name ?? null,
    title: person.title ?? (seat.post || null),
    name: person.name,
    role: seat.role,
    startsOn,
    endsOn,
  };
}

/** The 委嘱状 of those chosen, in 建制順. */
export function commissionsOf(
  { appointments, writing }: Pick<OpenedCommissions, "appointments" | "writing">,
  { appointmentIds, issuedOn, number }: CommissionChoice,
): { appointmentId: string; personId: string; paper: Paper }[] {
  const chosen = new Set(appointmentIds);
  return appointments
    .filter(({ id }) => chosen.has(id))
    .map((appointment) => ({
      ...{ appointmentId: appointment.id, personId: appointment.personId },
      paper: writeCommission(commissioned(appointment), { ...writing, issuedOn, number }),
    }));
}
