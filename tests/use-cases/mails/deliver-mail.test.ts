import { expect, onTestFinished, test } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { TOKEN_PLACEHOLDER } from "#app/domain/link.ts";
import { TAG_LENGTH, tagged } from "#app/domain/reply-address.ts";
import { expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { createMailWorld, createQueuedMail } from "#tests/support/mail-rows.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const ADDRESS = "yamada@hospital.example.jp";

async function setUp() {
  const ctx = testContext();
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  const queued = await createQueuedMail(ctx, await createMailWorld(ctx), { address: ADDRESS });
  return { ctx, smtp, queued, deliver: () => deliverNextMail(ctx, transport, "test") };
}

function stored(ctx: TestContext) {
  return ctx.db.outboxMail.findFirstOrThrow();
}

test("the recipient gets their own link, in text, HTML and calendar", async () => {
  const { ctx, smtp, queued, deliver } = await setUp();
  expect(await deliver()).toEqual({ mailId: queued.mailId, outcome: "sent", failure: null, reason: null });
  expect(await deliver()).toBeNull();
  expect(await stored(ctx)).toMatchObject({ state: "sent", sentAt: ctx.now(), attempts: 1 });

  const link = `https://renkei.example.jp/r/${queued.token}`;
  const parsed = smtp.received[0]?.parsed;
  expect(parsed?.text).toContain(link);
  expect(parsed?.html).toContain(`href="${link}"`);
  const file = parsed?.attachments.find(({ contentType }) => contentType === "application/ics");
  const calendar = file?.content ?? Buffer.of();
  expectSoundCalendar(calendar);
  expect(logicalLines(calendar.toString())).toContain(`URL;VALUE=URI:${link}`);
  expect(`${parsed?.text}${parsed?.html}${calendar}`).not.toContain(TOKEN_PLACEHOLDER);
});

test("once a new link is given, the mail of the old one goes nowhere: its address may be the wrong one", async () => {
  const { ctx, smtp, queued, deliver } = await setUp();
  await ctx.db.invitation.update({ where: { id: queued.invitationId }, data: { tokenGeneration: 1 } });
  expect(await deliver()).toMatchObject({ outcome: "failed" });
  expect(smtp.received).toHaveLength(0);
});

test("an invitation taken back since is not sent, and the desk sees why", async () => {
  const { ctx, smtp, queued, deliver } = await setUp();
  await ctx.db.invitation.update({ where: { id: queued.invitationId }, data: { revokedAt: ctx.now() } });
  expect(await deliver()).toMatchObject({ outcome: "failed" });
  expect(smtp.received).toHaveLength(0);
  expect(await stored(ctx)).toMatchObject({ state: "failed", lastError: expect.stringContaining("取り消された") });
});

test.each([
  ["its calendar", {}, "failed"],
  ["a time but no calendar", { calendarMessageId: null }, "failed"],
  ["neither time nor place", { calendarMessageId: null, sequence: null }, "sent"],
])("of a session changed since, a mail that states %s: %j is %s", async (_, columns, outcome) => {
  const { ctx, smtp, queued, deliver } = await setUp();
  await ctx.db.outboxMail.update({ where: { id: queued.mailId }, data: columns });
  await ctx.db.session.updateMany({ data: { icalSequence: { increment: 1 } } });
  expect(await deliver()).toMatchObject({ outcome });
  expect(smtp.received).toHaveLength(outcome === "sent" ? 1 : 0);
});

test("an address the server does not know is given up at once, in the server's words", async () => {
  const { ctx, smtp, deliver } = await setUp();
  smtp.refuseRecipient(ADDRESS, { code: 550, text: "5.1.1 User unknown" });
  expect(await deliver()).toMatchObject({ outcome: "failed" });
  expect(await stored(ctx)).toMatchObject({ state: "failed", lastError: expect.stringContaining("User unknown") });
  expect(await deliver()).toBeNull();
});

test("a mail refused for now is tried again later, and sent once the server takes it", async () => {
  const { ctx, smtp, deliver } = await setUp();
  smtp.refuseRecipient(ADDRESS, { code: 451, text: "4.7.1 Greylisted" });
  expect(await deliver()).toMatchObject({ outcome: "retry" });
  expect(await stored(ctx)).toMatchObject({
    state: "queued",
    dueAt: new Date("2026-06-01T09:01:00+09:00"),
    lastError: expect.stringContaining("Greylisted"),
  });
  ctx.at("2026-06-01T09:00:59+09:00");
  expect(await deliver()).toBeNull();
  smtp.refuseRecipient(ADDRESS, null);
  ctx.at("2026-06-01T09:01:00+09:00");
  expect(await deliver()).toMatchObject({ outcome: "sent" });
  expect(await stored(ctx)).toMatchObject({ state: "sent", lastError: null, attempts: 2 });
});

test("after the last try, about a day later, a mail is given up", async () => {
  const { ctx, smtp, deliver } = await setUp();
  smtp.refuseMessages({ code: 452, text: "4.3.1 Disk full" });
  const start = ctx.now();
  const outcomes: string[] = [];
  for (let delivered = await deliver(); delivered; delivered = await deliver()) {
    outcomes.push(delivered.outcome);
    if (delivered.outcome === "retry") ctx.at((await stored(ctx)).dueAt.toISOString());
  }
  expect(outcomes).toEqual(["retry", "retry", "retry", "retry", "retry", "retry", "retry", "failed"]);
  expect((ctx.now().getTime() - start.getTime()) / 3_600_000).toBeCloseTo(22.35, 1);
  expect(await stored(ctx)).toMatchObject({ state: "failed", attempts: 8 });
});

test("while no server lets us in, no mail uses up a try", async () => {
  const { ctx, smtp, deliver } = await setUp();
  smtp.refuseConnections({ code: 421, text: "4.3.2 Try again later" });
  for (let i = 0; i < 12; i++) expect(await deliver()).toMatchObject({ outcome: "waits", failure: "server" });
  expect(await stored(ctx)).toMatchObject({ state: "queued", attempts: 0, dueAt: ctx.now(), lastError: null });
  smtp.refuseConnections(null);
  expect(await deliver()).toMatchObject({ outcome: "sent" });
});

test("an address that the server does not know is marked, at the mail and at the person", async () => {
  const { ctx, smtp, queued, deliver } = await setUp();
  const { personId } = await ctx.db.invitation.update({
    where: { id: queued.invitationId },
    data: { person: { update: { email: ADDRESS.toUpperCase() } } },
  });
  smtp.refuseRecipient(ADDRESS, { code: 550, text: "5.1.1 User unknown" });
  expect(await deliver()).toMatchObject({ outcome: "failed", failure: "address" });
  expect(await stored(ctx)).toMatchObject({ state: "failed", bouncedAt: ctx.now() });
  expect(await ctx.db.person.findUnique({ where: { id: personId } })).toMatchObject({ emailBouncedAt: ctx.now() });
});

test.each([
  ["a refusal of us", { code: 554, text: "5.7.1 Relay access denied" }, ADDRESS],
  ["a full box", { code: 552, text: "5.2.2 Mailbox full" }, ADDRESS],
  ["an address that was corrected since", { code: 550, text: "5.1.1 User unknown" }, "new@example.jp"],
])("%s marks no person", async (_, refusal, email) => {
  const { ctx, smtp, queued, deliver } = await setUp();
  const person = { update: { email } };
  const { personId } = await ctx.db.invitation.update({ where: { id: queued.invitationId }, data: { person } });
  smtp.refuseRecipient(ADDRESS, refusal);
  expect(await deliver()).toMatchObject({ outcome: "failed" });
  expect(await ctx.db.person.findUnique({ where: { id: personId } })).toMatchObject({ emailBouncedAt: null });
});

test.each(["reminderSilent", "invitation"] as const)(
  "of a session that has begun: %s, a reminder goes nowhere",
  async (kind) => {
    const { ctx, smtp, queued, deliver } = await setUp();
    await ctx.db.outboxMail.update({ where: { id: queued.mailId }, data: { kind } });
    await ctx.db.session.updateMany({ data: { startsAt: ctx.now() } });
    expect(await deliver()).toMatchObject({ outcome: kind === "invitation" ? "sent" : "failed" });
    expect(smtp.received).toHaveLength(kind === "invitation" ? 1 : 0);
  },
);

test.each(["seatOfferOver", "sessionChanged"] as const)(
  "due again in quiet hours, %s leaves in the morning where nobody sends it, else at once",
  async (kind) => {
    const { ctx, smtp, queued, deliver } = await setUp();
    await ctx.db.outboxMail.update({ where: { id: queued.mailId }, data: { kind } });
    ctx.at("2026-06-01T19:59:00+09:00");
    smtp.refuseRecipient(ADDRESS, { code: 451, text: "4.2.0 Try again later" });
    expect(await deliver()).toMatchObject({ outcome: "retry" });
    smtp.refuseRecipient(ADDRESS, null);
    ctx.at("2026-06-01T20:01:00+09:00");
    if (kind === "sessionChanged") {
      expect(await deliver()).toMatchObject({ outcome: "sent" });
      return;
    }
    expect(await deliver()).toEqual({ mailId: queued.mailId, outcome: "putOff", failure: null, reason: null });
    const dueAt = new Date("2026-06-02T08:00:00+09:00");
    expect(await stored(ctx)).toMatchObject({ state: "queued", dueAt, attempts: 0, lastError: null });
    ctx.at("2026-06-02T07:59:00+09:00");
    expect(await deliver()).toBeNull();
    ctx.at("2026-06-02T08:00:00+09:00");
    expect(await deliver()).toMatchObject({ outcome: "sent" });
    expect(smtp.received).toHaveLength(1);
  },
);

test("a mail that went out is recorded once the database takes it again, and does not go a second time", async () => {
  const { ctx, smtp, queued } = await setUp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  let refusals = 0;
  const updateMany = async ({ args, query }: { args: { data: object }; query: (args: never) => Promise<unknown> }) => {
    if ("sentAt" in args.data && refusals++ === 0) throw new Error("database is locked");
    return query(args as never);
  };
  const db = ctx.db.$extends({ query: { outboxMail: { updateMany } } }) as unknown as typeof ctx.db;
  expect(await deliverNextMail({ ...ctx, db }, transport, "test")).toMatchObject({ outcome: "sent" });
  expect(refusals).toBe(2);
  expect(await stored(ctx)).toMatchObject({ id: queued.mailId, state: "sent" });
  expect(smtp.received).toHaveLength(1);
});

test("a server's words name nobody's own address to reply to", async () => {
  const { ctx, smtp, queued, deliver } = await setUp();
  const fromAddress = tagged("renkei@pref.example.jp", "a".repeat(TAG_LENGTH));
  await ctx.db.outboxMail.update({ where: { id: queued.mailId }, data: { fromAddress } });
  smtp.refuseRecipient(ADDRESS, { code: 550, text: `5.7.1 <${fromAddress}> may not write` });
  expect(await deliver()).toMatchObject({ reason: expect.stringContaining("<renkei@pref.example.jp>") });
});
