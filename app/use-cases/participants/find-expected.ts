import type { AttendanceRow, AttendanceSheet, InvitedPerson } from "#app/adapters/db/attendance-store.server.ts";
import { standingOf } from "#app/domain/attendance.ts";
import type { Expected } from "#app/domain/participant-match.ts";

/** Somebody whom a line of a list may be, and what is recorded of them already. */
export interface ExpectedPerson extends Expected {
  kind: "called" | "proxy" | "walkIn";
  invited: InvitedPerson | null;
  row: AttendanceRow | null;
}

/** The row that records this very person: another one's, where a member is meant and their proxy recorded. */
export function recordOf({ kind, row }: ExpectedPerson): AttendanceRow | null {
  return row && (kind === "walkIn" || (kind === "proxy") === (row.role === "proxy")) ? row : null;
}

/** Those called, the proxies they named or who came for them, and whoever is recorded as having come besides. */
export function findExpected({ invited, attendance }: AttendanceSheet): ExpectedPerson[] {
  const rows = new Map(attendance.map((row) => [row.invitationId, row]));
  const called = invited.flatMap((person) => {
    const row = rows.get(person.id) ?? null;
    const proxy = proxyOf(person, row);
    return proxy ? [asCalled(person, row), { ...proxy, invited: person, row }] : [asCalled(person, row)];
  });
  return [...called, ...attendance.filter((row) => row.invitationId === null).map(asWalkIn)];
}

function asCalled(invited: InvitedPerson, row: AttendanceRow | null): ExpectedPerson {
  const { id, name, organizationName: organization, person } = invited;
  const { kana, email } = person;
  return { id: `called:${id}`, kind: "called", seat: id, name, kana, organization, email, invited, row };
}

function proxyOf(invited: InvitedPerson, row: AttendanceRow | null): Omit<ExpectedPerson, "invited" | "row"> | null {
  const of = { id: `proxy:${invited.id}`, kind: "proxy" as const, seat: invited.id, kana: null };
  if (row?.role === "proxy") return { ...of, name: row.name, organization: row.organizationName, email: null };
  const response = invited.currentResponse;
  if (standingOf(invited) !== "proxy" || !response?.proxyName) return null;
  const organization = response.proxyOrganization ?? invited.organizationName;
  return { ...of, name: response.proxyName, organization, email: response.proxyEmail };
}

function asWalkIn(row: AttendanceRow): ExpectedPerson {
  const { id, name, organizationName: organization } = row;
  const none = { kana: null, email: null, invited: null };
  return { id: `walkIn:${id}`, kind: "walkIn", seat: id, name, organization, ...none, row };
}
