import { expect, test } from "vitest";
import { leaseNextImport } from "#app/adapters/db/import-store.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { exportRefused } from "#app/use-cases/imports/export-refused.ts";
import { importTemplate } from "#app/use-cases/imports/import-template.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { giveUpImport, runImport } from "#app/use-cases/imports/run-import.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { startImport } from "#app/use-cases/imports/start-import.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { checked, fates, letImportsRun, step, upload, utf8 } from "#tests/support/imports.ts";

const TRAIL = ["Import", "ImportLine", "ImportChange", "AuditRecord"];

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  return { ctx, center, desk: await asStaff(ctx, center), place: { prefectureId: center.prefectureId } };
}

type World = Awaited<ReturnType<typeof setUp>>;

const HEAD = ["氏名", "所属", "役職", "職種", "メール", "電話"];
const people = (...rows: string[][]) => ({ kind: "people" as const, bytes: utf8([HEAD, ...rows]) });

function organization({ ctx, place }: World, name: string, fields: { kind?: string; phone?: string } = {}) {
  return ctx.db.organization.create({ data: { ...place, name, searchKey: searchKey(name), kind: "病院", ...fields } });
}

async function body({ ctx, center, place }: World) {
  return ctx.db.body.create({ data: { ...place, centerId: center.id, kind: "協議会", name: "協議会" } });
}

test("people: known again by name and mail, else by name and organization; empty cells change nothing", async () => {
  const w = await setUp();
  const hospital = await organization(w, "みなと病院");
  const byMail = await createPerson(w.ctx, w.center, { name: "釧路 花子", email: "hanako@example.jp", title: "部長" });
  const byPlace = await createPerson(w.ctx, w.center, {
    name: "根室 次郎",
    email: null,
    organizationId: hospital.id,
    phone: "0154-00-0001",
  });
  const id = await checked(
    w.desk,
    people(
      ["釧路花子", "ミナト病院", "", "医師", "HANAKO@example.jp", ""],
      ["根室　次郎", "みなと病院", "", "", "", ""],
      ["根室 三郎", "みなと病院", "", "", "", ""],
      ["釧路 花子", "新しい薬局", "", "", "other@example.jp", ""],
    ),
  );
  expect(await fates(w.desk, id)).toEqual({
    2: "changed: organizationName: occupation: email",
    3: "same",
    4: "added",
    5: "added",
  });
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.person.findUniqueOrThrow({ where: { id: byMail.id } })).toMatchObject({
    name: "釧路 花子",
    title: "部長",
    occupation: "医師",
    organizationId: hospital.id,
    version: 1,
  });
  expect(await w.ctx.db.person.findUniqueOrThrow({ where: { id: byPlace.id } })).toEqual(byPlace);
  expect(await w.ctx.db.organization.findMany({ where: { name: "新しい薬局" } })).toMatchObject([{ kind: "その他" }]);
  expect(await w.ctx.db.person.count()).toBe(4);
});

test("people: another desk's, one merged away and one erased are not matched", async () => {
  const w = await setUp();
  const other = await createCenter(w.ctx, "other", { ...w.place, areaId: w.center.medicalAreaId });
  const email = "hanako@example.jp";
  await createPerson(w.ctx, other, { email });
  const kept = await createPerson(w.ctx, w.center, { name: "別 人" });
  await createPerson(w.ctx, w.center, { email, mergedIntoId: kept.id });
  await createPerson(w.ctx, w.center, { email, erasedAt: w.ctx.now() });
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", email, ""]));
  expect(await fates(w.desk, id)).toEqual({ 2: "added" });
});

