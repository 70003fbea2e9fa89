import { createHash } from "node:crypto";
import type { ReceptionEvent } from "#app/domain/reception.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";

/** A press as it was kept: about whom, and at which desk. */
export interface KeptEvent extends ReceptionEvent {
  attendanceId: string | null;
  invitationId: string | null;
  desk: string | null;
}

const asKept = { id: true, kind: true, at: true, attendanceId: true, invitationId: true, desk: true } as const;

export function findReceptionEvents(tx: Tx, sessionId: string): Promise<KeptEvent[]> {
  return tx.receptionEvent.findMany({ where: { sessionId }, select: asKept, orderBy: { id: "asc" } });
}

/** Whether a desk of the reception took anybody in, or the like, since then. */
export async function hasPressesSince(tx: Tx, sessionId: string, since: Instant): Promise<boolean> {
  return (await tx.receptionEvent.count({ where: { sessionId, receivedAt: { gte: since } }, take: 1 })) > 0;
}

/** Which of these ids were taken before, wherever. */
export async function findTakenIds(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const taken = await tx.receptionEvent.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
  return new Set(taken.map(({ id }) => id));
}

export async function keepReceptionEvents(
  tx: Tx,
  events: readonly KeptEvent[],
  of: { prefectureId: string; sessionId: string; userId: string; receivedAt: Instant },
): Promise<void> {
  await tx.receptionEvent.createMany({ data: events.map((event) => ({ ...event, ...of })) });
}

/** What the list of a reception says of those called that the record of attendance does not. */
export async function findReceptionNames(tx: Tx, sessionId: string) {
  const called = await tx.invitation.findMany({
    where: { sessionId },
    select: { id: true, reference: true, person: { select: { kana: true } } },
  });
  return new Map(called.map(({ id, reference, person }) => [id, { reference, kana: person.kana ?? "" }]));
}

/** Tells one state of the list of those called, with their answers, from another. */
export async function findListMark(tx: Tx, sessionId: string): Promise<string> {
  const list = await tx.invitation.findMany({
    where: { sessionId, OR: [{ revokedAt: null }, { attendances: { some: {} } }] },
    select: {
      ...{ id: true, role: true, name: true, organizationName: true, title: true, reference: true },
      ...{ currentResponseId: true, currentResponse: { select: { seated: true } }, person: { select: { kana: true } } },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return createHash("sha256").update(JSON.stringify(list)).digest("base64url").slice(0, 16);
}
