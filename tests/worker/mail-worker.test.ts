import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import { type MailTransport, openTransport } from "#app/adapters/mail/transport.server.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { type MailPace, startMailWorker } from "#app/worker/mail-worker.ts";
import { testContext } from "#tests/support/context.ts";
import { createMailWorld, createQueuedMail } from "#tests/support/mail-rows.ts";
import type { ChildOptions } from "#tests/support/mail-worker-child.ts";
import { startSmtp, type TestSmtp } from "#tests/support/smtp.ts";

/** Far more than it takes, in ms: on a machine that does much else. */
const SOON = 25_000;

function recordingLog() {
  const lines: string[] = [];
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { lines, info: note, warn: note, error: note };
}

function startWorker(ctx: AppContext, transport: MailTransport | null, options?: MailPace) {
  const log = recordingLog();
  const worker = startMailWorker(ctx, transport, log, options);
  onTestFinished(() => worker.stop());
  return { worker, log };
}

function open(smtp: TestSmtp) {
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  return transport;
}

test("a mail queued while the worker sleeps is sent when it is woken", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const { worker } = startWorker(ctx, open(smtp), { pollMs: 60_000 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await createQueuedMail(ctx, await createMailWorld(ctx));
  expect(smtp.received).toHaveLength(0);
  worker.wake();
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), SOON);
});

test("a mail nobody told it of is found by looking now and then", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  startWorker(ctx, open(smtp), { pollMs: 50 });
  await createQueuedMail(ctx, await createMailWorld(ctx));
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), SOON);
});

test("stopping lets the mail in flight finish, and takes no other", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  await createQueuedMail(ctx, world, { address: "a@example.jp" });
  await createQueuedMail(ctx, world, { address: "b@example.jp" });
  let stopped: Promise<void> | undefined;
  // The server has the mail, and has not accepted it.
  smtp.delayMs = () => {
    stopped ??= worker.stop();
    return 100;
  };
  const { worker } = startWorker(ctx, open(smtp));
  await vi.waitFor(() => expect(stopped).toBeDefined(), SOON);
  await stopped;
  expect(smtp.received).toHaveLength(1);
  expect((await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state)).toEqual([
    "sent",
    "queued",
  ]);
});

test("without a mail server, mails are kept to be read", async () => {
  const ctx = testContext();
  await createQueuedMail(ctx, await createMailWorld(ctx));
  const { log } = startWorker(ctx, null);
  await vi.waitFor(async () => expect((await ctx.db.outboxMail.findFirst())?.state).toBe("kept"), SOON);
  expect(log.lines).toEqual(['mails kept: no mail server is set {"kept":1}']);
});

test("an unforeseen error is logged, and the worker goes on", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  let broken = true;
  const now = () => {
    if (broken) throw new Error("no clock");
    return ctx.now();
  };
  const { log } = startWorker({ ...ctx, now }, open(smtp), { pollMs: 20 });
  await createQueuedMail(ctx, await createMailWorld(ctx));
  await vi.waitFor(() => expect(log.lines.length).toBeGreaterThan(1), SOON);
  broken = false;
  await vi.waitFor(() => expect(smtp.received).toHaveLength(1), SOON);
});

test("the log names no person, though the server's refusal does", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  const { token } = await createQueuedMail(ctx, world, { address: "yamada@example.jp" });
  await createQueuedMail(ctx, world, { address: "nobody@example.jp" });
  smtp.refuseRecipient("nobody@example.jp", { code: 550, text: "<nobody@example.jp> unknown" });
  const { log } = startWorker(ctx, open(smtp));
  await vi.waitFor(() => expect(log.lines).toHaveLength(2), SOON);
  expect(log.lines.join()).not.toMatch(new RegExp(`山田|@|${token}`));
});

test("two workers on one database send each mail once", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  const addresses = Array.from({ length: 40 }, (_, i) => `p${i}@example.jp`);
  for (const address of addresses) await createQueuedMail(ctx, world, { address });
  const other = openDatabase(`file:${ctx.databaseFile}`);
  const workers = [startWorker(ctx, open(smtp)), startWorker({ ...ctx, db: other }, open(smtp))];
  await vi.waitFor(async () => expect(await ctx.db.outboxMail.count({ where: { state: "sent" } })).toBe(40), SOON);
  await Promise.all(workers.map(({ worker }) => worker.stop()));
  await other.$disconnect();
  expect(smtp.received.map(({ to }) => to[0]).sort()).toEqual(addresses.toSorted());
  for (const { log } of workers) expect(log.lines.length).toBeGreaterThan(0);
});

