import type { Prisma } from "#app/adapters/db/database.server.ts";
import { holderOn } from "./desk.ts";
import type { Office } from "./plan-year.ts";
import type { PostKey } from "./posts.ts";
import { seedId } from "./seed-id.ts";
import { ENTERED_AT } from "./world.ts";

type Conditions = Pick<Prisma.PersonGroupCreateManyInput, "organizationKind" | "occupation" | "titleKey">;

const BY_CONDITION: readonly [name: string, Conditions][] = [
  ["圏域市町村の担当者", { organizationKind: "市町村" }],
  ["訪問看護ステーション", { organizationKind: "訪問看護ステーション" }],
  ["拠点コーディネーター", { titleKey: "コーディネーター" }],
];

const BY_HAND: readonly PostKey[] = ["hospitalTherapist", "dentalHygienist", "helper", "careManager"];

/** Lists of people across bodies: three by condition at each desk, one by hand at every other. */
export function addPersonGroups(offices: readonly Office[]): void {
  for (const { desk } of offices) {
    const { rows, prefectureId, today } = desk.world;
    const add = (name: string, conditions: Conditions) => {
      const id = seedId("person-group", desk.place.code, name);
      rows.personGroups.push({ id, prefectureId, centerId: desk.centerId, name, ...conditions, createdAt: ENTERED_AT });
      return id;
    };
    for (const [name, conditions] of BY_CONDITION) add(name, conditions);
    if (desk.index % 2 === 0) continue;
    const groupId = add("研修会の話題提供者候補", {});
    for (const key of BY_HAND)
      rows.groupMembers.push({ groupId, personId: holderOn(desk.posts.get(key) ?? [], today).id });
  }
}
