import { expect, onTestFinished, test, vi } from "vitest";
import { type ImportLease, leaseNextImport } from "#app/adapters/db/import-store.server.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { changeImportState } from "#app/use-cases/imports/change-import-state.ts";
import { matchColumns } from "#app/use-cases/imports/match-columns.ts";
import { runImport } from "#app/use-cases/imports/run-import.ts";
import { type RunImport, startImportWorker } from "#app/worker/import-worker.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter } from "#tests/support/factories.ts";
import { checked, upload, utf8 } from "#tests/support/imports.ts";

/** Far more than it takes, in ms: on a machine that does much else. */
const SOON = 25_000;
const SHEET = { kind: "people" as const, bytes: utf8([["氏名"], ["釧路 花子"]]) };

async function setUp() {
  const ctx = testContext();
  return asStaff(ctx, await createCenter(ctx));
}

function start(ctx: StaffContext, run: RunImport, options: { pollMs?: number; leaseMs?: number; jobMs?: number } = {}) {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: note, warn: note, error: note };
  const worker = startImportWorker(ctx, run, log, { pollMs: 20, ...options });
  onTestFinished(() => worker.stop());
  return { worker, lines };
}

const stateOf = async (ctx: StaffContext, id: string) =>
  (await ctx.db.import.findUniqueOrThrow({ where: { id } })).state;

test("what waits is done when the worker is woken, and its progress can be asked for meanwhile", async () => {
  const staff = await setUp();
  const id = await upload(staff, SHEET);
  const { worker } = start(
    staff,
    async (lease, progress) => {
      progress(7);
      expect(worker.doneOf(lease.id)).toBe(7);
      expect(worker.doneOf("another")).toBeNull();
      await runImport(staff, lease, progress);
    },
    { pollMs: 60_000 },
  );
  await matchColumns({ ...staff, importer: worker }, { id, columns: { name: 0 } });
  await vi.waitFor(async () => expect(await stateOf(staff, id)).toBe("checked"), SOON);
  await vi.waitFor(() => expect(worker.doneOf(id)).toBeNull(), SOON);
});

test("an import that breaks off goes back to where the desk can act, and the worker goes on with the next", async () => {
  const staff = await setUp();
  const first = await checked(staff, SHEET);
  const second = await upload(staff, SHEET);
  await staff.db.import.update({ where: { id: first }, data: { state: "applying" } });
  const { lines } = start(staff, (lease: ImportLease, progress) => {
    if (lease.id === first) throw new Error("out of memory");
    return runImport(staff, lease, progress);
  });
  await matchColumns(staff, { id: second, columns: { name: 0 } });
  await vi.waitFor(async () => expect(await stateOf(staff, second)).toBe("checked"), SOON);
  expect(await staff.db.import.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
    state: "checked",
    problem: expect.stringContaining("job-failed"),
  });
  expect(await staff.db.person.count()).toBe(0);
  expect(lines[0]).toMatch(/^import broke off/);
  expect(lines.join()).not.toMatch(/花子/);
});

test("a lease is held as long as the work goes on", async () => {
  const staff = await setUp();
  const id = await upload(staff, SHEET);
  await staff.db.import.update({ where: { id }, data: { state: "checking" } });
  let now = new Date("2026-06-01T09:00:00+09:00");
  let finish = () => {};
  let runs = 0;
  start(
    { ...staff, now: () => now },
    () => {
      runs += 1;
      return new Promise<void>((resolve) => {
        finish = () => {
          void staff.db.import.update({ where: { id }, data: { state: "checked" } }).then(() => resolve());
        };
      });
    },
    { leaseMs: 150 },
  );
  await vi.waitFor(() => expect(runs).toBe(1), SOON);
  now = new Date("2026-06-01T12:00:00+09:00");
  const held = async () => (await staff.db.import.findUniqueOrThrow({ where: { id } })).leaseEndsAt;
  await vi.waitFor(async () => expect(await held()).toEqual(new Date(now.getTime() + 150)), SOON);
  expect(runs).toBe(1);
  finish();
});

test("an import that never ends is ended, and the worker goes on with the next", async () => {
  const staff = await setUp();
  const [first, second] = [await upload(staff, SHEET), await upload(staff, SHEET)];
  const endless = (signal: AbortSignal) =>
    new Promise<void>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  const run: RunImport = (lease, progress, signal) =>
    lease.id === first ? endless(signal) : runImport(staff, lease, progress);
  for (const id of [first, second]) await matchColumns(staff, { id, columns: { name: 0 } });
  start(staff, run, { jobMs: 200 });
  await vi.waitFor(async () => expect(await stateOf(staff, second)).toBe("checked"), SOON);
  expect(await staff.db.import.findUniqueOrThrow({ where: { id: first } })).toMatchObject({
    state: "failed",
    problem: expect.stringContaining("job-failed"),
    leaseOwner: null,
  });
});

test("an import that two servers have died at is not begun a third time", async () => {
  const staff = await setUp();
  const id = await checked(staff, SHEET);
  await changeImportState(staff, { id, step: "apply" });
  const take = (minutes: number) => {
    const now = new Date(staff.now().getTime() + minutes * 60_000);
    return leaseNextImport(staff.db, { owner: "dead", now, leaseMs: 30_000 });
  };
  // Whoever holds these is never heard of again.
  expect(await take(-10)).toMatchObject({ id, deaths: 0 });
  expect(await take(-5)).toMatchObject({ id, deaths: 1 });
  const begun: string[] = [];
  start(staff, async (lease) => void begun.push(lease.id));
  await vi.waitFor(async () => expect(await stateOf(staff, id)).toBe("checked"), SOON);
  expect(begun).toEqual([]);
  const { problem } = await staff.db.import.findUniqueOrThrow({ where: { id } });
  expect(problem).toContain("job-failed");
  await changeImportState(staff, { id, step: "apply" });
  expect(await take(0)).toMatchObject({ id, deaths: 0 });
});
