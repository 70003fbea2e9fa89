import { centersReached } from "#app/domain/permission.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

export interface SessionChoices {
  /** The centers this member of staff can call a session for. */
  leadCenters: { id: string; name: string }[];
  centers: { id: string; name: string }[];
  /** Also those whose last day has passed, for a past session is recorded late. */
  bodies: { id: string; name: string; centerId: string; ended: boolean }[];
}

/** What a form about sessions offers to choose from. */
export async function showSessionChoices(ctx: StaffContext): Promise<SessionChoices> {
  const { prefectureId } = ctx.actor;
  const reached = centersReached(ctx.actor, "session.write");
  const [centers, bodies] = await Promise.all([
    ctx.db.healthCenter.findMany({
      where: { prefectureId },
      select: { id: true, name: true },
      orderBy: { position: "asc" },
    }),
    ctx.db.body.findMany({
      where: { prefectureId, ...(reached === "all" ? {} : { centerId: reached === "none" ? "" : reached.centerId }) },
      select: { id: true, name: true, centerId: true, endsOn: true },
      orderBy: [{ center: { position: "asc" } }, { position: "asc" }],
    }),
  ]);
  const leadCenters =
    reached === "all" ? centers : reached === "none" ? [] : centers.filter((center) => center.id === reached.centerId);
  const today = tokyoDate(ctx.now());
  return {
    leadCenters,
    centers,
    bodies: bodies.map(({ endsOn, ...body }) => ({ ...body, ended: endsOn !== null && endsOn < today })),
  };
}
