import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Paper } from "#app/domain/paper.ts";
import { printInThread } from "#app/http/print-thread.server.ts";

const paper: Paper = { title: "通知", page: "portrait", face: "mincho", blocks: [{ kind: "text", text: "通知📱" }] };

/** A project's folder whose thread does what `code` says with each job. */
function projectWith(code: string) {
  const root = mkdtempSync(path.join(tmpdir(), "renkei-print-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(path.join(root, "app/bin"), { recursive: true });
  writeFileSync(
    path.join(root, "app/bin/print-thread.mjs"),
    `import { parentPort } from "node:worker_threads"; let jobs = 0; parentPort.on("message", (job) => { jobs += 1; ${code} });`,
  );
  return root;
}

const ANSWER = `parentPort.postMessage({ ok: true, value: { bytes: new Uint8Array([jobs]), missing: [] } });`;

test("jobs are done by one thread, one after the other", async () => {
  const printer = printInThread(projectWith(ANSWER));
  const all = await Promise.all([1, 2, 3].map(() => printer.print([paper])));
  expect(all.map(({ bytes }) => bytes[0])).toEqual([1, 2, 3]);
});

test("a job that fails says why, and the next one goes on", async () => {
  const printer = printInThread(
    projectWith(`if (job.only === "missing") parentPort.postMessage({ ok: false, error: "no font" }); else ${ANSWER}`),
  );
  await expect(printer.missing([paper])).rejects.toThrow("no font");
  expect((await printer.print([paper])).bytes).toHaveLength(1);
});

test("a thread that died, or that never ends, is replaced", async () => {
  const died = printInThread(projectWith(`if (job.only === "missing") process.exit(1); else ${ANSWER}`));
  await expect(died.missing([paper])).rejects.toThrow();
  expect((await died.print([paper])).bytes[0]).toBe(1);
  const stuck = printInThread(projectWith(`if (job.only === "missing") for (;;); else ${ANSWER}`), { jobMs: 2_000 });
  await expect(stuck.missing([paper])).rejects.toThrow("too long");
  expect((await stuck.print([paper])).bytes[0]).toBe(1);
});

test("nobody prints: the thread goes, and comes again", async () => {
  const printer = printInThread(projectWith(ANSWER), { idleMs: 10 });
  expect((await printer.print([paper])).bytes[0]).toBe(1);
  const printLater = async () => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return (await printer.print([paper])).bytes[0];
  };
  await expect.poll(printLater, { timeout: 20_000 }).toBe(1);
});
