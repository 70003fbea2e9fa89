import { expect, test } from "vitest";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { planYear } from "#app/use-cases/plans/plan-year.ts";
import { renumberPlan } from "#app/use-cases/plans/renumber-plan.ts";
import { showYearPlan } from "#app/use-cases/plans/show-year-plan.ts";
import { deleteDraft } from "#app/use-cases/sessions/delete-draft.ts";
import { createInvitation, createPerson } from "#tests/support/factories.ts";
import { planRow, planWorld, threeRounds } from "./plan-world.ts";

type World = Awaited<ReturnType<typeof planWorld>>;

async function shownPlan({ desk }: World, typed?: Parameters<typeof showYearPlan>[1]["typed"]) {
  const plan = await showYearPlan(desk, { year: 2027, ...(typed && { typed }) });
  if (!plan.ok) throw new Error(plan.error);
  return plan.value;
}

async function plannedIn({ ctx, center }: World) {
  const sessions = await ctx.db.session.findMany({
    where: { centerId: center.id, plannedFor: 2027 },
    orderBy: { startsAt: "asc" },
    include: { bodies: true, agenda: true },
  });
  return sessions.map(({ startsAt, ...session }) => ({ ...session, on: startsAt && tokyoDate(startsAt) }));
}

test("last year's pattern is proposed, with titles, rounds and why a day was moved", async () => {
  const world = await planWorld();
  const [first] = await threeRounds(world);
  await world.meet("2026-05-06", { state: "cancelled", round: null });
  await world.meet("2026-06-03", { state: "postponed", round: null, title: "延期中の会" });
  await world.meet("2026-11-02", { round: null, title: "臨時会" });
  const { groups, rows, facts } = await shownPlan(world);
  expect(groups.map(({ name, sessions }) => [name, sessions])).toEqual([["在宅医療専門部会", []]]);
  expect(rows.map(({ date, start, end }) => [date, start, end])).toEqual([
    ["2027-05-12", "14:00", "16:00"],
    ["2027-06-02", "14:00", "16:00"],
    ["2027-09-08", "14:00", "16:00"],
    ["2027-11-01", "14:00", "16:00"],
    ["2028-02-09", "14:00", "16:00"],
  ]);
  expect(facts.map((fact) => [fact?.title, fact?.round])).toEqual([
    ["令和9年度第1回在宅医療専門部会", 1],
    ["延期中の会", null],
    ["令和9年度第2回在宅医療専門部会", 2],
    ["臨時会", null],
    ["令和9年度第3回在宅医療専門部会", 3],
  ]);
  expect(rows[0]?.from).toBe(first?.id);
  expect(facts[0]).toMatchObject({
    lastOn: "2026-05-13",
    venue: "大会議室",
    movedFrom: null,
    closed: null,
    clashes: [],
  });
});

test("a body without a day last year follows the latest year before in which it met", async () => {
  const world = await planWorld();
  await world.meet("2024-06-12", { title: "令和6年度第1回在宅医療専門部会", round: 1 });
  const followed = await world.meet("2025-06-11", { title: "令和7年度第1回在宅医療専門部会", round: 1 });
  await world.meet("2026-06-10", { state: "cancelled" });
  await world.meet("2026-09-09", { state: "polling", startsAt: null, endsAt: null, plannedFor: 2026 });
  const { groups, rows, facts } = await shownPlan(world);
  expect(groups.map(({ patternYear }) => patternYear)).toEqual([2025]);
  expect(rows.map(({ from, date }) => [from, date])).toEqual([[followed.id, "2027-06-09"]]);
  expect(facts[0]).toMatchObject({ title: "令和9年度第1回在宅医療専門部会", round: 1, lastOn: "2025-06-11" });
  expect(await planYear(world.desk, { year: 2027, rows })).toEqual({ ok: true, value: { planned: 1, leftOut: 0 } });
  expect((await shownPlan(world)).rows).toEqual([]);
});

