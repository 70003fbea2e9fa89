import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inject, onTestFinished } from "vitest";
import { type Database, openDatabase } from "#app/adapters/db/database.server.ts";
import { printHere } from "#app/http/print-thread.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";

export interface TestContext extends AppContext {
  databaseFile: string;
  /** Sets the clock. */
  at(now: string): void;
}

interface Given {
  now?: string;
  from?: string;
}

/** A real, migrated SQLite file, empty or a copy of `from`, and a fixed clock; gone when the test has finished. */
export function testContext(given: Given = {}): TestContext {
  const { close, ...ctx } = openContext(given);
  onTestFinished(close);
  return ctx;
}

/** The same for several tests that change nothing; whoever opens it closes it. */
export function openContext({
  now = "2026-06-01T09:00:00+09:00",
  from = inject("databaseTemplate"),
}: Given = {}): TestContext & { close(): Promise<void> } {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-test-"));
  const databaseFile = path.join(folder, "renkei.db");
  copyFileSync(from, databaseFile);
  const db: Database = openDatabase(`file:${databaseFile}`);
  const close = async () => {
    await db.$disconnect();
    rmSync(folder, { recursive: true, force: true });
  };
  let clock = new Date(now);
  return {
    close,
    db,
    databaseFile,
    now: () => clock,
    at: (next) => {
      clock = new Date(next);
    },
    settings: {
      baseUrl: "https://renkei.example.jp",
      mailFrom: "renkei@pref.example.jp",
      repliesAreRead: true,
      mailIsDelivered: true,
      filesDir: path.join(folder, "files"),
      secret: "test-secret-of-sufficient-length-000000",
    },
    requestId: "test",
    wakeMailer: () => {},
    importer: { wake: () => {}, doneOf: () => null },
    printer: printHere,
  };
}

/** The same by a clock that moves at every reading, a millisecond, as a real one does. */
export function byMovingClock<C extends AppContext>(ctx: C): C {
  let readings = 0;
  return { ...ctx, now: () => new Date(ctx.now().getTime() + readings++) };
}
