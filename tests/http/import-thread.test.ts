import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { importInThread } from "#app/http/import-thread.server.ts";
import { testContext } from "#tests/support/context.ts";

/** A project whose threads do this. */
function rootOf(code: string): string {
  const root = mkdtempSync(path.join(tmpdir(), "renkei-thread-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(path.join(root, "app/bin"), { recursive: true });
  writeFileSync(path.join(root, "app/bin/import-thread.mjs"), code);
  return root;
}

function run(code: string, progress: (done: number) => void, signal: AbortSignal) {
  const { settings } = testContext();
  return importInThread(rootOf(code), { databaseUrl: "file:none", settings })(
    { id: "a", owner: "b" },
    progress,
    signal,
  );
}

const REPORT = 'import { parentPort } from "node:worker_threads"; parentPort.postMessage(7);';

test("a thread that never leaves its loop ends with the signal", async () => {
  const end = new AbortController();
  const told: number[] = [];
  const note = (done: number) => {
    told.push(done);
    // By now it is in its loop.
    end.abort();
  };
  await expect(run(`${REPORT} for (;;);`, note, end.signal)).rejects.toThrow(/the thread ended/);
  expect(told).toEqual([7]);
});

test("one that comes to its end has done its work, one that throws has not", async () => {
  const { signal } = new AbortController();
  await expect(run(REPORT, () => {}, signal)).resolves.toBeUndefined();
  await expect(run('throw new Error("broken");', () => {}, signal)).rejects.toThrow("broken");
});