test("people: two on file fit, and the row is refused; so is a row that says another again", async () => {
  const w = await setUp();
  await createPerson(w.ctx, w.center, { name: "釧路 花子", email: null });
  await createPerson(w.ctx, w.center, { name: "釧路花子", email: null });
  const id = await checked(
    w.desk,
    people(["釧路 花子", "", "", "", "", ""], ["新 人", "新病院", "", "", "", ""], ["新人", "新病院", "", "", "", ""]),
  );
  expect(await fates(w.desk, id)).toEqual({
    2: "refused: name ambiguous",
    3: "added",
    4: "refused: name same-as-row 3",
  });
});

test("a refused row leaves no trace, not even the organization it alone names", async () => {
  const w = await setUp();
  const rosterBody = await body(w);
  const seat = await w.ctx.db.seat.create({ data: { ...w.place, bodyId: rosterBody.id, post: "会長", position: 1 } });
  const holder = await createPerson(w.ctx, w.center, { name: "今の 人" });
  await w.ctx.db.appointment.create({
    data: { ...w.place, seatId: seat.id, personId: holder.id, startsOn: "2020-04-01", endsOn: null },
  });
  const bytes = utf8([
    ["機関名", "役職", "氏名", "委嘱開始日"],
    ["", "会長", "後の 人", "R6.4.1"],
    ["名だけの病院", "委員", "釧路 花子", "令和6年2月30日"],
    ["みなと病院", "委員", "釧路 花子", "R6.4.1"],
  ]);
  const id = await checked(w.desk, { kind: "roster", bytes, bodyId: rosterBody.id });
  expect(await fates(w.desk, id)).toEqual({
    2: "refused: name seat-held",
    3: "refused: startsOn date-impossible",
    4: "added",
  });
  await step(w.desk, id, "apply");
  expect((await w.ctx.db.organization.findMany()).map(({ name }) => name)).toEqual(["みなと病院"]);
  expect((await w.ctx.db.person.findMany()).map(({ name }) => name).sort()).toEqual(["今の 人", "釧路 花子"]);
});

test("roster: the same file again changes nothing; a longer term and another role change what is there", async () => {
  const w = await setUp();
  const rosterBody = await body(w);
  const roster = (...rows: string[][]) => ({
    kind: "roster" as const,
    bodyId: rosterBody.id,
    bytes: utf8([["機関名", "役職", "役割", "氏名", "委嘱開始日", "任期満了日"], ...rows]),
  });
  const first = roster(
    ["医師会", "会長", "会長", "一 郎", "R6.4.1", "R8.3.31"],
    ["医師会", "理事", "委員", "二 郎", "R6.4.1", "R8.3.31"],
    ["医師会", "理事", "委員", "三 郎", "R6.4.1", "R8.3.31"],
    ["薬剤師会", "会長", "", "空席", "", ""],
  );
  await step(w.desk, await checked(w.desk, first), "apply");
  const seats = await w.ctx.db.seat.findMany({ orderBy: { position: "asc" }, include: { appointments: true } });
  expect(seats.map(({ position, role, appointments }) => [position, role, appointments.length])).toEqual([
    [1, "chair", 1],
    [2, "member", 1],
    [3, "member", 1],
    [4, "member", 0],
  ]);

  expect(await fates(w.desk, await checked(w.desk, first))).toEqual({ 2: "same", 3: "same", 4: "same", 5: "same" });

  const before = dump(w.ctx, TRAIL);
  const second = roster(
    ["医師会", "会長", "副会長", "一 郎", "R6.4.1", "R10.3.31"],
    ["医師会", "理事", "委員", "三 郎", "R6.4.1", "R8.3.31"],
    ["薬剤師会", "会長", "", "四 郎", "R6.4.1", ""],
    ["歯科医師会", "会長", "", "五 郎", "R6.4.1", ""],
  );
  const id = await checked(w.desk, second);
  expect(await fates(w.desk, id)).toEqual({ 2: "changed: role: endsOn", 3: "same", 4: "added", 5: "added" });
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.seat.count()).toBe(5);
  expect(await w.ctx.db.seat.findFirst({ where: { position: 1 }, include: { appointments: true } })).toMatchObject({
    role: "viceChair",
    version: 1,
    appointments: [{ endsOn: "2028-03-31" }],
  });
  await step(w.desk, id, "undo");
  expect(dump(w.ctx, TRAIL)).toEqual(before);
});

