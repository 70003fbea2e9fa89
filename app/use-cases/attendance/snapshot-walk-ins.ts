import {
  type AttendanceRow,
  findOrganizationsByName,
  findPeopleByName,
  type KnownPerson,
  type RepresentedOrganization,
} from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import type { AttendanceMode } from "#app/domain/attendance.ts";
import { searchKey } from "#app/domain/search-key.ts";
import type { ParticipantRole } from "#app/domain/taxonomy.ts";
import { represented, type Snapshot, snapshotOf } from "./snapshot-invited.ts";

/** 当日参加: someone who came without having been called. */
export interface WalkIn {
  /** The row it was recorded in before; null for a new one. */
  id: string | null;
  name: string;
  organization: string;
  title: string | null;
  occupation: string | null;
  role: ParticipantRole;
  mode: AttendanceMode;
}

/**
 * Who the walk-ins are, in their order. One whose name and organization are those of exactly one person in the
 * desk's record is that person (実人数 counts them once over the year); an organization of the record lends
 * its kind and area.
 */
export async function snapshotWalkIns(
  tx: Tx,
  session: { prefectureId: string; centerId: string },
  walkIns: readonly WalkIn[],
  recorded: ReadonlyMap<string, AttendanceRow>,
): Promise<Snapshot[]> {
  const unknown = walkIns.filter((walkIn) => !sameAs(walkIn, recorded));
  const people = await findPeopleByName(
    tx,
    session.centerId,
    unknown.map(({ name }) => name),
  );
  const organizations = await findOrganizationsByName(
    tx,
    session.prefectureId,
    unknown.map(({ organization }) => organization),
  );
  return walkIns.map((walkIn) => {
    const { title, occupation } = walkIn;
    const row = sameAs(walkIn, recorded);
    if (row) return { ...snapshotOf(row), title, occupation };
    return recognised(walkIn, onlyPerson(people, walkIn), onlyOrganization(organizations, walkIn));
  });
}

function recognised(
  walkIn: WalkIn,
  person: KnownPerson | null,
  organization: RepresentedOrganization | null,
): Snapshot {
  return {
    invitationId: null,
    personId: person?.id ?? null,
    name: walkIn.name,
    ...represented(person?.organization ?? organization),
    organizationName: walkIn.organization,
    title: walkIn.title ?? person?.title ?? null,
    occupation: walkIn.occupation ?? person?.occupation ?? null,
    representing: null,
  };
}

function sameAs({ id, name, organization }: WalkIn, recorded: ReadonlyMap<string, AttendanceRow>) {
  const row = id === null ? undefined : recorded.get(id);
  return row && row.name === name && row.organizationName === organization ? row : undefined;
}

function onlyPerson(people: readonly KnownPerson[], { name, organization }: WalkIn): KnownPerson | null {
  const same = people.filter(
    (person) =>
      searchKey(person.name) === searchKey(name) && searchKey(person.organization?.name) === searchKey(organization),
  );
  return same.length === 1 ? (same[0] ?? null) : null;
}

function onlyOrganization(organizations: readonly RepresentedOrganization[], { organization }: WalkIn) {
  const same = organizations.filter(({ name }) => searchKey(name) === searchKey(organization));
  return same.length === 1 ? (same[0] ?? null) : null;
}
