import { expect, test } from "vitest";
import { listEndingTerms } from "#app/use-cases/bodies/list-ending-terms.ts";
import { reappoint } from "#app/use-cases/bodies/reappoint.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter, createPrefecture } from "#tests/support/factories.ts";
import { createBody, createSeat, type Held } from "./body-rows.ts";

/** On 2026-06-01: 60 days on is 2026-07-31. */
async function setUp() {
  const ctx = testContext();
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const center = await createCenter(ctx, "kushiro", within);
  const other = await createCenter(ctx, "kitami", within);
  const body = await createBody(ctx, center, { termYears: 2 });
  const desk = await asStaff(ctx, center);
  const seat = (position: number, ...held: Held[]) => createSeat(ctx, center, body.id, position, held);
  return { ctx, center, other, body, desk, seat };
}

test("listed are terms that end within 60 days, the last day included, with who is next or what 再任 gives", async () => {
  const { desk, seat } = await setUp();
  await seat(1, ["六十日後", "2024-08-01", "2026-07-31"]);
  await seat(2, ["六十一日後", "2024-08-02", "2026-08-01"]);
  await seat(3, ["今日まで", "2024-06-02", "2026-06-01"], ["後任", "2026-06-02", null]);
  await seat(4, ["昨日まで", "2024-06-01", "2026-05-31"]);
  await seat(5, ["終わりなし", "2024-06-01", null]);
  const { ending, vacant } = await listEndingTerms(desk);
  expect(ending).toMatchObject([
    { name: "六十日後", next: null, renewal: { startsOn: "2026-08-01", endsOn: "2028-07-31" } },
    { name: "今日まで", next: { name: "後任", startsOn: "2026-06-02" }, renewal: null },
  ]);
  expect(vacant).toMatchObject([{ organization: "機関4", last: { name: "昨日まで", endsOn: "2026-05-31" } }]);
});

test("seats and bodies that are no more are not listed", async () => {
  const { ctx, center, desk, seat } = await setUp();
  const gone = await seat(1);
  await ctx.db.seat.update({ where: { id: gone.id }, data: { endsOn: "2026-05-31" } });
  const closed = await createBody(ctx, center, { endsOn: "2026-05-31" });
  await createSeat(ctx, center, closed.id, 1, [["委員", "2024-04-01", "2026-07-01"]]);
  expect(await listEndingTerms(desk)).toMatchObject({ ending: [], vacant: [] });
});

test("staff see their own center's, the prefecture each center's, by choice", async () => {
  const { ctx, center, other, desk, seat } = await setUp();
  await seat(1);
  const theirs = await createBody(ctx, other);
  await createSeat(ctx, other, theirs.id, 2);
  const seen = async (...[staff, filter]: Parameters<typeof listEndingTerms>) =>
    (await listEndingTerms(staff, filter)).vacant.map(({ organization }) => organization);
  expect(await seen(desk)).toEqual(["機関1"]);
  expect(await seen(desk, { centerId: other.id })).toEqual(["機関1"]);
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  expect(await seen(viewer)).toEqual(["機関1", "機関2"]);
  expect(await seen(viewer, { centerId: other.id })).toEqual(["機関2"]);
  expect((await listEndingTerms(viewer)).mayWrite).toBe(false);
});

test("several are reappointed by one press, each for another term of its body's years", async () => {
  const { ctx, center, desk, seat } = await setUp();
  await seat(1, ["甲", "2024-07-01", "2026-06-30"]);
  await seat(2, ["乙", "2024-08-01", "2026-07-31"]);
  const open = await createBody(ctx, center, { name: "任期の定めなし", termYears: null });
  const short = await createSeat(ctx, center, open.id, 3, [["丙", "2024-07-01", "2026-06-30"]]);
  await createSeat(ctx, center, open.id, 4, [["丁", "2024-07-01", "2026-06-30"]]);
  await ctx.db.seat.update({ where: { id: short.id }, data: { endsOn: "2027-03-31" } });
  const { ending } = await listEndingTerms(desk);
  const appointmentIds = ending.map(({ appointmentId }) => appointmentId);
  expect(await reappoint(desk, { appointmentIds })).toEqual({ ok: true, value: { reappointed: 4 } });
  const rows = await ctx.db.appointment.findMany({
    where: { startsOn: { gt: "2026-06-01" } },
    include: { person: true },
    orderBy: { person: { name: "asc" } },
  });
  expect(new Map(rows.map(({ person, startsOn, endsOn }) => [person.name, [startsOn, endsOn]]))).toEqual(
    new Map([
      ["甲", ["2026-07-01", "2028-06-30"]],
      ["乙", ["2026-08-01", "2028-07-31"]],
      ["丙", ["2026-07-01", "2027-03-31"]],
      ["丁", ["2026-07-01", null]],
    ]),
  );
  expect((await listEndingTerms(desk)).ending.every(({ renewal }) => renewal === null)).toBe(true);
});

test("all of them or none: pressed again, or with another center's or somebody erased among them, nothing is written", async () => {
  const { ctx, other, desk, seat } = await setUp();
  await seat(1, ["甲", "2024-07-01", "2026-06-30"]);
  const renewed = await seat(2, ["乙", "2024-07-01", "2026-06-30"], ["後任", "2026-07-01", null]);
  const theirs = await createBody(ctx, other, { termYears: 2 });
  const elsewhere = await createSeat(ctx, other, theirs.id, 3, [["丙", "2024-07-01", "2026-06-30"]]);
  const erased = await seat(4, ["丁", "2024-07-01", "2026-06-30"]);
  const own = await ctx.db.appointment.findFirstOrThrow({ where: { person: { name: "甲" } } });
  await ctx.db.person.updateMany({ where: { name: "丁" }, data: { erasedAt: ctx.now() } });
  const of = (seatId: string) =>
    ctx.db.appointment.findFirstOrThrow({ where: { seatId }, orderBy: { startsOn: "asc" } });
  const before = dump(ctx);
  const again = async (...others: string[]) => reappoint(desk, { appointmentIds: [own.id, ...others] });
  expect(await again((await of(renewed.id)).id)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect(await again((await of(elsewhere.id)).id)).toEqual({ ok: false, error: "forbidden" });
  expect(await again((await of(erased.id)).id)).toEqual({ ok: false, error: "unknown-person" });
  expect(await again("nothing")).toEqual({ ok: false, error: "not-found" });
  expect(await reappoint(desk, { appointmentIds: [] })).toEqual({ ok: false, error: "nobody-chosen" });
  expect(dump(ctx)).toEqual(before);
  expect(await again()).toMatchObject({ ok: true });
  expect(await again()).toEqual({ ok: false, error: "edited-meanwhile" });
});
