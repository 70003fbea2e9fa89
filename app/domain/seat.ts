import { ok, type Result, refuse } from "./result.ts";
import type { MemberRole, ParticipantRole } from "./taxonomy.ts";
import { addDays, type IsoDate, isCalendarDay } from "./tokyo-time.ts";

/** A term that ends within so many days is soon over. Source: JAPAN, Screens 16. */
export const ENDS_SOON_DAYS = 60;

export interface Appointment {
  startsOn: IsoDate;
  /** The last day, included; null while open. */
  endsOn: IsoDate | null;
}

/** Whether an appointment is in force on a day. */
export function inForce(appointment: Appointment, on: IsoDate): boolean {
  return appointment.startsOn <= on && (appointment.endsOn === null || on <= appointment.endsOn);
}

/** Whether an appointment that is in force ends soon, as seen from a day. */
export function endsSoon(appointment: Appointment, on: IsoDate): boolean {
  return inForce(appointment, on) && appointment.endsOn !== null && appointment.endsOn <= addDays(on, ENDS_SOON_DAYS);
}

/** Whether a seat is no more on a day; it is ended by its last day, never removed. */
export function seatEnded(seat: { endsOn: IsoDate | null }, on: IsoDate): boolean {
  return seat.endsOn !== null && seat.endsOn < on;
}

/** Whether a seat is there on a day: from its first day, or from the first day somebody held it, where that is earlier. */
export function seatExists(
  seat: { startsOn: IsoDate | null; endsOn: IsoDate | null; appointments: readonly { startsOn: IsoDate }[] },
  on: IsoDate,
): boolean {
  const hasBegun = seat.startsOn === null || seat.startsOn <= on || seat.appointments.some((a) => a.startsOn <= on);
  return hasBegun && !seatEnded(seat, on);
}

/**
 * The last day of a term of whole years: two years from 2024-04-01 end with 2026-03-31. Where the last month has no
 * such day, the term ends with that month. Source: 民法 art. 143 (2).
 */
export function lastDayOfTerm(startsOn: IsoDate, years: number): IsoDate {
  const [year, month, day] = startsOn.split("-").map(Number) as [number, number, number];
  const same = `${String(year + years).padStart(4, "0")}${startsOn.slice(4)}`;
  // Only 29 February can be missing; its month then ends with the 28th.
  return isCalendarDay(year + years, month, day) ? addDays(same, -1) : `${same.slice(0, 8)}28`;
}

/**
 * The term that follows one (再任): from the day after, for the body's years, no longer than the seat is there. Open
 * where the body sets no term; null where the seat ends with the term before.
 */
export function nextTerm(facts: {
  endsOn: IsoDate;
  termYears: number | null;
  seatEndsOn: IsoDate | null;
}): Appointment | null {
  const { termYears, seatEndsOn } = facts;
  const startsOn = addDays(facts.endsOn, 1);
  const endsOn = termYears ? lastDayOfTerm(startsOn, termYears) : null;
  if (seatEndsOn === null) return { startsOn, endsOn };
  if (startsOn > seatEndsOn) return null;
  return { startsOn, endsOn: endsOn !== null && endsOn < seatEndsOn ? endsOn : seatEndsOn };
}

export type AppointRefusal =
  | "ends-before-start"
  | "seat-ended"
  | "holder-overlaps"
  | "already-holder"
  | "changeover-before-term"
  | "changeover-after-term";

/** Someone's appointment, on file. */
export interface HeldAppointment extends Appointment {
  id: string;
  personId: string;
}

interface HeldSeat {
  endsOn: IsoDate | null;
  appointments: readonly HeldAppointment[];
}

/** What an appointment comes to: its days, and what becomes of whom it replaces. */
export interface AppointmentPlan extends Appointment {
  /** The last day of their term. */
  ended: { id: string; endsOn: IsoDate } | null;
  /** The appointment of whoever was entered by mistake: replaced from its own first day on, it never was. */
  voided: HeldAppointment | null;
  /** Their later terms in the seat (再任) that have not begun. */
  withdrawn: HeldAppointment[];
}

/**
 * Appoints someone to a seat, or puts them in the place of its holder: then the holder's term ends the day before,
 * and the rest of it is the successor's, whatever end was asked for; a term of the holder's that begins after today
 * is withdrawn, or they would come back. A holder replaced from their first day on was entered by mistake (誤って入力):
 * their appointment is void. No two hold a seat on one day.
 */
export function planAppointment(
  seat: HeldSeat,
  wanted: Appointment & { personId: string },
  replacing: { id: string; today: IsoDate } | null = null,
): Result<AppointmentPlan, AppointRefusal> {
  const { personId, startsOn } = wanted;
  const holder = seat.appointments.find(({ id }) => id === replacing?.id);
  if (holder?.personId === personId) return refuse("already-holder");
  if (holder && startsOn < holder.startsOn) return refuse("changeover-before-term");
  if (holder && !inForce(holder, startsOn)) return refuse("changeover-after-term");
  const term = { startsOn, endsOn: holder ? holder.endsOn : wanted.endsOn };
  const fits = fitsSeat({ ...seat, appointments: seat.appointments.filter((other) => other !== holder) }, term);
  if (!fits.ok) return fits;
  if (!holder || !replacing) return ok({ ...term, ended: null, voided: null, withdrawn: [] });
  const isMistake = startsOn === holder.startsOn;
  return ok({
    ...term,
    ended: isMistake ? null : { id: holder.id, endsOn: addDays(startsOn, -1) },
    voided: isMistake ? holder : null,
    withdrawn: seat.appointments.filter(
      (other) => other.personId === holder.personId && other.startsOn > startsOn && other.startsOn > replacing.today,
    ),
  });
}

/** Whether one of a seat's appointments can have these days instead of its own. */
export function correctTerm(seat: HeldSeat, id: string, term: Appointment): Result<Appointment, AppointRefusal> {
  return fitsSeat({ ...seat, appointments: seat.appointments.filter((other) => other.id !== id) }, term);
}

/**
 * The appointments whose last day becomes the seat's own when it is ended by that day; refused while someone is
 * appointed from a later day on. Gives their ids.
 */
export function endedWithSeat(
  appointments: readonly HeldAppointment[],
  lastDay: IsoDate,
): Result<string[], "seat-held-later"> {
  if (appointments.some(({ startsOn }) => startsOn > lastDay)) return refuse("seat-held-later");
  return ok(appointments.flatMap(({ id, endsOn }) => (endsOn === null || endsOn > lastDay ? [id] : [])));
}

function fitsSeat(seat: HeldSeat, { startsOn, endsOn }: Appointment): Result<Appointment, AppointRefusal> {
  if (endsOn !== null && endsOn < startsOn) return refuse("ends-before-start");
  if (seat.endsOn !== null && (endsOn ?? "9999-12-31") > seat.endsOn) return refuse("seat-ended");
  const overlaps = seat.appointments.some(
    (other) => (other.endsOn === null || startsOn <= other.endsOn) && (endsOn === null || other.startsOn <= endsOn),
  );
  return overlaps ? refuse("holder-overlaps") : ok({ startsOn, endsOn });
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