function startChild(options: ChildOptions): ChildProcess {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/mail-worker-child.ts", JSON.stringify(options)],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("killed between sending and recording, at most one mail goes out twice and none is lost", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  const addresses = Array.from({ length: 6 }, (_, i) => `p${i}@example.jp`);
  for (const address of addresses) await createQueuedMail(ctx, world, { address });
  const options = {
    databaseFile: ctx.databaseFile,
    smtpUrl: smtp.url,
    now: ctx.now().toISOString(),
    secret: ctx.settings.secret,
  };

  const [, signal] = await once(startChild({ ...options, dieAfter: 3 }), "exit");
  expect(signal).toBe("SIGKILL");
  expect(smtp.received).toHaveLength(3);
  expect(await ctx.db.outboxMail.count({ where: { state: "sent" } })).toBe(2);

  // Past the dead worker's lease.
  ctx.at("2026-06-01T09:10:00+09:00");
  const child = startChild({ ...options, now: ctx.now().toISOString(), dieAfter: null });
  await vi.waitFor(async () => expect(await ctx.db.outboxMail.count({ where: { state: "sent" } })).toBe(6), SOON);
  child.kill("SIGKILL");
  await once(child, "exit");

  expect(smtp.received).toHaveLength(7);
  const messageIds = new Map<string | undefined, Set<string | undefined>>();
  for (const { to, parsed } of smtp.received) {
    messageIds.set(to[0], (messageIds.get(to[0]) ?? new Set()).add(parsed.messageId));
  }
  expect([...messageIds.keys()].sort()).toEqual(addresses.toSorted());
  expect([...messageIds.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("while the server turns us away everything waits and keeps its tries, since when is told, and then all goes out", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  for (let i = 0; i < 5; i++) await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  smtp.refuseConnections({ code: 421, text: "4.3.2 Not now" });
  const pauses: number[] = [];
  const pause = (failures: number) => {
    pauses.push(failures);
    return 20;
  };
  const { worker } = startWorker(ctx, open(smtp), { pollMs: 50, connections: 3, pause });
  await vi.waitFor(() => expect(pauses.length).toBeGreaterThan(3), SOON);
  expect(pauses.slice(0, 3)).toEqual([1, 2, 3]);
  expect(worker.outage()).toMatchObject({ since: ctx.now(), reason: expect.stringContaining("Not now") });
  smtp.refuseConnections(null);
  await vi.waitFor(() => expect(smtp.received).toHaveLength(5), SOON);
  await worker.stop();
  expect(worker.outage()).toBeNull();
  const mails = await ctx.db.outboxMail.findMany();
  expect(mails.map(({ state, attempts }) => [state, attempts])).toEqual(mails.map(() => ["sent", 1]));
});

test("as many are in flight as are set, no more", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  smtp.delayMs = 300;
  const world = await createMailWorld(ctx);
  for (let i = 0; i < 12; i++) await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  const transport = openTransport(smtp.url, { connections: 3 });
  onTestFinished(() => transport.close());
  startWorker(ctx, transport, { connections: 3 });
  await vi.waitFor(() => expect(smtp.received).toHaveLength(12), SOON);
  expect(smtp.connections.most).toBe(3);
});

test("no more leave within a minute than are set", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  const world = await createMailWorld(ctx);
  for (let i = 0; i < 5; i++) await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  const start = performance.now();
  startWorker(ctx, open(smtp), { perMinute: 600, connections: 3 });
  await vi.waitFor(() => expect(smtp.received).toHaveLength(5), SOON);
  // Four spaces of 100 ms between five.
  expect(performance.now() - start).toBeGreaterThanOrEqual(395);
});

test("two processes with several in flight each: to one address everything arrives in the order it was written", async () => {
  const ctx = testContext();
  const smtp = await startSmtp();
  smtp.delayMs = () => Math.random() * 20;
  const world = await createMailWorld(ctx);
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 5; i++) await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  }
  const other = openDatabase(`file:${ctx.databaseFile}`);
  const workers = [ctx.db, other].map((db) => {
    const transport = openTransport(smtp.url, { connections: 3 });
    onTestFinished(() => transport.close());
    return startWorker({ ...ctx, db }, transport, { connections: 3, pollMs: 20 });
  });
  await vi.waitFor(async () => expect(await ctx.db.outboxMail.count({ where: { state: "sent" } })).toBe(30), 40_000);
  await Promise.all(workers.map(({ worker }) => worker.stop()));
  await other.$disconnect();
  const written = await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } });
  for (let i = 0; i < 5; i++) {
    const to = `p${i}@example.jp`;
    const arrived = smtp.received.filter((mail) => mail.to[0] === to).map(({ parsed }) => parsed.messageId);
    expect(arrived).toEqual(written.filter(({ toAddress }) => toAddress === to).map(({ messageId }) => messageId));
  }
});
