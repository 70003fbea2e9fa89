import type { Tx } from "#app/adapters/db/database.server.ts";
import { fiscalYearOf } from "#app/domain/fiscal-year.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { roundsOfPlan } from "#app/domain/round.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import type { RoundOf } from "./show-last-round.ts";

/** The number a session would have, where one can be told. */
export async function suggestRound(
  ctx: StaffContext,
  session: RoundOf,
): Promise<Result<number | null, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const { centerId } = session;
  const center = await ctx.db.healthCenter.findFirst({ where: { id: centerId, prefectureId } });
  if (!center) return refuse("not-found");
  if (!may(ctx.actor, "session.read", { prefectureId, centerId })) return refuse("forbidden");
  return ok(await nextRound(ctx.db, { ...session, prefectureId }));
}

/**
 * The number a session would have among those of its one body, or of its series. Null where none can be told: without
 * a day, for several bodies (兼), and where the sessions there are have no numbers.
 */
export async function nextRound(
  tx: Tx,
  { id, prefectureId, centerId, bodyIds, series, startsAt }: RoundOf & { prefectureId: string },
): Promise<number | null> {
  const [bodyId, second] = bodyIds;
  if (!startsAt || second || (!bodyId && !series)) return null;
  const others = await tx.session.findMany({
    where: {
      prefectureId,
      centerId,
      ...(id && { id: { not: id } }),
      ...(bodyId ? { bodies: { some: { bodyId } } } : { series, bodies: { none: {} } }),
    },
    select: { startsAt: true, round: true, state: true },
  });
  if (others.length > 0 && others.every(({ round }) => round === null)) return null;
  const standing = others.map((other) => ({ ...other, on: other.startsAt && tokyoDate(other.startsAt) }));
  const own = { key: "own", on: tokyoDate(startsAt) };
  return roundsOfPlan([own], standing, fiscalYearOf(startsAt)).get(own.key) ?? null;
}
