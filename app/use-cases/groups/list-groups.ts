import { countPeopleIn, findGroups, type Group } from "#app/adapters/db/group-store.server.ts";
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
  const desks = { prefectureId: actor.prefectureId, centerId };
  const [groups, people] = await Promise.all([findGroups(db, desks), countPeopleIn(db, desks)]);
  return groups.map((group) => ({ ...group, people: people.get(group.id) ?? 0 }));
}
