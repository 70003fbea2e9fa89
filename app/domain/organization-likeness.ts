import { type Alike, pairsAlike } from "./alike.ts";
import { searchKey, spellingKey } from "./search-key.ts";

/** What is compared of two records of organizations. */
export interface ComparableOrganization {
  id: string;
  name: string;
  municipalityId: string | null;
}

/** Why two records are likely one organization. `place-open`: one of them says no municipality. */
export const ORGANIZATION_LIKENESSES = ["same-name", "similar-name", "same-place", "place-open"] as const;
export type OrganizationLikeness = (typeof ORGANIZATION_LIKENESSES)[number];

interface Keys {
  plainName: string;
  name: string;
  place: string | null;
}

/** Brackets are no part of the name: 「釧路市（福祉課）」 is 「釧路市 福祉課」. */
const BRACKETS = /[()[\]{}「」『』〔〕【】〈〉]/g;

function keysOf({ name, municipalityId }: ComparableOrganization): Keys {
  const plainName = spellingKey(name);
  return { plainName, name: searchKey(name).replace(BRACKETS, ""), place: municipalityId };
}

/** Offices of two municipalities are two, whatever they are called. */
function compare(one: Keys, other: Keys): OrganizationLikeness[] {
  if (one.name === "" || one.name !== other.name) return [];
  if (one.place !== other.place && one.place !== null && other.place !== null) return [];
  return [
    one.plainName === other.plainName ? "same-name" : "similar-name",
    one.place === other.place ? "same-place" : "place-open",
  ];
}

/** Why two records are likely one organization; empty where they are not. */
export function organizationLikenesses(one: ComparableOrganization, other: ComparableOrganization) {
  return compare(keysOf(one), keysOf(other));
}

/** The pairs of records that are likely one organization, in the order of the list given, no more than `most`. */
export function likelyOrganizations<O extends ComparableOrganization>(
  organizations: readonly O[],
  most: number,
): Alike<O, OrganizationLikeness>[] {
  const comparison = {
    keysOf,
    nameOf: ({ name }: Keys) => name,
    shared: ({ name }: Keys) => (name === "" ? [] : [name]),
    compare,
  };
  return pairsAlike(organizations, comparison, { most, mostAlike: Number.POSITIVE_INFINITY }).pairs;
}