test("a body that met only jointly last year has that year for its pattern, not one before", async () => {
  const world = await planWorld();
  const other = await world.bodyOf("多職種連携部会", 2);
  await world.meet("2025-06-11", { title: "部会" }, [other]);
  await world.meet("2026-06-10", { title: "合同" }, [world.body, other]);
  expect((await shownPlan(world)).rows.map(({ date }) => date)).toEqual(["2027-06-09"]);
});

test("a holiday is left for the next working day, a day that has passed is not proposed", async () => {
  const world = await planWorld();
  // The third Monday of July is 海の日 in every year.
  await world.meet("2026-07-20", { title: "部会" });
  const { rows, facts } = await shownPlan(world);
  expect(rows.map(({ date }) => date)).toEqual(["2027-07-20"]);
  expect(facts[0]?.movedFrom).toEqual({ date: "2027-07-19", because: { kind: "holiday", name: "海の日" } });
  world.ctx.at("2027-08-01T09:00:00+09:00");
  expect((await shownPlan(world)).rows).toEqual([]);
});

test("a plan makes drafts of it all at once, each in the audit; doing it again adds nothing", async () => {
  const world = await planWorld();
  await threeRounds(world);
  const { rows } = await shownPlan(world);
  expect(await planYear(world.desk, { year: 2027, rows })).toEqual({ ok: true, value: { planned: 3, leftOut: 0 } });
  const planned = await plannedIn(world);
  expect(planned.map(({ on, title, round, state }) => [on, title, round, state])).toEqual([
    ["2027-05-12", "令和9年度第1回在宅医療専門部会", 1, "draft"],
    ["2027-09-08", "令和9年度第2回在宅医療専門部会", 2, "draft"],
    ["2028-02-09", "令和9年度第3回在宅医療専門部会", 3, "draft"],
  ]);
  expect(planned[0]).toMatchObject({ venue: "大会議室", category: "meeting", agenda: [], icalSequence: 0 });
  expect(planned[0]?.bodies.map(({ bodyId }) => bodyId)).toEqual([world.body.id]);
  expect(await world.ctx.db.auditRecord.count({ where: { action: "session.planYear" } })).toBe(3);

  expect(await planYear(world.desk, { year: 2027, rows })).toEqual({ ok: true, value: { planned: 0, leftOut: 3 } });
  const again = await shownPlan(world);
  expect(again.rows).toEqual([]);
  expect(again.groups[0]?.sessions.map(({ planned, removable }) => [planned, removable])).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ]);
});

test("two desks' presses at once make one plan", async () => {
  const world = await planWorld();
  await threeRounds(world);
  const { rows } = await shownPlan(world);
  await Promise.all([planYear(world.desk, { year: 2027, rows }), planYear(world.desk, { year: 2027, rows })]);
  expect(await plannedIn(world)).toHaveLength(3);
});

test("a changed day is planned as changed; what was left out is proposed again, and nothing else", async () => {
  const world = await planWorld();
  await threeRounds(world);
  const { rows } = await shownPlan(world);
  const chosen = rows
    .slice(0, 2)
    .map((row, index) => (index === 1 ? { ...row, date: "2027-10-20", start: "10:00" } : row));
  await planYear(world.desk, { year: 2027, rows: chosen });
  expect((await plannedIn(world)).map(({ on }) => on)).toEqual(["2027-05-12", "2027-10-20"]);
  expect((await shownPlan(world)).rows.map(({ date }) => date)).toEqual(["2028-02-09"]);
});

test("a row added by hand follows the body's last session; drafts already there are numbered with it", async () => {
  const world = await planWorld();
  await threeRounds(world);
  await planYear(world.desk, { year: 2027, rows: (await shownPlan(world)).rows });
  const group = `body:${world.body.id}`;
  await planYear(world.desk, { year: 2027, rows: [planRow(group, "2027-06-30", { end: null })] });
  expect((await plannedIn(world)).map(({ on, title, round }) => [on, title, round])).toEqual([
    ["2027-05-12", "令和9年度第1回在宅医療専門部会", 1],
    ["2027-06-30", "令和9年度第2回在宅医療専門部会", 2],
    ["2027-09-08", "令和9年度第3回在宅医療専門部会", 3],
    ["2028-02-09", "令和9年度第4回在宅医療専門部会", 4],
  ]);
});

