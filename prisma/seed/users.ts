import type { StaffRole } from "#app/domain/permission.ts";
import { CENTERS } from "./places.ts";
import { centerEmail, centerId } from "./prefecture.ts";
import { seedId } from "./seed-id.ts";
import { ENTERED_AT, type World } from "./world.ts";

/** Signs in every demo user. */
export const DEMO_PASSWORD = "renkei-demo";

/**
 * The hash of DEMO_PASSWORD as better-auth writes it (`salt:key`, scrypt N=16384 r=16 p=1). Kept rather than
 * computed: with a salt of its own for each run, no two seeds would be alike. A test holds the two together.
 */
const DEMO_PASSWORD_HASH =
  "72656e6b65692d64656d6f2d73616c74:834b877b7a1293f97bf3ff696355e4354fa2e9eccd16065d75da72060b9f04f4460b986e21216b0058b00334db0994052cfb8c5e1a064f53f2b64cdea2f2a1bf";

export const centerUserId = (code: string) => seedId("user", code);

export function addUsers(world: World): void {
  addUser(world, {
    id: seedId("user", "admin"),
    role: "prefectureAdmin",
    name: "北海道 管理者",
    email: "admin@pref.example.jp",
  });
  addUser(world, {
    id: seedId("user", "viewer"),
    role: "prefectureViewer",
    name: "北海道 閲覧者",
    email: "viewer@pref.example.jp",
  });
  for (const place of CENTERS) {
    addUser(world, {
      id: centerUserId(place.code),
      role: "centerStaff",
      centerId: centerId(place),
      name: `${place.name} 担当者`,
      email: centerEmail(place),
    });
  }
}

interface DemoUser {
  id: string;
  role: StaffRole;
  centerId?: string;
  name: string;
  email: string;
}

function addUser({ rows, prefectureId }: World, user: DemoUser): void {
  const entered = { createdAt: ENTERED_AT, updatedAt: ENTERED_AT };
  rows.users.push({ ...user, prefectureId, emailVerified: true, ...entered });
  rows.accounts.push({
    id: seedId("account", user.id),
    userId: user.id,
    accountId: user.id,
    providerId: "credential",
    password: DEMO_PASSWORD_HASH,
    ...entered,
  });
}