test("roster: the day terms begin is asked for before the check, once for all rows where the sheet has no column", async () => {
  const w = await setUp();
  const rosterBody = await body(w);
  const bytes = utf8([
    ["機関名", "役職", "氏名"],
    ["医師会", "会長", "一 郎"],
    ["薬剤師会", "会長", "空席"],
  ]);
  const id = await upload(w.desk, { kind: "roster", bytes, bodyId: rosterBody.id });
  const columns = { organizationName: 0, post: 1, name: 2 };
  expect(await matchColumns(w.desk, { id, columns })).toEqual({
    ok: false,
    error: "given-required",
    faults: ["given.startsOn"],
  });
  expect(await matchColumns(w.desk, { id, columns, given: { startsOn: "来月" } })).toEqual({
    ok: false,
    error: "given-unreadable",
    faults: ["given.startsOn"],
  });
  // Only what is told for a whole sheet is taken so: a name is not.
  const given = { startsOn: "H31.6.1", name: "皆 同じ" };
  expect(await matchColumns(w.desk, { id, columns, given })).toMatchObject({ ok: true });
  await letImportsRun(w.desk);
  expect(await fates(w.desk, id)).toEqual({ 2: "added", 3: "added" });
  const shown = await showImport(w.desk, { id });
  if (!shown.ok) throw new Error(shown.error);
  expect(shown.value.lines[0]).toMatchObject({
    cells: { startsOn: "H31.6.1", name: "一 郎" },
    readings: { startsOn: "令和元年6月1日（土）" },
  });
  expect(shown.value.fields.filter(({ told }) => told).map(({ name }) => name)).toEqual([
    "organizationName",
    "post",
    "name",
    "startsOn",
  ]);
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.appointment.findMany()).toMatchObject([{ startsOn: "2019-06-01" }]);
});

test("roster: what is told for the whole sheet fills empty cells alone", async () => {
  const w = await setUp();
  const rosterBody = await body(w);
  const bytes = utf8([
    ["機関名", "氏名", "委嘱日"],
    ["医師会", "一 郎", "R6.4.1"],
    ["薬剤師会", "二 郎", " "],
  ]);
  const id = await upload(w.desk, { kind: "roster", bytes, bodyId: rosterBody.id });
  const columns = { organizationName: 0, name: 1, startsOn: 2 };
  expect(await matchColumns(w.desk, { id, columns, given: { startsOn: "R7.4.1" } })).toMatchObject({ ok: true });
  await letImportsRun(w.desk);
  await step(w.desk, id, "apply");
  const terms = await w.ctx.db.appointment.findMany({ orderBy: { startsOn: "asc" } });
  expect(terms.map(({ startsOn }) => startsOn)).toEqual(["2024-04-01", "2025-04-01"]);
});

test("of a changed row the preview tells each cell as it was, with names for what is linked", async () => {
  const w = await setUp();
  const old = await organization(w, "古い病院");
  await createPerson(w.ctx, w.center, {
    name: "釧路 花子",
    email: "h@example.jp",
    organizationId: old.id,
    title: null,
  });
  const id = await checked(w.desk, people(["釧路 花子", "新しい病院", "看護部長", "看護士", "h@example.jp", ""]));
  const shown = await showImport(w.desk, { id });
  if (!shown.ok) throw new Error(shown.error);
  expect(shown.value.lines).toMatchObject([
    {
      remarks: [
        { field: "organizationName", before: "古い病院" },
        { field: "title", before: null },
        { field: "occupation", before: null },
      ],
      readings: { occupation: "看護師" },
    },
  ]);
});

