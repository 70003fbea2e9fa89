import { expect, test } from "vitest";
import { searchKey } from "#app/domain/search-key.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { exportRefused } from "#app/use-cases/imports/export-refused.ts";
import { listImports } from "#app/use-cases/imports/list-imports.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";
import { checked, fates, step, utf8 } from "#tests/support/imports.ts";

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const place = { prefectureId: center.prefectureId };
  const other = await createCenter(ctx, "nemuro", { ...place, areaId: center.medicalAreaId });
  const admin = await asStaff(ctx, center, "prefectureAdmin");
  return { ctx, center, other, place, desk: await asStaff(ctx, center), others: await asStaff(ctx, other), admin };
}

type World = Awaited<ReturnType<typeof setUp>>;

const organizations = (...rows: string[][]) => ({
  kind: "organizations" as const,
  bytes: utf8([["機関名", "種別", "電話"], ...rows]),
});

function organization({ ctx, place }: World, name: string) {
  return ctx.db.organization.create({ data: { ...place, name, searchKey: searchKey(name), kind: "病院" } });
}

test("the kind of an organization that others use is the prefecture's to change; all else of it is everybody's", async () => {
  const w = await setUp();
  const [byPerson, bySeat, own] = [
    await organization(w, "人のいる病院"),
    await organization(w, "枠のある病院"),
    await organization(w, "自分の病院"),
  ];
  await createPerson(w.ctx, w.other, { organizationId: byPerson.id });
  await createPerson(w.ctx, w.center, { organizationId: own.id });
  const body = await w.ctx.db.body.create({
    data: { ...w.place, centerId: w.other.id, kind: "協議会", name: "協議会" },
  });
  await w.ctx.db.seat.create({
    data: { ...w.place, bodyId: body.id, organizationId: bySeat.id, post: "会長", position: 1 },
  });
  const sheet = organizations(
    ["人のいる病院", "薬局", "0154-00-0001"],
    ["枠のある病院", "薬局", ""],
    ["自分の病院", "薬局", ""],
  );
  const id = await checked(w.desk, sheet);
  expect(await fates(w.desk, id)).toEqual({
    2: "refused: kind used-by-others",
    3: "refused: kind used-by-others",
    4: "changed: kind",
  });
  const csv = await exportRefused(w.desk, id);
  expect(csv.ok && csv.value).toContain("種別：他の保健所の名簿や人が使っている機関です。");
  const phones = await checked(w.desk, organizations(["人のいる病院", "病院", "0154-00-0001"]));
  expect(await fates(w.desk, phones)).toEqual({ 2: "changed: phone" });
  const all = await checked(w.admin, sheet);
  expect(await fates(w.desk, all)).toEqual({ 2: "changed: kind: phone", 3: "changed: kind", 4: "changed: kind" });
});

test("a sheet of organizations is its center's and the prefecture's: others neither see, apply, undo nor discard it", async () => {
  const w = await setUp();
  const id = await checked(w.desk, organizations(["みなと病院", "病院", ""]));
  const ofPrefecture = await checked(w.admin, organizations(["港病院", "病院", ""]));
  const forbidden = { ok: false, error: "forbidden" };
  for (const each of [id, ofPrefecture]) {
    expect(await showImport(w.others, { id: each })).toEqual(forbidden);
    expect(await matchColumns(w.others, { id: each, columns: { name: 0 } })).toMatchObject(forbidden);
    for (const step of ["apply", "discard"] as const)
      expect(await changeImportState(w.others, { id: each, step })).toEqual(forbidden);
  }
  const listed = async (ctx: typeof w.desk) => (await listImports(ctx)).imports.map((each) => each.id);
  expect([await listed(w.others), await listed(w.desk)]).toEqual([[], [id]]);
  expect((await listed(w.admin)).sort()).toEqual([id, ofPrefecture].sort());
  await step(w.desk, id, "apply");
  expect(await changeImportState(w.others, { id, step: "undo" })).toEqual(forbidden);
  expect(await step(w.admin, id, "undo")).toMatchObject({ state: "undone" });
});

/** A body with one seat that ends, 会長, and rows of its roster. */
async function endingSeat(w: World) {
  const body = await w.ctx.db.body.create({
    data: { ...w.place, centerId: w.center.id, kind: "協議会", name: "協議会" },
  });
  const seat = await w.ctx.db.seat.create({
    data: { ...w.place, bodyId: body.id, post: "会長", position: 1, endsOn: "2027-03-31" },
  });
  const roster = (...rows: string[][]) => ({
    kind: "roster" as const,
    bodyId: body.id,
    bytes: utf8([["役職", "氏名", "メール", "委嘱開始日", "任期満了日"], ...rows]),
  });
  return { body, seat, roster };
}

test.each([
  ["beyond it", "R8.4.1", "R10.3.31"],
  ["for ever", "R8.4.1", ""],
  ["after it", "R9.4.1", "R10.3.31"],
])("nobody is appointed to a seat that ends, %s; by its last day they are", async (_, startsOn, endsOn) => {
  const w = await setUp();
  const { roster } = await endingSeat(w);
  const id = await checked(w.desk, roster(["会長", "一 郎", "", startsOn, endsOn]));
  expect(await fates(w.desk, id)).toEqual({ 2: "refused: endsOn seat-ends 令和9年3月31日（水）" });
  const fits = await checked(w.desk, roster(["会長", "一 郎", "", "R8.4.1", "R9.3.31"]));
  await step(w.desk, fits, "apply");
  expect(await w.ctx.db.appointment.findMany()).toMatchObject([{ endsOn: "2027-03-31" }]);
});

test("a term in a seat that ends is not made longer than it; what the sheet leaves open stays as it is", async () => {
  const w = await setUp();
  const { seat, roster } = await endingSeat(w);
  const person = await createPerson(w.ctx, w.center, { name: "一 郎", email: "ichiro@example.jp" });
  const term = { startsOn: "2026-04-01", endsOn: "2027-03-31" };
  await w.ctx.db.appointment.create({ data: { ...w.place, seatId: seat.id, personId: person.id, ...term } });
  const row = (endsOn: string) => roster(["会長", "一 郎", "ichiro@example.jp", "R8.4.1", endsOn]);
  const seen = async (endsOn: string) => (await fates(w.desk, await checked(w.desk, row(endsOn))))[2];
  expect(await seen("")).toBe("same");
  expect(await seen("R8.9.30")).toBe("changed: endsOn");
  expect(await seen("R10.3.31")).toMatch(/^refused: endsOn seat-ends/);
});

test("of two seats of one post the one that lasts is taken; one that is made begins with its first term", async () => {
  const w = await setUp();
  const { body, roster } = await endingSeat(w);
  const lasting = await w.ctx.db.seat.create({ data: { ...w.place, bodyId: body.id, post: "会長", position: 2 } });
  const id = await checked(
    w.desk,
    roster(
      ["会長", "一 郎", "", "R8.4.1", "R10.3.31"],
      ["理事", "二 郎", "", "R8.4.1", ""],
      ["監事", "空席", "", "", ""],
    ),
  );
  expect(await fates(w.desk, id)).toEqual({ 2: "added", 3: "added", 4: "added" });
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.appointment.count({ where: { seatId: lasting.id } })).toBe(1);
  const made = await w.ctx.db.seat.findMany({ where: { position: { gt: 2 } }, orderBy: { position: "asc" } });
  expect(made.map(({ post, startsOn }) => [post, startsOn])).toEqual([
    ["理事", "2026-04-01"],
    ["監事", null],
  ]);
});
