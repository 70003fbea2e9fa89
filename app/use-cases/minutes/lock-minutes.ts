import type { Tx } from "#app/adapters/db/database.server.ts";
import { findMinutes, type MinutesRecord } from "#app/adapters/db/minutes-store.server.ts";
import { lockSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

export type MinutesRefusal = "not-found" | "forbidden" | "not-taken-place";

/** Takes a session's row to change its minutes, for whoever may, once it has begun. */
export async function lockMinutes(
  ctx: StaffContext,
  tx: Tx,
  sessionId: string,
): Promise<Result<{ session: SessionWithPlan; minutes: MinutesRecord | null }, MinutesRefusal>> {
  const session = await lockSession(tx, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
  return ok({ session, minutes: await findMinutes(tx, sessionId) });
}

/** The same for minutes that were written, as they were looked at. */
export async function lockWritten(
  ctx: StaffContext,
  tx: Tx,
  seen: { sessionId: string; version: number },
): Promise<
  Result<{ session: SessionWithPlan; minutes: MinutesRecord }, MinutesRefusal | "not-written" | "edited-meanwhile">
> {
  const locked = await lockMinutes(ctx, tx, seen.sessionId);
  if (!locked.ok) return locked;
  const { session, minutes } = locked.value;
  if (!minutes) return refuse("not-written");
  return minutes.version === seen.version ? ok({ session, minutes }) : refuse("edited-meanwhile");
}
