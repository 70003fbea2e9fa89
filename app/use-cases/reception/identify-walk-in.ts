import { walkInId } from "#app/adapters/auth/walk-in-id.server.ts";
import type { AttendanceSheet, InvitedPerson } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { expectedAttendance, usualAttendance } from "#app/domain/attendance.ts";
import { type Snapshot, snapshotInvited } from "../attendance/snapshot-invited.ts";
import { snapshotWalkIns } from "../attendance/snapshot-walk-ins.ts";
import type { StaffContext } from "../context.ts";
import { type DaySession, type Subject, type TakenEvent, wordsOf } from "./apply-events.ts";

/**
 * Who it is that was entered as uncalled: somebody called after all (or the proxy they named), somebody entered
 * before, or somebody new.
 */
export async function identifyWalkIn(
  ctx: StaffContext,
  tx: Tx,
  session: DaySession,
  sheet: AttendanceSheet,
  { walkIn, mode }: TakenEvent,
): Promise<(Subject & { snapshot: Snapshot }) | null> {
  if (!walkIn) return null;
  const usual = usualAttendance(session);
  const facts = { ...walkIn, ...usual, id: null, title: null, occupation: null, mode: mode ?? usual.mode };
  const [snapshot] = await snapshotWalkIns(tx, session, [facts], new Map());
  if (!snapshot) return null;
  const words = wordsOf(walkIn.name, walkIn.organization);
  const called = sheet.invited.find(
    (person) => person.personId === snapshot.personId || wordsOf(person.name, person.organizationName) === words,
  );
  const member = called ?? sheet.invited.find((person) => proxyWords(person, session) === words);
  if (member) {
    const expected = expectedAttendance(member, session.format);
    const proxy = called ? null : expected.proxy;
    const person = { ...expected, role: proxy ? ("proxy" as const) : member.role, proxy };
    return { invitationId: member.id, attendanceId: null, snapshot: snapshotInvited(member, person, undefined) };
  }
  const row = sheet.attendance.find(
    (one) =>
      one.invitationId === null &&
      ((one.personId !== null && one.personId === snapshot.personId) ||
        wordsOf(one.name, one.organizationName) === words),
  );
  const id = row?.id ?? walkInId(ctx.settings.secret, session.id, words);
  return { invitationId: null, attendanceId: id, snapshot };
}

function proxyWords(person: InvitedPerson, { format }: DaySession): string | null {
  const { proxy } = expectedAttendance(person, format);
  return proxy && wordsOf(proxy.name, proxy.organization ?? person.organizationName);
}
