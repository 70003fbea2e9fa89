import { expect, test } from "vitest";
import { planYear } from "#app/use-cases/plans/plan-year.ts";
import { showPlanResults } from "#app/use-cases/plans/show-plan-results.ts";
import { showYearSheet } from "#app/use-cases/plans/show-year-sheet.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";
import { planRow, planWorld } from "./plan-world.ts";

test("the year sheet has twelve months with their holidays, own sessions by body, others only where asked", async () => {
  const world = await planWorld();
  const { ctx, center, desk, body } = world;
  const second = await world.bodyOf("多職種連携部会", 2);
  const joint = await world.meet("2026-05-13", { title: "合同" }, [body, second]);
  await world.meet("2027-01-20", { title: "研修", state: "draft" }, []);
  await world.meet("2027-04-01", { title: "次年度" });
  const place = { prefectureId: center.prefectureId, areaId: center.medicalAreaId };
  const other = await createCenter(ctx, "otaru", place);
  const inMay = { startsAt: new Date("2026-05-20T14:00:00+09:00"), endsAt: null };
  await createSession(ctx, other, { title: "小樽の会議", ...inMay });
  await createSession(ctx, other, { title: "小樽の下書き", state: "draft", ...inMay });

  const sheet = await showYearSheet(desk, { year: 2026, elsewhere: true });
  if (!sheet.ok) throw new Error(sheet.error);
  const { months } = sheet.value;
  expect(months.map(({ month }) => month)).toEqual([
    ...["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11", "2026-12"],
    ...["2027-01", "2027-02", "2027-03"],
  ]);
  expect(months[0]?.holidays).toEqual([{ date: "2026-04-29", name: "昭和の日" }]);
  const may = months[1];
  expect(may?.byBody[body.id]?.map(({ id }) => id)).toEqual([joint.id]);
  expect(may?.byBody[second.id]?.map(({ id }) => id)).toEqual([joint.id]);
  expect(may?.others).toEqual([]);
  expect(may?.elsewhere.map(({ title, centerName }) => [title, centerName])).toEqual([["小樽の会議", "otaru保健所"]]);
  expect(months[9]?.others.map(({ title, state }) => [title, state])).toEqual([["研修", "draft"]]);
  expect(JSON.stringify(sheet.value)).not.toContain("次年度");

  const own = await showYearSheet(desk, { year: 2026, elsewhere: false });
  expect(JSON.stringify(own)).not.toContain("小樽の会議");
  expect(await showYearSheet(desk, { year: 2026, centerId: other.id, elsewhere: false })).toEqual({
    ok: false,
    error: "forbidden",
  });
});

test("the prefecture opens any center's plan, and the first unless told", async () => {
  const { ctx, center } = await planWorld();
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  const sheet = await showYearSheet(viewer, { year: 2026, elsewhere: false });
  expect(sheet).toMatchObject({ ok: true, value: { center: { id: center.id }, mayWrite: false } });
});

test("planned against held: each planned session once, moved ones told by their day, joint ones once in the total", async () => {
  const world = await planWorld();
  const { ctx, desk, body } = world;
  const second = await world.bodyOf("多職種連携部会", 2);
  const group = `body:${body.id}`;
  const days = ["2027-05-12", "2027-07-14", "2027-09-08", "2027-11-10"];
  await planYear(desk, { year: 2027, rows: days.map((day) => planRow(group, day)) });
  const planned = await ctx.db.session.findMany({ where: { plannedFor: 2027 }, orderBy: { startsAt: "asc" } });
  const [first, next, third] = planned;
  if (!first || !next || !third) throw new Error("three are needed");
  const set = (id: string, data: Parameters<typeof ctx.db.session.update>[0]["data"]) =>
    ctx.db.session.update({ where: { id }, data });
  await set(first.id, { state: "held" });
  await set(next.id, { state: "held", startsAt: new Date("2027-07-21T14:00:00+09:00"), endsAt: null });
  await set(third.id, { state: "cancelled", stateReason: "大雪" });
  await world.meet("2027-10-06", { title: "合同" }, [body, second]);
  await world.meet("2028-01-12", { title: "臨時会", state: "scheduled" });
  await world.meet("2028-01-13", { title: "中止した臨時会", state: "cancelled" });
  ctx.at("2027-11-01T09:00:00+09:00");

  const results = await showPlanResults(desk, { year: 2027 });
  if (!results.ok) throw new Error(results.error);
  const { groups, total, unplanned } = results.value;
  const count = { planned: 4, held: 2, coming: 1, putOff: 0, cancelled: 1, moved: 1, unplanned: 1, unplannedOpen: 1 };
  expect(groups.map(({ name, count }) => [name, count])).toEqual([
    ["在宅医療専門部会", count],
    [
      "多職種連携部会",
      { planned: 0, held: 0, coming: 0, putOff: 0, cancelled: 0, moved: 0, unplanned: 1, unplannedOpen: 0 },
    ],
  ]);
  expect(total).toEqual(count);
  expect(results.value.planned.map(({ plannedOn, moved }) => [plannedOn, moved])).toEqual([
    ["2027-05-12", false],
    ["2027-07-14", true],
    ["2027-09-08", false],
    ["2027-11-10", false],
  ]);
  expect(unplanned.map(({ title }) => title)).toEqual(["合同", "臨時会"]);
});
