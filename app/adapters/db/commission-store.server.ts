import type { IsoDate } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";
import { existingOn } from "./seat-store.server.ts";

const asIssued = {
  select: { id: true, personId: true, issuedOn: true, createdAt: true },
  orderBy: { createdAt: "desc" },
} as const;

const withSeat = {
  person: { select: { id: true, name: true, title: true, organization: { select: { name: true } } } },
  seat: {
    select: {
      ...{ id: true, post: true, role: true, position: true },
      organization: { select: { name: true } },
      body: { select: { id: true, prefectureId: true, centerId: true, name: true } },
    },
  },
} as const;

export type CommissionedAppointment = Awaited<ReturnType<typeof findAppointments>>[number];

/** The appointments of a body's seats that have not ended, with the 委嘱状 issued to each one's holder, the last first. */
export async function findAppointments(tx: Tx, of: { bodyId: string; on: IsoDate }) {
  const appointments = await tx.appointment.findMany({
    where: { seat: { bodyId: of.bodyId }, ...existingOn(of.on) },
    select: {
      ...{ id: true, personId: true, startsOn: true, endsOn: true, ...withSeat },
      letters: { where: { kind: "commission" }, ...asIssued },
    },
    orderBy: [{ seat: { position: "asc" } }, { seatId: "asc" }, { startsOn: "asc" }],
  });
  return appointments.map(({ letters, ...appointment }) => ({
    ...appointment,
    letters: letters.filter(({ personId }) => personId === appointment.personId),
  }));
}

/** The 委嘱状 issued for a body's appointments, the last first. */
export async function findIssuedCommissions(tx: Tx, bodyId: string, most: number) {
  const issued = await tx.letter.findMany({
    where: { kind: "commission", appointment: { seat: { bodyId } } },
    select: {
      ...{ id: true, personId: true, documentNumber: true, issuedOn: true, createdAt: true },
      ...{ createdBy: { select: { name: true } }, person: { select: { name: true } } },
      appointment: { select: { personId: true, startsOn: true, endsOn: true } },
    },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: most,
  });
  return issued.map(({ personId, person, appointment, ...letter }) => ({
    ...letter,
    name: person?.name ?? null,
    // Who was replaced from the first day never held it.
    term: appointment?.personId === personId ? appointment : null,
  }));
}

export function countCommissions(tx: Tx, bodyId: string): Promise<number> {
  return tx.letter.count({ where: { kind: "commission", appointment: { seat: { bodyId } } } });
}

/** What a 委嘱状 of a body says, or with `all` each that was issued at once with it, in their order. */
export async function findCommissionContents(tx: Tx, of: { bodyId: string; letterId: string; all: boolean }) {
  const ofBody = { kind: "commission", appointment: { seat: { bodyId: of.bodyId } } } as const;
  const one = await tx.letter.findFirst({ where: { id: of.letterId, ...ofBody }, select: { createdAt: true } });
  if (!one) return [];
  return tx.letter.findMany({
    where: { ...ofBody, ...(of.all ? { createdAt: one.createdAt } : { id: of.letterId }) },
    select: { content: true },
    orderBy: { id: "asc" },
  });
}

/**
 * Hands the 委嘱状 of appointments that leave the record to the one of the seat that takes their place: the body keeps
 * what it issued, under the name it bears.
 */
export async function handOverCommissions(tx: Tx, fromIds: readonly string[], appointmentId: string): Promise<void> {
  await tx.letter.updateMany({ where: { appointmentId: { in: [...fromIds] } }, data: { appointmentId } });
}

/** Whether a 委嘱状 was issued for an appointment, or stands with it: see handOverCommissions. */
export async function isCommissioned(tx: Tx, appointmentId: string): Promise<boolean> {
  return (await tx.letter.count({ where: { appointmentId } })) > 0;
}