test("the same row given twice is one session", async () => {
  const world = await planWorld();
  const row = planRow(`body:${world.body.id}`, "2027-06-30");
  expect(await planYear(world.desk, { year: 2027, rows: [row, { ...row, end: null }] })).toEqual({
    ok: true,
    value: { planned: 1, leftOut: 1 },
  });
  expect((await plannedIn(world)).map(({ title }) => title)).toEqual(["令和9年度第1回在宅医療専門部会"]);
});

test("a body without a past, and a series of trainings, can be planned too", async () => {
  const world = await planWorld();
  const young = await world.bodyOf("看取りWG", 2);
  await world.meet(
    "2026-07-11",
    { series: "多職種研修", title: "令和8年度第1回多職種研修", round: 1, category: "training" },
    [],
  );
  const { groups, rows, facts } = await shownPlan(world);
  expect(groups.map(({ key }) => key)).toEqual([`body:${world.body.id}`, `body:${young.id}`, "series:多職種研修"]);
  // A Saturday stays one, and says so.
  expect([rows[0]?.date, facts[0]?.closed]).toEqual(["2027-07-10", { kind: "weekend" }]);
  await planYear(world.desk, { year: 2027, rows: [...rows, planRow(`body:${young.id}`, "2027-06-02")] });
  const planned = await plannedIn(world);
  expect(planned.map(({ title, series, category, bodies }) => [title, series, category, bodies.length])).toEqual([
    ["令和9年度第1回看取りWG", null, "meeting", 1],
    ["令和9年度第1回多職種研修", "多職種研修", "training", 0],
  ]);
});

test("a joint session (兼) is proposed once, for all its bodies, and is given no number", async () => {
  const world = await planWorld();
  const other = await world.bodyOf("多職種連携部会", 2);
  await world.meet("2026-06-10", { title: "令和8年度 合同会議" }, [world.body, other]);
  const { rows, facts } = await shownPlan(world);
  expect(rows).toHaveLength(1);
  expect(facts[0]).toMatchObject({ round: null, jointWith: ["在宅医療専門部会", "多職種連携部会"] });
  await planYear(world.desk, { year: 2027, rows });
  const [planned] = await plannedIn(world);
  expect([planned?.title, planned?.round, planned?.bodies.length]).toEqual(["令和9年度 合同会議", null, 2]);
  expect((await shownPlan(world)).rows).toEqual([]);
});

test("numbers that run through go on; a postponed one keeps its own", async () => {
  const world = await planWorld();
  await world.meet("2025-06-11", { round: 7, title: "第7回部会" });
  await world.meet("2026-06-10", { round: 8, title: "第8回部会" });
  await world.meet("2027-04-14", {
    round: 9,
    title: "第9回部会",
    state: "postponed",
    startsAt: null,
    endsAt: null,
    plannedFor: 2027,
  });
  await planYear(world.desk, { year: 2027, rows: [planRow(`body:${world.body.id}`, "2027-06-09")] });
  expect((await plannedIn(world)).map(({ title, round }) => [title, round])).toContainEqual(["第10回部会", 10]);
});

test("rows are warned of: closed days, the same room at the same time, and each other", async () => {
  const world = await planWorld();
  await world.meet(
    "2027-05-13",
    { title: "別の会議", state: "scheduled", startsAt: new Date("2027-05-13T15:00:00+09:00"), endsAt: null },
    [],
  );
  await threeRounds(world);
  const group = `body:${world.body.id}`;
  const rows = [
    planRow(group, "2027-05-13"),
    planRow(group, "2027-12-30"),
    null,
    planRow(group, "2027-12-30", { start: "15:00" }),
  ];
  const { facts } = await shownPlan(world, rows);
  expect(facts[0]?.clashes).toMatchObject([{ kind: "room", other: { title: "別の会議" } }]);
  expect(facts[1]?.closed).toEqual({ kind: "yearEnd" });
  expect(facts[1]?.sameTime).toEqual([facts[3]?.title]);
  expect(facts[2]).toBeNull();
});

