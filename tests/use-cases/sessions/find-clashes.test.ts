import { expect, test } from "vitest";
import { findClashes, findDoubleCalls } from "#app/use-cases/sessions/find-clashes.ts";
import { testContext } from "#tests/support/context.ts";
import { createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";

async function twoSessions(second: { startsAt: string; endsAt: string | null; venue?: string }) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, {
    venue: "大会議室",
    startsAt: new Date("2026-07-01T14:00:00+09:00"),
    endsAt: new Date("2026-07-01T16:00:00+09:00"),
  });
  const other = await createSession(ctx, center, {
    title: "別の会議",
    venue: second.venue ?? "小会議室",
    startsAt: new Date(second.startsAt),
    endsAt: second.endsAt === null ? null : new Date(second.endsAt),
  });
  const person = await createPerson(ctx, center, { name: "根室 太郎" });
  await createInvitation(ctx, session, person);
  await createInvitation(ctx, other, person);
  const clashes = await findClashes(ctx.db, { ...session, bodies: [] });
  return clashes.map(({ kind, name, other }) => [kind, name, other.title]);
}

test("the same person called twice at once", async () => {
  expect(await twoSessions({ startsAt: "2026-07-01T15:30:00+09:00", endsAt: "2026-07-01T17:00:00+09:00" })).toEqual([
    ["person", "根室 太郎", "別の会議"],
  ]);
});

test("the same room, however it is written", async () => {
  const clashes = await twoSessions({
    startsAt: "2026-07-01T13:00:00+09:00",
    endsAt: "2026-07-01T14:01:00+09:00",
    venue: "大 会議室",
  });
  expect(clashes).toContainEqual(["room", "大会議室", "別の会議"]);
});

test("one after the other is no clash", async () => {
  expect(await twoSessions({ startsAt: "2026-07-01T16:00:00+09:00", endsAt: null, venue: "大会議室" })).toEqual([]);
});

test("without an end, two hours are taken", async () => {
  expect(await twoSessions({ startsAt: "2026-07-01T12:01:00+09:00", endsAt: null })).toHaveLength(1);
  expect(await twoSessions({ startsAt: "2026-07-01T12:00:00+09:00", endsAt: null })).toHaveLength(0);
});

test("whoever is to be called is looked for among those called and on the roster of what is planned at once", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const { prefectureId, id: centerId } = center;
  const session = await createSession(ctx, center);
  const [called, seated, free] = [
    await createPerson(ctx, center, { name: "根室 太郎" }),
    await createPerson(ctx, center, { name: "網走 花子" }),
    await createPerson(ctx, center, { name: "北見 次郎" }),
  ];
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, name: "部会", kind: "専門部会" } });
  await ctx.db.seat.create({
    data: {
      ...{ prefectureId, bodyId: body.id, post: "会長", position: 1 },
      appointments: { create: { prefectureId, personId: seated.id, startsOn: "2026-04-01" } },
    },
  });
  const draft = await createSession(ctx, center, {
    title: "下書きの部会",
    state: "draft",
    bodies: { create: { bodyId: body.id, position: 0 } },
  });
  await createInvitation(ctx, await createSession(ctx, center, { title: "別の会議" }), called);
  await createInvitation(ctx, await createSession(ctx, center, { title: "中止の会議", state: "cancelled" }), free);
  const people = new Map([called, seated, free].map(({ id, name }) => [id, name]));
  const clashes = await findDoubleCalls(ctx.db, { ...session, bodies: [] }, people);
  expect(clashes.map(({ kind, name, other }) => [kind, name, other.title]).sort()).toEqual([
    ["person", "根室 太郎", "別の会議"],
    ["person", "網走 花子", "下書きの部会"],
  ]);
  expect(clashes.find(({ name }) => name === "網走 花子")?.other.id).toBe(draft.id);
});
