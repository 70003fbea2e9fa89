import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { forgetSheets } from "#app/use-cases/imports/forget-sheets.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { checked, step, utf8 } from "#tests/support/imports.ts";

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

test("a sheet is kept a day, its refused rows a month, what an undoing needs for good", async () => {
  const { ctx, desk } = await setUp();
  const id = await checked(desk, sheet("釧路 花子"));
  await step(desk, id, "apply");
  const { sha256 } = await ctx.db.import.findUniqueOrThrow({ where: { id } });
  const state = async () => ({
    file: existsSync(placeOf(ctx.settings.filesDir, sha256)),
    rows: await ctx.db.importLine.count(),
  });
  await forgetSheets(ctx);
  expect(await state()).toEqual({ file: true, rows: 1 });
  ctx.at("2026-06-02T09:00:01+09:00");
  await forgetSheets(ctx);
  expect(await state()).toEqual({ file: false, rows: 1 });
  ctx.at("2026-07-02T09:00:00+09:00");
  await forgetSheets(ctx);
  expect(await state()).toEqual({ file: false, rows: 0 });
  await step(desk, id, "undo");
  expect(await ctx.db.person.count()).toBe(0);
});

test("bytes that came again since, or are a material, stay", async () => {
  const { ctx, desk } = await setUp();
  await step(desk, await checked(desk, sheet("釧路 花子")), "apply");
  ctx.at("2026-06-02T09:00:01+09:00");
  const again = await checked(desk, sheet("釧路 花子"));
  const { sha256 } = await ctx.db.import.findUniqueOrThrow({ where: { id: again } });
  await forgetSheets(ctx);
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
