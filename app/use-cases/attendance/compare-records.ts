import type { AttendanceFacts, AttendanceRow, GroupFacts } from "#app/adapters/db/attendance-store.server.ts";

/** Who came to a session: people by name, and groups of whom no names were taken. */
interface DayRecord<Row extends AttendanceFacts = AttendanceFacts> {
  attendance: readonly Row[];
  groups: readonly GroupFacts[];
}

/** Compared without ids: sending a form with a new row twice must not look like another one. */
export function isSameRecord(a: DayRecord, b: DayRecord): boolean {
  return comparable(a.attendance) === comparable(b.attendance) && isSameGroups(a, b);
}

/**
 * What the audit log keeps of a change: before it, the rows that were removed or changed; after it, those that were
 * added or changed. People are told by their ids. The words about them stay in the rows, which can be erased with
 * the person, and the audit log cannot: of a word corrected it keeps which one.
 */
export function changesOf(before: DayRecord<AttendanceRow>, after: DayRecord<AttendanceRow>) {
  const [were, are] = [byId(before.attendance), byId(after.attendance)];
  const groups = (record: DayRecord) => (isSameGroups(before, after) ? {} : { groups: record.groups.map(groupFacts) });
  return {
    before: {
      people: before.attendance.filter((row) => isChanged(row, are.get(row.id))).map(withoutWords),
      ...groups(before),
    },
    after: {
      people: after.attendance
        .filter((row) => isChanged(row, were.get(row.id)))
        .map((row) => ({ ...withoutWords(row), ...corrected(row, were.get(row.id)) })),
      ...groups(after),
    },
  };
}

const WORDS = [
  "name",
  "organizationName",
  "organizationKind",
  "medicalAreaId",
  "title",
  "occupation",
  "representing",
] as const satisfies (keyof AttendanceFacts)[];

function withoutWords(row: AttendanceRow) {
  const { id, invitationId, personId, role, mode, arrivedAt, leftAt, minutesPresent } = row;
  return { id, invitationId, personId, role, mode, arrivedAt, leftAt, minutesPresent };
}

function corrected(row: AttendanceRow, was: AttendanceRow | undefined) {
  const words = was ? WORDS.filter((word) => row[word] !== was[word]) : [];
  return words.length > 0 ? { corrected: words } : {};
}

function isChanged(row: AttendanceRow, other: AttendanceRow | undefined): boolean {
  return !other || comparable([row]) !== comparable([other]);
}

function byId(rows: readonly AttendanceRow[]): ReadonlyMap<string, AttendanceRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function comparable(rows: readonly AttendanceFacts[]): string {
  const facts = rows.map((r) => [
    [r.invitationId, r.personId, r.role, r.mode, r.arrivedAt, r.leftAt, r.minutesPresent],
    WORDS.map((word) => r[word]),
  ]);
  return JSON.stringify(facts.map((fact) => JSON.stringify(fact)).sort());
}

function isSameGroups(a: DayRecord, b: DayRecord): boolean {
  return JSON.stringify(a.groups.map(groupFacts)) === JSON.stringify(b.groups.map(groupFacts));
}

function groupFacts({ label, role, organizations, people }: GroupFacts) {
  return { label, role, organizations, people };
}
