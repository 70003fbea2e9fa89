import { expect, test } from "vitest";
import { searchKey } from "#app/domain/search-key.ts";
import { showImport } from "#app/use-cases/imports/show-import.ts";
import { mergePeople } from "#app/use-cases/people/merge-people.ts";
import { tellApart } from "#app/use-cases/people/tell-apart.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPoll,
  createSession,
} from "#tests/support/factories.ts";
import { checked, step, utf8 } from "#tests/support/imports.ts";

const TRAIL = ["Import", "ImportLine", "ImportChange", "AuditRecord"];
const BLOCKED = { state: "applied", problem: expect.stringContaining("undo-blocked") };

async function setUp() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const place = { prefectureId: center.prefectureId };
  const desk = await asStaff(ctx, center);
  return { ctx, center, place, desk, admin: await asStaff(ctx, center, "prefectureAdmin") };
}

type World = Awaited<ReturnType<typeof setUp>>;

function report({ ctx, center, place }: World, fiscalYear: number, state: "confirmed" | "reopened") {
  const unit = { reportingUnitId: center.reportingUnitId, fiscalYear };
  return ctx.db.activityReport.upsert({
    where: { reportingUnitId_fiscalYear: unit },
    create: { ...place, ...unit, state },
    update: { state },
  });
}

test.each([
  [
    "sessions",
    [
      ["開催日", "区分", "会議名", "出席者数"],
      ["R6.5.1", "会議", "部会", "12"],
    ],
  ],
  [
    "figures",
    [
      ["年度", "協議会", "会議の回数", "会議の人数"],
      ["R6", "kushiro", "1", "12"],
    ],
  ],
] as const)(
  "%s of a year whose report is confirmed stay; of one that was opened again they are undone",
  async (kind, rows) => {
    const w = await setUp();
    const before = dump(w.ctx, TRAIL);
    const id = await checked(w.admin, { kind, bytes: utf8(rows), centerId: w.center.id });
    expect(await step(w.admin, id, "apply")).toMatchObject({ state: "applied", added: 1 });
    await report(w, 2024, "confirmed");
    const applied = dump(w.ctx, TRAIL);
    expect(await step(w.admin, id, "undo")).toMatchObject({
      state: "applied",
      problem: expect.stringContaining("report-confirmed"),
    });
    expect(dump(w.ctx, TRAIL)).toEqual(applied);
    // Another year's is none of its business.
    await report(w, 2023, "confirmed");
    await report(w, 2024, "reopened");
    expect(await step(w.admin, id, "undo")).toMatchObject({ state: "undone", problem: null });
    expect(dump(w.ctx, [...TRAIL, "ActivityReport"])).toEqual(
      Object.fromEntries(Object.entries(before).filter(([table]) => table !== "ActivityReport")),
    );
  },
);

test("a headcount brought into a session of a year confirmed since stays", async () => {
  const w = await setUp();
  const startsAt = new Date("2025-03-31T14:00:00+09:00");
  await createSession(w.ctx, w.center, { state: "held", title: "部会", startsAt, endsAt: null });
  const bytes = utf8([
    ["開催日", "区分", "会議名", "出席者数"],
    ["R7.3.31", "会議", "部会", "12"],
  ]);
  const id = await checked(w.desk, { kind: "sessions", bytes });
  expect(await step(w.desk, id, "apply")).toMatchObject({ changed: 1 });
  await report(w, 2024, "confirmed");
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "applied" });
  expect(await w.ctx.db.session.findFirst()).toMatchObject({ headcount: 12 });
});

/** A seat and a person on file whom an import appoints to it. */
async function appointed(w: World) {
  const body = await w.ctx.db.body.create({
    data: { ...w.place, centerId: w.center.id, kind: "協議会", name: "協議会" },
  });
  const seat = await w.ctx.db.seat.create({ data: { ...w.place, bodyId: body.id, post: "会長", position: 1 } });
  const person = await createPerson(w.ctx, w.center, { name: "一 郎", organizationId: null });
  const bytes = utf8([
    ["役職", "氏名", "委嘱開始日"],
    ["会長", "一 郎", "R6.4.1"],
  ]);
  const id = await checked(w.desk, { kind: "roster", bytes, bodyId: body.id });
  return { id, seat, person };
}