test("a refusal names the column as the sheet itself heads it", async () => {
  const w = await setUp();
  const bytes = utf8([
    ["参加者氏名", "連絡先メールアドレス"],
    ["釧路 花子", "なし"],
  ]);
  const id = await checked(w.desk, { kind: "people", bytes });
  const csv = await exportRefused(w.desk, id);
  expect(csv.ok && csv.value).toContain("連絡先メールアドレス：メールアドレスの形ではありません。");
  expect(csv.ok && csv.value).toMatch(/^\ufeff参加者氏名,連絡先メールアドレス,元の行,取り込めない理由\r\n/);
});

test("an organization that was merged into another is the other, by either name", async () => {
  const w = await setUp();
  const kept = await organization(w, "みなと病院");
  await w.ctx.db.organization.create({
    data: { ...w.place, name: "港病院", searchKey: searchKey("港病院"), kind: "病院", mergedIntoId: kept.id },
  });
  const id = await checked(w.desk, people(["釧路 花子", "港病院", "", "", "", ""]));
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.person.findFirst()).toMatchObject({ organizationId: kept.id });
  const bytes = utf8([
    ["機関名", "電話"],
    ["港病院", "0154-00-0009"],
    ["みなと病院", "0154-00-0008"],
  ]);
  const list = await checked(w.desk, { kind: "organizations", bytes });
  expect(await fates(w.desk, list)).toEqual({ 2: "changed: phone", 3: "refused: name same-as-row 2" });
  await step(w.desk, list, "apply");
  expect(await w.ctx.db.organization.findUniqueOrThrow({ where: { id: kept.id } })).toMatchObject({
    name: "みなと病院",
    phone: "0154-00-0009",
  });
});

test("organizations: by name; a municipality that is not there is refused; undone to the letter", async () => {
  const w = await setUp();
  const hospital = await organization(w, "みなと病院", { phone: "0154-00-0001" });
  await w.ctx.db.municipality.create({
    data: { ...w.place, name: "釧路市", medicalAreaId: w.center.medicalAreaId, position: 1 },
  });
  const before = dump(w.ctx, TRAIL);
  const bytes = utf8([
    ["機関名", "種別", "市町村", "郵便番号", "電話番号"],
    ["ﾐﾅﾄ病院", "", "釧路市", "0850016", ""],
    ["かもめ薬局", "薬局", "", "", ""],
    ["かもめ　薬局", "薬局", "", "", ""],
    ["謎の家", "謎", "", "", ""],
    ["遠い家", "病院", "釧路", "", ""],
  ]);
  const id = await checked(w.desk, { kind: "organizations", bytes });
  expect(await fates(w.desk, id)).toEqual({
    2: "changed: postalCode: municipality",
    3: "added",
    4: "refused: name same-as-row 3",
    5: "refused: kind unknown-word",
    6: "refused: municipality unknown-word 釧路市",
  });
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.organization.findUniqueOrThrow({ where: { id: hospital.id } })).toMatchObject({
    name: "みなと病院",
    phone: "0154-00-0001",
    postalCode: "085-0016",
    version: 1,
  });
  await step(w.desk, id, "undo");
  expect(dump(w.ctx, TRAIL)).toEqual(before);
});

test("where something changed between preview and applying, nothing is written and a fresh preview is made", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "hanako@example.jp", ""]));
  await createPerson(w.ctx, w.center, { name: "釧路 花子", email: "hanako@example.jp" });
  const before = dump(w.ctx, TRAIL);
  const found = await step(w.desk, id, "apply");
  expect(found).toMatchObject({ state: "checked", added: 0, same: 1 });
  expect(found.problem).toContain("changed-since-check");
  expect(dump(w.ctx, TRAIL)).toEqual(before);
  expect(await changeImportState(w.desk, { id, step: "apply" })).toEqual({ ok: false, error: "nothing-to-apply" });
});