test.each([
  ["outside-year", { date: "2028-04-01" }],
  ["end-before-start", { start: "16:00", end: "14:00" }],
] as const)("%s is refused, and the whole plan with it", async (error, wrong) => {
  const world = await planWorld();
  await threeRounds(world);
  const { rows } = await shownPlan(world);
  const last = rows.at(-1);
  if (!last) throw new Error("rows are needed");
  const result = await planYear(world.desk, { year: 2027, rows: [...rows.slice(0, -1), { ...last, ...wrong }] });
  expect(result).toEqual({ ok: false, error });
  expect(await plannedIn(world)).toEqual([]);
});

test("a year whose report is confirmed is not planned", async () => {
  const world = await planWorld();
  await world.ctx.db.activityReport.create({
    data: {
      prefectureId: world.center.prefectureId,
      reportingUnitId: world.center.reportingUnitId,
      fiscalYear: 2027,
      state: "confirmed",
    },
  });
  const request = { year: 2027, rows: [planRow(`body:${world.body.id}`, "2027-06-09")] };
  expect(await planYear(world.desk, request)).toEqual({ ok: false, error: "report-confirmed" });
  expect((await shownPlan(world)).reportConfirmed).toBe(true);
});

test("a planned draft is taken away, and those after it move up; not once somebody was called", async () => {
  const world = await planWorld();
  await threeRounds(world);
  await planYear(world.desk, { year: 2027, rows: (await shownPlan(world)).rows });
  const [first, second, third] = await plannedIn(world);
  if (!first || !second || !third) throw new Error("three are needed");
  expect(await deleteDraft(world.desk, { id: first.id, version: first.version + 1 })).toMatchObject({
    error: "edited-meanwhile",
  });
  expect(await deleteDraft(world.desk, { id: first.id, version: first.version })).toMatchObject({ ok: true });
  const left = await plannedIn(world);
  expect(left.map(({ id, round, title }) => [id, round, title])).toEqual([
    [second.id, 1, "令和9年度第1回在宅医療専門部会"],
    [third.id, 2, "令和9年度第2回在宅医療専門部会"],
  ]);
  await createInvitation(world.ctx, second, await createPerson(world.ctx, world.center));
  const version = left[0]?.version ?? 0;
  expect(await deleteDraft(world.desk, { id: second.id, version })).toEqual({ ok: false, error: "draft-in-use" });
  const [held] = await world.ctx.db.session.findMany({ where: { state: "held" } });
  expect(await deleteDraft(world.desk, { id: held?.id ?? "", version: 0 })).toEqual({
    ok: false,
    error: "not-a-draft",
  });
});

test("drafts whose days were changed are numbered anew on request, those called or fixed are not", async () => {
  const world = await planWorld();
  await threeRounds(world);
  await planYear(world.desk, { year: 2027, rows: (await shownPlan(world)).rows });
  const [first, second, third] = await plannedIn(world);
  if (!first || !second || !third) throw new Error("three are needed");
  await world.ctx.db.session.update({
    where: { id: first.id },
    data: { startsAt: new Date("2027-11-10T14:00:00+09:00"), endsAt: null },
  });
  await world.ctx.db.session.update({ where: { id: third.id }, data: { state: "scheduled" } });
  expect((await shownPlan(world)).outOfOrder).toBe(true);
  expect(await renumberPlan(world.desk, { year: 2027 })).toEqual({ ok: true, value: { changed: 2 } });
  expect((await plannedIn(world)).map(({ id, round }) => [id, round])).toEqual([
    [second.id, 1],
    [first.id, 2],
    [third.id, 3],
  ]);
  expect((await shownPlan(world)).outOfOrder).toBe(false);
  expect(await renumberPlan(world.desk, { year: 2027 })).toEqual({ ok: true, value: { changed: 0 } });
});
