import { findFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { findSession } from "#app/adapters/db/session-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
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
    agenda: session.agenda.map((item) => ({ id: item.id, title: item.title })),
    assignees: await listAssignees(ctx, session),
    mayWrite: may(ctx.actor, "session.write", session),
  });
}

/** Those a session's follow-ups are usually for, as they are written. */
export async function listAssignees(
  ctx: StaffContext,
  session: Omit<Parameters<typeof findPresenters>[1], "bodyIds"> & { bodies: readonly { bodyId: string }[] },
): Promise<string[]> {
  const bodyIds = session.bodies.map(({ bodyId }) => bodyId);
  const presenters = await findPresenters(ctx.db, { ...session, bodyIds }, ctx.now());
  return [...new Set(presenters.map(({ text }) => text))];
}
