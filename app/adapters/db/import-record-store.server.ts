import { createHash } from "node:crypto";
import type { Instant } from "#app/domain/tokyo-time.ts";
import { Prisma, type Tx } from "./database.server.ts";

/** The tables an import may write to, each with the columns that name one of its rows. */
const KEYS = {
  Organization: ["id"],
  Person: ["id"],
  Seat: ["id"],
  Appointment: ["id"],
  Session: ["id"],
  SessionBody: ["sessionId", "bodyId"],
  ImportedFigure: ["id"],
} as const satisfies Record<string, readonly [string] | readonly [string, string]>;

export type ImportedTable = keyof typeof KEYS;

export type ColumnValue = string | number | boolean | Date | null;

/** One record to be written: a new one with all its columns, or the columns of one on file that change. */
export interface RecordWrite {
  table: ImportedTable;
  /** The row's key: its id, or the ids of a row that joins two, with a blank between them. */
  id: string;
  isNew: boolean;
  columns: Readonly<Record<string, ColumnValue>>;
}

/** What keeps an import from being undone. */
export interface Obstacle {
  table: ImportedTable;
  recordId: string;
  /** Null: changed or gone since. Else the table of a record that uses it. */
  usedBy: string | null;
}

/**
 * Rows a statement. Each goes as one JSON value, so SQLite's limit of parameters does not matter, and thousands of
 * records are written in the time Prisma takes for a few: meanwhile everybody else's writes wait.
 */
const CHUNK = 2_000;

/**
 * Writes the records in their order and logs each as it was and as it is, for `undoRecords`. `written` hears how
 * many are done.
 */
export async function writeRecords(
  tx: Tx,
  importId: string,
  writes: readonly RecordWrite[],
  written: (done: number) => void = () => {},
): Promise<void> {
  let position = 0;
  for (const run of runsOf(writes)) {
    const [{ table, isNew }] = run as [RecordWrite];
    const columns = await columnsOf(tx, table);
    if (isNew) await insertRows(tx, table, run);
    const before = isNew ? new Map<string, string>() : await rowsAsJson(tx, table, run, columns);
    if (!isNew) await updateRows(tx, table, run);
    const entries = run.map(({ id }, index) => ({ id, at: position + index, before: before.get(id) ?? null }));
    await tx.$executeRawUnsafe(
      `INSERT INTO "ImportChange" ("importId", "position", "table", "recordId", "before", "after")
       SELECT ?, e.value ->> 'at', ?, e.value ->> 'id', e.value ->> 'before', ${jsonOf("r", columns)}
       FROM json_each(?) e JOIN "${table}" r ON ${isRow("r", table, "(e.value ->> 'id')")} ORDER BY e.key`,
      importId,
      table,
      JSON.stringify(entries),
    );
    position += run.length;
    written(position);
  }
}

/**
 * A digest of what is to be written, and of the records as they are that it would change. The same again, at another
 * time `now`, means that nothing of either has changed; ids of new records count by their order alone.
 */
