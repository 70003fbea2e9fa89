import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm/schema_engine_bg";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Migrations by Prisma's own schema engine, compiled to WebAssembly: nothing is downloaded, and a
 * closed network can migrate. `root` is the project's folder.
 */
interface Migrations {
  url: string;
  root: string;
}

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/** Brings the database up to the newest migration; returns the names of those applied now. */
export async function deployMigrations(of: Migrations): Promise<string[]> {
  // The engine wants the file for itself; a second process starts beside the first only if it is not needed.
  const applied = await appliedMigrations(of.url);
  if (migrationNames(of.root).every((name) => applied.has(name))) return [];
  return withEngine(of, async (engine) => {
    const migrations = { migrationsList: migrationsList(of.root), filters: NO_FILTERS };
    return (await engine.applyMigrations(migrations)).appliedMigrationNames;
  });
}

/** The SQL that would bring the migrations up to the models; null when they agree. */
export async function pendingMigration(of: Migrations): Promise<string | null> {
  const list = migrationsList(of.root);
  const { stdout } = await withEngine(of, (engine) =>
    engine.diff({
      from: list.migrationDirectories.length > 0 ? { tag: "migrations", ...list } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: schemaFiles(of.root).map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: false,
      filters: NO_FILTERS,
    }),
  );
  return !stdout || stdout.startsWith("-- This is an empty migration") ? null : stdout;
}

/** Writes a migration folder and returns its path. `at` orders it after the others. */
export function writeMigration(root: string, name: string, sql: string, at: Date): string {
  const stamp = at.toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder(root), `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "migration.sql"), sql);
  writeFileSync(path.join(migrationsFolder(root), "migration_lock.toml"), 'provider = "sqlite"\n');
  return folder;
}

function migrationsFolder(root: string) {
  return path.join(root, "prisma/sqlite/migrations");
}

function schemaFiles(root: string): [string, string][] {
  const models = path.join(root, "prisma/models");
  const files = readdirSync(models)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => path.join(models, name));
  return [path.join(root, "prisma/sqlite/schema.prisma"), ...files].map((file) => [file, readFileSync(file, "utf8")]);
}

function migrationNames(root: string): string[] {
  return readEntries(migrationsFolder(root))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function appliedMigrations(url: string): Promise<Set<unknown>> {
  const connection = await new PrismaBetterSqlite3({ url }).connect();
  try {
    const query = (sql: string) => connection.queryRaw({ sql, args: [], argTypes: [] });
    const { rows } = await query("SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'");
    if (rows.length === 0) return new Set();
    const names = await query("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL");
    return new Set(names.rows.map(([name]) => name));
  } finally {
    await connection.dispose();
  }
}

function migrationsList(root: string) {
  const baseDir = migrationsFolder(root);
  const lock = readEntries(baseDir).find((entry) => entry.name === "migration_lock.toml");
  return {
    baseDir,
    lockfile: {
      path: "migration_lock.toml",
      content: lock ? readFileSync(path.join(baseDir, lock.name), "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(root).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

function readEntries(folder: string) {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder, { withFileTypes: true });
}

async function withEngine<T>({ url, root }: Migrations, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  await loaded;
  const factory = new PrismaBetterSqlite3({ url });
  const close = closingConnections(factory);
  replayWholeScripts(factory);
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: schemaFiles(root) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await close();
  }
}

/** The engine leaves its connection open, and with it an exclusive lock on the file. */
function closingConnections(factory: PrismaBetterSqlite3) {
  const connect = factory.connect.bind(factory);
  const opened: Awaited<ReturnType<typeof connect>>[] = [];
  factory.connect = async () => {
    const connection = await connect();
    opened.push(connection);
    return connection;
  };
  return () => Promise.all(opened.map((connection) => connection.dispose()));
}

/** Once a process: the bindings hold on to the memory of the instance they met first. */
let loaded: Promise<void> | undefined;

async function loadEngine() {
  const bindings = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const compiled = await WebAssembly.compile(readFileSync(path.join(path.dirname(bindings), "schema_engine_bg.wasm")));
  const imports: WebAssembly.Imports = {};
  for (const { module } of WebAssembly.Module.imports(compiled)) imports[module] = engineModule as never;
  const { exports } = await WebAssembly.instantiate(compiled, imports);
  (engineModule as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(exports);
  (exports.__wbindgen_start as () => void)();
}

/** Prisma 7.10 replays migrations on the shadow database statement-wise, which better-sqlite3 refuses for more than one. */
function replayWholeScripts(factory: PrismaBetterSqlite3) {
  const connect = factory.connectToShadowDb.bind(factory);
  factory.connectToShadowDb = async () => {
    const shadow = await connect();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  };
}
