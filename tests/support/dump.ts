import Database from "better-sqlite3";
import type { TestContext } from "./context.ts";

/** Every row the database holds, by table, to be compared before and after; without the tables left out. */
export function dump(ctx: TestContext, leftOut: readonly string[] = []): Record<string, unknown[]> {
  const db = new Database(ctx.databaseFile, { readonly: true });
  const names = db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  const tables = names.filter((name) => !leftOut.includes(name));
  const rows = tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all()]);
  db.close();
  return Object.fromEntries(rows);
}

/** Everything but the count of attempts, which a refused or repeated answer may touch. */
export function records(ctx: TestContext): Record<string, unknown[]> {
  return dump(ctx, ["RateWindow"]);
}
