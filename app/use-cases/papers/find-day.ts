import {
  type AttendanceRow,
  findAttendanceSheet,
  type InvitedPerson,
} from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findMaterials } from "#app/adapters/db/material-store.server.ts";
import { findReceptionEvents, type KeptEvent } from "#app/adapters/db/reception-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { expectedAttendance, isExpected, standingOf } from "#app/domain/attendance.ts";
import type { PrintedFor, ReceptionFill } from "#app/domain/day-paper.ts";
import { inOrder, withVersions } from "#app/domain/material.ts";
import { may } from "#app/domain/permission.ts";
import { takenIn } from "#app/domain/reception.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import type { AttendingPerson } from "#app/paper/attendance-list.ts";
import type { ExpectedPerson, ReceivedPerson } from "#app/paper/reception-list.ts";
import { participantRoleLabel, standingLabel } from "#app/text/labels.ts";
import { listText } from "#app/text/paper.ts";
import { countedOnce } from "../attendance/count-once.ts";
import type { StaffContext } from "../context.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { eventsAbout } from "../reception/show-reception.ts";

/** A session and its people, as its papers need them. */
export interface Day {
  session: DatedSession;
  invited: InvitedPerson[];
  attendance: AttendanceRow[];
  /** What the desks of the reception pressed. */
  events: KeptEvent[];
}

export type PaperRefusal = "not-found" | "forbidden" | "date-required";

/** For its own desk and the prefecture: rosters are nobody else's. */
export async function findDay(ctx: StaffContext, sessionId: string): Promise<Result<Day, PaperRefusal>> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const { startsAt } = session;
  if (!startsAt) return refuse("date-required");
  const { invited, attendance } = await findAttendanceSheet(ctx.db, session.id);
  const events = await findReceptionEvents(ctx.db, session.id);
  const called = invited.filter(({ revokedAt }) => !revokedAt);
  return ok({ session: { ...session, startsAt }, invited: called, attendance, events });
}

/** What is handed out, in its order: what is for those invited. */
export async function findHandouts(tx: Tx, sessionId: string, agenda: readonly { id: string }[]) {
  const current = withVersions(await findMaterials(tx, sessionId))
    .map(({ current }) => current)
    .filter(({ removedAt, forInvitees }) => !removedAt && forInvitees);
  return inOrder(current, agenda);
}

/** How the 受付簿 is had where nobody chose: with what was recorded, once anything is. */
export function usualFill({ attendance }: Day): ReceptionFill {
  return attendance.length > 0 ? "recorded" : "blank";
}

/** Everyone on the 受付簿: those called, and, where it is filled in, after them those who came besides. */
export function receptionPeople(day: Day, fill: ReceptionFill): ReceivedPerson[] {
  const expected = expectedPeople(day);
  if (fill === "blank") return expected.map((person) => ({ ...person, came: false, arrived: "", note: "" }));
  const rows = new Map(day.attendance.map((row) => [row.invitationId, row]));
  const called = day.invited.map(({ id }, i) => ({ ...(expected[i] as ExpectedPerson), row: rows.get(id) }));
  const onList = new Set(day.invited.map(({ id }) => id));
  return [
    ...called.map(({ row, ...person }): ReceivedPerson => {
      if (!row) return { ...person, came: false, arrived: "", note: "" };
      return { ...person, proxy: row.role === "proxy" ? row.name : null, ...received(day, row) };
    }),
    ...day.attendance
      .filter(({ invitationId }) => invitationId === null || !onList.has(invitationId))
      .map((row): ReceivedPerson => {
        const { role, organizationName: organization, title, name } = row;
        const person = { role: participantRoleLabel[role], organization, title, name };
        return { ...person, answer: listText.walkIn, proxy: null, ...received(day, row) };
      }),
  ];
}

/** How somebody recorded came. What was entered by hand goes before the press. */
function received({ session, events }: Day, row: AttendanceRow) {
  const at = row.arrivedAt ?? takenIn(eventsAbout(events, row))?.first.at;
  const online = row.mode === "online" && session.format !== "online" && listText.online;
  const left = row.leftAt && listText.left(toTokyo(row.leftAt).time);
  return {
    came: true,
    arrived: at ? toTokyo(at).time : "",
    note: [online, left].filter(Boolean).join("、"),
  };
}

/** Everyone called, as the reception expects them. */
function expectedPeople({ invited }: Day): ExpectedPerson[] {
  return invited.map((person) => {
    const answer = person.currentResponse;
    const standing = standingOf(person);
    const waits = answer?.seated === false && standing !== "absent";
    return {
      role: participantRoleLabel[person.role],
      organization: person.organizationName,
      title: person.title,
      name: person.name,
      answer: standingLabel[standing] + (waits ? listText.waiting : ""),
      proxy: standing === "proxy" ? (answer?.proxyName ?? null) : null,
    };
  });
}

/** Whoever came, in the list's order and then those who came uncalled; before that, whoever said they would come. */
export function attendingPeople({ session, invited, attendance }: Omit<Day, "events">): AttendingPerson[] {
  if (attendance.length === 0) return countedOnce(invited).filter(isExpected).map(asAttending(session.format));
  const place = new Map(invited.map(({ id }, i) => [id, i]));
  const inList = (row: AttendanceRow) => place.get(row.invitationId ?? "") ?? invited.length;
  return [...attendance]
    .sort((a, b) => inList(a) - inList(b))
    .map(({ role, organizationName, title, name, representing, mode }) => ({
      role: participantRoleLabel[role],
      organization: organizationName,
      title,
      name,
      standsFor: representing,
      online: mode === "online" && session.format !== "online",
    }));
}

/** Who sits in the room: nobody who comes online, the stand-in rather than the member. */
export function peopleInRoom(
  { session, invited }: Day,
  whom: PrintedFor,
): (AttendingPerson & { invitationId: string })[] {
  const meant = countedOnce(invited).filter((person) =>
    whom === "coming" ? isExpected(person) : standingOf(person) !== "absent",
  );
  return meant
    .filter((person) => expectedAttendance(person, session.format).mode === "onSite")
    .map((person) => ({ ...asAttending(session.format)(person), invitationId: person.id }));
}

function asAttending(format: SessionFormat) {
  return (person: InvitedPerson): AttendingPerson => {
    const { proxy, role, mode } = expectedAttendance(person, format);
    return {
      role: participantRoleLabel[role],
      organization: proxy ? (proxy.organization ?? person.organizationName) : person.organizationName,
      title: proxy ? proxy.title : person.title,
      name: proxy?.name || person.name,
      standsFor: proxy ? person.name : null,
      online: mode === "online" && format !== "online",
    };
  };
}
