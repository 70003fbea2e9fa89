import type { StaffContext } from "../context.ts";
import { type CenterHome, showCenterHome } from "./show-center-home.ts";
import { type PrefectureHome, showPrefectureHome } from "./show-prefecture-home.ts";

export type Home = CenterHome | PrefectureHome;

/** What the one who signed in should see first: a center its desk, a prefecture its year. */
export function showHome(ctx: StaffContext): Promise<Home> {
  const { centerId } = ctx.actor;
  return centerId === null ? showPrefectureHome(ctx) : showCenterHome(ctx, centerId);
}
