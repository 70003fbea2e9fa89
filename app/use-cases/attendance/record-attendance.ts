import {
  type AttendanceSheet,
  findAttendanceSheet,
  type GroupFacts,
} from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { clockOnDay, type PresentPerson, type TimeRefusal, timeRefusal, withExpected } from "#app/domain/attendance.ts";
import { ok, refuse } from "#app/domain/result.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type StaffContext, transact } from "../context.ts";
import { countedOnce } from "./count-once.ts";
import { lockRecord, type RecordRefusal } from "./lock-record.ts";
import { snapshotInvited } from "./snapshot-invited.ts";
import { snapshotWalkIns, type WalkIn } from "./snapshot-walk-ins.ts";
import { type WantedRow, writeRecord } from "./write-record.ts";

export interface AttendanceInput {
  sessionId: string;
  /** Of the session, as it was when the list was opened. */
  version: number;
  present: readonly PresentPerson[];
  walkIns: readonly WalkIn[];
  /** Where no names were taken (「市町 5人」). */
  groups: readonly GroupFacts[];
  /** 回答どおりに全員を出席にする: everyone whose answer said yes came, besides those entered. */
  asAnswered?: boolean;
}

export type AttendanceRefusal =
  | RecordRefusal
  | TimeRefusal
  | "edited-meanwhile"
  | "not-invited"
  | "proxy-name-required"
  | "person-twice";

/** Names the people meant, where the refusal is about someone. */
export type RecordedAttendance = { ok: true; value: { people: number; changed: boolean } } | Refused;
type Refused = { ok: false; error: AttendanceRefusal; names?: string[] };

/**
 * Makes the attendance of a session what was submitted: adds, changes and removes. The same list again changes
 * nothing; one begun on an older version than was meanwhile changed is refused.
 */
export function recordAttendance(ctx: StaffContext, input: AttendanceInput): Promise<RecordedAttendance> {
  return transact(ctx, async (tx): Promise<RecordedAttendance> => {
    const opened = await lockRecord(ctx, tx, input.sessionId);
    if (!opened.ok) return opened;
    const session = opened.value;
    const sheet = await findAttendanceSheet(tx, session.id);
    const rows = await wantedRows(tx, session, sheet, input);
    if (!rows.ok) return rows;
    const { groups, version } = input;
    return writeRecord(ctx, tx, session, sheet, { rows: rows.value, groups, version, action: "attendance.record" });
  });
}

async function wantedRows(
  tx: Tx,
  session: { prefectureId: string; centerId: string; format: SessionFormat; startsAt: Instant; endsAt: Instant | null },
  sheet: AttendanceSheet,
  input: AttendanceInput,
): Promise<{ ok: true; value: WantedRow[] } | Refused> {
  const invited = new Map(sheet.invited.map((person) => [person.id, person]));
  const recorded = new Map(sheet.attendance.map((row) => [row.invitationId, row]));
  const walkedIn = new Map(sheet.attendance.filter((row) => row.invitationId === null).map((row) => [row.id, row]));
  const present = input.asAnswered
    ? withExpected(input.present, countedOnce(sheet.invited), session.format)
    : input.present;
  const rows: WantedRow[] = [];
  for (const person of present) {
    const called = invited.get(person.invitationId);
    if (!called) return refuse("not-invited");
    const names = [called.name];
    if (person.role === "proxy" && !person.proxy?.name.trim()) return { ...refuse("proxy-name-required"), names };
    const arrivedAt = clockOnDay(session, person.arrived);
    const leftAt = clockOnDay(session, person.left);
    const refusal = timeRefusal(session, { arrivedAt, leftAt });
    if (refusal) return { ...refuse(refusal), names };
    const row = recorded.get(called.id);
    const { role, mode } = person;
    rows.push({ id: row?.id ?? null, ...snapshotInvited(called, person, row), role, mode, arrivedAt, leftAt });
  }
  const snapshots = await snapshotWalkIns(tx, session, input.walkIns, walkedIn);
  for (const [index, { id, role, mode }] of input.walkIns.entries()) {
    const row = id === null ? undefined : walkedIn.get(id);
    const times = { arrivedAt: row?.arrivedAt ?? null, leftAt: row?.leftAt ?? null };
    const snapshot = snapshots[index];
    if (snapshot) rows.push({ id: row?.id ?? null, ...snapshot, role, mode, ...times });
  }
  return ok(rows);
}
