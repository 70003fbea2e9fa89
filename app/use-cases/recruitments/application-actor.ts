import type { AuditActor } from "#app/adapters/db/audit-store.server.ts";

/** Whoever applied, as the audit log tells of them: by their application alone. */
export function applicant(applicationId: string): AuditActor {
  return { kind: "participant", id: applicationId, role: "受講申込みの連絡担当者" };
}
