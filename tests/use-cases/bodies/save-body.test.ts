import { expect, test } from "vitest";
import { listBodies } from "#app/use-cases/bodies/list-bodies.ts";
import { removeBody } from "#app/use-cases/bodies/remove-body.ts";
import { addBody, type BodyInput, editBody } from "#app/use-cases/bodies/save-body.ts";
import { showBody } from "#app/use-cases/bodies/show-body.ts";
import { showBodyForm } from "#app/use-cases/bodies/show-body-form.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPrefecture, createSession } from "#tests/support/factories.ts";
import { createBody, createSeat } from "./body-rows.ts";

const INPUT: BodyInput = {
  kind: "専門部会",
  name: "在宅医療専門部会",
  parentId: null,
  basis: "設置要綱 第6条",
  outsourced: true,
  proxyPolicy: "allowed",
  termYears: 2,
  startsOn: "2015-04-01",
  endsOn: null,
  position: 3,
};

async function setUp() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", within);
  const kitami = await createCenter(ctx, "kitami", within);
  return { ctx, kushiro, kitami, desk: await asStaff(ctx, kushiro) };
}

test("a body is recorded with everything its form says, at the staff's own center, and audited", async () => {
  const { ctx, kushiro, desk } = await setUp();
  const added = await addBody(desk, { centerId: kushiro.id, input: INPUT });
  if (!added.ok) throw new Error(added.error);
  const row = await ctx.db.body.findUniqueOrThrow({ where: { id: added.value.id } });
  expect(row).toMatchObject({ ...INPUT, centerId: kushiro.id, version: 0 });
  expect(await ctx.db.auditRecord.findMany()).toMatchObject([{ action: "body.add", subjectId: row.id }]);
});

test("it is edited against the version read: the second of two who opened it is told", async () => {
  const { ctx, kushiro, desk } = await setUp();
  const body = await createBody(ctx, kushiro);
  const edit = (name: string) =>
    editBody(desk, { id: body.id, version: 0, centerId: kushiro.id, input: { ...INPUT, name } });
  expect(await edit("新しい名称")).toMatchObject({ ok: true });
  expect(await edit("遅れた名称")).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await ctx.db.body.findMany()).toMatchObject([{ name: "新しい名称", version: 1 }]);
});

test("no body stands beneath itself, nor under another center's; a parent it had there is kept", async () => {
  const { ctx, kushiro, kitami, desk } = await setUp();
  const council = await createBody(ctx, kushiro, { name: "推進会議" });
  const section = await createBody(ctx, kushiro, { name: "専門部会", parentId: council.id });
  const group = await createBody(ctx, kushiro, { name: "WG", parentId: section.id });
  const theirs = await createBody(ctx, kitami, { name: "よその推進会議" });
  const joint = await createBody(ctx, kushiro, { name: "合同部会", parentId: theirs.id });
  const under = (id: string, parentId: string | null, version = 0) =>
    editBody(desk, { id, version, centerId: kushiro.id, input: { ...INPUT, parentId } });
  for (const parentId of [council.id, section.id, group.id]) {
    expect(await under(council.id, parentId)).toEqual({ ok: false, error: "parent-beneath" });
  }
  expect(await under(group.id, theirs.id)).toEqual({ ok: false, error: "parent-elsewhere" });
  expect(await under(group.id, "nothing")).toEqual({ ok: false, error: "not-found" });
  expect(await under(joint.id, theirs.id)).toMatchObject({ ok: true });
  expect(await under(group.id, council.id)).toMatchObject({ ok: true });
  const admin = await asStaff(ctx, kushiro, "prefectureAdmin");
  expect(
    await editBody(admin, {
      id: section.id,
      version: 0,
      centerId: kushiro.id,
      input: { ...INPUT, parentId: theirs.id },
    }),
  ).toMatchObject({ ok: true });
});

