import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { deployMigrations, pendingMigration } from "#prisma/migrate.ts";
import { testContext } from "#tests/support/context.ts";

const root = process.cwd();

test("a new file gets every migration, the same file none a second time", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-migrate-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = `file:${path.join(folder, "new.db")}`;
  expect(await deployMigrations({ url, root })).toContain("20261122140000_init");
  expect(await deployMigrations({ url, root })).toEqual([]);
});

test("a second process starts beside one that serves", async () => {
  const { db, databaseFile } = testContext();
  await db.prefecture.count();
  expect(await deployMigrations({ url: `file:${databaseFile}`, root })).toEqual([]);
});

test("the migrations bring a database to exactly the models", async () => {
  expect(await pendingMigration({ url: "file::memory:", root })).toBeNull();
});

// Prisma drops a CHECK without a word when it later redefines an SQLite table.
test.each([
  ["Session", "headcount"],
  ["Session", "headcount_range"],
  ["Session", "times"],
  ["Session", "dated"],
  ["Session", "capacity"],
  ["Response", "proxy"],
  ["User", "center"],
  ["Appointment", "days"],
  ["AttendanceGroup", "people"],
  ["ReportCell", "unknown"],
  ["ImportedFigure", "unknown"],
  ["DatePoll", "decided"],
  ["PollOption", "times"],
])("%s is held to its %s check", async (table, name) => {
  const { db } = testContext();
  const [row] = await db.$queryRaw<
    { sql: string }[]
  >`SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ${table}`;
  expect(row?.sql).toContain(`CONSTRAINT "${table}_${name}_check" CHECK`);
});
