import { findAttendance, findAttendanceSheet } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  findListMark,
  findReceptionEvents,
  findReceptionNames,
  type KeptEvent,
} from "#app/adapters/db/reception-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import {
  type AttendanceMode,
  expectedAttendance,
  isExpected,
  type PresentProxy,
  standingOf,
} from "#app/domain/attendance.ts";
import { may } from "#app/domain/permission.ts";
import { receptionOpensAt, takenIn } from "#app/domain/reception.ts";
import type { Reference } from "#app/domain/reference.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { countedOnce } from "../attendance/count-once.ts";
import { type ShownRecord, showRecord } from "../attendance/show-attendance.ts";
import type { StaffContext } from "../context.ts";

/** One person called, as a desk looks for them. */
export interface ReceptionLine {
  invitationId: string;
  /** In the list's order, from 1: the No of the 受付簿. */
  number: number;
  name: string;
  kana: string;
  organizationName: string | null;
  title: string | null;
  role: ParticipantRole;
  standing: RsvpStanding;
  /** Said yes, and waits for a seat (定員). */
  waiting: boolean;
  /** The proxy named is called themselves, or stands in for somebody else: one of the two counts. */
  proxyCalledToo: boolean;
  reference: Reference | null;
  /** How they come, going by their answer. */
  mode: AttendanceMode;
  proxy: PresentProxy | null;
}

/** One person who came. */
export interface PresentLine {
  attendanceId: string;
  invitationId: string | null;
  name: string;
  organizationName: string | null;
  representing: string | null;
  mode: AttendanceMode;
  /** Set for who came late, or left early. */
  arrivedAt: Instant | null;
  leftAt: Instant | null;
  /** When and where they were taken in, and by which press last; null: recorded otherwise. */
  taken: { at: Instant; desk: string | null; eventId: string } | null;
}

/** Who is there, as of a version of the session. */
export interface Presence {
  version: number;
  /** The server's clock: a device whose clock is wrong goes by it. */
  now: Instant;
  present: PresentLine[];
}

/** Those called, and what they answered, as of a mark. */
export interface ReceptionList {
  list: string;
  lines: ReceptionLine[];
  /** How many said yes and have a seat. */
  expected: number;
}

export interface ShownReception extends ShownRecord, Presence, ReceptionList {}

/** What is new to a desk; null where nothing has changed since what it knows. */
export interface ReceptionNews extends Omit<Presence, "present">, Omit<ReceptionList, "lines" | "expected"> {
  present: PresentLine[] | null;
  lines: ReceptionLine[] | null;
  expected: number | null;
}

/** Everything the page of a session's reception shows. */
export async function showReception(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownReception, "not-found" | "forbidden">> {
  const record = await showRecord(ctx, sessionId, receptionOpensAt);
  if (!record.ok) return record;
  const { session } = record.value;
  return ok({
    ...record.value,
    ...(await presenceOf(ctx, ctx.db, session)),
    ...(await listOf(ctx.db, session, await findListMark(ctx.db, session.id))),
  });
}

/** The mark is the one found before: what changes in between is told the next time. */
async function listOf(tx: Tx, session: Pick<SessionWithPlan, "id" | "format">, list: string): Promise<ReceptionList> {
  const { invited } = await findAttendanceSheet(tx, session.id);
  const names = await findReceptionNames(tx, session.id);
  const once = countedOnce(invited);
  const counted = new Set(once.map(({ id }) => id));
  const lines = invited.map((person, index): ReceptionLine => {
    const { mode, proxy } = expectedAttendance(person, session.format);
    const { id, name, organizationName, title, role } = person;
    return {
      ...{ invitationId: id, number: index + 1, name, organizationName, title, role, mode, proxy },
      ...{ kana: "", reference: null, ...names.get(id) },
      standing: standingOf(person),
      waiting: person.currentResponse?.seated === false,
      proxyCalledToo: proxy !== null && !counted.has(id),
    };
  });
  return { list, lines, expected: once.filter(isExpected).length };
}

/** Who is there and who was called, to a desk that knows the one as of a version and the other as of a mark. */
export async function readPresence(
  ctx: StaffContext,
  input: { sessionId: string; since: number | null; list: string | null },
): Promise<Result<ReceptionNews, "not-found" | "forbidden">> {
  const session = await ctx.db.session.findFirst({
    where: { id: input.sessionId, prefectureId: ctx.actor.prefectureId },
    select: { id: true, prefectureId: true, centerId: true, version: true, format: true },
  });
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const { version } = session;
  const list = await findListMark(ctx.db, session.id);
  return ok({
    ...(version === input.since ? { version, now: ctx.now(), present: null } : await presenceOf(ctx, ctx.db, session)),
    ...(list === input.list ? { list, lines: null, expected: null } : await listOf(ctx.db, session, list)),
  });
}

async function presenceOf(ctx: StaffContext, tx: Tx, session: { id: string; version: number }): Promise<Presence> {
  const rows = await findAttendance(tx, session.id);
  const events = await findReceptionEvents(tx, session.id);
  const present = rows.map(({ id, invitationId, name, organizationName, representing, mode, arrivedAt, leftAt }) => ({
    ...{ attendanceId: id, invitationId, name, organizationName, representing, mode, arrivedAt, leftAt },
    taken: takenBy(eventsAbout(events, { id, invitationId })),
  }));
  return { version: session.version, now: ctx.now(), present };
}

/** The presses about one row of attendance. */
export function eventsAbout<E extends Pick<KeptEvent, "attendanceId" | "invitationId">>(
  events: readonly E[],
  row: { id: string | null; invitationId: string | null },
): E[] {
  return events.filter(({ attendanceId, invitationId }) =>
    row.invitationId !== null && invitationId === row.invitationId ? true : row.id !== null && attendanceId === row.id,
  );
}

function takenBy(events: readonly KeptEvent[]): PresentLine["taken"] {
  const taken = takenIn(events);
  return taken && { at: taken.first.at, desk: taken.first.desk, eventId: taken.last.id };
}
