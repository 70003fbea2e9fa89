import { findComparable } from "#app/adapters/db/person-record-store.server.ts";
import { type LikelyPair, likelyPairs } from "#app/domain/duplicate.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

const MOST_PAIRS = 200;

type Compared = Awaited<ReturnType<typeof findComparable>>[number];

export interface Duplicates {
  center: { id: string; name: string };
  pairs: LikelyPair<Compared>[];
  /** There are more than these. */
  more: boolean;
}

/** The records of a center that are likely one person, with the reasons. Who decides is a person. */
export async function findDuplicates(
  ctx: StaffContext,
  centerId: string,
): Promise<Result<Duplicates, "not-found" | "forbidden">> {
  const { prefectureId } = ctx.actor;
  const center = await ctx.db.healthCenter.findFirst({
    where: { id: centerId, prefectureId },
    select: { id: true, name: true },
  });
  if (!center) return refuse("not-found");
  const desk = { prefectureId, centerId };
  if (!may(ctx.actor, "person.read", desk)) return refuse("forbidden");
  const pairs = likelyPairs(await findComparable(ctx.db, desk), MOST_PAIRS + 1);
  return ok({ center, pairs: pairs.slice(0, MOST_PAIRS), more: pairs.length > MOST_PAIRS });
}
