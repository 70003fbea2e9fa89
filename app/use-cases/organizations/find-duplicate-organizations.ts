import { findComparableOrganizations } from "#app/adapters/db/organization-merge-store.server.ts";
import type { Alike } from "#app/domain/alike.ts";
import { likelyOrganizations, type OrganizationLikeness } from "#app/domain/organization-likeness.ts";
import { may } from "#app/domain/permission.ts";
import type { StaffContext } from "../context.ts";

const MOST_PAIRS = 200;

type Compared = Awaited<ReturnType<typeof findComparableOrganizations>>[number];

export interface DuplicateOrganizations {
  pairs: Alike<Compared, OrganizationLikeness>[];
  /** There are more than these. */
  more: boolean;
  mayMerge: boolean;
}

/** The records of a prefecture that are likely one organization, with the reasons. Who decides is a person. */
export async function findDuplicateOrganizations(ctx: StaffContext): Promise<DuplicateOrganizations> {
  const { prefectureId } = ctx.actor;
  const pairs = likelyOrganizations(await findComparableOrganizations(ctx.db, prefectureId), MOST_PAIRS + 1);
  return {
    pairs: pairs.slice(0, MOST_PAIRS),
    more: pairs.length > MOST_PAIRS,
    mayMerge: may(ctx.actor, "organization.write", { prefectureId, centerId: null }),
  };
}
