import { type AddressInfo, createConnection, createServer, type Server, type Socket } from "node:net";
import { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { openMailbox } from "#app/adapters/mail/mailbox.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import type { WorkerLog } from "#app/worker/mail-worker.ts";
import { startMailboxWorker } from "#app/worker/mailbox-worker.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { type Dovecot, startDovecot } from "#tests/support/dovecot.ts";
import { createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { googleReply, outlookReply, writtenReply } from "#tests/support/replies.ts";

const HANAKO = "hanako@clinic.example.jp";
const SOON = { lookMs: 60_000, retryMs: { first: 50, most: 200 } };

describe("a real mailbox", () => {
  let dovecot: Dovecot;
  let users = 0;
  beforeAll(async () => {
    dovecot = await startDovecot();
  });
  afterAll(() => dovecot?.remove());

  /** A session somebody is called to, and a mailbox of its own. */
  async function called() {
    const ctx = testContext();
    users += 1;
    const user = `renkei${users}`;
    ctx.settings.mailFrom = `${user}@pref.example.jp`;
    const center = await createCenter(ctx);
    const session = await createSession(ctx, center);
    const invitation = await createInvitation(ctx, session, await createPerson(ctx, center, { email: HANAKO }));
    const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, invitation.id));
    const facts = { uid: session.icalUid, organizer, attendee: HANAKO };
    const send = (bytes: Buffer) => dovecot.deliver({ from: HANAKO, to: organizer, bytes });
    return { ctx, user, facts, send };
  }

  function listen(ctx: TestContext, imapUrl: string, options = SOON) {
    const logged: unknown[] = [];
    const note = (fields: object, message: string) => logged.push([message, fields]);
    const log: WorkerLog = { info: note, warn: note, error: note };
    const worker = startMailboxWorker(ctx, imapUrl, log, options);
    onTestFinished(() => worker.stop());
    return { worker, logged };
  }

  const received = (ctx: TestContext, count: number) =>
    expect.poll(() => ctx.db.inboundMail.count(), { timeout: 20_000, interval: 50 }).toBe(count);

  async function unseen(user: string): Promise<number> {
    const client = new ImapFlow({
      ...{ host: "127.0.0.1", port: dovecot.imapPort, secure: false, logger: false },
      auth: { user, pass: "a-password-for-tests" },
    });
    await client.connect();
    const status = await client.status("INBOX", { unseen: true });
    await client.logout();
    return status ? (status.unseen ?? -1) : -1;
  }

  test("what lies there is taken in, what comes is told at once, and all is marked as read", async () => {
    const { ctx, user, facts, send } = await called();
    await send(googleReply(facts));
    listen(ctx, dovecot.imapUrl(user));
    await received(ctx, 1);
    // Told by IDLE: the mailbox itself is looked through once a minute here.
    await send(outlookReply({ ...facts, partstat: "DECLINED", stampedAt: "20260601T020000Z" }));
    await received(ctx, 2);
    await dovecot.append(user, writtenReply(facts, "よろしくお願いします。"));
    await received(ctx, 3);
    const mails = await ctx.db.inboundMail.findMany({ orderBy: { uid: "asc" } });
    expect(mails).toMatchObject([
      { uid: 1, state: "taken", mailbox: `${user}@127.0.0.1:${dovecot.imapPort}/INBOX` },
      { uid: 2, state: "taken" },
      { uid: 3, state: "toCheck", reason: "free-text" },
    ]);
    const answers = await ctx.db.response.findMany({ orderBy: { id: "asc" } });
    expect(answers.map(({ answer }) => answer)).toEqual(["attending", "absent"]);
    await expect.poll(() => unseen(user), { timeout: 10_000 }).toBe(0);
  });

  test("a mail somebody has read already in the mailbox is taken in all the same", async () => {
    const { ctx, user, facts, send } = await called();
    await send(googleReply(facts));
    const box = await openMailbox(dovecot.imapUrl(user), { onChange() {}, onClose() {} });
    await box.markSeen([1]);
    box.close();
    listen(ctx, dovecot.imapUrl(user));
    await received(ctx, 1);
  });

  test("started again, and beside another, it takes nothing twice", async () => {
    const { ctx, user, facts, send } = await called();
    const first = listen(ctx, dovecot.imapUrl(user));
    const beside = listen(ctx, dovecot.imapUrl(user));
    for (let i = 0; i < 5; i += 1) await send(googleReply({ ...facts, stampedAt: `2026060${i + 1}T000000Z` }));
    await received(ctx, 5);
    await Promise.all([first.worker.stop(), beside.worker.stop()]);
    await send(googleReply({ ...facts, partstat: "DECLINED", stampedAt: "20260607T000000Z" }));
    listen(ctx, dovecot.imapUrl(user));
    await received(ctx, 6);
    expect(await ctx.db.response.count()).toBe(2);
  });

  test("a connection that is cut, in IDLE or in the middle of a mail, is made anew and nothing is lost", async () => {
    const { ctx, user, facts, send } = await called();
    const way = await wayTo(dovecot.imapPort);
    listen(ctx, dovecot.imapUrl(user).replace(`:${dovecot.imapPort}/`, `:${way.port}/`));
    await send(googleReply(facts));
    await received(ctx, 1);
    way.cut();
    await send(googleReply({ ...facts, partstat: "DECLINED", stampedAt: "20260601T020000Z" }));
    await received(ctx, 2);
    // The next ones break off after some bytes, each time a little later.
    way.cutAfter([300, 700, 1_200, 2_000, 3_000]);
    way.cut();
    await send(writtenReply(facts, "長".repeat(50_000)));
    await received(ctx, 3);
    expect(await ctx.db.inboundMail.findMany({ orderBy: { uid: "asc" }, select: { uid: true } })).toEqual(
      [1, 2, 3].map((uid) => ({ uid })),
    );
    expect(await ctx.db.response.count()).toBe(2);
  });

  test("a server that is stopped is known to be down, and found again when it is back", async () => {
    const { ctx, user, facts, send } = await called();
    await send(googleReply(facts));
    const { worker, logged } = listen(ctx, dovecot.imapUrl(user));
    await received(ctx, 1);
    expect(worker.downSince()).toBeNull();
    await dovecot.stop();
    await expect.poll(() => worker.downSince(), { timeout: 20_000 }).not.toBeNull();
    await dovecot.start();
    await send(googleReply({ ...facts, partstat: "TENTATIVE", stampedAt: "20260601T020000Z" }));
    await received(ctx, 2);
    await expect.poll(() => worker.downSince(), { timeout: 20_000 }).toBeNull();
    // Nobody's name or address, nor the password, in what is logged.
    expect(JSON.stringify(logged)).not.toMatch(/hanako|password|花子/i);
  });

  test("a wrong password is down too, and stopping does not wait for it", async () => {
    const { ctx, user } = await called();
    const { worker } = listen(ctx, dovecot.imapUrl(user).replace("a-password", "another"), {
      ...SOON,
      retryMs: { first: 60_000, most: 60_000 },
    });
    await expect.poll(() => worker.downSince(), { timeout: 20_000 }).not.toBeNull();
    await worker.stop();
  });

  test("one mail that cannot be recorded holds up no other, and is taken in later", async () => {
    const { ctx, user, facts, send } = await called();
    await ctx.db
      .$executeRaw`CREATE TRIGGER full BEFORE INSERT ON "InboundMail" WHEN NEW."uid" = 1 BEGIN SELECT RAISE(ABORT, 'no'); END`;
    await send(writtenReply(facts, "一通目"));
    await send(googleReply(facts));
    const { worker } = listen(ctx, dovecot.imapUrl(user));
    await received(ctx, 1);
    expect(await ctx.db.response.count()).toBe(1);
    await expect.poll(() => worker.downSince(), { timeout: 10_000 }).not.toBeNull();
    await ctx.db.$executeRaw`DROP TRIGGER full`;
    await received(ctx, 2);
    await expect.poll(() => worker.downSince(), { timeout: 10_000 }).toBeNull();
  });

  test("another folder than INBOX", async () => {
    const { ctx, user } = await called();
    const worker = listen(ctx, dovecot.imapUrl(user, "無いフォルダ")).worker;
    await expect.poll(() => worker.downSince(), { timeout: 20_000 }).not.toBeNull();
  });
});

/** A way to a port that can be cut like a network. */
async function wayTo(port: number) {
  const open = new Set<Socket>();
  let limits: number[] = [];
  const server: Server = createServer((near) => {
    const far = createConnection({ host: "127.0.0.1", port });
    const limit = limits.shift() ?? Number.POSITIVE_INFINITY;
    let passed = 0;
    const end = () => {
      near.destroy();
      far.destroy();
      open.delete(near);
    };
    open.add(near);
    far.on("data", (data) => {
      passed += data.length;
      if (passed <= limit) near.write(data);
      else {
        near.write(data.subarray(0, data.length - (passed - limit)));
        setImmediate(end);
      }
    });
    near.on("data", (data) => far.write(data));
    for (const socket of [near, far]) socket.on("close", end).on("error", end);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      for (const socket of open) socket.destroy();
    },
    cutAfter: (bytes: number[]) => {
      limits = bytes;
    },
  };
}
