import { findFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { findSession, type SessionWithPlan } from "#app/adapters/db/session-store.server.ts";
import { hasTakenPlace } from "#app/domain/minutes.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import type { MinutesRefusal } from "../minutes/lock-minutes.ts";
import { findPresenters } from "../sessions/find-presenters.ts";

/** A follow-up with what its form chooses from: the items of its session, and the people on its roster. */
export async function showFollowUp(ctx: StaffContext, id: string) {
  const { prefectureId } = ctx.actor;
  const followUp = await findFollowUp(ctx.db, prefectureId, id);
  const session = followUp && (await findSession(ctx.db, prefectureId, followUp.session.id));
  if (!followUp || !session) return refuse("not-found");
  if (!may(ctx.actor, "session.read", session)) return refuse("forbidden");
  return ok({
    followUp,
    today: tokyoDate(ctx.now()),
    ...(await choicesOf(ctx, session)),
    mayWrite: may(ctx.actor, "session.write", session),
  });
}

interface Choices {
  agenda: { id: string; title: string }[];
  /** Those a session's follow-ups are usually for, as they are written. */
  assignees: string[];
}

/** The form of a follow-up to be noted, for whoever may note it now. */
export async function openFollowUpForm(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<Choices & { session: { id: string; title: string } }, MinutesRefusal>> {
  const session = await findSession(ctx.db, ctx.actor.prefectureId, sessionId);
  if (!session) return refuse("not-found");
  if (!may(ctx.actor, "session.write", session)) return refuse("forbidden");
  if (!hasTakenPlace(session, ctx.now())) return refuse("not-taken-place");
  const { id, title } = session;
  return ok({ session: { id, title }, ...(await choicesOf(ctx, session)) });
}

async function choicesOf(ctx: StaffContext, session: SessionWithPlan): Promise<Choices> {
  const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
  const presenters = await findPresenters(ctx.db, { ...session, bodyIds }, ctx.now());
  return {
    agenda: session.agenda.map(({ id, title }) => ({ id, title })),
    assignees: [...new Set(presenters.map(({ text }) => text))],
  };
}
