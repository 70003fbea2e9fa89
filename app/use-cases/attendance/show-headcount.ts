import { findCountedRoles, findListed } from "#app/adapters/db/attendance-store.server.ts";
import type { Tx } from "#app/adapters/db/database.server.ts";
import {
  type Headcount,
  type HeadcountBasis,
  headcountDifference,
  headcountOf,
  listedHeadcount,
} from "#app/domain/headcount.ts";
import { sightOf } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

export interface ShownHeadcount {
  /** The one that counts. */
  headcount: Headcount;
  basis: HeadcountBasis;
  stated: number | null;
  /** The people recorded whose role counts; null when nobody was recorded. */
  listed: number | null;
  /** Stated minus listed where both exist and differ. */
  difference: number | null;
  /** How many people were recorded by name, whether their role counts or not. */
  named: number;
  groups: number;
}

/** A session's headcount, as every page shows it; a figure of a published session is no secret within a prefecture. */
export async function showHeadcount(
  ctx: StaffContext,
  sessionId: string,
): Promise<Result<ShownHeadcount, "not-found" | "forbidden">> {
  const session = await ctx.db.session.findFirst({ where: { id: sessionId, prefectureId: ctx.actor.prefectureId } });
  if (!session) return refuse("not-found");
  if (sightOf(ctx.actor, session) === "none") return refuse("forbidden");
  return ok(await sessionHeadcount(ctx.db, session));
}

export async function sessionHeadcount(
  tx: Tx,
  session: { id: string; prefectureId: string; headcountBasis: HeadcountBasis; headcount: number | null },
): Promise<ShownHeadcount> {
  const { attendance, groups } = await findListed(tx, session.id);
  const counted = await findCountedRoles(tx, session.prefectureId);
  const stated = { basis: session.headcountBasis, people: session.headcount };
  const listed = listedHeadcount(attendance, groups, counted);
  return {
    headcount: headcountOf(stated, listed),
    basis: stated.basis,
    stated: stated.people,
    listed,
    difference: headcountDifference(stated, listed),
    named: attendance.length,
    groups: groups.length,
  };
}
