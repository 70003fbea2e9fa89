import {
  type AttendanceFacts,
  type AttendanceSheet,
  type GroupFacts,
  writeAttendance,
  writeGroups,
} from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { minutesStill } from "#app/domain/presence.ts";
import { ok, refuse } from "#app/domain/result.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { StaffContext } from "../context.ts";
import { changesOf, isSameRecord } from "./compare-records.ts";
import { markRecorded } from "./lock-record.ts";

/**
 * A row of attendance as it is to be; without an id it is new. Without minutes those recorded stay while what they were
 * counted by does.
 */
export type WantedRow = Omit<AttendanceFacts, "minutesPresent"> &
  Partial<Pick<AttendanceFacts, "minutesPresent">> & { id: string | null };

/** Names the people meant, where the refusal is about someone. */
export type WrittenRecord =
  | { ok: true; value: { people: number; changed: boolean } }
  | { ok: false; error: "edited-meanwhile" | "person-twice"; names?: string[] };

/**
 * Makes a session's record the one wanted, in the transaction that holds its row. The same record again changes
 * nothing; another one, wanted on an older version than was meanwhile changed, is refused.
 */
export async function writeRecord(
  ctx: StaffContext,
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string; version: number },
  sheet: AttendanceSheet,
  wanted: { rows: readonly WantedRow[]; groups: readonly GroupFacts[]; version: number; action: string },
): Promise<WrittenRecord> {
  const { groups, version, action } = wanted;
  const recorded = new Map(sheet.attendance.map((row) => [row.id, row]));
  const rows = wanted.rows.map((row) => {
    const { minutesPresent = minutesStill(recorded.get(row.id ?? ""), row) } = row;
    return { ...row, minutesPresent };
  });
  const twice = namesTwice(rows);
  if (twice.length > 0) return { ...refuse("person-twice"), names: twice };
  if (isSameRecord(sheet, { attendance: rows, groups })) return ok({ people: rows.length, changed: false });
  if (session.version !== version) return refuse("edited-meanwhile");
  const attendance = await writeAttendance(tx, session, rows, ctx.now());
  await writeGroups(tx, session.id, groups);
  await markRecorded(ctx, tx, session, { action, ...changesOf(sheet, { attendance, groups }) });
  return ok({ people: rows.length, changed: true });
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