test("undoing is refused, and says why, once a record was used or changed; and changes nothing", async () => {
  const w = await setUp();
  const id = await checked(
    w.desk,
    people(
      ["呼ばれた 人", "新病院", "", "", "", ""],
      ["変わった 人", "", "", "", "", ""],
      ["そのままの 人", "", "", "", "", ""],
    ),
  );
  await step(w.desk, id, "apply");
  const of = (name: string) => w.ctx.db.person.findFirstOrThrow({ where: { name } });
  await createInvitation(w.ctx, await createSession(w.ctx, w.center), await of("呼ばれた 人"));
  await w.ctx.db.person.update({ where: { id: (await of("変わった 人")).id }, data: { title: "部長" } });
  const before = dump(w.ctx, TRAIL);
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "applied" });
  expect(dump(w.ctx, TRAIL)).toEqual(before);
  const shown = await showImport(w.desk, { id });
  expect(shown.ok && shown.value.obstacles.map(({ record, usedBy }) => [record, usedBy])).toEqual([
    [{ name: "変わった 人", page: { of: "person", id: (await of("変わった 人")).id } }, null],
    [{ name: "呼ばれた 人", page: { of: "person", id: (await of("呼ばれた 人")).id } }, "Invitation"],
  ]);
  expect(shown.ok && shown.value.import.problem?.code).toBe("undo-blocked");
});

test("a later import that took a record up keeps the earlier one from being undone, until it is undone itself", async () => {
  const w = await setUp();
  const first = await checked(w.desk, people(["釧路 花子", "病院", "", "", "", ""]));
  await step(w.desk, first, "apply");
  const afterFirst = dump(w.ctx, TRAIL);
  const second = await checked(
    w.desk,
    people(["釧路 花子", "病院", "部長", "", "", ""], ["釧路 太郎", "病院", "", "", "", ""]),
  );
  await step(w.desk, second, "apply");
  expect(await step(w.desk, first, "undo")).toMatchObject({ state: "applied" });
  expect(await step(w.desk, second, "undo")).toMatchObject({ state: "undone" });
  expect(dump(w.ctx, TRAIL)).toEqual(afterFirst);
  expect(await step(w.desk, first, "undo")).toMatchObject({ state: "undone", problem: null });
  expect(await w.ctx.db.person.count()).toBe(0);
  expect(await w.ctx.db.importChange.count()).toBe(0);
});

test("the audit tells who did what, how many, and of nobody", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "hanako@example.jp", ""]));
  await step(w.desk, id, "apply");
  await step(w.desk, id, "undo");
  const records = await w.ctx.db.auditRecord.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(records.map(({ action }) => action)).toEqual([
    "import.upload",
    "import.match",
    "import.apply",
    "import.done",
    "import.undo",
    "import.done",
  ]);
  expect(JSON.stringify(records)).not.toMatch(/花子|hanako|一覧/);
  expect(records[3]).toMatchObject({ actorKind: "system" });
  expect(JSON.parse(records[3]?.after ?? "")).toMatchObject({ state: "applied", added: 1, records: 1 });
});

test("columns: a required one must be chosen, none may be two fields, and none can be made up", async () => {
  const w = await setUp();
  const id = await upload(w.desk, people(["釧路 花子", "", "", "", "", ""]));
  expect(await matchColumns(w.desk, { id, columns: {} })).toEqual({
    ok: false,
    error: "column-required",
    faults: ["columns.name"],
  });
  expect(await matchColumns(w.desk, { id, columns: { name: 0, title: 0 } })).toEqual({
    ok: false,
    error: "column-twice",
    faults: ["columns.name", "columns.title"],
  });
  for (const at of [-1, 6, 1.5, Number.NaN]) {
    expect(await matchColumns(w.desk, { id, columns: { name: at } })).toMatchObject({ error: "column-required" });
  }
  expect(await matchColumns(w.desk, { id, columns: { name: 0, madeUp: 1 } })).toMatchObject({ ok: true });
  expect(await matchColumns(w.desk, { id, columns: { name: 0 } })).toMatchObject({ error: "step-not-from-here" });
});

