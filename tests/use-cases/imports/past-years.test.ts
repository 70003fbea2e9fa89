import { expect, test } from "vitest";
import { startImport } from "#app/use-cases/imports/start-import.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";
import { checked, fates, step, utf8 } from "#tests/support/imports.ts";

const TRAIL = ["Import", "ImportLine", "ImportChange", "AuditRecord"];

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  return { ctx, center, desk: await asStaff(ctx, center), admin: await asStaff(ctx, center, "prefectureAdmin") };
}

const SESSIONS_HEAD = ["開催日", "開始", "区分", "会議名", "会議体", "回", "出席者数", "場所"];
const sessions = (...rows: string[][]) => ({ kind: "sessions" as const, bytes: utf8([SESSIONS_HEAD, ...rows]) });
const FIGURES_HEAD = [
  "年度",
  "協議会",
  "会議の回数",
  "会議の人数",
  "研修会の回数",
  "研修会の人数",
  "講演会の回数",
  "講演会の人数",
];
const figures = (...rows: string[][]) => ({ kind: "figures" as const, bytes: utf8([FIGURES_HEAD, ...rows]) });

function heldSessions(ctx: TestContext) {
  return ctx.db.session.findMany({ orderBy: [{ startsAt: "asc" }, { title: "asc" }], include: { bodies: true } });
}

test("past sessions come in as held, with their headcounts as they were written, and count in the table", async () => {
  const { ctx, center, desk } = await setUp();
  const { prefectureId } = center;
  const body = await ctx.db.body.create({
    data: { prefectureId, centerId: center.id, kind: "専門部会", name: "在宅医療専門部会" },
  });
  const before = dump(ctx, TRAIL);
  const id = await checked(
    desk,
    sessions(
      ["R5.6.14（水）", "14:00", "会議 (WG・部会)", "第1回部会", "在宅医療 専門部会", "第1回", "約80名", "大会議室"],
      ["2024/3/31", "", "研修", "多職種研修会", "", "", "不明", ""],
      ["令和6年4月1日", "９時", "講演", "市民講演会", "", "", "", ""],
      ["R5.12.01", "14:00", "会議", "部会", "ない部会", "", "12", ""],
      ["R9.1.1", "14:00", "会議", "来年の部会", "", "", "12", ""],
      ["R5.6.14", "10:00", "会議", "第１回部会", "", "1", "9", ""],
    ),
  );
  expect(await fates(desk, id)).toEqual({
    2: "added",
    3: "added",
    4: "added",
    5: "refused: body unknown-word",
    6: "refused: heldOn in-future",
    7: "refused: title same-as-row 2",
  });
  await step(desk, id, "apply");
  expect(await heldSessions(ctx)).toMatchObject([
    {
      state: "held",
      category: "meeting",
      title: "第1回部会",
      round: 1,
      startsAt: new Date("2023-06-14T14:00:00+09:00"),
      headcountBasis: "approximate",
      headcount: 80,
      note: null,
      bodies: [{ bodyId: body.id }],
    },
    { category: "training", headcountBasis: "unknown", headcount: null, note: expect.stringContaining("開始時刻") },
    { category: "lecture", headcountBasis: "none", headcount: null, startsAt: new Date("2024-04-01T00:00:00Z") },
  ]);
  const r5 = await showActivityTable(desk, 2023);
  expect(r5.ok && r5.value.table.foot).toMatchObject({
    meeting: { sessions: 1, people: 80, approximate: 1, unknown: 0 },
    training: { sessions: 1, people: 0, unknown: 1 },
    lecture: { sessions: 0 },
  });
  await step(desk, id, "undo");
  expect(dump(ctx, TRAIL)).toEqual(before);
});

test("a session on file gets the headcount it lacks; one not held, and one of a confirmed year, are left alone", async () => {
  const { ctx, center, desk } = await setUp();
  const held = { state: "held", category: "meeting", title: "部会", round: 2 } as const;
  const known = await createSession(ctx, center, {
    ...held,
    startsAt: new Date("2025-05-01T10:00:00+09:00"),
    endsAt: null,
  });
  await createSession(ctx, center, {
    ...held,
    state: "scheduled",
    startsAt: new Date("2025-05-02T10:00:00+09:00"),
    endsAt: null,
  });
  await ctx.db.activityReport.create({
    data: {
      prefectureId: center.prefectureId,
      reportingUnitId: center.reportingUnitId,
      fiscalYear: 2024,
      state: "confirmed",
    },
  });
  const id = await checked(
    desk,
    sessions(
      ["R7.5.1", "", "会議", "部会", "", "2", "31", ""],
      ["R7.5.2", "", "会議", "部会", "", "2", "31", ""],
      ["R6.5.1", "", "会議", "部会", "", "2", "31", ""],
      ["R7.5.1", "", "会議", "部会", "", "3", "", ""],
    ),
  );
  expect(await fates(desk, id)).toEqual({
    2: "changed: headcount",
    3: "refused: title not-held",
    4: "refused: heldOn report-confirmed",
    5: "added",
  });
  await step(desk, id, "apply");
  const after = await ctx.db.session.findUniqueOrThrow({ where: { id: known.id } });
  expect(after).toMatchObject({
    headcountBasis: "exact",
    headcount: 31,
    venue: known.venue,
    version: known.version + 1,
  });
  const again = await checked(desk, sessions(["R7.5.1", "", "会議", "部会", "", "2", "31名", ""]));
  expect(await fates(desk, again)).toEqual({ 2: "same" });
});

