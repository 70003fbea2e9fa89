import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { createMailWorld, createQueuedMails } from "#tests/support/mail-rows.ts";
import type { ChildOptions } from "#tests/support/mail-worker-child.ts";
import { startSmtp } from "#tests/support/smtp.ts";

/** Numbers from 0 to 1, the same for a seed. Source: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A worker in a process of its own, loaded and waiting for its turn. */
async function loaded(options: ChildOptions): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/mail-worker-child.ts", JSON.stringify({ ...options, waits: true })],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  onTestFinished(() => void child.kill("SIGKILL"));
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** The SEQUENCE and Message-ID of a mail as it came over the wire. */
function readMail(raw: string): { sequence: number; messageId: string } {
  const file = raw.slice(raw.indexOf("Content-Type: application/ics"));
  const content = Buffer.from(file.slice(file.indexOf("\r\n\r\n"), file.lastIndexOf("\r\n--")), "base64").toString();
  return {
    sequence: Number(content.match(/^SEQUENCE:(\d+)\r$/m)?.[1]),
    messageId: raw.match(/^Message-ID: (<.+>)\r$/im)?.[1] ?? "",
  };
}

/** Beyond what the dead worker has leased. */
function later(ctx: TestContext) {
  ctx.at(new Date(ctx.now().getTime() + 10 * 60_000).toISOString());
}

test.each([
  { people: 1_000, kills: 20, connections: 1 },
  { people: 200, kills: 5, connections: 4 },
])(
  "killed at any point $kills times, with $connections in flight: $people people get it, in order",
  async (given) => {
    const { people, kills, connections } = given;
    const seed = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 2 ** 31));
    const random = randomOf(seed);
    const ctx = testContext();
    const world = await createMailWorld(ctx);
    const addresses = Array.from({ length: people }, (_, i) => `p${i}@example.jp`);
    const received: { to: string; sequence: number; messageId: string }[] = [];
    const smtp = await startSmtp({ take: ({ to, raw }) => void received.push({ to, ...readMail(raw) }) });
    smtp.delayMs = () => random() * 8;
    const queue = async (sequence: number) => {
      await ctx.db.session.update({ where: { id: world.sessionId }, data: { icalSequence: sequence } });
      await createQueuedMails(ctx, world, { addresses, sequence, kind: sequence ? "sessionChanged" : "invitation" });
    };
    const next = () => {
      later(ctx);
      const { secret } = ctx.settings;
      const options = { databaseFile: ctx.databaseFile, smtpUrl: smtp.url, secret, dieAfter: null, connections };
      return loaded({ ...options, now: ctx.now().toISOString() });
    };
    await queue(0);

    let waiting = next();
    for (let life = 0; life < kills; life++) {
      // The session is moved while the calls to it still go out.
      if (life === Math.floor(kills / 2)) await queue(1);
      const child = await waiting;
      const until = received.length + Math.floor((random() * 1.4 * people) / kills);
      child.stdin?.write("go\n");
      waiting = next();
      while (received.length < until && received.length < 1.4 * people) await delay(1);
      await delay(random() * 20);
      await kill(child);
    }
    const last = await waiting;
    last.stdin?.write("go\n");
    while ((await ctx.db.outboxMail.count({ where: { state: "queued" } })) > 0) await delay(50);
    await kill(last);

    const told = new Map<string, number[]>();
    for (const { to, sequence } of received) told.set(to, [...(told.get(to) ?? []), sequence]);
    const repeated = received.length - new Set(received.map(({ messageId }) => messageId)).size;
    const unsent = await ctx.db.outboxMail.findMany({
      where: { state: { not: "sent" } },
      select: { sequence: true, state: true, lastError: true },
    });
    const failed = `KILL_SEED=${seed}`;
    expect([...told.keys()].sort(), failed).toEqual(addresses.toSorted());
    for (const sequences of told.values()) {
      expect(sequences, failed).toEqual(sequences.toSorted());
      expect(sequences.at(-1), failed).toBe(1);
    }
    expect(repeated, failed).toBeLessThanOrEqual(kills * connections);
    // What went to nobody is what the move had overtaken.
    for (const mail of unsent) expect(mail, failed).toMatchObject({ sequence: 0, state: "failed" });
    expect(told.size + received.filter(({ sequence }) => sequence === 0).length, failed).toBeGreaterThan(people);
  },
  600_000,
);
