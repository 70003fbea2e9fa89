import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "#app/adapters/db/database.server.ts";
import { seedDemo } from "#prisma/seed/demo.ts";

export const SECRET = "test-secret-of-sufficient-length-000000";

/**
 * One seeded database for all tests of a file: they only read it. Call at the top; `db()` is for inside tests.
 * The materials' files are in `filesDir`.
 */
export function demoDatabase(now: string): { db: () => Database; filesDir: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-demo-"));
  const filesDir = path.join(folder, "files");
  let db: Database;
  beforeAll(async () => {
    const file = path.join(folder, "renkei.db");
    copyFileSync(inject("databaseTemplate"), file);
    db = openDatabase(`file:${file}`);
    await seedDemo(db, { now: new Date(now), secret: SECRET, filesDir });
  }, 120_000);
  afterAll(async () => {
    await db.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  });
  return { db: () => db, filesDir };
}

/** Every row of every table, in the order they were written. */
export async function dump(db: Database): Promise<Record<string, unknown[]>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY "name"`;
  const rows: Record<string, unknown[]> = {};
  const ours = tables.filter(({ name }) => !name.startsWith("sqlite_") && !name.startsWith("_prisma"));
  for (const { name } of ours) rows[name] = await db.$queryRawUnsafe(`SELECT * FROM "${name}" ORDER BY rowid`);
  return rows;
}
