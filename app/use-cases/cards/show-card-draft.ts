import { findCountedRoles } from "#app/adapters/db/attendance-store.server.ts";
import {
  findAttendanceFacts,
  findAttendanceGroups,
  findCardOf,
  findLecturers,
} from "#app/adapters/db/card-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import type { Headcount } from "#app/domain/headcount.ts";
import { may } from "#app/domain/permission.ts";
import { type AttendanceShares, sharesOf } from "#app/domain/practice-card.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { sessionHeadcount } from "../attendance/show-headcount.ts";
import type { StaffContext } from "../context.ts";

/** What a session's record gives for its card. */
export interface CardSource {
  headcount: Headcount;
  /** Of those whose role counts: by occupation where names were taken, else by the groups recorded. */
  attendance: AttendanceShares;
  /** Whether no name was taken of anybody whose role counts. */
  byGroup: boolean;
  lecturers: Awaited<ReturnType<typeof findLecturers>>;
}

export interface CardDraft {
  session: SessionWithPlan;
  mayWrite: boolean;
  card: Awaited<ReturnType<typeof findCardOf>>;
  source: CardSource;
}

/** A session's card with what its record gives to write it from. */
export async function showCardDraft(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<CardDraft, "not-found" | "forbidden">> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  const card = await findCardOf(ctx.db, session.id);
  const mayWrite = may(ctx.actor, "session.write", session);
  return ok({ session, mayWrite, card, source: await sourceOf(ctx.db, session) });
}

export async function sourceOf(tx: Tx, session: Parameters<typeof sessionHeadcount>[1]): Promise<CardSource> {
  const { headcount } = await sessionHeadcount(tx, session);
  const counted = await findCountedRoles(tx, session.prefectureId);
  const came = (await findAttendanceFacts(tx, session.id)).filter(({ role }) => counted.has(role));
  const groups = (await findAttendanceGroups(tx, session.id)).filter(({ role }) => counted.has(role));
  const attendance =
    came.length > 0
      ? sharesOf(came.map(({ occupation }) => occupation))
      : { shares: groups.map(({ label, people }) => ({ label, people })), unnamed: 0 };
  return { headcount, attendance, byGroup: came.length === 0, lecturers: await findLecturers(tx, session.id) };
}
