import { expect, test } from "vitest";
import { listUnknownHeadcounts } from "#app/use-cases/attendance/list-unknown-headcounts.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";
import { dayOver } from "./day-over.ts";

test("lists what is held, counted and without a headcount, in official order; nothing else", async () => {
  const { ctx, center, session } = await dayOver({ state: "held", title: "未入力" });
  const held = { state: "held" } as const;
  const titled = (title: string, fields: Parameters<typeof createSession>[2]) =>
    createSession(ctx, center, { ...held, title, ...fields });
  await titled("不明", { headcountBasis: "unknown", startsAt: new Date("2026-06-01T10:00:00+09:00") });
  await titled("人数あり", { headcountBasis: "exact", headcount: 0 });
  await titled("意見交換会", { category: "other" });
  await titled("開催予定", { state: "scheduled" });
  await titled("前年度", { startsAt: new Date("2026-03-31T23:30:00+09:00"), endsAt: null });
  const listed = await titled("出席あり", {});
  const grouped = await titled("グループあり", { headcountBasis: "unknown" });
  const { prefectureId } = center;
  await ctx.db.attendance.create({ data: { prefectureId, sessionId: listed.id, role: "lecturer", name: "講師" } });
  await ctx.db.attendanceGroup.create({
    data: { sessionId: grouped.id, position: 0, label: "市町", role: "trainee", people: 5 },
  });
  const neighbour = await createCenter(ctx, "nemuro", { prefectureId, areaId: center.medicalAreaId });
  await createSession(ctx, neighbour, { ...held, title: "根室の会議" });

  const admin = await asStaff(ctx, center, "prefectureAdmin");
  const all = await listUnknownHeadcounts(admin, { fiscalYear: null });
  expect(all).toMatchObject({ fiscalYear: 2026, years: [2026, 2025], total: 3 });
  const titles = (list: typeof all) =>
    list.units.map((unit) => [unit.name, unit.centers.map((c) => c.sessions.map((s) => [s.title, s.basis]))]);
  const ofKushiro = [
    "kushiro",
    [
      [
        ["不明", "unknown"],
        ["未入力", "none"],
      ],
    ],
  ];
  expect(titles(all)).toEqual([ofKushiro, ["nemuro", [[["根室の会議", "none"]]]]]);
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  expect(await listUnknownHeadcounts(viewer, { fiscalYear: null })).toEqual(all);

  // The desk sees its own only, and another year when it asks for it.
  expect(titles(await listUnknownHeadcounts(ctx, { fiscalYear: 2026 }))).toEqual([ofKushiro]);
  expect(titles(await listUnknownHeadcounts(ctx, { fiscalYear: 2025 }))).toEqual([["kushiro", [[["前年度", "none"]]]]]);
  expect(session.title).toBe("未入力");
});

test("書面開催 is left out where the prefecture does not count it", async () => {
  const { ctx, center } = await dayOver({ state: "held", format: "written" });
  expect((await listUnknownHeadcounts(ctx, { fiscalYear: 2026 })).total).toBe(1);
  await ctx.db.prefecture.update({ where: { id: center.prefectureId }, data: { countsWritten: false } });
  expect((await listUnknownHeadcounts(ctx, { fiscalYear: 2026 })).total).toBe(0);
});

test("a year without any is empty, and a year nobody knows is still offered", async () => {
  const { ctx } = await dayOver({ state: "scheduled" });
  expect(await listUnknownHeadcounts(ctx, { fiscalYear: 2019 })).toEqual({
    fiscalYear: 2019,
    years: [2026, 2019],
    units: [],
    total: 0,
  });
});

test("takes as many queries for thirty sessions as for one", async () => {
  const { ctx, center } = await dayOver({ state: "held" });
  const db = ctx.db;
  let queries = 0;
  const counting = db.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        queries += 1;
        return query(args);
      },
    },
  }) as unknown as typeof db;
  await listUnknownHeadcounts({ ...ctx, db: counting }, { fiscalYear: 2026 });
  const forOne = queries;
  for (let n = 0; n < 29; n += 1) await createSession(ctx, center, { state: "held" });
  queries = 0;
  expect((await listUnknownHeadcounts({ ...ctx, db: counting }, { fiscalYear: 2026 })).total).toBe(30);
  expect(queries).toBe(forOne);
});
