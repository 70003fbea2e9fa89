import { expect, test } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import {
  giveBack,
  keepQueued,
  leaseNextMail,
  queueMail,
  recordFailure,
  recordSent,
} from "#app/adapters/db/outbox-store.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { testContext } from "#tests/support/context.ts";
import { createMailWorld, createQueuedMail } from "#tests/support/mail-rows.ts";

const LEASE_MS = 60_000;

function lease(ctx: ReturnType<typeof testContext>, owner: string, db = ctx.db) {
  return leaseNextMail(db, { owner, now: ctx.now(), leaseMs: LEASE_MS });
}

test("a queued mail and its calendar hold no token, and its Message-ID is of our domain", async () => {
  const ctx = testContext();
  const { mailId, token } = await createQueuedMail(ctx, await createMailWorld(ctx));
  const mail = await ctx.db.outboxMail.findUniqueOrThrow({ where: { id: mailId }, include: { calendarMessage: true } });
  expect(mail).toMatchObject({ state: "queued", attempts: 0 });
  expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@pref\.example\.jp>$/);
  expect(JSON.stringify(mail)).not.toContain(token);
  expect(mail.text).toContain(TOKEN_PLACEHOLDER);
});

test("a mail queued in a transaction that fails was never queued", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const { invitationId } = await createQueuedMail(ctx, world);
  const undone = ctx.db.$transaction(async (tx) => {
    await queueMail(
      tx,
      {
        ...world,
        invitationId,
        tokenGeneration: 0,
        sequence: 1,
        kind: "invitation",
        fromName: "北見保健所",
        replyTo: null,
        toName: "山田 太郎",
        toAddress: "yamada@example.jp",
        subject: "",
        text: "",
        html: "",
        calendar: { method: "CANCEL", sequence: 1, content: "" },
      },
      { now: ctx.now(), mailFrom: ctx.settings.mailFrom },
    );
    throw new Error("undo");
  });
  await expect(undone).rejects.toThrow("undo");
  expect([await ctx.db.outboxMail.count(), await ctx.db.calendarMessage.count()]).toEqual([1, 1]);
});

test("of many that reach for the same mails, each mail goes to one", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  for (let i = 0; i < 12; i += 1) await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  const other = openDatabase(`file:${ctx.databaseFile}`);
  try {
    const leases = await Promise.all(
      Array.from({ length: 20 }, (_, i) => lease(ctx, `owner-${i}`, i % 2 ? other : ctx.db)),
    );
    const taken = leases.filter((one) => one !== null).map(({ mail }) => mail.id);
    expect(taken).toHaveLength(12);
    expect(new Set(taken).size).toBe(12);
  } finally {
    await other.$disconnect();
  }
});

test("mails go in the order they fall due, and none before", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const first = await createQueuedMail(ctx, world, { address: "first@example.jp" });
  ctx.at("2026-06-01T09:01:00+09:00");
  const second = await createQueuedMail(ctx, world, { address: "second@example.jp" });
  const one = await lease(ctx, "a");
  expect(one?.mail.id).toBe(first.mailId);
  if (one) {
    await recordFailure(ctx.db, one, { reason: "451 later", nextTryAt: new Date("2026-06-01T09:01:30+09:00") });
  }
  expect((await lease(ctx, "a"))?.mail.id).toBe(second.mailId);
  expect(await lease(ctx, "a")).toBeNull();
  ctx.at("2026-06-01T09:01:30+09:00");
  expect((await lease(ctx, "a"))?.mail).toMatchObject({ id: first.mailId, attempts: 2, lastError: "451 later" });
});

