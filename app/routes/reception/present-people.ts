import type { QueuedEvent } from "./event-queue.ts";
import type { PresentNow } from "./sync.ts";

/** Somebody who is there, by all that this device knows. */
export interface PresentPerson extends Omit<PresentNow, "attendanceId"> {
  /** Null for whom the server does not know of yet. */
  attendanceId: string | null;
  /** 当日参加 entered on this device and not sent yet: the press that did it. */
  enteredBy: string | null;
  /** Something about them waits to be sent. */
  waits: boolean;
}

/** Those the server told of, with what was pressed here since. */
export function presentPeople(told: readonly PresentNow[], queued: readonly QueuedEvent[]): PresentPerson[] {
  let people: PresentPerson[] = told.map((person) => ({ ...person, enteredBy: null, waits: false }));
  for (const event of queued) {
    const found = people.find((person) => isAbout(event, person));
    const person = event.kind === "arrived" ? arrived(event, found) : found;
    people = people.filter((one) => one !== found);
    if (person && event.kind !== "notArrived") people.push({ ...person, ...leaving(event), waits: true });
  }
  return people;
}

function isAbout(event: QueuedEvent, person: PresentPerson): boolean {
  if (event.invitationId !== null) return person.invitationId === event.invitationId;
  if (event.attendanceId !== null) return person.attendanceId === event.attendanceId;
  return event.enteredBy !== null && (person.enteredBy ?? person.taken?.eventId) === event.enteredBy;
}

function arrived(event: QueuedEvent, found: PresentPerson | undefined): PresentPerson {
  const { id, at, invitationId, walkIn, proxy, mode } = event;
  return {
    attendanceId: found?.attendanceId ?? null,
    invitationId,
    name: walkIn?.name ?? proxy?.name ?? found?.name ?? "",
    organizationName: walkIn?.organization ?? proxy?.organization ?? found?.organizationName ?? null,
    representing: found?.representing ?? (proxy ? "" : null),
    mode: mode ?? found?.mode ?? "onSite",
    arrivedAt: found?.arrivedAt ?? null,
    leftAt: null,
    taken: found?.taken ?? { at, desk: null, eventId: id },
    enteredBy: walkIn ? id : null,
    waits: true,
  };
}

function leaving({ kind, at }: QueuedEvent): Partial<PresentPerson> {
  return kind === "left" ? { leftAt: at } : kind === "notLeft" ? { leftAt: null } : {};
}
