import { type DistinctPair, findDistinctPairs } from "#app/adapters/db/distinct-people-store.server.ts";
import { findComparable } from "#app/adapters/db/person-record-store.server.ts";
import { type Crowd, pairKey } from "#app/domain/alike.ts";
import { type LikelyPair, likelyPairs } from "#app/domain/duplicate.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

const MOST_PAIRS = 200;
/** Of people alike, who make up to 190 pairs: no one person has that many records. */
const MOST_ALIKE = 20;

type Compared = Awaited<ReturnType<typeof findComparable>>[number];

export interface Duplicates {
  center: { id: string; name: string };
  pairs: LikelyPair<Compared>[];
  /** There are more than these. */
  more: boolean;
  /** Of whom there are more than `mostAlike`, too many to be shown in pairs. */
  crowds: Crowd[];
  mostAlike: number;
  /** Said to be two people each, and so not among the pairs. */
  toldApart: DistinctPair[];
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
  const toldApart = await findDistinctPairs(ctx.db, desk);
  const apart = new Set(toldApart.map(({ one, other }) => pairKey(one.id, other.id)));
  const bounds = { most: MOST_PAIRS + 1, mostAlike: MOST_ALIKE, apart };
  const { pairs, crowds } = likelyPairs(await findComparable(ctx.db, desk), bounds);
  return ok({
    center,
    pairs: pairs.slice(0, MOST_PAIRS),
    more: pairs.length > MOST_PAIRS,
    crowds,
    mostAlike: MOST_ALIKE,
    toldApart,
  });
}