test.each([
  ["nothing below its headings", utf8([HEAD]), "sheet-empty"],
  ["no text at all", Buffer.alloc(300, 0xff), "encoding-unknown"],
])("a file with %s fails, says why and can be given up", async (_, bytes, code) => {
  const w = await setUp();
  const id = await upload(w.desk, { kind: "people", bytes });
  const found = await w.ctx.db.import.findUniqueOrThrow({ where: { id } });
  expect(found).toMatchObject({ state: "failed", problem: expect.stringContaining(code) });
  expect(await changeImportState(w.desk, { id, step: "apply" })).toEqual({ ok: false, error: "step-not-from-here" });
  expect(await step(w.desk, id, "discard")).toMatchObject({ state: "discarded" });
});

test("a step is taken from its state alone, and given up means nothing is kept of the rows", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "", ""]));
  expect(await changeImportState(w.desk, { id, step: "undo" })).toEqual({ ok: false, error: "step-not-from-here" });
  await step(w.desk, id, "discard");
  expect(await w.ctx.db.importLine.count()).toBe(0);
  expect(await changeImportState(w.desk, { id, step: "apply" })).toEqual({ ok: false, error: "step-not-from-here" });
});

test("once applied, the refused rows alone are kept", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "", ""], ["釧路 太郎", "", "", "", "bad", ""]));
  await step(w.desk, id, "apply");
  expect(await fates(w.desk, id)).toEqual({ 3: "refused: email email-invalid" });
});

test("a job whose worker died is taken up by another, and the one that lost its lease changes nothing more", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "", ""]));
  await changeImportState(w.desk, { id, step: "apply" });
  const lease = (owner: string) => leaseNextImport(w.ctx.db, { owner, now: w.ctx.now(), leaseMs: 30_000 });
  const dead = await lease("dead");
  expect(await lease("second")).toBeNull();
  w.ctx.at("2026-06-01T09:00:31+09:00");
  const second = await lease("second");
  if (!dead || !second) throw new Error("both had it");
  await runImport(w.desk, dead, () => {});
  expect(await w.ctx.db.person.count()).toBe(0);
  await runImport(w.desk, second, () => {});
  expect(await w.ctx.db.person.count()).toBe(1);
  await giveUpImport(w.desk, second);
  expect(await w.ctx.db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "applied" });
});

test("what breaks off goes back to where the desk can act", async () => {
  const w = await setUp();
  const id = await checked(w.desk, people(["釧路 花子", "", "", "", "", ""]));
  await changeImportState(w.desk, { id, step: "apply" });
  const lease = await leaseNextImport(w.ctx.db, { owner: "a", now: w.ctx.now(), leaseMs: 30_000 });
  if (!lease) throw new Error("there is work");
  await giveUpImport(w.desk, lease);
  const found = await w.ctx.db.import.findUniqueOrThrow({ where: { id } });
  expect(found).toMatchObject({ state: "checked", leaseOwner: null, problem: expect.stringContaining("job-failed") });
  expect(await step(w.desk, id, "apply")).toMatchObject({ state: "applied", problem: null });
});

test("a template that was not filled in brings nothing; filled in, its own example is left out", async () => {
  const w = await setUp();
  const rosterBody = await body(w);
  for (const kind of ["people", "organizations", "roster"] as const) {
    for (const format of ["csv", "xlsx"] as const) {
      const template = await importTemplate(kind, format);
      const id = await upload(w.desk, { kind, bytes: Buffer.from(template?.content ?? ""), bodyId: rosterBody.id });
      const { columns, state } = await w.ctx.db.import.findUniqueOrThrow({ where: { id } });
      expect([kind, format, state]).toEqual([kind, format, "uploaded"]);
      const sheet = JSON.parse(columns ?? "");
      expect(Object.keys(sheet.columns)).toHaveLength(sheet.headings.length);
      await matchColumns(w.desk, { id, columns: sheet.columns });
      await letImportsRun(w.desk);
      expect(await w.ctx.db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "failed" });
    }
  }
  expect(await importTemplate("nothing", "csv")).toBeNull();
});