test("a lease that ran out is lost to whoever takes the mail next, the same owner too", async () => {
  const ctx = testContext();
  await createQueuedMail(ctx, await createMailWorld(ctx));
  const old = await lease(ctx, "a");
  expect(await lease(ctx, "b")).toBeNull();
  ctx.at("2026-06-01T09:01:00+09:00");
  const anew = await lease(ctx, "a");
  if (!old || !anew) throw new Error("not leased");
  expect(await recordFailure(ctx.db, old, { reason: "too late", nextTryAt: null })).toBe(false);
  expect(await recordSent(ctx.db, anew, ctx.now())).toBe(true);
  expect(await recordSent(ctx.db, anew, ctx.now())).toBe(false);
  expect(await ctx.db.outboxMail.findFirst()).toMatchObject({ state: "sent", leaseOwner: null, lastError: null });
});

test("mails are kept, save the one another process is sending", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  await createQueuedMail(ctx, world);
  await createQueuedMail(ctx, world);
  await lease(ctx, "a");
  expect(await keepQueued(ctx.db, ctx.now())).toBe(1);
  expect(await ctx.db.outboxMail.count({ where: { state: "kept" } })).toBe(1);
});

test("to one address nothing overtakes what was written before, be it in flight or waiting for its next try", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const first = await createQueuedMail(ctx, world);
  const second = await createQueuedMail(ctx, world);
  const other = await createQueuedMail(ctx, world, { address: "other@example.jp" });
  const one = await lease(ctx, "a");
  if (!one) throw new Error("not leased");
  expect(one.mail.id).toBe(first.mailId);
  expect((await lease(ctx, "b"))?.mail.id).toBe(other.mailId);
  expect(await lease(ctx, "b")).toBeNull();
  await recordFailure(ctx.db, one, { reason: "451 later", nextTryAt: new Date("2026-06-01T09:00:30+09:00") });
  expect(await lease(ctx, "b")).toBeNull();
  ctx.at("2026-06-01T09:00:30+09:00");
  const again = await lease(ctx, "a");
  if (!again) throw new Error("not leased");
  expect(again.mail.id).toBe(first.mailId);
  await recordSent(ctx.db, again, ctx.now());
  expect((await lease(ctx, "b"))?.mail.id).toBe(second.mailId);
});

test("a mail that waits for its next try and that the session has left behind holds up no news of it", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  await ctx.db.session.update({ where: { id: world.sessionId }, data: { icalSequence: 1 } });
  const first = await createQueuedMail(ctx, world);
  const one = await lease(ctx, "a");
  if (!one) throw new Error("not leased");
  const news = await createQueuedMail(ctx, world);
  await ctx.db.outboxMail.update({ where: { id: first.mailId }, data: { sequence: 1 } });
  await ctx.db.outboxMail.update({ where: { id: news.mailId }, data: { sequence: 2 } });
  await ctx.db.session.update({ where: { id: world.sessionId }, data: { icalSequence: 2 } });
  // While it may be on its way it goes before.
  expect(await lease(ctx, "b")).toBeNull();
  await recordFailure(ctx.db, one, { reason: "451 later", nextTryAt: new Date("2026-06-01T15:00:00+09:00") });
  expect((await lease(ctx, "b"))?.mail.id).toBe(news.mailId);
});

test("a try given back was none", async () => {
  const ctx = testContext();
  await createQueuedMail(ctx, await createMailWorld(ctx));
  const one = await lease(ctx, "a");
  if (!one) throw new Error("not leased");
  expect(await giveBack(ctx.db, one)).toBe(true);
  expect(await ctx.db.outboxMail.findFirst()).toMatchObject({ state: "queued", attempts: 0, leaseOwner: null });
  expect(await giveBack(ctx.db, one)).toBe(false);
  expect((await lease(ctx, "b"))?.mail.attempts).toBe(1);
});

test("a mail that was put off from the start holds up no other to its address", async () => {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const morning = await createQueuedMail(ctx, world);
  await ctx.db.outboxMail.update({
    where: { id: morning.mailId },
    data: { dueAt: new Date("2026-06-02T08:00:00+09:00") },
  });
  const now = await createQueuedMail(ctx, world);
  expect((await lease(ctx, "a"))?.mail.id).toBe(now.mailId);
});
