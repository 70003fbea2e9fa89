import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { startImport } from "#app/use-cases/imports/start-import.ts";
import { exportActivityTable } from "#app/use-cases/reports/export-activity-table.ts";
import { showActivityTable } from "#app/use-cases/reports/show-activity-table.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";
import { checked, fates, letImportsRun, proposed, step, upload, utf8 } from "#tests/support/imports.ts";

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
  expect(await fates(admin, again)).toEqual({ 2: "changed: meetingPeople" });
  await step(admin, id, "undo");
  expect(dump(ctx, TRAIL)).toEqual(before);
});

test("the published table comes in as it is printed, once its year is told, and goes out again byte for byte", async () => {
  const { ctx, center, admin } = await setUp();
  const published = readFileSync("tests/golden/r5-activity.tsv");
  const units = published.toString().split("\n").slice(2, -2);
  await ctx.db.reportingUnit.deleteMany({ where: { id: { not: center.reportingUnitId } } });
  for (const [index, line] of units.entries()) {
    const unit = { prefectureId: center.prefectureId, name: line.split("\t")[0] ?? "", position: index + 1 };
    if (index > 0) await ctx.db.reportingUnit.create({ data: unit });
    else await ctx.db.reportingUnit.update({ where: { id: center.reportingUnitId }, data: unit });
  }
  const id = await upload(admin, { kind: "figures", bytes: published });
  const columns = await proposed(ctx, id);
  expect(await matchColumns(admin, { id, columns })).toMatchObject({ error: "given-required", faults: ["given.year"] });
  expect(await matchColumns(admin, { id, columns, given: { year: "令和5年度" } })).toMatchObject({ ok: true });
  await letImportsRun(admin);
  expect(Object.values(await fates(admin, id))).toEqual(units.map(() => "added"));
  await step(admin, id, "apply");
  expect(await exportActivityTable(admin, 2023, "tsv")).toEqual({ ok: true, value: published.toString() });

  // As the spreadsheet's own CSV has it, with notes beneath: nothing is news.
  const csv = await exportActivityTable(admin, 2023, "csv");
  if (!csv.ok) throw new Error(csv.error);
  const again = await upload(admin, { kind: "figures", bytes: Buffer.from(csv.value) });
  const matching = { columns: await proposed(ctx, again), given: { year: "R5" } };
  expect(await matchColumns(admin, { id: again, ...matching })).toMatchObject({ ok: true });
  await letImportsRun(admin);
  expect(Object.values(await fates(admin, again))).toEqual(units.map(() => "same"));
});

test("the published table is refused where its blocks are of different units, side by side", async () => {
  const { admin } = await setUp();
  const bytes = Buffer.from(
    [
      "会議 (WG・部会)\t\t\t多職種・専門職の研修会\t\t\t講演会\t\t",
      "\t回数\t人数(延べ)\t\t回数\t人数(延べ)\t\t回数\t人数(延べ)",
      "kushiro\t1\t9\t根室\t1\t9\tkushiro\t0\t",
    ].join("\n"),
  );
  const id = await upload(admin, { kind: "figures", bytes });
  const columns = Object.entries(await proposed(admin, id));
  await matchColumns(admin, { id, columns: Object.fromEntries(columns), given: { year: "R5" } });
  await letImportsRun(admin);
  expect(await fates(admin, id)).toEqual({ 3: "refused: trainingUnit unit-differs" });
});

test("a total keeps no 約, and the preview says so; what it changes is told as the table writes it", async () => {
  const { admin } = await setUp();
  const first = await checked(
    admin,
    figures(["R3", "kushiro", "3", "177人（一部不明）", "2", "約８０名", "1", "(不明)"]),
  );
  const shown = await showImport(admin, { id: first });
  expect(shown.ok && shown.value.lines[0]?.readings).toEqual({
    year: "令和3年度",
    trainingPeople: "80（「約」は残りません）",
  });
  await step(admin, first, "apply");
  const second = await checked(admin, figures(["R3", "kushiro", "4", "200", "2", "80", "0", ""]));
  const changed = await showImport(admin, { id: second });
  expect(changed.ok && changed.value.lines[0]?.remarks).toEqual([
    { field: "meetingSessions", before: "3" },
    { field: "meetingPeople", before: "177(一部不明)" },
    { field: "lectureSessions", before: "1" },
    { field: "lecturePeople", before: "(不明)" },
  ]);
  // Neither is undone while the other stands on it, and what stands in the way has a name and a page.
  await step(admin, second, "apply");
  await step(admin, first, "undo");
  const blocked = await showImport(admin, { id: first });
  expect(blocked.ok && blocked.value.obstacles.map(({ record }) => record)).toEqual([
    { name: "kushiro 令和3年度 会議", page: { of: "year", id: "R3" } },
    { name: "kushiro 令和3年度 講演会", page: { of: "year", id: "R3" } },
  ]);
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
