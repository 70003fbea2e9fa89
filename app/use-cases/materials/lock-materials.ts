import type { Tx } from "#app/adapters/db/database.server.ts";
import { findMaterials, type Material } from "#app/adapters/db/material-store.server.ts";
import { isReportConfirmed, lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { FileRefusal } from "#app/domain/material.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { sessionFiscalYear } from "#app/domain/session.ts";
import { aboutSession, auditStaff, type StaffContext } from "../context.ts";

export type MaterialsClosed = "session-cancelled" | "report-confirmed";
export type LockRefusal = "not-found" | "forbidden" | MaterialsClosed;
/** Why a change of materials is refused; `edited-meanwhile` where what it was begun on is no longer there. */
export type MaterialRefusal = LockRefusal | FileRefusal | "edited-meanwhile" | "too-many-materials";

/** Why a session's materials stay as they are: it was called off, or its year is closed. */
export async function materialsClosed(tx: Tx, session: SessionWithPlan): Promise<MaterialsClosed | null> {
  if (session.state === "cancelled") return "session-cancelled";
  return (await isReportConfirmed(tx, session.centerId, sessionFiscalYear(session))) ? "report-confirmed" : null;
}

/** Takes a session's row, for someone who may change its materials and while they can be changed. */
export async function lockMaterials(
  ctx: StaffContext,
  tx: Tx,
  sessionId: string,
): Promise<Result<{ session: SessionWithPlan; rows: Material[] }, LockRefusal>> {
  const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  const closed = await materialsClosed(tx, session);
  if (closed) return refuse(closed);
  return ok({ session, rows: await findMaterials(tx, session.id) });
}

/** What the audit log tells of a material: neither its title nor its file's name, which may name a person. */
export function auditMaterial(
  ctx: StaffContext,
  tx: Tx,
  session: SessionWithPlan,
  entry: { action: string; id: string; before?: Material; after?: Partial<Material> },
): Promise<void> {
  return auditStaff(ctx, tx, {
    ...aboutSession(session),
    action: entry.action,
    subject: "Material",
    subjectId: entry.id,
    before: entry.before && codesOf(entry.before),
    after: entry.after && codesOf(entry.after),
  });
}

function codesOf({ agendaItemId, position, forInvitees, sha256, byteSize, replacesId, removedAt }: Partial<Material>) {
  return { agendaItemId, position, forInvitees, sha256, byteSize, replacesId, removedAt };
}
