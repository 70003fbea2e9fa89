import { type AttendanceRow, findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import { hasPressesSince } from "#app/adapters/db/reception-store.server.ts";
import { findSession, isReportConfirmed, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { expectedAttendance, isExpected, type PresentPerson, standingOf } from "#app/domain/attendance.ts";
import { may } from "#app/domain/permission.ts";
import { runningSince } from "#app/domain/reception.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { sessionFiscalYear } from "#app/domain/session.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { countedOnce } from "./count-once.ts";
import { type OpenRefusal, type OpensAt, openRefusal } from "./lock-record.ts";
import { type ShownHeadcount, sessionHeadcount } from "./show-headcount.ts";
import type { WalkIn } from "./snapshot-walk-ins.ts";

/** One line of the list: who was called, what they answered, and how they came or would come. */
export interface InvitedLine {
  name: string;
  organizationName: string | null;
  title: string | null;
  standing: RsvpStanding;
  /** Said yes, and waits for a seat (定員). */
  waiting: boolean;
  present: boolean;
  /** As an online meeting's list counted them, away in between; null where coming and leaving tell it. */
  minutesPresent: number | null;
  entry: PresentPerson;
}

export interface ShownRecord {
  session: SessionWithPlan;
  /** Why nothing can be recorded now; null while it can. */
  closedBecause: OpenRefusal | null;
  mayWrite: boolean;
}

export interface ShownAttendance extends ShownRecord {
  invited: InvitedLine[];
  walkIns: WalkIn[];
  groups: { id: string; label: string; role: WalkIn["role"]; organizations: number | null; people: number }[];
  /** How many said yes and have a seat. */
  expected: number;
  headcount: ShownHeadcount;
  /** The desks of the reception press: each press makes what is typed here one of an older version. */
  receptionRuns: boolean;
}

/** A session's record, for its own desk and the prefecture: rosters and answers are nobody else's. */
export async function showRecord(
  ctx: StaffContext,
  sessionId: string,
  opensAt?: OpensAt,
): Promise<Result<ShownRecord, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const reportConfirmed = await isReportConfirmed(ctx.db, session.centerId, sessionFiscalYear(session));
  const closedBecause = openRefusal(session, { now: ctx.now(), reportConfirmed }, opensAt);
  return ok({ session, closedBecause, mayWrite: may(ctx.actor, "attendance.write", session) && !closedBecause });
}

/** Everything the page of a session's attendance shows. */
export async function showAttendance(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownAttendance, "not-found" | "forbidden">> {
  const record = await showRecord(ctx, sessionId);
  if (!record.ok) return record;
  const { session } = record.value;
  const sheet = await findAttendanceSheet(ctx.db, session.id);
  const rows = new Map(sheet.attendance.map((row) => [row.invitationId, row]));
  return ok({
    ...record.value,
    invited: sheet.invited.map((invited) => {
      const row = rows.get(invited.id);
      return {
        name: invited.name,
        // Who came is shown as they were on the day, the others as they were called.
        organizationName: row && row.role !== "proxy" ? row.organizationName : invited.organizationName,
        title: row && row.role !== "proxy" ? row.title : invited.title,
        standing: standingOf(invited),
        waiting: invited.currentResponse?.seated === false,
        present: row !== undefined,
        minutesPresent: row?.minutesPresent ?? null,
        entry: row ? asEntered(row, invited.id) : expectedAttendance(invited, session.format),
      };
    }),
    walkIns: sheet.attendance.filter((row) => row.invitationId === null).map(asWalkIn),
    groups: sheet.groups.map(({ id, label, role, organizations, people }) => ({
      id,
      label,
      role,
      organizations,
      people,
    })),
    expected: countedOnce(sheet.invited).filter(isExpected).length,
    headcount: await sessionHeadcount(ctx.db, session),
    receptionRuns: await hasPressesSince(ctx.db, session.id, runningSince(ctx.now())),
  });
}

function asEntered(row: AttendanceRow, invitationId: string): PresentPerson {
  const { name, title, organizationName } = row;
  return {
    invitationId,
    role: row.role,
    mode: row.mode,
    proxy: row.role === "proxy" ? { name, title, organization: organizationName } : null,
    arrived: row.arrivedAt && toTokyo(row.arrivedAt).time,
    left: row.leftAt && toTokyo(row.leftAt).time,
  };
}

function asWalkIn(row: AttendanceRow): WalkIn {
  const { id, name, organizationName, title, occupation, role, mode } = row;
  return { id, name, organization: organizationName ?? "", title, occupation, role, mode };
}
