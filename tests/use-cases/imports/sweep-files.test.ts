import { existsSync, utimesSync } from "node:fs";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { filesFrom, keepFile, placeOf, removeFile } from "#app/adapters/files/file-store.server.ts";
import { sweepFiles } from "#app/use-cases/imports/sweep-files.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createSession } from "#tests/support/factories.ts";

const NOW = new Date("2026-06-10T09:00:00Z");
const HOUR_MS = 60 * 60 * 1000;

async function keep({ settings }: TestContext, text: string) {
  const kept = await keepFile(settings.filesDir, Readable.from([Buffer.from(text)]), 1_000);
  if (!kept.ok) throw new Error(kept.error);
  return kept.value.sha256;
}

/** A file that came so many hours ago. */
async function arrived(ctx: TestContext, text: string, hours: number) {
  const sha256 = await keep(ctx, text);
  const at = new Date(NOW.getTime() - hours * HOUR_MS);
  utimesSync(placeOf(ctx.settings.filesDir, sha256), at, at);
  return sha256;
}

const isKept = ({ settings }: TestContext, sha256: string) => existsSync(placeOf(settings.filesDir, sha256));

test("a file that nothing points to goes after a day; a material's, an import's and a fresh one stay", async () => {
  const ctx = testContext({ now: NOW.toISOString() });
  const center = await createCenter(ctx);
  const { actor } = await asStaff(ctx, center);
  const session = await createSession(ctx, center);
  const refused = await arrived(ctx, "of a refused form", 25);
  const fresh = await arrived(ctx, "of a form on its way", 23);
  const material = await arrived(ctx, "a material", 1_000);
  const sheet = await arrived(ctx, "a sheet", 1_000);
  const { prefectureId } = center;
  const of = { prefectureId, byteSize: 1, fileName: "a" };
  const placed = { sessionId: session.id, position: 0, title: "a", mediaType: "application/pdf" };
  await ctx.db.material.create({ data: { ...of, ...placed, sha256: material, removedAt: NOW } });
  await ctx.db.import.create({
    data: {
      ...of,
      userId: actor.userId,
      kind: "people",
      state: "checked",
      sha256: sheet,
      createdAt: NOW,
    },
  });
  await sweepFiles(ctx);
  const kept = [refused, fresh, material, sheet].map((sha256) => isKept(ctx, sha256));
  expect(kept).toEqual([false, true, true, true]);
});

test("bytes that come again while they are being swept stay", async () => {
  const ctx = testContext();
  const { filesDir } = ctx.settings;
  const sha256 = await arrived(ctx, "again", 25);
  expect(await filesFrom(filesDir, NOW)).toEqual([sha256]);
  await keep(ctx, "again");
  await removeFile(filesDir, sha256, NOW);
  expect(isKept(ctx, sha256)).toBe(true);
  expect(await filesFrom(filesDir, NOW)).toEqual([]);
});

test("a server that has kept no file yet has none to sweep", async () => {
  await expect(sweepFiles(testContext())).resolves.toBeUndefined();
});
