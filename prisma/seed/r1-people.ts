import { searchKey } from "#app/domain/search-key.ts";
import type { DeskBody } from "./bodies.ts";
import { chanceOf } from "./chance.ts";
import { addPerson, type Desk, type DeskPerson } from "./desk.ts";
import { AREAS } from "./places.ts";
import { type Post, TOWN_POST } from "./posts.ts";
import { municipalityId, townOfficeId } from "./prefecture.ts";
import { seedId } from "./seed-id.ts";

const COORDINATOR: Post = { organization: "hub", title: "コーディネーター", occupation: "看護師" };

/** 26 coordinators of 14 centers for home care, and 5 people of municipalities, as the training of June 2019 had them. */
export function addCoordinators(desk: Desk): { coordinators: DeskPerson[]; municipal: DeskPerson[] } {
  const { rows, prefectureId } = desk.world;
  const hubs = AREAS.slice(0, 14).map((area) => {
    const organization = {
      id: seedId("organization", "hub", area.name),
      kind: "在宅医療連携拠点",
      name: `${area.name}在宅医療推進センター`,
    };
    const city = area.municipalities[0] as string;
    rows.organizations.push({
      ...organization,
      prefectureId,
      municipalityId: municipalityId(city),
      searchKey: searchKey(organization.name),
      address: `北海道${city}`,
    });
    return organization;
  });
  const coordinators = Array.from({ length: 26 }, (_, i) => {
    const hub = hubs[i % hubs.length] as (typeof hubs)[number];
    return addPerson(desk, chanceOf("coordinator", i), COORDINATOR, hub, "coordinator-r1", i);
  });
  const towns = AREAS.slice(0, 5).map((area) => area.municipalities[1] as string);
  const municipal = towns.map((name, i) =>
    addPerson(
      desk,
      chanceOf("municipal", i),
      { ...TOWN_POST, title: "介護保険担当" },
      { id: townOfficeId(name), name, kind: "市町村" },
      "municipal-r1",
      i,
    ),
  );
  return { coordinators, municipal };
}

const FIRST_DAY = "2019-12-01";
const LAST_DAY = "2020-03-31";

/** コーディネーター活動指針作成ワーキング: 8 members and 2 observers. */
export function addGuidelineGroup(desk: Desk): DeskBody {
  const { rows, prefectureId } = desk.world;
  const body: DeskBody = {
    id: seedId("body", "guideline-wg"),
    name: "コーディネーター活動指針作成ワーキング",
    seats: [],
  };
  rows.bodies.push({
    id: body.id,
    prefectureId,
    centerId: desk.centerId,
    kind: "ワーキンググループ",
    name: body.name,
    basis: "在宅医療推進センター連絡会申合せ",
    position: 90,
    startsOn: FIRST_DAY,
    endsOn: LAST_DAY,
  });
  const keys = [
    "doctorsHomeCare",
    "hospitalLiaison",
    "pharmacist",
    "visitsManagerA",
    "supportHead",
    "careManager",
    "helper",
    "coordinator",
    "clinicDirector",
    "residentsChair",
  ] as const;
  keys.forEach((key, position) => {
    // Everyone's first holder: the posts' history begins in April of that year.
    const person = desk.posts.get(key)?.[0]?.person as DeskPerson;
    const role = position < 8 ? "member" : "observer";
    const seatId = seedId("seat", "guideline-wg", position);
    const term = { startsOn: FIRST_DAY, endsOn: LAST_DAY };
    rows.seats.push({
      id: seatId,
      prefectureId,
      bodyId: body.id,
      organizationId: person.organizationId,
      post: person.title,
      position,
      role,
    });
    rows.appointments.push({ id: seedId("appointment", seatId), prefectureId, seatId, personId: person.id, ...term });
    body.seats.push({ id: seatId, position, role, appointments: [{ personId: person.id, person, ...term }] });
  });
  return body;
}
