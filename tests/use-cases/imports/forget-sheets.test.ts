import { existsSync, utimesSync } from "node:fs";
import { expect, test } from "vitest";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { forgetSheets } from "#app/use-cases/imports/forget-sheets.ts";
import { sweepFiles } from "#app/use-cases/imports/sweep-files.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { checked, step, upload, utf8 } from "#tests/support/imports.ts";

const NOW = "2026-06-01T09:00:00+09:00";

async function setUp() {
  const ctx = testContext({ now: NOW });
  return { ctx, desk: await asStaff(ctx, await createCenter(ctx)) };
}

const sheet = (name: string) => ({
  kind: "people" as const,
  bytes: utf8([
    ["氏名", "メール"],
    [name, "hanako@example.jp"],
    ["壊れた行", "mail"],
  ]),
});

/** The hourly round, with the files as old as they would be by the test's clock. */
async function goRound(ctx: TestContext, sha256: string) {
  const file = placeOf(ctx.settings.filesDir, sha256);
  if (existsSync(file)) utimesSync(file, new Date(NOW), new Date(NOW));
  await forgetSheets(ctx);
  await sweepFiles(ctx);
}

/** What an import keeps for matching its columns. */
async function matchingOf({ db }: TestContext, id: string) {
  return JSON.parse((await db.import.findUniqueOrThrow({ where: { id } })).columns ?? "null");
}

test("a sheet is kept a day, its refused rows a month, what an undoing needs for good", async () => {
  const { ctx, desk } = await setUp();
  const id = await checked(desk, sheet("釧路 花子"));
  await step(desk, id, "apply");
  const { sha256 } = await ctx.db.import.findUniqueOrThrow({ where: { id } });
  const state = async () => ({
    file: existsSync(placeOf(ctx.settings.filesDir, sha256)),
    rows: await ctx.db.importLine.count(),
  });
  await goRound(ctx, sha256);
  expect(await state()).toEqual({ file: true, rows: 1 });
  ctx.at("2026-06-02T09:00:01+09:00");
  await goRound(ctx, sha256);
  expect(await state()).toEqual({ file: false, rows: 1 });
  ctx.at("2026-07-02T09:00:00+09:00");
  await goRound(ctx, sha256);
  expect(await state()).toEqual({ file: false, rows: 0 });
  await step(desk, id, "undo");
  expect(await ctx.db.person.count()).toBe(0);
});

test("bytes that came again since, stay", async () => {
  const { ctx, desk } = await setUp();
  await step(desk, await checked(desk, sheet("釧路 花子")), "apply");
  ctx.at("2026-06-02T09:00:01+09:00");
  const again = await checked(desk, sheet("釧路 花子"));
  const { sha256 } = await ctx.db.import.findUniqueOrThrow({ where: { id: again } });
  await goRound(ctx, sha256);
  expect(existsSync(placeOf(ctx.settings.filesDir, sha256))).toBe(true);
});

test("what was never applied is given up after a month", async () => {
  const { ctx, desk } = await setUp();
  const id = await checked(desk, sheet("釧路 花子"));
  ctx.at("2026-07-02T09:00:00+09:00");
  await forgetSheets(ctx);
  expect(await ctx.db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "discarded", sha256: "" });
  expect(await ctx.db.importLine.count()).toBe(0);
});

test("the first rows of a sheet, and its headings, are kept no longer than its columns are to be matched", async () => {
  const { ctx, desk } = await setUp();
  const applied = await checked(desk, sheet("釧路 花子"));
  const given = await upload(desk, sheet("釧路 次郎"));
  const waiting = await upload(desk, sheet("釧路 三郎"));
  const failed = await upload(desk, sheet("釧路 四郎"));
  await ctx.db.import.update({ where: { id: failed }, data: { state: "failed" } });
  expect((await matchingOf(ctx, applied)).sample[0]).toContain("釧路 花子");
  await step(desk, applied, "apply");
  await step(desk, given, "discard");
  const none = { headings: [], sample: [], columns: { name: 0, email: 1 } };
  for (const id of [applied, given]) expect(await matchingOf(ctx, id)).toMatchObject(none);
  expect((await matchingOf(ctx, failed)).sample).toHaveLength(2);
  await forgetSheets(ctx);
  expect(await matchingOf(ctx, failed)).toMatchObject(none);
  expect((await matchingOf(ctx, waiting)).sample[0]).toContain("釧路 三郎");
  expect(JSON.stringify(await ctx.db.import.findMany({ where: { id: { not: waiting } } }))).not.toContain("釧路");
});
