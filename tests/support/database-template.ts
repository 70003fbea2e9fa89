import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deployMigrations } from "#prisma/migrate.ts";

/** Migrates one SQLite file that every test copies: a real database a test, for the price of a copy. */
export async function setup({ provide }: { provide: (key: "databaseTemplate", value: string) => void }) {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-template-"));
  const file = path.join(folder, "template.db");
  await deployMigrations({ url: `file:${file}`, root: process.cwd() });
  provide("databaseTemplate", file);
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  interface ProvidedContext {
    databaseTemplate: string;
  }
}
