import type { AttendanceRow, AttendanceSheet, InvitedPerson } from "#app/adapters/db/attendance-store.server.ts";
import type { KeptEvent } from "#app/adapters/db/reception-store.server.ts";
import type { SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { type AttendanceMode, expectedAttendance, type PresentProxy, usualAttendance } from "#app/domain/attendance.ts";
import { changeBy, earlyLeave, lateArrival, type ReceptionChange, type ReceptionEvent } from "#app/domain/reception.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { type Snapshot, snapshotInvited, snapshotOf } from "../attendance/snapshot-invited.ts";
import type { WantedRow } from "../attendance/write-record.ts";
import { eventsAbout } from "./show-reception.ts";

/** A press as a device sends it, about one person: called, there already, or uncalled. */
export interface SentEvent extends ReceptionEvent {
  invitationId: string | null;
  /** A row of attendance that was shown. */
  attendanceId: string | null;
  /** 当日参加: the press that entered them, on a device that has not heard of their row yet. */
  enteredBy: string | null;
  /** Of an arrival: how they came, who came in their place, or who it is that nobody called. */
  mode: AttendanceMode | null;
  proxy: PresentProxy | null;
  walkIn: { name: string; organization: string } | null;
  /** Of somebody called: they came as they answered, by what holds here: the desk may not have heard of it. */
  asAnswered: boolean;
}

export type TakenEvent = SentEvent & { desk: string | null };
export type DaySession = SessionWithPlan & { startsAt: Instant };

/** Whom a press is about: somebody called, or the row of somebody who was not. */
export interface Subject {
  invitationId: string | null;
  attendanceId: string | null;
}

/** A press and whom it is about; `snapshot` where it entered them by words. */
export type About = Subject & { event: TakenEvent; snapshot: Snapshot | null };

/** The rows of attendance as the presses leave them; `uncounted`: the arrivals of proxies who are there themselves. */
export function rowsAfter(
  session: DaySession,
  sheet: AttendanceSheet,
  known: readonly KeptEvent[],
  about: readonly About[],
): { rows: WantedRow[]; uncounted: string[] } {
  const rows = new Map<string, WantedRow>(sheet.attendance.map((row) => [row.id, { id: row.id, ...factsOf(row) }]));
  const invited = new Map(sheet.invited.map((person) => [person.id, person]));
  const arrivals = new Map<WantedRow, string[]>();
  for (const [key, presses] of bySubject(about)) {
    const [{ invitationId, attendanceId }] = presses as [About];
    const called = invitationId === null ? undefined : invited.get(invitationId);
    const held = rowOf(rows, called, attendanceId);
    const before = eventsAbout(known, { id: held?.id ?? attendanceId, invitationId });
    const change = changeBy<ReceptionEvent>(
      before,
      presses.map(({ event }) => event),
    );
    const row = changed(session, held, called, change, presses, attendanceId);
    if (held?.id) rows.delete(held.id);
    if (row) rows.set(row.id ?? key, row);
    if (row && change.presence) arrivals.set(row, arrivalsIn(presses));
  }
  const once = withoutTwice([...rows.values()], sheet);
  const counted = new Set(once);
  return { rows: once, uncounted: [...arrivals].flatMap(([row, ids]) => (counted.has(row) ? [] : ids)) };
}

function arrivalsIn(presses: readonly About[]): string[] {
  return presses.flatMap(({ event }) => (event.kind === "arrived" ? [event.id] : []));
}

function bySubject(about: readonly About[]): Map<string, About[]> {
  const groups = new Map<string, About[]>();
  for (const one of about) {
    const key = one.invitationId ? `called ${one.invitationId}` : `row ${one.attendanceId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** The row that stands for somebody already: as called, or as entered uncalled before they were found on the list. */
function rowOf(
  rows: ReadonlyMap<string, WantedRow>,
  called: InvitedPerson | undefined,
  attendanceId: string | null,
): WantedRow | null {
  if (!called) return rows.get(attendanceId ?? "") ?? null;
  const all = [...rows.values()];
  const own = all.find(({ invitationId }) => invitationId === called.id);
  return own ?? all.find((row) => row.invitationId === null && row.personId === called.personId) ?? null;
}

/** A row as a change leaves it; null where nobody came. */
function changed(
  session: DaySession,
  held: WantedRow | null,
  called: InvitedPerson | undefined,
  change: ReceptionChange<ReceptionEvent>,
  presses: readonly About[],
  attendanceId: string | null,
): WantedRow | null {
  const { presence, arrivedAt, leftAt } = change;
  if (presence === null) return null;
  const arrival = presence && presses.find(({ event }) => event.id === presence.id);
  let row = held;
  if (arrival) {
    const came = called
      ? asCalled(session, held, called, arrival)
      : arrival.snapshot && asWalkIn(session, held, arrival.snapshot, arrival.event.mode);
    if (came) {
      const since = held ? held.arrivedAt : lateArrival(session, arrival.event.at);
      row = { id: held?.id ?? (called ? null : attendanceId), ...came, arrivedAt: since, leftAt: held?.leftAt ?? null };
    }
  }
  if (!row) return null;
  return {
    ...row,
    ...(arrivedAt !== undefined && { arrivedAt: lateArrival(session, arrivedAt) }),
    ...(leftAt !== undefined && { leftAt: leftAt && earlyLeave(session, leftAt) }),
  };
}

type Came = Omit<WantedRow, "id" | "arrivedAt" | "leftAt" | "minutesPresent">;

function asCalled(
  session: DaySession,
  held: WantedRow | null,
  called: InvitedPerson,
  { event, snapshot }: About,
): Came {
  const expected = expectedAttendance(called, session.format);
  const proxy = snapshot ? proxyIn(snapshot) : event.asAnswered ? expected.proxy : event.proxy;
  const person = { ...expected, role: proxy ? ("proxy" as const) : called.role, proxy };
  const recorded = held?.invitationId === called.id ? held : undefined;
  const role = proxy ? "proxy" : recorded && recorded.role !== "proxy" ? recorded.role : called.role;
  const mode = event.asAnswered ? expected.mode : (event.mode ?? expected.mode);
  return { ...snapshotInvited(called, person, recorded), role, mode };
}

function asWalkIn(session: DaySession, held: WantedRow | null, snapshot: Snapshot, mode: AttendanceMode | null): Came {
  const usual = usualAttendance(session);
  if (held) return { ...snapshotOf(held), role: held.role, mode: mode ?? held.mode };
  return { ...snapshot, role: usual.role, mode: mode ?? usual.mode };
}

function proxyIn({ name, title, organizationName, representing }: Snapshot): PresentProxy | null {
  return representing === null ? null : { name, title, organization: organizationName };
}

/** A proxy who came themselves, or for somebody before on the list, is one person: the member they stand for is not counted. */
function withoutTwice(rows: readonly WantedRow[], sheet: AttendanceSheet): WantedRow[] {
  const place = new Map(sheet.invited.map(({ id }, index) => [id, index]));
  const inList = [...rows].sort(
    (a, b) => (place.get(a.invitationId ?? "") ?? -1) - (place.get(b.invitationId ?? "") ?? -1),
  );
  const seen = new Set(inList.filter(({ role }) => role !== "proxy").map(ofRow));
  return inList.filter((row) => {
    const twice = row.role === "proxy" && seen.has(ofRow(row));
    seen.add(ofRow(row));
    return !twice;
  });
}

function factsOf({ id, prefectureId, sessionId, createdAt, minutesPresent, ...facts }: AttendanceRow) {
  return facts;
}

function ofRow({ name, organizationName }: Pick<WantedRow, "name" | "organizationName">): string {
  return wordsOf(name, organizationName);
}

/** What tells people apart who are not on file, however they were typed. */
export function wordsOf(name: string, organization: string | null): string {
  return `${searchKey(name)}|${searchKey(organization)}`;
}
