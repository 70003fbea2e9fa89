import type { Tx } from "#app/adapters/db/database.server.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

export interface PlanCenter {
  id: string;
  name: string;
  prefectureId: string;
  /** The center itself, as what belongs to it says so. */
  centerId: string;
}

export interface OpenedPlan {
  center: PlanCenter;
  /** The centers whose plans can be opened. */
  choices: { id: string; name: string }[];
  mayWrite: boolean;
}

/**
 * The center whose plan is opened: a center's staff have their own, the prefecture chooses one, the first unless
 * told. Plans hold drafts, so other desks do not see them.
 */
export async function openPlan(
  ctx: StaffContext,
  tx: Tx,
  centerId: string | undefined,
): Promise<Result<OpenedPlan, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const centers = await tx.healthCenter.findMany({
    where: { prefectureId },
    select: { id: true, name: true },
    orderBy: { position: "asc" },
  });
  const chosen = centerId ?? ctx.actor.centerId;
  const center = chosen ? centers.find(({ id }) => id === chosen) : centers[0];
  if (!center) return refuse("not-found");
  const target = { ...center, prefectureId, centerId: center.id };
  if (!may(ctx.actor, "session.read", target)) return refuse("forbidden");
  const choices = centersReached(ctx.actor, "session.read") === "all" ? centers : [center];
  return ok({ center: target, choices, mayWrite: may(ctx.actor, "session.write", target) });
}
