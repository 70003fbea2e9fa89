import { searchKey } from "#app/domain/search-key.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { inventName } from "./names.ts";
import { CENTERS, type CenterPlace, shortName } from "./places.ts";
import { ORGANIZATIONS, type OrganizationKey, POSTS, type Post, type PostKey, TOWN_POST } from "./posts.ts";
import { areaId, centerId, inventedNumber, townOfficeId } from "./prefecture.ts";
import { seedId } from "./seed-id.ts";
import { ENTERED_AT, FIRST_YEAR, type World } from "./world.ts";

/** A person with what an invitation or an attendance writes down of them. */
export interface DeskPerson {
  id: string;
  name: string;
  organizationId: string;
  organizationName: string;
  organizationKind: string;
  title: string;
  occupation: string;
  reachedBy: "mail" | "fax" | "post";
}

/** Who held a post from–to, both days included; `until` null is today's holder. */
export interface Holder {
  person: DeskPerson;
  from: IsoDate;
  until: IsoDate | null;
}

/** A center's desk: the people its records are about. */
export interface Desk {
  world: World;
  place: CenterPlace;
  /** 釧路 */
  short: string;
  /** Among all centers. */
  index: number;
  centerId: string;
  areaId: string;
  posts: Map<PostKey, readonly Holder[]>;
  towns: readonly (readonly Holder[])[];
  taken: Set<string>;
}

/** The center's organizations and people. */
export function addDesk(world: World, place: CenterPlace): Desk {
  const index = CENTERS.indexOf(place);
  const desk: Desk = {
    world,
    place,
    short: shortName(place),
    index,
    centerId: centerId(place),
    areaId: areaId(place.area),
    posts: new Map(),
    towns: [],
    taken: new Set(),
  };
  addOrganizations(desk);
  for (const key of Object.keys(POSTS) as PostKey[]) {
    const post: Post = POSTS[key];
    const organization = organizationOf(desk, post.organization as OrganizationKey);
    desk.posts.set(key, addHolders(desk, key, post, organization));
  }
  desk.towns = place.partners.map((town) =>
    addHolders(desk, town, TOWN_POST, { id: townOfficeId(town), name: town, kind: "市町村" }),
  );
  return desk;
}

/** Who held a post on a day. Posts, unlike seats, are never vacant: holders follow each other from R1 on. */
export function holderOn(holders: readonly Holder[], on: IsoDate): DeskPerson {
  const holder = holders.find(({ until }) => until === null || on <= until);
  if (!holder) throw new Error(`nobody holds the post on ${on}`);
  return holder.person;
}

/** Everyone holding a post on a day, without the center's own staff. */
export function partnersOn(desk: Desk, on: IsoDate): DeskPerson[] {
  return [...desk.posts.values(), ...desk.towns]
    .map((holders) => holderOn(holders, on))
    .filter((person) => person.organizationKind !== "保健所");
}

interface OrganizationFacts {
  id: string;
  name: string;
  kind: string;
}

function organizationOf({ place, short }: Desk, key: OrganizationKey): OrganizationFacts {
  const { kind, name } = ORGANIZATIONS[key];
  return { id: seedId("organization", place.code, key), name: name.replace("○○", short), kind };
}

function addOrganizations(desk: Desk): void {
  const { rows, prefectureId } = desk.world;
  for (const key of Object.keys(ORGANIZATIONS) as OrganizationKey[]) {
    const organization = organizationOf(desk, key);
    const line = rows.organizations.length;
    rows.organizations.push({
      ...organization,
      prefectureId,
      municipalityId: seedId("municipality", desk.place.city),
      searchKey: searchKey(organization.name),
      address: `北海道${desk.place.city}`,
      phone: inventedNumber(4000 + line),
      fax: inventedNumber(6000 + line),
    });
  }
}

const SHARE_OF_POSTS_WITH_A_CHANGE = 0.25;

function addHolders(desk: Desk, key: string, post: Post, organization: OrganizationFacts): Holder[] {
  const chance = chanceOf("post", desk.place.code, key);
  const { fiscalYear } = desk.world;
  const first = { from: `${FIRST_YEAR}-04-01`, until: null };
  if (!chance.happens(SHARE_OF_POSTS_WITH_A_CHANGE))
    return [{ ...first, person: addPerson(desk, chance, post, organization, key, 0) }];
  // Offices move their people on 1 April; half of the changes seen are this year's.
  const year = chance.happens(0.5) ? fiscalYear : chance.between(FIRST_YEAR + 2, fiscalYear - 1);
  return [
    { ...first, until: `${year}-03-31`, person: addPerson(desk, chance, post, organization, key, 0) },
    { from: `${year}-04-01`, until: null, person: addPerson(desk, chance, post, organization, key, 1) },
  ];
}

/** Adds a person the desk keeps a record of. `key` and `nth` name them within the center. */
export function addPerson(
  desk: Desk,
  chance: Chance,
  post: Post,
  organization: OrganizationFacts,
  key: string,
  nth: number,
): DeskPerson {
  const { rows, prefectureId } = desk.world;
  const { name, kana } = inventName(chance, desk.taken);
  const line = rows.people.length;
  const reachedBy = chance.happens(0.88) ? "mail" : chance.happens(0.7) ? "fax" : "post";
  const person = {
    id: seedId("person", desk.place.code, key, nth),
    name,
    organizationId: organization.id,
    title: post.title,
    occupation: post.occupation,
  };
  rows.people.push({
    ...person,
    prefectureId,
    centerId: desk.centerId,
    kana,
    searchKey: searchKey(name, kana),
    email: reachedBy === "mail" ? `${desk.place.code}-${line + 1}@example.jp` : null,
    phone: inventedNumber(7000 + line),
    fax: reachedBy === "fax" ? inventedNumber(8500 + line) : null,
    createdAt: ENTERED_AT,
    updatedAt: ENTERED_AT,
  });
  return { ...person, organizationName: organization.name, organizationKind: organization.kind, reachedBy };
}

/** The last day of a month that lies four to eight weeks ahead. */
export function monthEndSoon(today: IsoDate): IsoDate {
  let day = addDays(today, 28);
  while (addDays(day, 1).slice(0, 7) === day.slice(0, 7)) day = addDays(day, 1);
  return day;
}
