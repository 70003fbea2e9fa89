import {
  type AttendanceFacts,
  type AttendanceSheet,
  findAttendanceSheet,
  type GroupFacts,
  writeAttendance,
  writeGroups,
} from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { clockOnDay, type PresentPerson, type TimeRefusal, timeRefusal, withExpected } from "#app/domain/attendance.ts";
import { ok, refuse } from "#app/domain/result.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { SessionFormat } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type StaffContext, transact } from "../context.ts";
import { changesOf, isSameRecord } from "./compare-records.ts";
import { countedOnce } from "./count-once.ts";
import { lockRecord, markRecorded, type RecordRefusal } from "./lock-record.ts";
import { snapshotInvited } from "./snapshot-invited.ts";
import { snapshotWalkIns, type WalkIn } from "./snapshot-walk-ins.ts";

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

type WantedRow = AttendanceFacts & { id: string | null };

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
    const twice = namesTwice(rows.value);
    if (twice.length > 0) return { ...refuse("person-twice"), names: twice };
    const wanted = { attendance: rows.value, groups: input.groups };
    const changed = !isSameRecord(sheet, wanted);
    if (!changed) return ok({ people: rows.value.length, changed });
    if (session.version !== input.version) return refuse("edited-meanwhile");
    const attendance = await writeAttendance(tx, session, rows.value, ctx.now());
    await writeGroups(tx, session.id, input.groups);
    const changes = changesOf(sheet, { attendance, groups: input.groups });
    await markRecorded(ctx, tx, session, { action: "attendance.record", ...changes });
    return ok({ people: rows.value.length, changed });
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

/**
 * The names that stand for one person in two rows: the same person of the record, or, of people not on file, the
 * same name, organization and title. Two persons on file may well be namesakes. A proxy of the name and organization of
 * somebody else who came is that person: the same one cannot come for two.
 */
function namesTwice(rows: readonly WantedRow[]): string[] {
  const seen = new Set<string>();
  const cameThemselves = new Set(rows.filter(({ role }) => role !== "proxy").map(nameAndOrganization));
  return rows.flatMap((row) => {
    if (row.role === "proxy" && cameThemselves.has(nameAndOrganization(row))) return [row.name];
    const words = `${searchKey(row.name)}|${searchKey(row.organizationName)}|${searchKey(row.title)}`;
    const keys = [row.personId ? `person ${row.personId}` : `words ${words}`];
    if (row.id) keys.push(`row ${row.id}`);
    if (row.invitationId) keys.push(`invitation ${row.invitationId}`);
    const twice = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return twice ? [row.name] : [];
  });
}

function nameAndOrganization({ name, organizationName }: WantedRow): string {
  return `${searchKey(name)}|${searchKey(organizationName)}`;
}
