import type { StaffActor } from "#app/domain/permission.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { Tx } from "./database.server.ts";

/** Who did it: staff, or the person invited, by their link. */
export type AuditActor =
  | { kind: "staff"; actor: StaffActor }
  /** Told by their invitation (or their place in a poll) and role: a person can be erased, the log cannot. */
  | { kind: "participant"; id: string; role: string }
  | { kind: "system"; name: string };

export interface AuditEntry {
  prefectureId: string;
  centerId?: string | null;
  sessionId?: string | null;
  /** noun.verb, as the use case is named: "session.cancel". */
  action: string;
  subject: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
}

/** Writes what was changed, in the transaction that changes it. */
export async function recordAudit(
  tx: Tx,
  by: AuditActor,
  at: { now: Instant; requestId: string },
  entry: AuditEntry,
): Promise<void> {
  await tx.auditRecord.create({
    data: {
      prefectureId: entry.prefectureId,
      centerId: entry.centerId ?? null,
      sessionId: entry.sessionId ?? null,
      at: at.now,
      actorKind: by.kind,
      actorId: by.kind === "staff" ? by.actor.userId : by.kind === "participant" ? by.id : null,
      actorName: by.kind === "staff" ? by.actor.name : by.kind === "participant" ? by.role : by.name,
      action: entry.action,
      subject: entry.subject,
      subjectId: entry.subjectId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      requestId: at.requestId,
    },
  });
}
