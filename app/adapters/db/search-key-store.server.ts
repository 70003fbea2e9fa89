import { FOLDING_VERSION, searchKey } from "#app/domain/search-key.ts";
import { type Database, Prisma, type Tx } from "./database.server.ts";

/** The tables that keep a key beside what is searched for, each with the columns it is made of. */
const KEYED = {
  Person: ["name", "kana"],
  Organization: ["name"],
  Session: ["title", "series", "theme", "venue"],
  PracticeCard: ["title", "theme", "lecturer", "target", "content", "result", "advice"],
} as const;

/**
 * Makes the keys anew that an older folding has made, once: SQLite's `user_version` says which folding they are of.
 * What imports have logged of them changes too, or nothing brought in before could be undone.
 */
export async function renewSearchKeys(db: Database): Promise<void> {
  const [kept] = await db.$queryRaw<{ user_version: bigint }[]>`PRAGMA user_version`;
  if (Number(kept?.user_version) >= FOLDING_VERSION) return;
  await db.$transaction(async (tx) => {
    for (const table of Object.keys(KEYED) as (keyof typeof KEYED)[]) await renewKeysOf(tx, table);
  });
  await db.$executeRawUnsafe(`PRAGMA user_version = ${FOLDING_VERSION}`);
}

async function renewKeysOf(tx: Tx, table: keyof typeof KEYED): Promise<void> {
  const name = Prisma.raw(`"${table}"`);
  const columns = Prisma.raw(KEYED[table].map((column) => `"${column}"`).join(", "));
  const rows = await tx.$queryRaw<Record<string, string | null>[]>`SELECT "id", "searchKey", ${columns} FROM ${name}`;
  const stale = rows.flatMap(({ id, searchKey: old, ...row }) => {
    // Of an erased person nothing is to be found.
    const key = old === "" ? "" : searchKey(...KEYED[table].map((column) => row[column]));
    return key === old ? [] : [{ id, old, key }];
  });
  const list = JSON.stringify(stale);
  await tx.$executeRaw`UPDATE ${name} SET "searchKey" = s.value ->> 'key' FROM json_each(${list}) s
    WHERE ${name}."id" = s.value ->> 'id'`;
  for (const state of [Prisma.raw(`"before"`), Prisma.raw(`"after"`)]) {
    await tx.$executeRaw`UPDATE "ImportChange" SET ${state} = json_set(${state}, '$.searchKey', s.value ->> 'key')
      FROM json_each(${list}) s WHERE "table" = ${table} AND "recordId" = s.value ->> 'id'
      AND ${state} ->> 'searchKey' = s.value ->> 'old'`;
  }
}
