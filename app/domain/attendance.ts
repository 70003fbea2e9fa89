import { walkInRole } from "./guest.ts";
import { attendingRole, type RsvpAnswer, type RsvpStanding, takesSeat } from "./rsvp.ts";
import type { ParticipantRole, SessionCategory, SessionFormat } from "./taxonomy.ts";
import { addDays, type ClockTime, fromTokyo, type Instant, tokyoDate } from "./tokyo-time.ts";

export type AttendanceMode = Extract<SessionFormat, "onSite" | "online">;

/** Who came in an invited person's place. No organization means the same one. */
export interface PresentProxy {
  name: string;
  title: string | null;
  organization: string | null;
}

/** One invited person who came, or sent a proxy. */
export interface PresentPerson {
  invitationId: string;
  role: ParticipantRole;
  mode: AttendanceMode;
  /** Set exactly where the role is proxy. */
  proxy: PresentProxy | null;
  /** Where someone came late or left early. */
  arrived: ClockTime | null;
  left: ClockTime | null;
}

/** An invitation as these rules see it: the role someone was called in, and the answer that holds. */
export interface AnsweredInvitation {
  id: string;
  role: ParticipantRole;
  currentResponse: {
    answer: RsvpAnswer;
    seated: boolean;
    proxyName: string | null;
    proxyTitle: string | null;
    proxyOrganization: string | null;
  } | null;
}

export function standingOf({ currentResponse }: AnsweredInvitation): RsvpStanding {
  return currentResponse?.answer ?? "pending";
}

/** Whether the answer says that someone comes, and there is a seat for them. */
export function isExpected(invited: AnsweredInvitation): boolean {
  return takesSeat(standingOf(invited)) && Boolean(invited.currentResponse?.seated);
}

/** How an invited person would be recorded as present, going by their answer. */
export function expectedAttendance(invited: AnsweredInvitation, format: SessionFormat): PresentPerson {
  const standing = standingOf(invited);
  const { currentResponse: answer } = invited;
  return {
    invitationId: invited.id,
    role: attendingRole(invited.role, standing),
    mode: format === "online" || standing === "online" ? "online" : "onSite",
    proxy:
      standing === "proxy" && answer
        ? { name: answer.proxyName ?? "", title: answer.proxyTitle, organization: answer.proxyOrganization }
        : null,
    arrived: null,
    left: null,
  };
}

/** How most people come to such a session who were not called by name. */
export function usualAttendance(session: { category: SessionCategory; format: SessionFormat }) {
  return {
    role: walkInRole(session.category),
    mode: session.format === "online" ? ("online" as const) : ("onSite" as const),
  };
}

/** What was entered, and beside it everyone whose answer said yes, as they answered. */
export function withExpected(
  present: readonly PresentPerson[],
  invited: readonly AnsweredInvitation[],
  format: SessionFormat,
): PresentPerson[] {
  const entered = new Set(present.map((person) => person.invitationId));
  const added = invited.filter((person) => isExpected(person) && !entered.has(person.id));
  return [...present, ...added.map((person) => expectedAttendance(person, format))];
}

/** From when until when a session went on. */
interface Span {
  startsAt: Instant;
  endsAt: Instant | null;
}

/** The instant a clock showed a time during a session; past midnight where the session goes on past it. */
export function clockOnDay({ startsAt, endsAt }: Span, time: ClockTime | null): Instant | null {
  if (time === null) return null;
  const date = tokyoDate(startsAt);
  const at = fromTokyo(date, time);
  if (at >= startsAt || !endsAt || tokyoDate(endsAt) === date) return at;
  const dayAfter = fromTokyo(addDays(date, 1), time);
  return dayAfter <= endsAt ? dayAfter : at;
}

export type TimeRefusal = "left-before-arriving" | "left-before-start" | "arrived-before-start" | "arrived-after-end";

/** Why these cannot be the times of someone who came late or left early. Staying on past the end is no fault. */
export function timeRefusal(
  { startsAt, endsAt }: Span,
  { arrivedAt, leftAt }: { arrivedAt: Instant | null; leftAt: Instant | null },
): TimeRefusal | null {
  if (arrivedAt && arrivedAt < startsAt) return "arrived-before-start";
  if (leftAt && leftAt <= startsAt) return "left-before-start";
  if (arrivedAt && leftAt && leftAt <= arrivedAt) return "left-before-arriving";
  if (arrivedAt && endsAt && arrivedAt >= endsAt) return "arrived-after-end";
  return null;
}
