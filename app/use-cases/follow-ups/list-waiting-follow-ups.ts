import { findWaitingFollowUps, type ListedFollowUp } from "#app/adapters/db/follow-up-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";
import type { RoundOf } from "../sessions/show-last-round.ts";

/** What earlier rounds left to be done and a round could take up: proposals for its agenda. */
export async function listWaitingFollowUps(
  ctx: StaffContext,
  round: RoundOf,
): Promise<Result<ListedFollowUp[], "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const center = await ctx.db.healthCenter.findFirst({ where: { id: round.centerId, prefectureId } });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "session.read", { prefectureId, centerId: center.id })) return refuse("forbidden");
  return ok(await findWaitingFollowUps(ctx.db, { ...round, prefectureId }));
}
