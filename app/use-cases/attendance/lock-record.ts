import type { Tx } from "#app/adapters/db/database.server.ts";
import { isReportConfirmed, lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { type SessionState, sessionFiscalYear } from "#app/domain/session.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { aboutSession, auditStaff, type StaffContext } from "../context.ts";

export type OpenRefusal = "not-started" | "not-recordable" | "report-confirmed";
export type RecordRefusal = "not-found" | "forbidden" | OpenRefusal;

/** From when on a session's day is recorded: from its start, unless the caller knows better. */
export type OpensAt = (session: { startsAt: Instant; receptionMinutes: number | null }) => Instant;
const atStart: OpensAt = ({ startsAt }) => startsAt;

/** Why nothing can be recorded of a session's day: it has not come, it never will, or its year is closed. */
export function openRefusal(
  session: { state: SessionState; startsAt: Instant | null; receptionMinutes: number | null },
  facts: { now: Instant; reportConfirmed: boolean },
  opensAt: OpensAt = atStart,
): OpenRefusal | null {
  if (session.state !== "scheduled" && session.state !== "held") return "not-recordable";
  if (facts.reportConfirmed) return "report-confirmed";
  const { startsAt, receptionMinutes } = session;
  return startsAt && opensAt({ startsAt, receptionMinutes }) <= facts.now ? null : "not-started";
}

/** Takes a session's row to record what happened on its day, for someone who may and while it is open. */
export async function lockRecord(
  ctx: StaffContext,
  tx: Tx,
  sessionId: string,
  opensAt: OpensAt = atStart,
): Promise<Result<SessionWithPlan & { startsAt: Instant }, RecordRefusal>> {
  const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "attendance.write", session)) return refuse("forbidden");
  const reportConfirmed = await isReportConfirmed(tx, session.centerId, sessionFiscalYear(session));
  const refusal = openRefusal(session, { now: ctx.now(), reportConfirmed }, opensAt);
  if (refusal) return refuse(refusal);
  return ok(session as SessionWithPlan & { startsAt: Instant });
}

/** Tells the audit log what was recorded, and lets edits begun on the older version be refused. */
export async function markRecorded(
  ctx: StaffContext,
  tx: Tx,
  session: { id: string; prefectureId: string; centerId: string },
  entry: { action: string; before: unknown; after: unknown },
): Promise<void> {
  await tx.session.update({ where: { id: session.id }, data: { version: { increment: 1 } } });
  await auditStaff(ctx, tx, { ...aboutSession(session), ...entry });
}
