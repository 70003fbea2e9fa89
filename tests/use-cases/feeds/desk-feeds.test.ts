import { expect, test } from "vitest";
import { askForFeed } from "#app/use-cases/feeds/ask-for-feed.ts";
import { endFeed } from "#app/use-cases/feeds/end-feed.ts";
import { listFeeds } from "#app/use-cases/feeds/list-feeds.ts";
import { renewFeed } from "#app/use-cases/feeds/renew-feed.ts";
import { testContext } from "#tests/support/context.ts";
import { dump } from "#tests/support/dump.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { linesOf, tokenOfFeed } from "./feed-world.ts";

async function desk() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const staff = await asStaff(ctx, center);
  const { prefectureId, id: centerId } = center;
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: "協議会" } });
  await ctx.db.body.create({
    data: { prefectureId, centerId, kind: "協議会", name: "終わった協議会", endsOn: "2026-03-31" },
  });
  return { ctx, center, staff, body };
}

test("an address asked for is listed with the way to it, and asked for again is the same", async () => {
  const { ctx, center, staff, body } = await desk();
  const token = await tokenOfFeed(staff, "center", center.id);
  ctx.at("2026-06-02T09:00:00+09:00");
  const ofBody = await tokenOfFeed(staff, "body", body.id);
  expect(await tokenOfFeed(staff, "center", center.id)).toBe(token);
  const list = await listFeeds(staff);
  expect(list.feeds).toMatchObject([
    { kind: "body", name: "協議会", address: `https://renkei.example.jp/feeds/${ofBody}.ics` },
    { kind: "center", name: "kushiro保健所の開催", address: `https://renkei.example.jp/feeds/${token}.ics` },
  ]);
  expect(list.trainings.address).toBe("https://renkei.example.jp/feeds/01/trainings.ics");
  expect(list.choices.map(({ name }) => name)).toEqual(["kushiro保健所", "協議会"]);
  expect(JSON.stringify(dump(ctx))).not.toContain(token);
});

test("a colleague's addresses are their own: neither listed, renewed nor ended", async () => {
  const { ctx, center, staff } = await desk();
  const token = await tokenOfFeed(staff, "center", center.id);
  const colleague = await asStaff(ctx, center);
  expect((await listFeeds(colleague)).feeds).toEqual([]);
  const { id: feedId } = await ctx.db.feed.findFirstOrThrow();
  const before = dump(ctx);
  expect(await renewFeed(colleague, { feedId })).toEqual({ ok: false, error: "not-found" });
  expect(await endFeed(colleague, { feedId })).toEqual({ ok: false, error: "forbidden" });
  expect(dump(ctx)).toEqual(before);
  expect(await tokenOfFeed(colleague, "center", center.id)).not.toBe(token);
});

test("who has gone to another desk can end what they asked for, and gets no new address", async () => {
  const { ctx, center, staff } = await desk();
  await tokenOfFeed(staff, "center", center.id);
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  const moved = { ...staff, actor: { ...staff.actor, centerId: other.id } };
  const { id: feedId } = await ctx.db.feed.findFirstOrThrow();
  expect(await renewFeed(moved, { feedId })).toEqual({ ok: false, error: "forbidden" });
  expect((await listFeeds(moved)).feeds).toHaveLength(1);
  expect(await endFeed(moved, { feedId })).toEqual({ ok: true, value: { personId: null } });
});

test("asking, renewing and ending are in the audit log; asking again is not", async () => {
  const { ctx, center, staff } = await desk();
  await askForFeed(staff, { kind: "center", id: center.id });
  await askForFeed(staff, { kind: "center", id: center.id });
  const { id: feedId } = await ctx.db.feed.findFirstOrThrow();
  await renewFeed(staff, { feedId });
  await endFeed(staff, { feedId });
  const log = await ctx.db.auditRecord.findMany({ orderBy: { id: "asc" } });
  expect(log).toMatchObject([
    {
      action: "feed.ask",
      subject: "Feed",
      subjectId: feedId,
      centerId: center.id,
      after: expect.stringContaining("center"),
    },
    { action: "feed.renew", before: '{"tokenGeneration":0}', after: '{"tokenGeneration":1}' },
    { action: "feed.end", centerId: center.id },
  ]);
  expect(await renewFeed(staff, { feedId })).toEqual({ ok: false, error: "not-found" });
  expect(await endFeed(staff, { feedId })).toEqual({ ok: false, error: "not-found" });
});

test("no two tokens are alike, and each has at least 128 bits", async () => {
  const { ctx, center } = await desk();
  const tokens: string[] = [];
  for (let i = 0; i < 20; i += 1) tokens.push(await tokenOfFeed(await asStaff(ctx, center), "center", center.id));
  expect(new Set(tokens).size).toBe(20);
  for (const token of tokens) expect(Buffer.from(token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
  expect(await linesOf(ctx, (tokens[0] ?? "").toLowerCase())).toBeNull();
});