test("the form offers as parents the own bodies that are not beneath it, and the parent it has", async () => {
  const { ctx, kushiro, kitami, desk } = await setUp();
  const theirs = await createBody(ctx, kitami, { name: "よその推進会議" });
  const council = await createBody(ctx, kushiro, { name: "推進会議", parentId: theirs.id, position: 1 });
  await createBody(ctx, kushiro, { name: "専門部会", parentId: council.id, position: 2 });
  await createBody(ctx, kushiro, { name: "連絡会議", position: 3 });
  await createBody(ctx, kitami, { name: "よその部会" });
  const offered = async (id: string | null) => {
    const form = await showBodyForm(desk, id);
    return form.ok && form.value.parents.map(({ name }) => name).sort();
  };
  expect(await offered(council.id)).toEqual(["よその推進会議", "連絡会議"].sort());
  expect(await offered(null)).toEqual(["専門部会", "推進会議", "連絡会議"].sort());
});

test("a first day after the last is refused", async () => {
  const { kushiro, desk } = await setUp();
  const input = { ...INPUT, startsOn: "2026-04-01", endsOn: "2026-03-31" };
  expect(await addBody(desk, { centerId: kushiro.id, input })).toEqual({ ok: false, error: "body-ends-before-start" });
});

test("the prefecture's admin hands a body on to another center, while nobody is appointed and nothing was held", async () => {
  const { ctx, kushiro, kitami, desk } = await setUp();
  const body = await createBody(ctx, kushiro);
  await createSeat(ctx, kushiro, body.id, 1);
  const admin = await asStaff(ctx, kushiro, "prefectureAdmin");
  const hand = (staff: typeof desk, version: number, centerId: string) =>
    editBody(staff, { id: body.id, version, centerId, input: INPUT });
  expect(await hand(desk, 0, kitami.id)).toEqual({ ok: false, error: "forbidden" });
  expect(await hand(admin, 0, kitami.id)).toMatchObject({ ok: true });
  await createSeat(ctx, kitami, body.id, 2, [["委員", "2026-04-01", null]]);
  expect(await hand(admin, 1, kushiro.id)).toEqual({ ok: false, error: "center-in-use" });
});

test("a body with seats, sessions or bodies beneath it is not deleted; an empty one is", async () => {
  const { ctx, kushiro, desk } = await setUp();
  const council = await createBody(ctx, kushiro, { name: "推進会議" });
  const seated = await createBody(ctx, kushiro, { parentId: council.id });
  const met = await createBody(ctx, kushiro);
  const empty = await createBody(ctx, kushiro);
  await createSeat(ctx, kushiro, seated.id, 1);
  await createSession(ctx, kushiro, { bodies: { create: { bodyId: met.id, position: 0 } } });
  const before = dump(ctx);
  for (const { id } of [council, seated, met]) {
    expect(await removeBody(desk, { id })).toEqual({ ok: false, error: "body-in-use" });
  }
  expect(dump(ctx)).toEqual(before);
  expect(await removeBody(desk, { id: empty.id })).toEqual({ ok: true, value: null });
  expect(await ctx.db.body.count()).toBe(3);
});

test("the class of frequency counts what was held: this year so far, and last year", async () => {
  const { ctx, kushiro, desk } = await setUp();
  const body = await createBody(ctx, kushiro);
  const at = (day: string, state: "held" | "cancelled" | "scheduled") =>
    createSession(ctx, kushiro, {
      startsAt: new Date(`${day}T14:00:00+09:00`),
      endsAt: null,
      state,
      bodies: { create: { bodyId: body.id, position: 0 } },
    });
  for (const day of ["2025-04-01", "2025-07-01", "2025-10-01", "2026-03-31"]) await at(day, "held");
  await at("2025-12-01", "cancelled");
  await at("2026-04-01", "held");
  await at("2026-07-01", "scheduled");
  const expected = [
    { fiscalYear: 2026, held: 1, frequency: "yearly" },
    { fiscalYear: 2025, held: 4, frequency: "quarterly" },
  ];
  expect(await showBody(desk, body.id, "2026-06-01")).toMatchObject({ ok: true, value: { frequencies: expected } });
  const { centers } = await listBodies(desk);
  expect(centers[0]?.bodies).toMatchObject([{ frequency: "yearly", frequencyLastYear: "quarterly" }]);
});
