import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { findPresenters } from "./find-presenters.ts";

/** Those on the rosters of a center's bodies, as an agenda names them: on a day or, without one, now. */
export async function listPresenters(
  ctx: StaffContext,
  { centerId, bodyIds, startsAt }: { centerId: string; bodyIds: readonly string[]; startsAt: Instant | null },
): Promise<Result<string[], "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const center = await ctx.db.healthCenter.findFirst({ where: { id: centerId, prefectureId } });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "person.read", { prefectureId, centerId })) return refuse("forbidden");
  const own = await ctx.db.body.findMany({
    where: { id: { in: [...bodyIds] }, prefectureId, centerId },
    select: { id: true },
    orderBy: { position: "asc" },
  });
  const meeting = { prefectureId, centerId, bodyIds: own.map(({ id }) => id), startsAt };
  return ok((await findPresenters(ctx.db, meeting, ctx.now())).map(({ text }) => text));
}
