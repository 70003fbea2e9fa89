import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import type { ImportLease } from "#app/adapters/db/import-store.server.ts";
import type { Settings } from "#app/use-cases/context.ts";
import { type Progress, runImport } from "#app/use-cases/imports/run-import.ts";
import type { RunImport } from "#app/worker/import-worker.ts";
import { printHere } from "./print-thread.server.ts";

/** What a thread is told. */
export interface ImportThread {
  databaseUrl: string;
  settings: Settings;
  lease: ImportLease;
}

/** A sheet that would need more breaks off, and the server goes on. */
const MEMORY_MB = 1_024;

/**
 * Does imports in threads, one each: neither reading a large sheet nor writing ten thousand records keeps the server
 * from answering. `root` is the project's folder.
 */
export function importInThread(root: string, of: Omit<ImportThread, "lease">): RunImport {
  return async (lease, progress, signal) => {
    const thread = new Worker(path.join(root, "app/bin/import-thread.mjs"), {
      workerData: { ...of, lease } satisfies ImportThread,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    thread.on("message", progress);
    // What it has begun in the database is rolled back.
    signal.addEventListener("abort", () => void thread.terminate());
    // Rejects with what the thread threw.
    const [code] = await once(thread, "exit");
    if (code !== 0) throw new Error(`the thread ended with ${code}`);
  };
}

/** What such a thread does, with a connection of its own. */
export async function importThread({ databaseUrl, settings, lease }: ImportThread, progress: Progress): Promise<void> {
  const db = openDatabase(databaseUrl);
  try {
    await runImport({ db, settings, now: () => new Date(), requestId: "import-worker", ...deaf }, lease, progress);
  } finally {
    await db.$disconnect();
  }
}

/** There is nobody to wake in a thread. */
const deaf = { wakeMailer: () => {}, importer: { wake: () => {}, doneOf: () => null }, printer: printHere };
