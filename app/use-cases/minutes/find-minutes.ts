import { findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findFollowed, findFollowUps, type ListedFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { findMinutes, type MinutesRecord } from "#app/adapters/db/minutes-store.server.ts";
import { findPresenterOffices, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { attendanceByRole } from "#app/domain/minutes.ts";
import { PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { FollowUpLine, MinutesFacts } from "#app/paper/minutes.ts";
import { participantRoleLabel } from "#app/text/labels.ts";
import { sessionHeadcount } from "../attendance/show-headcount.ts";
import type { DatedSession } from "../invitations/write-invitation.ts";
import { attendingPeople, findHandouts } from "../papers/find-day.ts";

/** A session's minutes as they stand, with all that their paper says. */
export interface MinutesOfDay {
  minutes: MinutesRecord | null;
  facts: MinutesFacts;
  followUps: ListedFollowUp[];
  /** What earlier rounds left to be done, by the item that took it up. */
  followed: Record<string, ListedFollowUp[]>;
}

/** Puts the minutes together from the records of the day and what was written, as they are now. */
export async function findMinutesOfDay(tx: Tx, session: SessionWithPlan): Promise<MinutesOfDay> {
  const { id } = session;
  const minutes = await findMinutes(tx, id);
  const followUps = await findFollowUps(tx, id);
  const followed = await findFollowed(tx, id);
  const numbers = new Map(session.agenda.map((item, i) => [item.id, i + 1]));
  const facts: MinutesFacts = {
    ...dayOf(session),
    ...(await attendanceOf(tx, session)),
    state: minutes?.state ?? "draft",
    confirmedOn: minutes?.state === "confirmed" && minutes.confirmedAt ? tokyoDate(minutes.confirmedAt) : null,
    author: minutes?.author ?? null,
    opening: minutes?.opening ?? null,
    closing: minutes?.closing ?? null,
    items: await itemLines(tx, session, minutes, followed),
    followUps: followUps.map((followUp) => lineOf(followUp, numbers.get(followUp.agendaItemId ?? "") ?? null)),
  };
  return { minutes, facts, followUps, followed };
}

function dayOf(session: SessionWithPlan) {
  const { title, format, startsAt, endsAt, venue } = session as DatedSession;
  return { title, format, startsAt, endsAt, venue };
}

async function attendanceOf(tx: Tx, session: SessionWithPlan) {
  const { invited, attendance, groups } = await findAttendanceSheet(tx, session.id);
  const { headcount } = await sessionHeadcount(tx, session);
  return {
    headcount,
    byRole: attendanceByRole(PARTICIPANT_ROLES, attendance, groups),
    // Before anybody is recorded it is not known who came, whatever they answered.
    people:
      attendance.length > 0
        ? byRoleLabel(attendingPeople({ session: session as DatedSession, invited, attendance }))
        : [],
    groups: groups.map(({ role, label, people }) => ({ role: participantRoleLabel[role], label, people })),
  };
}

/** Role by role, each in the list's order. */
function byRoleLabel<P extends { role: string }>(people: readonly P[]): P[] {
  return PARTICIPANT_ROLES.flatMap((role) => people.filter((person) => person.role === participantRoleLabel[role]));
}

async function itemLines(
  tx: Tx,
  session: SessionWithPlan,
  minutes: MinutesRecord | null,
  followed: Record<string, ListedFollowUp[]>,
): Promise<MinutesFacts["items"]> {
  const handouts = await findHandouts(tx, session.id, session.agenda);
  const offices = await findPresenterOffices(tx, session.id);
  const texts = new Map(minutes?.items.map((item) => [item.agendaItemId, item]));
  return session.agenda.map(({ id, part, title, open, presenter, presenterId, outcome }) => {
    const { explanation = null, discussion = null, conclusion = null } = texts.get(id) ?? {};
    return {
      ...{ part, title, open, presenter, outcome, explanation, discussion, conclusion },
      publicPresenter: presenterId ? (offices.get(id) ?? null) : presenter,
      materials: handouts.flatMap(({ agendaItemId, number }) => (agendaItemId === id && number ? [number] : [])),
      taken: (followed[id] ?? []).map((followUp) => lineOf(followUp, null)),
    };
  });
}

function lineOf(followUp: ListedFollowUp, item: number | null): FollowUpLine {
  const { task, assignee, assigneeId, person, dueOn, doneOn, agendaItem } = followUp;
  return {
    ...{ item, task, assignee, dueOn, doneOn },
    // Of none, it may be of the desk's own business, or of an item that is gone and was closed.
    open: agendaItem?.open ?? false,
    publicAssignee: assigneeId ? (person?.organization?.name ?? null) : assignee,
  };
}
