import { centersReached } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";

export interface SessionChoices {
  /** The centers this member of staff can call a session for. */
  leadCenters: { id: string; name: string }[];
  centers: { id: string; name: string }[];
  bodies: { id: string; name: string; centerId: string }[];
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
      select: { id: true, name: true, centerId: true },
      orderBy: [{ center: { position: "asc" } }, { position: "asc" }],
    }),
  ]);
  const leadCenters =
    reached === "all" ? centers : reached === "none" ? [] : centers.filter((center) => center.id === reached.centerId);
  return { leadCenters, centers, bodies };
}
