import { findMergesIntoOrganization } from "#app/adapters/db/organization-merge-store.server.ts";
import {
  findOrganization,
  findPeopleAt,
  findSeatsAt,
  type OrganizationRecord,
} from "#app/adapters/db/organization-store.server.ts";
import { centersReached, may } from "#app/domain/permission.ts";
import { ok, type Result, refuse } from "#app/domain/result.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import type { StaffContext } from "../context.ts";
import { mayUndo } from "./merge-organizations.ts";

export interface ShownOrganization {
  organization: OrganizationRecord;
  mayWrite: boolean;
  /** Of the desks one may read. */
  people: Awaited<ReturnType<typeof findPeopleAt>>;
  seats: Awaited<ReturnType<typeof findSeatsAt>>;
  /** Records merged into this one, with whether one may take them apart again. */
  merges: (Awaited<ReturnType<typeof findMergesIntoOrganization>>[number] & { mayUndo: boolean })[];
}

/** An organization with its people and its seats, as far as one may read them. */
export async function showOrganization(
  ctx: StaffContext,
  id: string,
): Promise<Result<ShownOrganization, "not-found" | "forbidden">> {
  const { actor, db } = ctx;
  const organization = await findOrganization(db, actor.prefectureId, id);
  if (!organization) return refuse("not-found");
  const target = { prefectureId: organization.prefectureId, centerId: null };
  if (!may(actor, "organization.read", target)) return refuse("forbidden");
  const reach = centersReached(actor, "person.read");
  const centerId = reach === "all" ? undefined : reach === "none" ? "" : reach.centerId;
  const [merges, people, seats] = await Promise.all([
    findMergesIntoOrganization(db, id),
    findPeopleAt(db, id, centerId),
    findSeatsAt(db, id, { centerId, on: tokyoDate(ctx.now()) }),
  ]);
  return ok({
    ...{ organization, people, seats },
    mayWrite: may(actor, "organization.write", target),
    merges: merges.map((merge) => ({ ...merge, mayUndo: mayUndo(ctx, merge) })),
  });
}
