import { findGroups, findPeopleIn, type Group } from "#app/adapters/db/group-store.server.ts";
import { centersReached } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";

/** A saved group with how many are in it now. */
export type ListedGroup = Group & { people: number };

/** The saved groups of the centers one may read. */
export async function listGroups(ctx: StaffContext): Promise<ListedGroup[]> {
  const { actor, db } = ctx;
  const reach = centersReached(actor, "person.read");
  if (reach === "none") return [];
  const centerId = reach === "all" ? undefined : reach.centerId;
  const groups = await findGroups(db, { prefectureId: actor.prefectureId, centerId });
  return Promise.all(groups.map(async (group) => ({ ...group, people: (await findPeopleIn(db, group)).length })));
}