test.each(["called", "asked for their dates"])("an appointment stays whose holder was %s since", async (how) => {
  const w = await setUp();
  const { id, seat, person } = await appointed(w);
  await step(w.desk, id, "apply");
  w.ctx.at("2026-06-02T09:00:00+09:00");
  const session = await createSession(w.ctx, w.center);
  if (how === "called") await createInvitation(w.ctx, session, person, { seatId: seat.id, createdAt: w.ctx.now() });
  else {
    const poll = await createPoll(w.ctx, session, [person]);
    await w.ctx.db.pollParticipant.updateMany({ where: { pollId: poll.id }, data: { seatId: seat.id } });
  }
  expect(await step(w.desk, id, "undo")).toMatchObject(BLOCKED);
  const shown = await showImport(w.desk, { id });
  expect(shown.ok && shown.value.obstacles).toMatchObject([
    { table: "Appointment", usedBy: how === "called" ? "Invitation" : "PollParticipant", record: { name: "一 郎" } },
  ]);
});

test("who was called in another capacity, or as the holder before, does not keep an appointment", async () => {
  const w = await setUp();
  const { id, seat, person } = await appointed(w);
  const createdAt = w.ctx.now();
  await createInvitation(w.ctx, await createSession(w.ctx, w.center), person, { seatId: seat.id, createdAt });
  w.ctx.at("2026-06-02T09:00:00+09:00");
  const before = dump(w.ctx, TRAIL);
  await step(w.desk, id, "apply");
  const other = await createSession(w.ctx, w.center);
  const invitation = await createInvitation(w.ctx, other, person, { createdAt: w.ctx.now() });
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "undone" });
  await w.ctx.db.invitation.delete({ where: { id: invitation.id } });
  await w.ctx.db.session.delete({ where: { id: other.id } });
  expect(dump(w.ctx, TRAIL)).toEqual(before);
});

test("a merge of people keeps what it merged; undone, and two said to be different, it keeps nothing", async () => {
  const w = await setUp();
  const before = dump(w.ctx, TRAIL);
  const bytes = utf8([
    ["氏名", "所属"],
    ["釧路 花子", "みなと病院"],
    ["釧路 華子", "みなと病院"],
  ]);
  const id = await checked(w.desk, { kind: "people", bytes });
  await step(w.desk, id, "apply");
  const [kept, merged] = await w.ctx.db.person.findMany({ orderBy: { name: "asc" } });
  if (!kept || !merged) throw new Error("two were added");
  const pair = { keptId: kept.id, mergedId: merged.id };
  const merge = await mergePeople(w.desk, { ...pair, versions: { kept: 0, merged: 0 }, taken: [] });
  if (!merge.ok) throw new Error(merge.error);
  expect(await step(w.desk, id, "undo")).toMatchObject(BLOCKED);
  expect(await undoMerge(w.desk, merge.value.mergeId)).toMatchObject({ ok: true });
  expect(await tellApart(w.desk, { oneId: kept.id, otherId: merged.id })).toMatchObject({ ok: true });
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "undone", problem: null });
  expect(dump(w.ctx, TRAIL)).toEqual(before);
});

test("a merge of organizations that was undone does not keep an import", async () => {
  const w = await setUp();
  const bytes = utf8([["機関名"], ["みなと病院"]]);
  const id = await checked(w.desk, { kind: "organizations", bytes });
  await step(w.desk, id, "apply");
  const added = await w.ctx.db.organization.findFirstOrThrow();
  const name = "港病院";
  const other = await w.ctx.db.organization.create({
    data: { ...w.place, name, searchKey: searchKey(name), kind: "病院" },
  });
  const merge = await w.ctx.db.organizationMerge.create({
    data: { ...w.place, keptId: other.id, mergedId: added.id, moved: "{}", mergedAt: w.ctx.now() },
  });
  expect(await step(w.desk, id, "undo")).toMatchObject(BLOCKED);
  await w.ctx.db.organizationMerge.update({ where: { id: merge.id }, data: { undoneAt: w.ctx.now() } });
  expect(await step(w.desk, id, "undo")).toMatchObject({ state: "undone" });
  expect(await w.ctx.db.organization.findMany()).toMatchObject([{ name }]);
  expect(await w.ctx.db.organizationMerge.count()).toBe(0);
});
