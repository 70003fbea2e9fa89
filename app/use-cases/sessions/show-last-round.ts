import type { Prisma } from "#app/adapters/db/database.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { Instant } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";

const withAgenda = {
  id: true,
  title: true,
  startsAt: true,
  agenda: { orderBy: { position: "asc" }, include: { topics: { orderBy: { topic: "asc" } } } },
} satisfies Prisma.SessionSelect;

export type LastRound = Prisma.SessionGetPayload<{ select: typeof withAgenda }>;

/** What a session is a round of, and where it stands among the rounds. */
export interface RoundOf {
  /** The session itself; null while it is new. */
  id: string | null;
  centerId: string;
  bodyIds: readonly string[];
  /** Looked at where there is no body. */
  series: string | null;
  /** Its start; without one the last of all is the last. */
  startsAt: Instant | null;
}

/**
 * The round before a session: the latest one of any of its bodies, or of its series, that starts earlier and was held
 * or is to be; null where there is none.
 */
export async function showLastRound(
  ctx: StaffContext,
  round: RoundOf,
): Promise<Result<LastRound | null, "not-found" | "forbidden">> {
  const { id, centerId, bodyIds, series, startsAt } = round;
  const { prefectureId } = ctx.actor;
  const center = await ctx.db.healthCenter.findFirst({ where: { id: centerId, prefectureId } });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "session.read", { prefectureId, centerId })) return refuse("forbidden");
  if (bodyIds.length === 0 && !series) return ok(null);
  const last = await ctx.db.session.findFirst({
    where: {
      prefectureId,
      centerId,
      state: { in: ["held", "scheduled"] },
      startsAt: { not: null, ...(startsAt && { lt: startsAt }) },
      ...(id && { id: { not: id } }),
      ...(bodyIds.length > 0
        ? { bodies: { some: { bodyId: { in: [...bodyIds] } } } }
        : { series, bodies: { none: {} } }),
    },
    select: withAgenda,
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
  });
  return ok(last);
}
