import { expect, test } from "vitest";
import { findEveryone, listPeople } from "#app/use-cases/people/list-people.ts";
import { listPresenters } from "#app/use-cases/sessions/list-presenters.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createPerson } from "#tests/support/factories.ts";

test("people come in Japanese order, each on one page alone", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const inOrder = ["あおき", "アカイ", "かとう", "がとう", "カナイ", "きゅうま", "きよた", "サーラ", "サイ"];
  const many = Array.from({ length: 60 }, (_, i) => `わだ ${String(i).padStart(2, "0")}`);
  for (const kana of [...inOrder, ...many].reverse()) await createPerson(ctx, center, { name: kana, kana });
  await createPerson(ctx, center, { name: "読みなし", kana: "" });
  const expected = [...inOrder, ...many, "読みなし"];
  const pages = [await listPeople(staff, {}, 1), await listPeople(staff, {}, 2)];
  expect(pages.map(({ people }) => people.length)).toEqual([50, 20]);
  expect(pages.flatMap(({ people }) => people.map(({ name }) => name))).toEqual(expected);
  expect((await findEveryone(staff, {})).map(({ name }) => name)).toEqual(expected);
});

test("who is erased or merged is offered as a presenter no more", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId, id: centerId } = center;
  const staff = await asStaff(ctx, center);
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: "協議会" } });
  const kept = await createPerson(ctx, center, { name: "釧路 花子" });
  const people = [
    kept,
    await createPerson(ctx, center, { name: "（消去済み）", erasedAt: ctx.now() }),
    await createPerson(ctx, center, { name: "釧路花子", mergedIntoId: kept.id }),
  ];
  for (const [position, { id: personId }] of people.entries()) {
    const term = { create: { prefectureId, personId, startsOn: "2024-04-01" } };
    await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "委員", position, appointments: term } });
  }
  const offered = await listPresenters(staff, { centerId, bodyIds: [body.id], startsAt: null });
  expect(offered.ok && offered.value.map((text) => text.split(" ").slice(-2).join(" "))).toEqual(["釧路 花子"]);
});