test("yearly figures stand in the table of a year without sessions, marked as brought in", async () => {
  const { ctx, center, admin } = await setUp();
  await createSession(ctx, center, {
    state: "held",
    startsAt: new Date("2023-05-01T10:00:00+09:00"),
    endsAt: null,
    headcountBasis: "exact",
    headcount: 10,
  });
  const before = dump(ctx, TRAIL);
  const id = await checked(
    admin,
    figures(
      ["R3", "kushiro保健所", "4", "(不明)", "1", "63", "0", ""],
      ["令和４年度", "kushiro", "2", "53(一部不明)", "", "", "1", "約30名"],
      ["R4", "KUSHIRO", "1", "1", "", "", "", ""],
      ["R5", "kushiro", "1", "1", "", "", "", ""],
      ["R4", "札幌", "1", "1", "", "", "", ""],
      ["R2", "kushiro", "0", "12", "", "", "", ""],
    ),
  );
  expect(await fates(admin, id)).toEqual({
    2: "added",
    3: "added",
    4: "refused: unit same-as-row 3",
    5: "refused: year has-sessions",
    6: "refused: unit unknown-word",
    7: "refused: meetingPeople figure-contradicts",
  });
  await step(admin, id, "apply");
  const r3 = await showActivityTable(admin, 2021);
  expect(r3.ok && r3.value.table.rows).toMatchObject([
    {
      imported: true,
      cells: {
        meeting: { sessions: 4, unknown: 4 },
        training: { sessions: 1, unknown: 0, people: 63 },
        lecture: { sessions: 0 },
      },
    },
  ]);
  expect(r3.ok && r3.value.years.at(-1)).toBe(2021);
  const again = await checked(admin, figures(["R3", "kushiro", "4", "120", "1", "63", "0", ""]));
  expect(await fates(admin, again)).toEqual({ 2: "changed: meetingSessions: meetingPeople" });
  await step(admin, id, "undo");
  expect(dump(ctx, TRAIL)).toEqual(before);
});

test("a session on file is known by its name and round however the title puts them; 不明 forgets no number", async () => {
  const { ctx, center, desk } = await setUp();
  await createSession(ctx, center, {
    state: "held",
    title: "令和5年度第1回在宅医療専門部会",
    round: 1,
    startsAt: new Date("2023-05-22T14:00:00+09:00"),
    endsAt: null,
    headcountBasis: "exact",
    headcount: 20,
  });
  const row = (title: string, round: string, headcount: string) => [
    "R5.5.22",
    "",
    "会議",
    title,
    "",
    round,
    headcount,
    "",
  ];
  const first = await checked(desk, sessions(row("在宅医療専門部会", "第1回", "20")));
  expect(await fates(desk, first)).toEqual({ 2: "same" });
  const unknown = await checked(desk, sessions(row("第１回 在宅医療専門部会", "", "不明")));
  expect(await fates(desk, unknown)).toEqual({ 2: "same" });
  const second = await checked(desk, sessions(row("在宅医療専門部会", "第2回", "20")));
  expect(await fates(desk, second)).toEqual({ 2: "added" });
});

test("sessions are not mixed into a year that is known by its totals", async () => {
  const { desk, admin } = await setUp();
  const totals = await checked(admin, figures(["R3", "kushiro", "2", "53", "", "", "", ""]));
  await step(admin, totals, "apply");
  const id = await checked(desk, sessions(["R3.6.1", "", "会議", "部会", "", "", "40", ""]));
  expect(await fates(desk, id)).toEqual({ 2: "refused: heldOn has-figures" });
});

test("yearly figures are the prefecture's alone to bring in", async () => {
  const { desk } = await setUp();
  const file = { fileName: "figures.csv", sha256: "0".repeat(64), byteSize: 1 };
  expect(await startImport(desk, { kind: "figures", centerId: null, bodyId: null, file })).toEqual({
    ok: false,
    error: "forbidden",
  });
});
