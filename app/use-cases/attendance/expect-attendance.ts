import type { InvitedPerson } from "#app/adapters/db/attendance-store.server.ts";
import { attendingRole, type RsvpStanding, takesSeat } from "#app/domain/rsvp.ts";
import type { ParticipantRole, SessionFormat } from "#app/domain/taxonomy.ts";
import type { ClockTime } from "#app/domain/tokyo-time.ts";

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

export function standingOf({ currentResponse }: InvitedPerson): RsvpStanding {
  return currentResponse?.answer ?? "pending";
}

/** Whether the answer says that someone comes, and there is a seat for them. */
export function isExpected(invited: InvitedPerson): boolean {
  return takesSeat(standingOf(invited)) && Boolean(invited.currentResponse?.seated);
}

/** How an invited person would be recorded as present, going by their answer. */
export function expectedAttendance(invited: InvitedPerson, format: SessionFormat): PresentPerson {
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

/** What was entered, and beside it everyone whose answer said yes, as they answered. */
export function withExpected(
  present: readonly PresentPerson[],
  invited: readonly InvitedPerson[],
  format: SessionFormat,
): PresentPerson[] {
  const entered = new Set(present.map((person) => person.invitationId));
  const added = invited.filter((person) => isExpected(person) && !entered.has(person.id));
  return [...present, ...added.map((person) => expectedAttendance(person, format))];
}
