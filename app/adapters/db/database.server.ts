import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, Transaction } from "@prisma/driver-adapter-utils";
import { Prisma, PrismaClient } from "./generated/sqlite/client.ts";

export type * from "./generated/sqlite/enums.ts";
export { Prisma };
export type Database = PrismaClient;
/** What a store reads and writes with: the database itself, or the transaction a use case has opened. */
export type Tx = Prisma.TransactionClient;

/** How long another process that writes is waited for, from when the turn within this one has come. */
const BUSY_MS = 10_000;
const RETRY_MS = 5;
/** How long one process writes without a break, and how long the break is: else its queue would go before all others. */
const TURN_MS = 200;
const BREAK_MS = 4 * RETRY_MS;
/** How long a use case waits for those before it in its own process. */
const QUEUE_MS = 60_000;

/** What SQLite itself takes in one statement (SQLITE_MAX_VARIABLE_NUMBER, as better-sqlite3 is built). */
const MOST_VALUES = 32_766;

/** Opens the database at a `file:` URL. It must have been migrated. */
export function openDatabase(url: string, { queueMs = QUEUE_MS } = {}): Database {
  return new PrismaClient({
    adapter: new OneWriterSqlite({ url }),
    transactionOptions: { maxWait: queueMs, timeout: 20_000 },
  });
}

/**
 * Prisma's SQLite adapter has one connection, and lets a query from outside run on it while a transaction is
 * open: it would read what is not committed, and its writes would vanish with a rollback. Here such queries
 * wait for the transaction to end, so a use case inside a transaction must use that transaction alone.
 */
class OneWriterSqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    // WAL lets other processes read while one writes; NORMAL loses nothing committed when the process is killed.
    await adapter.executeScript(
      `PRAGMA busy_timeout = ${BUSY_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
       PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 0;`,
    );
    leaveBeginToUs(adapter as unknown as { client: Sqlite });
    // Prisma supposes 999, and does not divide a query for the ordered rows of more parents than that.
    adapter.getConnectionInfo = () => ({ maxBindValues: MOST_VALUES, supportsRelationJoins: false });
    waitForTransactions(adapter);
    return adapter;
  }
}

interface Sqlite {
  prepare(sql: string): { run(): unknown };
}

/** The adapter's own BEGIN does nothing: where it failed, the adapter would never give its mutex back. */
function leaveBeginToUs({ client }: { client: Sqlite }) {
  const prepare = client.prepare.bind(client);
  client.prepare = (sql) => (sql === "BEGIN" ? { run: () => {} } : prepare(sql));
}

function waitForTransactions(adapter: SqlDriverAdapter) {
  let open: Promise<void> | null = null;
  const queryRaw = adapter.queryRaw.bind(adapter);
  const executeRaw = adapter.executeRaw.bind(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.queryRaw = (query) =>
    // At each try anew: a transaction may have begun while this one waited for another process.
    whenFree(async () => {
      while (open) await open;
      return queryRaw(query);
    });
  adapter.executeRaw = async (query) => {
    const leave = await inTurn();
    return whenFree(() => executeRaw(query)).finally(leave);
  };
  /** Takes the write lock, or nothing: between one try and the next whoever reads in this process goes on. */
  const begin = async () => {
    let end = () => {};
    open = new Promise((resolve) => {
      end = () => {
        open = null;
        resolve();
      };
    });
    try {
      // At once. A deferred transaction that has read before it writes is refused when another process wrote in
      // between, however long the busy timeout.
      await adapter.executeScript("BEGIN IMMEDIATE");
      return end;
    } catch (error) {
      end();
      throw error;
    }
  };
  let last: Promise<void> = Promise.resolve();
  /** Whoever writes goes one after the other, so that the first alone tries for the lock. */
  async function inTurn() {
    const before = last;
    let leave = () => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  }
  let turnBegan = 0;
  let endedAt = 0;
  adapter.startTransaction = async (isolation) => {
    const leave = await inTurn();
    try {
      const now = Date.now();
      if (now - endedAt < BREAK_MS && now - turnBegan > TURN_MS) await pause(BREAK_MS);
      const end = await whenFree(begin);
      if (Date.now() - endedAt >= BREAK_MS) turnBegan = Date.now();
      const finish = () => {
        endedAt = Date.now();
        end();
        leave();
      };
      return await startTransaction(isolation).then(
        (transaction) => endingWith(transaction, finish),
        (error) => {
          finish();
          throw error;
        },
      );
    } catch (error) {
      leave();
      throw error;
    }
  };
}

/**
 * Waits for another process or thread that is writing, up to `BUSY_MS`. SQLite's own busy timeout would do so
 * too, but with this whole process standing still meanwhile.
 */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  const until = Date.now() + BUSY_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await pause(RETRY_MS);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function isBusy(error: unknown): boolean {
  return (error as { cause?: { kind?: string } } | null)?.cause?.kind === "SocketTimeout";
}

function endingWith(transaction: Transaction, end: () => void): Transaction {
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  transaction.commit = () => commit().finally(end);
  transaction.rollback = () => rollback().finally(end);
  return transaction;
}
