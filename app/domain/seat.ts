import type { MemberRole, ParticipantRole } from "./taxonomy.ts";
import type { IsoDate } from "./tokyo-time.ts";

export interface Appointment {
  startsOn: IsoDate;
  /** The last day, included; null while open. */
  endsOn: IsoDate | null;
}

/** Whether an appointment is in force on a day. */
export function inForce(appointment: Appointment, on: IsoDate): boolean {
  return appointment.startsOn <= on && (appointment.endsOn === null || on <= appointment.endsOn);
}

/** The role a seat's holder is called in. */
export function participantRoleOf(role: MemberRole): ParticipantRole {
  if (role === "observer") return "observer";
  if (role === "secretariat") return "secretariat";
  return "member";
}

/** The roster (名簿) in force on a day, in the office's own order; a person in two seats stands once, at the first. */
export function rosterOn<S extends { position: number; appointments: readonly (Appointment & { personId: string })[] }>(
  seats: readonly S[],
  on: IsoDate,
): { seat: S; appointment: S["appointments"][number] }[] {
  const seen = new Set<string>();
  return [...seats]
    .sort((a, b) => a.position - b.position)
    .flatMap((seat) => seat.appointments.filter((a) => inForce(a, on)).map((appointment) => ({ seat, appointment })))
    .filter(({ appointment }) => !seen.has(appointment.personId) && Boolean(seen.add(appointment.personId)));
}