test("the prefecture chooses the desk; a center's staff import for their own", async () => {
  const w = await setUp();
  const admin = await asStaff(w.ctx, w.center, "prefectureAdmin");
  const file = { fileName: "a.csv", sha256: "0".repeat(64), byteSize: 1 };
  const start = (centerId: string | null) => startImport(admin, { kind: "people", centerId, bodyId: null, file });
  expect(await start(null)).toEqual({ ok: false, error: "center-required" });
  expect(await start("nowhere")).toEqual({ ok: false, error: "not-found" });
  expect(await start(w.center.id)).toMatchObject({ ok: true });
  const roster = startImport(w.desk, { kind: "roster", centerId: null, bodyId: null, file });
  expect(await roster).toEqual({ ok: false, error: "body-required" });
});

test("undone to the letter where someone known was given an organization the sheet itself added", async () => {
  const w = await setUp();
  await createPerson(w.ctx, w.center, { name: "釧路 花子", email: "hanako@example.jp", organizationId: null });
  const before = dump(w.ctx, TRAIL);
  const sheet = people(["釧路 花子", "新病院", "", "", "hanako@example.jp", ""]);
  const id = await checked(w.desk, sheet);
  await step(w.desk, id, "apply");
  expect(await w.ctx.db.organization.count()).toBe(1);
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "undone", problem: null });
  expect(dump(w.ctx, TRAIL)).toEqual(before);
  // Somebody the import changed, but whose organization others gave them, keeps it from being undone.
  const again = await checked(
    w.desk,
    people(["釧路 花子", "", "部長", "", "", ""], ["根室 次郎", "新病院", "", "", "", ""]),
  );
  await step(w.desk, again, "apply");
  const { id: organizationId } = await w.ctx.db.organization.findFirstOrThrow();
  await w.ctx.db.person.updateMany({ where: { name: "釧路 花子" }, data: { organizationId } });
  expect(await step(w.desk, again, "undo")).toMatchObject({
    state: "applied",
    problem: expect.stringContaining("undo-blocked"),
  });
});

test.each([
  ["handed to another desk", true],
  ["removed", false],
])("a roster whose body was meanwhile %s writes nothing, at no step", async (_, isHandedOver) => {
  const w = await setUp();
  const other = await createCenter(w.ctx, "other", { ...w.place, areaId: w.center.medicalAreaId });
  const roster = async () => {
    const { id: bodyId } = await body(w);
    const bytes = utf8([
      ["機関名", "役職", "氏名", "委嘱開始日"],
      ["医師会", "会長", "一 郎", "R6.4.1"],
    ]);
    return { bodyId, sheet: { kind: "roster" as const, bytes, bodyId } };
  };
  const leave = (id: string) =>
    isHandedOver
      ? w.ctx.db.body.update({ where: { id }, data: { centerId: other.id } })
      : w.ctx.db.body.delete({ where: { id } });
  const toApply = await roster();
  const applying = await checked(w.desk, toApply.sheet);
  await leave(toApply.bodyId);
  const toCheck = await roster();
  const checking = await upload(w.desk, toCheck.sheet);
  await leave(toCheck.bodyId);
  const before = dump(w.ctx, TRAIL);
  const problem = expect.stringContaining("body-elsewhere");
  expect(await step(w.desk, applying, "apply")).toMatchObject({ state: "checked", problem });
  const columns = { organizationName: 0, post: 1, name: 2, startsOn: 3 };
  expect(await matchColumns(w.desk, { id: checking, columns })).toMatchObject({ ok: true });
  await letImportsRun(w.desk);
  expect(await w.ctx.db.import.findUniqueOrThrow({ where: { id: checking } })).toMatchObject({
    state: "failed",
    problem,
  });
  expect(dump(w.ctx, TRAIL)).toEqual(before);
});

