import type { HeadcountBasis } from "#app/domain/headcount.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { COUNTED_CATEGORIES, type ParticipantRole } from "#app/domain/taxonomy.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Prisma, Tx } from "./database.server.ts";
import { onFile } from "./person-store.server.ts";

const asRepresented = {
  select: { name: true, kind: true, municipality: { select: { medicalAreaId: true } } },
} satisfies Prisma.OrganizationDefaultArgs;

const invitedWith = {
  currentResponse: true,
  seat: { select: { organization: asRepresented } },
  person: { select: { email: true, kana: true, title: true, occupation: true, organization: asRepresented } },
} satisfies Prisma.InvitationInclude;

/** A person called, with the answer that holds and where they belong today. */
export type InvitedPerson = Prisma.InvitationGetPayload<{ include: typeof invitedWith }>;
export type AttendanceRow = Prisma.AttendanceGetPayload<object>;
export type AttendanceGroupRow = Prisma.AttendanceGroupGetPayload<object>;
export type RepresentedOrganization = Prisma.OrganizationGetPayload<typeof asRepresented>;

/** What a new row of attendance says. */
export type AttendanceFacts = Omit<AttendanceRow, "id" | "prefectureId" | "sessionId" | "createdAt">;
export type GroupFacts = Omit<AttendanceGroupRow, "id" | "sessionId" | "position">;

export interface AttendanceSheet {
  /** In the list's order; who was taken off the list stays where attendance was recorded. */
  invited: InvitedPerson[];
  attendance: AttendanceRow[];
  groups: AttendanceGroupRow[];
}

/** `also`: invitations to be among them though they were taken off. */
export async function findAttendanceSheet(
  tx: Tx,
  sessionId: string,
  also: readonly string[] = [],
): Promise<AttendanceSheet> {
  const invited = await tx.invitation.findMany({
    where: { sessionId, OR: [{ revokedAt: null }, { attendances: { some: {} } }, { id: { in: [...also] } }] },
    include: invitedWith,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const attendance = await findAttendance(tx, sessionId);
  const groups = await tx.attendanceGroup.findMany({ where: { sessionId }, orderBy: { position: "asc" } });
  return { invited, attendance, groups };
}

export function findAttendance(tx: Tx, sessionId: string): Promise<AttendanceRow[]> {
  return tx.attendance.findMany({ where: { sessionId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/**
 * Makes the rows of attendance the ones wanted, and gives them as they now are. Rows go first: a person may have
 * moved from one to another. Those that stay as they are cost nothing: a reception writes at each press. A row with an
 * id that none has is a new one.
 */
export async function writeAttendance(
  tx: Tx,
  session: { id: string; prefectureId: string },
  wanted: readonly (AttendanceFacts & { id: string | null })[],
  at: Instant,
): Promise<AttendanceRow[]> {
  const rows = new Map((await findAttendance(tx, session.id)).map((row) => [row.id, row]));
  const kept = new Set(wanted.map(({ id }) => id));
  const gone = [...rows.keys()].filter((id) => !kept.has(id));
  if (gone.length > 0) await tx.attendance.deleteMany({ where: { sessionId: session.id, id: { in: gone } } });
  for (const { id, ...facts } of wanted) {
    const row = id === null ? undefined : rows.get(id);
    if (row && isChanged(row, facts)) await tx.attendance.update({ where: { id: row.id }, data: facts });
  }
  const added = wanted.filter(({ id }) => id === null || !rows.has(id));
  await tx.attendance.createMany({
    data: added.map(({ id, ...facts }) => ({
      ...{ ...facts, sessionId: session.id, prefectureId: session.prefectureId, createdAt: at },
      ...(id === null ? {} : { id }),
    })),
  });
  return findAttendance(tx, session.id);
}

function isChanged(row: AttendanceRow, facts: AttendanceFacts): boolean {
  return Object.entries(facts).some(([key, value]) => {
    const held = row[key as keyof AttendanceFacts];
    return value instanceof Date && held instanceof Date ? value.getTime() !== held.getTime() : value !== held;
  });
}

export async function writeGroups(tx: Tx, sessionId: string, groups: readonly GroupFacts[]): Promise<void> {
  await tx.attendanceGroup.deleteMany({ where: { sessionId } });
  await tx.attendanceGroup.createMany({ data: groups.map((group, position) => ({ ...group, sessionId, position })) });
}

const asPerson = {
  id: true,
  name: true,
  title: true,
  occupation: true,
  organization: asRepresented,
} satisfies Prisma.PersonSelect;

export type KnownPerson = Prisma.PersonGetPayload<{ select: typeof asPerson }>;

/** The people of a desk's record by these names, with or without the space between; several may share one. */
export function findPeopleByName(tx: Tx, centerId: string, names: readonly string[]): Promise<KnownPerson[]> {
  const keys = names.map((name) => searchKey(name));
  return tx.person.findMany({
    where: {
      centerId,
      ...onFile,
      OR: keys.flatMap((key) => [{ searchKey: key }, { searchKey: { startsWith: `${key}|` } }]),
    },
    select: asPerson,
  });
}

/** The organizations of a prefecture by these names, however their width and kana were typed. */
export function findOrganizationsByName(tx: Tx, prefectureId: string, names: readonly string[]) {
  return tx.organization.findMany({
    where: { prefectureId, mergedIntoId: null, searchKey: { in: names.map((name) => searchKey(name)) } },
    ...asRepresented,
  });
}

/** The roles of the people recorded by name, and the groups. */
export async function findListed(tx: Tx, sessionId: string) {
  const attendance = await tx.attendance.findMany({ where: { sessionId }, select: { role: true } });
  const groups = await tx.attendanceGroup.findMany({ where: { sessionId }, select: { role: true, people: true } });
  return { attendance, groups };
}

export async function findCountedRoles(tx: Tx, prefectureId: string): Promise<ReadonlySet<ParticipantRole>> {
  const roles = await tx.countedRole.findMany({ where: { prefectureId }, select: { role: true } });
  return new Set(roles.map(({ role }) => role));
}

export interface UnknownHeadcountRow {
  id: string;
  title: string;
  category: (typeof COUNTED_CATEGORIES)[number];
  startsAt: Instant;
  basis: Extract<HeadcountBasis, "none" | "unknown">;
  centerId: string;
}

/** Counted sessions held in a span of time with neither a number nor anyone recorded, in the order of their dates. */
export async function findUnknownHeadcounts(
  tx: Tx,
  within: { prefectureId: string; centerId: string | undefined; from: Instant; until: Instant },
): Promise<UnknownHeadcountRow[]> {
  const { prefectureId, centerId, from, until } = within;
  const { countsWritten } = await tx.prefecture.findUniqueOrThrow({ where: { id: prefectureId } });
  const rows = await tx.session.findMany({
    where: {
      prefectureId,
      centerId,
      state: "held",
      startsAt: { gte: from, lt: until },
      category: { in: [...COUNTED_CATEGORIES] },
      format: countsWritten ? undefined : { not: "written" },
      headcountBasis: { in: ["none", "unknown"] },
      attendances: { none: {} },
      groups: { none: {} },
    },
    select: { id: true, title: true, category: true, startsAt: true, headcountBasis: true, centerId: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ headcountBasis, ...row }) => ({ ...row, basis: headcountBasis }) as UnknownHeadcountRow);
}
