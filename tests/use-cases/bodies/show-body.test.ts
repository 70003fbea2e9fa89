import { expect, test } from "vitest";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";
import { createBody, createSeat, type Held } from "./body-rows.ts";

const TODAY = "2026-11-23";

async function setUp() {
  const ctx = testContext({ now: `${TODAY}T09:00:00+09:00` });
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", within);
  const kitami = await createCenter(ctx, "kitami", within);
  const body = await createBody(ctx, kushiro);
  const desk = await asStaff(ctx, kushiro);
  const shown = async (on = TODAY, staff = desk) => {
    const result = await showBody(staff, body.id, on);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  return { ctx, kushiro, kitami, body, desk, shown };
}

test("the own center and the prefecture read it; other centers are refused, other prefectures find nothing", async () => {
  const { ctx, kushiro, kitami, body, desk } = await setUp();
  const { prefecture, area } = await createPrefecture(ctx, "02");
  const abroad = await createCenter(ctx, "aomori", { prefectureId: prefecture.id, areaId: area.id });
  for (const reader of [
    desk,
    await asStaff(ctx, kitami, "prefectureAdmin"),
    await asStaff(ctx, kushiro, "prefectureViewer"),
  ]) {
    expect(await showBody(reader, body.id, TODAY)).toMatchObject({ ok: true });
  }
  expect(await showBody(await asStaff(ctx, kitami), body.id, TODAY)).toEqual({ ok: false, error: "forbidden" });
  for (const role of ["prefectureAdmin", "centerStaff"] as const) {
    expect(await showBody(await asStaff(ctx, abroad, role), body.id, TODAY)).toEqual({ ok: false, error: "not-found" });
  }
  expect(await showBody(desk, "nothing", TODAY)).toEqual({ ok: false, error: "not-found" });
});

test("the roster stands in the office's own order, vacant seats among it", async () => {
  const { ctx, kushiro, body, shown } = await setUp();
  await createSeat(ctx, kushiro, body.id, 3, [["山田", "2025-04-01", "2027-03-31"]]);
  await createSeat(ctx, kushiro, body.id, 1, [["伊藤", "2025-04-01", null]]);
  await createSeat(ctx, kushiro, body.id, 2);
  const { roster } = await shown();
  expect(roster).toMatchObject([
    { organization: "機関1", post: "会長", role: "member", holder: { name: "伊藤", title: "会長", endsOn: null } },
    { organization: "機関2", holder: null, endsSoon: false, next: null },
    { organization: "機関3", holder: { name: "山田", startsOn: "2025-04-01", endsOn: "2027-03-31" } },
  ]);
});

test("the holder changes on 1 April: the one before to 31 March, the next one from then on", async () => {
  const { ctx, kushiro, body, shown } = await setUp();
  const held: Held[] = [
    ["前任", "2025-04-01", "2026-03-31"],
    ["後任", "2026-04-01", "2027-03-31"],
  ];
  await createSeat(ctx, kushiro, body.id, 1, held);
  const on = async (day: string) => {
    const line = (await shown(day)).roster[0];
    return [line?.holder?.name ?? null, line?.next?.name ?? null];
  };
  expect(await on("2025-03-31")).toEqual([null, "前任"]);
  expect(await on("2026-03-31")).toEqual(["前任", "後任"]);
  expect(await on("2026-04-01")).toEqual(["後任", null]);
  expect(await on("2027-04-01")).toEqual([null, null]);
});

test("a term is marked in its last 60 days, counted from the roster's day", async () => {
  const { ctx, kushiro, body, shown } = await setUp();
  await createSeat(ctx, kushiro, body.id, 1, [["山田", "2025-04-01", "2027-03-31"]]);
  await createSeat(ctx, kushiro, body.id, 2, [["伊藤", "2025-04-01", null]]);
  const soon = async (on: string) => (await shown(on)).roster.map(({ endsSoon }) => endsSoon);
  expect(await soon("2027-01-29")).toEqual([false, false]);
  expect(await soon("2027-01-30")).toEqual([true, false]);
  expect(await soon("2027-03-31")).toEqual([true, false]);
  expect(await soon("2027-04-01")).toEqual([false, false]);
});

test("sessions stand by year, the latest first, undecided ones before; another center's only once published", async () => {
  const { ctx, kushiro, kitami, body, shown } = await setUp();
  const bodies = { create: { bodyId: body.id, position: 1 } };
  const at = (day: string) => ({ startsAt: new Date(`${day}T14:00:00+09:00`), endsAt: null, bodies });
  await createSession(ctx, kushiro, { ...at("2026-03-31"), title: "R7 第2回", state: "held", round: 2 });
  await createSession(ctx, kushiro, { ...at("2025-06-01"), title: "R7 第1回", state: "held", round: 1 });
  await createSession(ctx, kushiro, { ...at("2026-04-01"), title: "R8 第1回", round: 1 });
  await createSession(ctx, kushiro, { bodies, title: "日程未定", state: "draft", startsAt: null, endsAt: null });
  await createSession(ctx, kitami, { ...at("2026-12-01"), title: "合同", state: "scheduled" });
  await createSession(ctx, kitami, { ...at("2026-12-02"), title: "よその下書き", state: "draft" });
  const titles = ({ years }: Awaited<ReturnType<typeof shown>>) =>
    years.map(({ fiscalYear, sessions }) => [fiscalYear, ...sessions.map(({ title }) => title)]);
  expect(titles(await shown())).toEqual([
    [null, "日程未定"],
    [2026, "R8 第1回", "合同"],
    [2025, "R7 第1回", "R7 第2回"],
  ]);
  const viewer = await asStaff(ctx, kitami, "prefectureViewer");
  expect(titles(await shown(TODAY, viewer))[1]).toEqual([2026, "R8 第1回", "合同", "よその下書き"]);
});

test("parent and children are named, and opened where one may", async () => {
  const { ctx, kushiro, kitami, body, shown } = await setUp();
  const council = await createBody(ctx, kitami, { name: "推進会議" });
  await ctx.db.body.update({ where: { id: body.id }, data: { parentId: council.id } });
  await createBody(ctx, kushiro, { name: "WG", parentId: body.id });
  expect(await shown()).toMatchObject({
    parent: { name: "推進会議", readable: false },
    children: [{ name: "WG", readable: true }],
  });
  expect((await shown(TODAY, await asStaff(ctx, kitami, "prefectureAdmin"))).parent?.readable).toBe(true);
});
