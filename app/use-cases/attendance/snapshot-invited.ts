import type {
  AttendanceFacts,
  InvitedPerson,
  RepresentedOrganization,
} from "#app/adapters/db/attendance-store.server.ts";
import type { PresentPerson, PresentProxy } from "#app/domain/attendance.ts";

/** Who someone was on the day: kept as it was, whatever becomes of the person and the organization. */
export type Snapshot = Omit<AttendanceFacts, "role" | "mode" | "arrivedAt" | "leftAt" | "minutesPresent">;

/** A row of attendance, with whatever else it holds. */
export type Recorded = Snapshot &
  Omit<AttendanceFacts, "minutesPresent"> &
  Partial<Record<"id" | "prefectureId" | "sessionId" | "createdAt" | "minutesPresent", unknown>>;

/**
 * An invited person who came, or their proxy, as they are now. A row recorded before keeps what it says of
 * the same person: correcting a time in May must not move them to the post they took in April.
 */
export function snapshotInvited(
  invited: InvitedPerson,
  { role, proxy }: PresentPerson,
  recorded: Recorded | undefined,
): Snapshot {
  if (role === "proxy" && proxy) return recordedProxy(proxy, recorded) ?? asProxy(invited, proxy);
  if (recorded && recorded.role !== "proxy") return snapshotOf(recorded);
  const organization = organizationOf(invited);
  return {
    invitationId: invited.id,
    personId: invited.personId,
    name: invited.name,
    ...represented(organization),
    organizationName: organization?.name ?? invited.organizationName,
    title: invited.person.title ?? invited.title,
    occupation: invited.person.occupation,
    representing: null,
  };
}

function recordedProxy(proxy: PresentProxy, recorded: Recorded | undefined): Snapshot | null {
  const same =
    recorded?.role === "proxy" &&
    recorded.name === proxy.name &&
    (proxy.organization === null || recorded.organizationName === proxy.organization);
  return same ? { ...snapshotOf(recorded), title: proxy.title } : null;
}

/** The proxy counts, the person represented does not: the row names no person of the record. */
function asProxy(invited: InvitedPerson, proxy: PresentProxy): Snapshot {
  const organization = organizationOf(invited);
  const organizationName = organization?.name ?? invited.organizationName;
  const sameOrganization = proxy.organization === null || proxy.organization === organizationName;
  return {
    invitationId: invited.id,
    personId: null,
    name: proxy.name,
    ...represented(sameOrganization ? organization : null),
    organizationName: proxy.organization ?? organizationName,
    title: proxy.title,
    occupation: null,
    representing: invited.name,
  };
}

/** A seat is held for an organization; without one, people come from where they work. */
function organizationOf({ seat, person }: InvitedPerson): RepresentedOrganization | null {
  return seat?.organization ?? person.organization;
}

export function represented(organization: RepresentedOrganization | null) {
  return {
    organizationKind: organization?.kind ?? null,
    medicalAreaId: organization?.municipality?.medicalAreaId ?? null,
  };
}

export function snapshotOf(row: Recorded): Snapshot {
  const { id, prefectureId, sessionId, createdAt, role, mode, arrivedAt, leftAt, minutesPresent, ...snapshot } = row;
  return snapshot;
}
