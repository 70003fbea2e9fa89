import { findGroup, findPeopleIn, type Group, type GroupedPerson } from "#app/adapters/db/group-store.server.ts";
import { type ContactPerson, searchPeople } from "#app/adapters/db/person-store.server.ts";
import { may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import type { StaffContext } from "../context.ts";

const MOST_FOUND = 50;

export interface ShownGroup {
  group: Group;
  mayWrite: boolean;
  /** Who is in it now. */
  people: GroupedPerson[];
  /** What the search found among those not in it; null without a search. */
  found: ContactPerson[] | null;
}

/** A group with who is in it now, and whom a search finds to put on it. */
export async function showGroup(
  ctx: StaffContext,
  input: { id: string; search: string },
): Promise<Result<ShownGroup, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const group = await findGroup(db, actor.prefectureId, input.id);
  if (!group) return refuse("not-found");
  if (!may(actor, "person.read", group)) return refuse("forbidden");
  const people = await findPeopleIn(db, group);
  const there = new Set(people.filter(({ isMember }) => isMember).map(({ id }) => id));
  const found = input.search.trim() ? await searchPeople(db, group, input.search, MOST_FOUND) : null;
  return ok({
    group,
    mayWrite: may(actor, "person.write", group),
    people,
    found: found?.filter(({ id }) => !there.has(id)) ?? null,
  });
}