export async function fingerprint(tx: Tx, writes: readonly RecordWrite[], now: Instant): Promise<string> {
  const digest = createHash("sha256");
  const newIds = new Map<string, string>();
  const plain = (value: unknown) => JSON.stringify(value).replace(UUID, (id) => newIds.get(id) ?? id);
  for (const run of runsOf(writes)) {
    const [{ table, isNew }] = run as [RecordWrite];
    const before = isNew ? null : await rowsAsJson(tx, table, run, await columnsOf(tx, table));
    for (const { id, columns } of run) {
      if (isNew) newIds.set(id, `new ${newIds.size}`);
      const told = Object.entries(columns).map(([name, value]) => [name, value === now ? "now" : value]);
      digest.update(plain([table, id, told, before?.get(id)]));
    }
  }
  return digest.digest("hex");
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Which rows of these tables hold a record they name, as `u`; the others go with it. */
const HELD_BY: Readonly<Record<string, string>> = {
  PersonMerge: `u."undoneAt" IS NULL`,
  OrganizationMerge: `u."undoneAt" IS NULL`,
  DistinctPeople: "false",
};

/** What stands in the way of undoing an import: records changed since, and records that use those it added. */
export async function findObstacles(tx: Tx, importId: string, most: number): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const { table, columns, adds } of await tablesWritten(tx, importId)) {
    const room = () => most - obstacles.length;
    const changed = await tx.$queryRawUnsafe<{ recordId: string }[]>(
      `SELECT c."recordId" FROM "ImportChange" c LEFT JOIN "${table}" r ON ${isRow("r", table, `c."recordId"`)}
       WHERE c."importId" = ? AND c."table" = ? AND (r.rowid IS NULL OR ${jsonOf("r", columns)} <> c."after")
       ORDER BY c."position" LIMIT ?`,
      importId,
      table,
      room(),
    );
    obstacles.push(...changed.map(({ recordId }) => ({ table, recordId, usedBy: null })));
    if (!adds || KEYS[table].length > 1) continue;
    for (const { child, column } of await referencesTo(tx, table)) {
      const holds = Prisma.raw(HELD_BY[child] ?? "true");
      // A reference the import itself wrote, in a record it added or changed, goes with it.
      const own = isImported(child)
        ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "ImportChange" o WHERE o."importId" = ${importId}
            AND o."table" = ${child} AND o."recordId" = ${Prisma.raw(idOf("u", child))}
            AND (o."before" IS NULL OR o."before" ->> ${column} IS NOT c."recordId"))`
        : Prisma.empty;
      const used = await tx.$queryRaw<{ recordId: string }[]>`
        SELECT DISTINCT c."recordId" FROM "ImportChange" c
        JOIN ${Prisma.raw(`"${child}" u ON u."${column}" = c."recordId"`)}
        WHERE c."importId" = ${importId} AND c."table" = ${table} AND c."before" IS NULL AND ${holds} ${own}
        LIMIT ${room()}`;
      obstacles.push(...used.map(({ recordId }) => ({ table, recordId, usedBy: child })));
    }
  }
  return obstacles;
}

/** Puts everything an import wrote back as it was, to the letter. Only where `findObstacles` finds none. */
export async function undoRecords(tx: Tx, importId: string): Promise<void> {
  for (const { table, columns } of (await tablesWritten(tx, importId)).reverse()) {
    const set = columns.map((name) => `"${name}" = c."before" ->> '${name}'`).join(", ");
    await tx.$executeRawUnsafe(
      `UPDATE "${table}" SET ${set} FROM "ImportChange" c
       WHERE c."importId" = ? AND c."table" = ? AND c."before" IS NOT NULL AND ${isRow(`"${table}"`, table, `c."recordId"`)}`,
      importId,
      table,
    );
    for (const { child, column } of await referencesTo(tx, table)) {
      if (!(child in HELD_BY)) continue;
      await tx.$executeRawUnsafe(
        `DELETE FROM "${child}" WHERE "${column}" IN (
           SELECT "recordId" FROM "ImportChange" WHERE "importId" = ? AND "table" = ? AND "before" IS NULL)`,
        importId,
        table,
      );
    }
    await tx.$executeRawUnsafe(
      `DELETE FROM "${table}" WHERE rowid IN (
         SELECT r.rowid FROM "ImportChange" c JOIN "${table}" r ON ${isRow("r", table, `c."recordId"`)}
         WHERE c."importId" = ? AND c."table" = ? AND c."before" IS NULL)`,
      importId,
      table,
    );
  }
  await tx.importChange.deleteMany({ where: { importId } });
}

/** Consecutive writes of one table and kind, no more than a chunk each. */
function runsOf(writes: readonly RecordWrite[]): RecordWrite[][] {
  const runs: RecordWrite[][] = [];
  for (const write of writes) {
    const run = runs.at(-1);
    const same = run?.[0]?.table === write.table && run[0].isNew === write.isNew && run.length < CHUNK;
    if (same) run.push(write);
    else runs.push([write]);
  }
  return runs;
}

async function insertRows(tx: Tx, table: ImportedTable, run: readonly RecordWrite[]) {
  const names = namesIn(run);
  await tx.$executeRawUnsafe(
    `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(", ")})
     SELECT ${names.map((name) => `value ->> '${name}'`).join(", ")} FROM json_each(?) WHERE true ORDER BY key`,
    JSON.stringify(run.map(({ columns }) => stored(columns))),
  );
}

async function updateRows(tx: Tx, table: ImportedTable, run: readonly RecordWrite[]) {
  // json_type is null where a row leaves the column as it is, and 'null' where it empties it.
  const set = namesIn(run).map(
    (name) =>
      `"${name}" = CASE WHEN json_type(u.value, '$.columns.${name}') IS NULL THEN "${table}"."${name}" ELSE u.value ->> '$.columns.${name}' END`,
  );
  await tx.$executeRawUnsafe(
    `UPDATE "${table}" SET ${set.join(", ")} FROM json_each(?) u
     WHERE ${isRow(`"${table}"`, table, "(u.value ->> 'id')")}`,
    JSON.stringify(run.map(({ id, columns }) => ({ id, columns: stored(columns) }))),
  );
}

/** The rows of some writes, each as the JSON text that SQLite itself makes of it. */
async function rowsAsJson(tx: Tx, table: ImportedTable, run: readonly RecordWrite[], columns: readonly string[]) {
  const rows = await tx.$queryRawUnsafe<{ id: string; json: string }[]>(
    `SELECT i.value AS "id", ${jsonOf("r", columns)} AS "json"
     FROM json_each(?) i JOIN "${table}" r ON ${isRow("r", table, "i.value")}`,
    JSON.stringify(run.map(({ id }) => id)),
  );
  return new Map(rows.map(({ id, json }) => [id, json]));
}

/** The tables an import wrote to in the order of their last record, with the columns as they were logged. */
async function tablesWritten(tx: Tx, importId: string) {
  const tables = await tx.$queryRaw<{ table: string; adds: bigint; after: string }[]>`
    SELECT "table", sum("before" IS NULL) AS "adds", "after", max("position") AS "last"
    FROM "ImportChange" WHERE "importId" = ${importId} GROUP BY "table" ORDER BY "last"`;
  return tables.map(({ table, adds, after }) => {
    if (!isImported(table)) throw new Error(`no table of imports: ${table}`);
    return { table, adds: adds > 0n, columns: Object.keys(JSON.parse(after)).map(plainName) };
  });
}

async function referencesTo(tx: Tx, table: ImportedTable): Promise<{ child: string; column: string }[]> {
  const references = await tx.$queryRaw<{ child: string; column: string }[]>`
    SELECT m."name" AS "child", f."from" AS "column"
    FROM sqlite_master m JOIN pragma_foreign_key_list(m."name") f
    WHERE m."type" = 'table' AND f."table" = ${table} ORDER BY 1, 2`;
  return references.map(({ child, column }) => ({ child: plainName(child), column: plainName(column) }));
}

async function columnsOf(tx: Tx, table: ImportedTable): Promise<string[]> {
  const columns = await tx.$queryRaw<{ name: string }[]>`SELECT "name" FROM pragma_table_info(${table}) ORDER BY "cid"`;
  return columns.map(({ name }) => plainName(name));
}

function namesIn(run: readonly RecordWrite[]): string[] {
  return [...new Set(run.flatMap(({ columns }) => Object.keys(columns)))].map(plainName);
}

/** Names go into SQL as they are: they come from code and from the schema, and this makes sure of it. */
function plainName(name: string): string {
  if (!/^\w+$/.test(name)) throw new Error(`no name of a column or table: ${name}`);
  return name;
}

/** The id of a record: its row's key, or the keys of what it joins with a blank between them. */
function idOf(alias: string, table: ImportedTable): string {
  return KEYS[table].map((name) => `${alias}."${name}"`).join(" || ' ' || ");
}

/** Whether a row is the one an id names; written so that the key's index serves. */
function isRow(alias: string, table: ImportedTable, id: string): string {
  const [first, second] = KEYS[table] as readonly string[];
  if (second === undefined) return `${alias}."${first}" = ${id}`;
  return `${alias}."${first}" = substr(${id}, 1, instr(${id}, ' ') - 1) AND ${alias}."${second}" = substr(${id}, instr(${id}, ' ') + 1)`;
}

function jsonOf(alias: string, columns: readonly string[]): string {
  return `json_object(${columns.map((name) => `'${name}', ${alias}."${name}"`).join(", ")})`;
}

function isImported(table: string): table is ImportedTable {
  return table in KEYS;
}

/** As Prisma's SQLite adapter stores values. */
function stored(columns: RecordWrite["columns"]): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, value]) => {
      if (value instanceof Date) return [name, value.toISOString().replace("Z", "+00:00")];
      return [name, typeof value === "boolean" ? Number(value) : value];
    }),
  );
}
