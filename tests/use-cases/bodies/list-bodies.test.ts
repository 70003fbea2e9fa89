import { expect, test } from "vitest";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";
import { createBody, createSeat } from "./body-rows.ts";

async function setUp() {
  const ctx = testContext({ now: "2026-11-23T09:00:00+09:00" });
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", within);
  const kitami = await createCenter(ctx, "kitami", within);
  const abroad = await createCenter(ctx, "aomori", await elsewhere(ctx));
  return { ctx, kushiro, kitami, abroad };
}

async function elsewhere(ctx: Parameters<typeof createPrefecture>[0]) {
  const { prefecture, area } = await createPrefecture(ctx, "02");
  return { prefectureId: prefecture.id, areaId: area.id };
}

test("center staff see their own bodies, prefecture roles those of each center, nobody another prefecture's", async () => {
  const { ctx, kushiro, kitami, abroad } = await setUp();
  await createBody(ctx, kushiro, { name: "釧路の部会" });
  await createBody(ctx, kitami, { name: "北見の部会" });
  await createBody(ctx, abroad, { name: "青森の部会" });
  const seenBy = async (...[staff, filter]: Parameters<typeof listBodies>) =>
    (await listBodies(staff, filter)).centers.map(({ name, bodies }) => [name, ...bodies.map((body) => body.name)]);

  const own = ["kushiro保健所", "釧路の部会"];
  const other = ["kitami保健所", "北見の部会"];
  const desk = await asStaff(ctx, kushiro);
  expect(await seenBy(desk)).toEqual([own]);
  expect(await seenBy(desk, { centerId: kitami.id })).toEqual([own]);
  for (const role of ["prefectureAdmin", "prefectureViewer"] as const) {
    const staff = await asStaff(ctx, kushiro, role);
    expect(await seenBy(staff)).toEqual([own, other]);
    expect(await seenBy(staff, { centerId: kitami.id })).toEqual([other]);
    expect(await seenBy(staff, { centerId: abroad.id })).toEqual([]);
    expect((await listBodies(staff)).choices.map(({ id }) => id)).toEqual([kushiro.id, kitami.id]);
  }
});

test("each body stands beneath its parent; one under another center's body stands at the top", async () => {
  const { ctx, kushiro, kitami } = await setUp();
  const council = await createBody(ctx, kushiro, { name: "推進会議", position: 1 });
  await createBody(ctx, kushiro, { name: "連絡会議", position: 2 });
  const section = await createBody(ctx, kushiro, { name: "専門部会", position: 3, parentId: council.id });
  await createBody(ctx, kushiro, { name: "WG", position: 4, parentId: section.id });
  await createBody(ctx, kitami, { name: "合同部会", parentId: council.id });
  const { centers } = await listBodies(await asStaff(ctx, kushiro, "prefectureViewer"));
  const tree = centers.map(({ bodies }) => bodies.map(({ name, depth, parentName }) => [name, depth, parentName]));
  expect(tree).toEqual([
    [
      ["推進会議", 0, null],
      ["専門部会", 1, "推進会議"],
      ["WG", 2, "専門部会"],
      ["連絡会議", 0, null],
    ],
    [["合同部会", 0, "推進会議"]],
  ]);
});

test("a seat is vacant when nobody holds it today: ended yesterday, beginning tomorrow, or never held", async () => {
  const { ctx, kushiro } = await setUp();
  const body = await createBody(ctx, kushiro);
  await createSeat(ctx, kushiro, body.id, 1, [["最終日の人", "2025-04-01", "2026-11-23"]]);
  await createSeat(ctx, kushiro, body.id, 2, [["期限のない人", "2026-11-23", null]]);
  await createSeat(ctx, kushiro, body.id, 3, [["昨日までの人", "2025-04-01", "2026-11-22"]]);
  await createSeat(ctx, kushiro, body.id, 4, [["明日からの人", "2026-11-24", null]]);
  await createSeat(ctx, kushiro, body.id, 5);
  const { centers } = await listBodies(await asStaff(ctx, kushiro));
  expect(centers[0]?.bodies).toMatchObject([{ seats: 5, vacant: 3 }]);
});

test("sessions are those of this fiscal year that were held or are to be, by their start in Tokyo", async () => {
  const { ctx, kushiro } = await setUp();
  const body = await createBody(ctx, kushiro);
  const at = (startsAt: string, state: "held" | "scheduled" | "cancelled") =>
    createSession(ctx, kushiro, {
      startsAt: new Date(startsAt),
      endsAt: null,
      state,
      bodies: { create: { bodyId: body.id, position: 1 } },
    });
  await at("2026-03-31T23:30:00+09:00", "held");
  await at("2026-04-01T00:00:00+09:00", "held");
  await at("2026-06-01T14:00:00+09:00", "cancelled");
  await at("2027-03-31T23:30:00+09:00", "scheduled");
  await at("2027-04-01T00:00:00+09:00", "scheduled");
  const { centers, fiscalYear } = await listBodies(await asStaff(ctx, kushiro));
  expect(fiscalYear).toBe(2026);
  expect(centers[0]?.bodies).toMatchObject([{ sessions: { held: 1, scheduled: 1 } }]);
});

test("a body has ended once its last day is over", async () => {
  const { ctx, kushiro } = await setUp();
  await createBody(ctx, kushiro, { position: 1, endsOn: "2026-11-22" });
  await createBody(ctx, kushiro, { position: 2, endsOn: "2026-11-23" });
  const { centers } = await listBodies(await asStaff(ctx, kushiro));
  expect(centers[0]?.bodies.map(({ ended }) => ended)).toEqual([true, false]);
});