test("a roster is not undone in a body that is another desk's by now", async () => {
  const w = await setUp();
  const other = await createCenter(w.ctx, "other", { ...w.place, areaId: w.center.medicalAreaId });
  const { id: bodyId } = await body(w);
  const bytes = utf8([
    ["機関名", "役職", "氏名", "委嘱開始日"],
    ["医師会", "会長", "一 郎", "R6.4.1"],
  ]);
  const id = await checked(w.desk, { kind: "roster", bytes, bodyId });
  expect(await step(w.desk, id, "apply")).toMatchObject({ state: "applied" });
  await w.ctx.db.body.update({ where: { id: bodyId }, data: { centerId: other.id } });
  const problem = expect.stringContaining("body-elsewhere");
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "applied", problem });
  expect(await w.ctx.db.seat.count()).toBe(1);
});

test("a record touched since the preview is noticed, though the same fields would change", async () => {
  const w = await setUp();
  const { id: bodyId } = await body(w);
  const seat = await w.ctx.db.seat.create({ data: { ...w.place, bodyId, post: "会長", position: 1 } });
  const person = await createPerson(w.ctx, w.center, { name: "一 郎", title: "前の役職", email: "ichiro@example.jp" });
  const term = await w.ctx.db.appointment.create({
    data: { ...w.place, seatId: seat.id, personId: person.id, startsOn: "2024-04-01", endsOn: "2026-03-31" },
  });
  const ofPeople = await checked(w.desk, people(["一 郎", "", "新しい役職", "", "ichiro@example.jp", ""]));
  const bytes = utf8([
    ["役職", "氏名", "メール", "委嘱開始日", "任期満了日"],
    ["会長", "一 郎", "ichiro@example.jp", "R6.4.1", "R10.3.31"],
  ]);
  const ofRoster = await checked(w.desk, { kind: "roster", bytes, bodyId });
  expect(await fates(w.desk, ofPeople)).toEqual({ 2: "changed: title" });
  expect(await fates(w.desk, ofRoster)).toEqual({ 2: "changed: endsOn" });

  await w.ctx.db.person.update({
    where: { id: person.id },
    data: { title: "手で直した役職", version: { increment: 1 } },
  });
  await w.ctx.db.appointment.update({ where: { id: term.id }, data: { endsOn: "2027-03-31" } });
  const before = dump(w.ctx, TRAIL);
  for (const id of [ofPeople, ofRoster]) {
    const problem = expect.stringContaining("changed-since-check");
    expect(await step(w.desk, id, "apply")).toMatchObject({ state: "checked", problem, changed: 1 });
  }
  expect(dump(w.ctx, TRAIL)).toEqual(before);
  // Seen anew, and asked for again.
  for (const id of [ofRoster, ofPeople]) {
    expect(await step(w.desk, id, "apply")).toMatchObject({ state: "applied", problem: null });
  }
  expect(await w.ctx.db.person.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ title: "新しい役職" });
});

test("another known person than the preview's, in a row that is still new, is noticed", async () => {
  const w = await setUp();
  const { id: bodyId } = await body(w);
  const first = await createPerson(w.ctx, w.center, { name: "一 郎", email: "ichiro@example.jp" });
  const bytes = utf8([
    ["役職", "氏名", "メール", "委嘱開始日"],
    ["会長", "一 郎", "ichiro@example.jp", "R6.4.1"],
  ]);
  const id = await checked(w.desk, { kind: "roster", bytes, bodyId });
  await w.ctx.db.person.update({ where: { id: first.id }, data: { email: "other@example.jp", name: "別 人" } });
  await createPerson(w.ctx, w.center, { name: "一 郎", email: "ichiro@example.jp" });
  expect(await step(w.desk, id, "apply")).toMatchObject({ state: "checked" });
  expect(await w.ctx.db.appointment.count()).toBe(0);
});
