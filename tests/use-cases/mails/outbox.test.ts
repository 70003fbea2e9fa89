import { expect, test } from "vitest";
import { foldLines, unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { searchKey } from "#app/domain/search-key.ts";
import { hiddenLink } from "#app/text/mail.ts";
import { calendarFile } from "#app/use-cases/mails/calendar-file.ts";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { resendFailed, resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { type TestContext, testContext } from "#tests/support/context.ts";
import { createMailWorld, createQueuedMail, staffOf } from "#tests/support/mail-rows.ts";

async function setUp() {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const queued = await createQueuedMail(ctx, world);
  const abroad = await createMailWorld(ctx, { code: "02" });
  return {
    ctx,
    world,
    ...queued,
    desk: staffOf(ctx, world, "centerStaff"),
    neighbour: staffOf(ctx, world, "centerStaff", { other: true }),
    admin: staffOf(ctx, world, "prefectureAdmin"),
    viewer: staffOf(ctx, world, "prefectureViewer"),
    foreigner: staffOf(ctx, abroad, "prefectureAdmin"),
  };
}

test("a list shows the mails one may read, and no others", async () => {
  const { mailId, desk, admin, viewer, neighbour, foreigner } = await setUp();
  for (const reader of [desk, admin, viewer]) {
    const { mails, totals } = await listMails(reader);
    expect(mails.map(({ id }) => id)).toEqual([mailId]);
    expect(totals).toEqual({ undelivered: 0, queued: 1, sent: 0, kept: 0 });
  }
  for (const stranger of [neighbour, foreigner]) {
    expect(await listMails(stranger)).toMatchObject({ mails: [], totals: { queued: 0 }, pages: 1 });
  }
});

test("a list is narrowed by session and state, newest first, fifty a page; totals tell of every state", async () => {
  const { ctx, world, desk } = await setUp();
  for (let i = 0; i < 50; i += 1) {
    ctx.at(`2026-06-02T09:00:${String(i).padStart(2, "0")}+09:00`);
    await createQueuedMail(ctx, world, { address: `p${i}@example.jp` });
  }
  await ctx.db.outboxMail.updateMany({ where: { toAddress: "p7@example.jp" }, data: { state: "failed" } });

  const first = await listMails(desk, { view: "all" });
  expect(first).toMatchObject({ page: 1, pages: 2, totals: { queued: 50, undelivered: 1 } });
  expect(first.mails).toHaveLength(50);
  expect(first.mails[0]?.toAddress).toBe("p49@example.jp");
  expect((await listMails(desk, { view: "all", page: 2 })).mails).toHaveLength(1);
  expect(await listMails(desk, { view: "all", page: 99 })).toMatchObject({ page: 2 });

  const failed = await listMails(desk, { view: "undelivered", sessionId: world.sessionId });
  expect(failed.mails.map(({ toAddress }) => toAddress)).toEqual(["p7@example.jp"]);
  expect(failed).toMatchObject({ pages: 1, totals: { queued: 50, undelivered: 1 } });
  expect((await listMails(desk, { sessionId: "another" })).mails).toEqual([]);
});

test("the desk reads a mail as the recipient does; who only looks on does not see the link's secret", async () => {
  const { mailId, token, desk, admin, viewer, neighbour, foreigner } = await setUp();
  for (const reader of [desk, admin]) {
    const result = await showMail(reader, mailId);
    if (!result.ok) throw new Error(result.error);
    expect(result.value).toMatchObject({ linkShown: true, toName: "山田 太郎", calendar: { method: "REQUEST" } });
    expect(result.value.text).toContain(`/r/${token}`);
    expect(result.value.calendar?.content).toBeTruthy();
  }
  const seen = await showMail(viewer, mailId);
  if (!seen.ok) throw new Error(seen.error);
  expect(seen.value).toMatchObject({ linkShown: false, mayResend: false });
  expect(JSON.stringify(seen.value)).not.toContain(token);
  expect(seen.value.text).toContain(hiddenLink);
  for (const stranger of [neighbour, foreigner]) {
    expect(await showMail(stranger, mailId)).toEqual({ ok: false, error: "not-found" });
  }
  expect(await showMail(admin, "nothing")).toEqual({ ok: false, error: "not-found" });
});

test("who only looks on does not see the recipient's own address to reply to, by which a calendar answers", async () => {
  const { mailId, desk, viewer } = await setUp();
  const own = "renkei+only-the-recipient-knows-this-tag@pref.example.jp";
  const { calendarMessage } = await desk.db.outboxMail.update({
    where: { id: mailId },
    data: { fromAddress: own },
    include: { calendarMessage: true },
  });
  if (!calendarMessage) throw new Error("a calendar is needed");
  const lines = unfoldLines(calendarMessage.content).map((line) => line.replace("renkei@pref.example.jp", own));
  await desk.db.calendarMessage.update({ where: { id: calendarMessage.id }, data: { content: foldLines(lines) } });
  for (const [reader, organizer] of [
    [desk, own],
    [viewer, "renkei@pref.example.jp"],
  ] as const) {
    const read = await showMail(reader, mailId);
    if (!read.ok) throw new Error(read.error);
    expect(read.value.event?.organizer).toBe(organizer);
    expect(
      unfoldLines(read.value.calendar?.content ?? "")
        .join()
        .includes(own),
    ).toBe(reader === desk);
  }
});

test("the calendar file is the recipient's, for those who may see the link in it", async () => {
  const { mailId, token, desk, viewer, neighbour } = await setUp();
  const result = await calendarFile(desk, mailId);
  if (!result.ok) throw new Error(result.error);
  expect(result.value).toMatchObject({ fileName: "invite.ics", method: "REQUEST" });
  expectSoundCalendar(result.value.content);
  expect(logicalLines(result.value.content).join("\n")).toContain(token);
  expect(await calendarFile(viewer, mailId)).toEqual({ ok: false, error: "forbidden" });
  expect(await calendarFile(neighbour, mailId)).toEqual({ ok: false, error: "not-found" });
});

test.each(["failed", "kept"] as const)("a %s mail is queued anew, at once and on record", async (state) => {
  const { ctx, mailId, desk } = await setUp();
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state, attempts: 8, lastError: "550 unknown" } });
  ctx.at("2026-06-03T09:00:00+09:00");
  let woken = 0;
  const wakeMailer = () => {
    woken += 1;
  };
  expect(await resendMail({ ...desk, wakeMailer }, mailId)).toMatchObject({ ok: true });
  expect(woken).toBe(1);
  expect(await ctx.db.outboxMail.findFirst()).toMatchObject({
    state: "queued",
    attempts: 0,
    lastError: null,
    dueAt: ctx.now(),
  });
  expect(await ctx.db.auditRecord.findMany()).toMatchObject([
    { action: "mail.resend", subject: "OutboxMail", subjectId: mailId, actorId: "centerStaff", at: ctx.now() },
  ]);
});

test("a mail is not sent again when there is no reason or no right to, and nothing changes", async () => {
  const { ctx, mailId, invitationId, desk, viewer, neighbour, foreigner } = await setUp();
  expect(await resendMail(desk, mailId)).toEqual({ ok: false, error: "not-resendable" });
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed" } });
  expect(await resendMail(viewer, mailId)).toEqual({ ok: false, error: "forbidden" });
  expect(await resendMail(neighbour, mailId)).toEqual({ ok: false, error: "not-found" });
  expect(await resendMail(foreigner, mailId)).toEqual({ ok: false, error: "not-found" });
  const without = { ...desk, settings: { ...desk.settings, mailIsDelivered: false } };
  expect(await resendMail(without, mailId)).toEqual({ ok: false, error: "no-mail-server" });
  await ctx.db.invitation.update({ where: { id: invitationId }, data: { revokedAt: ctx.now() } });
  expect(await resendMail(desk, mailId)).toEqual({ ok: false, error: "link-ended" });
  expect(await ctx.db.outboxMail.findFirst()).toMatchObject({ state: "failed" });
  expect(await ctx.db.auditRecord.count()).toBe(0);
});

const states = async (ctx: TestContext) =>
  (await ctx.db.outboxMail.findMany({ orderBy: { id: "asc" } })).map(({ state }) => state);

test("what did not arrive comes first, until it is settled; what came back is not sent", async () => {
  const { ctx, world, mailId, invitationId, desk } = await setUp();
  expect(await listMails(desk)).toMatchObject({ view: "all", open: 0 });
  const other = await createQueuedMail(ctx, world, { address: "other@example.jp" });
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed", lastError: "550" } });
  await ctx.db.outboxMail.update({ where: { id: other.mailId }, data: { state: "sent", bouncedAt: ctx.now() } });
  const shown = await listMails(desk);
  expect(shown).toMatchObject({ view: "open", open: 2, totals: { undelivered: 2, sent: 0, queued: 0 } });
  expect(shown.mails.map(({ id }) => id)).toEqual([other.mailId, mailId]);

  const openNow = async () => (await listMails(desk)).open;
  // Told by FAX since.
  const toldAt = new Date(ctx.now().getTime() + 1);
  await ctx.db.invitation.update({ where: { id: invitationId }, data: { toldAt } });
  expect(await openNow()).toBe(1);
  await ctx.db.invitation.update({ where: { id: other.invitationId }, data: { tokenGeneration: 1 } });
  expect(await openNow()).toBe(0);
  await ctx.db.invitation.updateMany({ data: { toldAt: null, tokenGeneration: 0 } });
  expect(await openNow()).toBe(2);
  await ctx.db.session.updateMany({ data: { startsAt: ctx.now() } });
  expect(await openNow()).toBe(0);
});

test("a list is narrowed by kind, and by the name, the reading or the address of whom a mail is for", async () => {
  const { ctx, world, mailId, invitationId, desk } = await setUp();
  await createQueuedMail(ctx, world, { address: "sato@example.jp", name: "佐藤 花子" });
  const person = { update: { searchKey: searchKey("山田 太郎", "やまだ たろう") } };
  await ctx.db.invitation.update({ where: { id: invitationId }, data: { person } });
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { kind: "materials" } });
  const found = async (filter: object) => (await listMails(desk, filter)).mails.map(({ toName }) => toName);
  expect(await found({ kind: "materials" })).toEqual(["山田 太郎"]);
  for (const words of ["山田", "やまだ", "太郎 山田", "yamada@"]) expect(await found({ words })).toEqual(["山田 太郎"]);
  expect(await found({ words: "佐藤", kind: "materials" })).toEqual([]);
  expect(await found({ words: "  " })).toHaveLength(2);
});

test("since when no mail goes out is told", async () => {
  const { ctx, desk } = await setUp();
  const outage = { since: ctx.now(), reason: "connect ECONNREFUSED" };
  expect(await listMails({ ...desk, mailOutage: () => outage })).toMatchObject({ outage });
  expect((await listMails(desk)).outage).toBeNull();
});

test("a mail goes to the address its recipient has by now, its calendar too; nothing where there is none", async () => {
  const { ctx, mailId, invitationId, desk } = await setUp();
  await ctx.db.outboxMail.update({
    where: { id: mailId },
    data: { state: "sent", sentAt: ctx.now(), bouncedAt: ctx.now(), bounceReason: "550 5.1.1 unknown" },
  });
  const correct = (email: string | null) =>
    ctx.db.invitation.update({ where: { id: invitationId }, data: { person: { update: { email } } } });
  await correct(null);
  expect(await resendMail(desk, mailId)).toEqual({ ok: false, error: "no-address" });
  await correct("taro.yamada@hospital.example.jp");
  const shown = await showMail(desk, mailId);
  expect(shown).toMatchObject({ value: { mayResend: true, correctedTo: "taro.yamada@hospital.example.jp" } });
  const before = await ctx.db.outboxMail.findUniqueOrThrow({
    where: { id: mailId },
    include: { calendarMessage: true },
  });
  ctx.at("2026-06-02T09:00:00+09:00");
  const resent = await resendMail(desk, mailId);
  if (!resent.ok) throw new Error(resent.error);
  const { mailId: nextId } = resent.value;
  expect(nextId).not.toBe(mailId);
  // What failed stays as it went, its calendar with it.
  expect(
    await ctx.db.outboxMail.findUniqueOrThrow({ where: { id: mailId }, include: { calendarMessage: true } }),
  ).toEqual(before);
  const mail = await ctx.db.outboxMail.findUniqueOrThrow({ where: { id: nextId }, include: { calendarMessage: true } });
  expect(mail).toMatchObject({
    ...{ state: "queued", toAddress: "taro.yamada@hospital.example.jp", bouncedAt: null, bounceReason: null },
    ...{ sentAt: null, attempts: 0, text: before.text, createdAt: ctx.now(), invitationId },
    calendarMessage: { method: "REQUEST", sequence: before.calendarMessage?.sequence, invitationId },
  });
  expect(mail.messageId).not.toBe(before.messageId);
  expectSoundCalendar(mail.calendarMessage?.content ?? "");
  const attendees = logicalLines(mail.calendarMessage?.content ?? "").filter((line) => line.startsWith("ATTENDEE"));
  expect(attendees).toEqual([expect.stringMatching(/:mailto:taro\.yamada@hospital\.example\.jp$/i)]);
  expect(JSON.stringify(await ctx.db.auditRecord.findMany())).not.toContain("@");
});

test("a mail resent to a corrected address is one more in the log, each of the two names the other, and it goes once", async () => {
  const { ctx, world, mailId, invitationId, desk } = await setUp();
  const address = "taro.yamada@hospital.example.jp";
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed", lastError: "550 5.1.1" } });
  await ctx.db.invitation.update({ where: { id: invitationId }, data: { person: { update: { email: address } } } });
  expect(await resendFailed(desk, world.sessionId)).toEqual({ ok: true, value: { queued: 1, left: 0 } });
  expect(await resendMail(desk, mailId)).toEqual({ ok: false, error: "resent-already" });
  const { mails, open } = await listMails(desk, { view: "all" });
  expect(mails.map(({ toAddress, state }) => [toAddress, state])).toEqual([
    [address, "queued"],
    ["yamada@hospital.example.jp", "failed"],
  ]);
  expect(open).toBe(0);
  const nextId = mails[0]?.id ?? "";
  const former = await showMail(desk, mailId);
  expect(former).toMatchObject({
    value: { mayResend: false, follows: null, followedBy: { id: nextId, toAddress: address }, enters: true },
  });
  expect(await showMail(desk, nextId)).toMatchObject({
    value: { follows: { id: mailId }, followedBy: null, enters: true },
  });
  // Where the corrected address fails as well, that one waits for the desk, and the former no more.
  await ctx.db.outboxMail.update({ where: { id: nextId }, data: { state: "failed", lastError: "550 5.1.1" } });
  expect((await listMails(desk)).mails.map(({ id }) => id)).toEqual([nextId]);
  expect(await resendFailed(desk, world.sessionId)).toEqual({ ok: true, value: { queued: 1, left: 0 } });
  expect(await states(ctx)).toEqual(["failed", "queued"]);
  // Corrected once more, each names the one before it and the one after.
  await ctx.db.outboxMail.update({ where: { id: nextId }, data: { state: "failed" } });
  await ctx.db.invitation.update({
    where: { id: invitationId },
    data: { person: { update: { email: "yamada.taro@example.jp" } } },
  });
  const third = await resendMail(desk, nextId);
  if (!third.ok) throw new Error(third.error);
  expect(await showMail(desk, nextId)).toMatchObject({
    value: { follows: { id: mailId }, followedBy: { id: third.value.mailId, toAddress: "yamada.taro@example.jp" } },
  });
});

test("another mail of the same words is no try at this one", async () => {
  const { ctx, mailId, desk, world } = await setUp();
  const {
    id: _id,
    calendarMessageId: _object,
    ...mail
  } = await ctx.db.outboxMail.findUniqueOrThrow({
    where: { id: mailId },
  });
  await ctx.db.outboxMail.create({ data: { ...mail, messageId: "<again@pref.example.jp>" } });
  await ctx.db.outboxMail.updateMany({ data: { state: "failed" } });
  expect(await showMail(desk, mailId)).toMatchObject({ value: { mayResend: true, follows: null, followedBy: null } });
  expect(await resendFailed(desk, world.sessionId)).toMatchObject({ value: { queued: 2 } });
});

test("all that did not arrive for a session is sent again at once, save what no longer holds", async () => {
  const { ctx, world, desk, viewer, neighbour } = await setUp();
  const returned = await createQueuedMail(ctx, world, { address: "b@example.jp" });
  const ended = await createQueuedMail(ctx, world, { address: "c@example.jp" });
  await createQueuedMail(ctx, world, { address: "d@example.jp" });
  const elsewhere = await createMailWorld(ctx, { code: "03" });
  await createQueuedMail(ctx, elsewhere, { address: "e@example.jp" });
  await ctx.db.outboxMail.updateMany({ data: { state: "failed", lastError: "550" } });
  await ctx.db.outboxMail.update({ where: { id: returned.mailId }, data: { state: "sent", bouncedAt: ctx.now() } });
  await ctx.db.outboxMail.updateMany({ where: { toAddress: "d@example.jp" }, data: { state: "sent" } });
  await ctx.db.invitation.update({ where: { id: ended.invitationId }, data: { revokedAt: ctx.now() } });
  expect(await resendFailed(viewer, world.sessionId)).toEqual({ ok: false, error: "forbidden" });
  expect(await resendFailed(neighbour, world.sessionId)).toEqual({ ok: false, error: "not-found" });
  expect(await resendFailed(desk, elsewhere.sessionId)).toEqual({ ok: false, error: "not-found" });
  let woken = 0;
  const wakeMailer = () => void woken++;
  expect(await resendFailed({ ...desk, wakeMailer }, world.sessionId)).toEqual({
    ok: true,
    value: { queued: 2, left: 0 },
  });
  expect(woken).toBe(1);
  expect(await states(ctx)).toEqual(["queued", "queued", "failed", "sent", "failed"]);
  expect(await resendFailed(desk, world.sessionId)).toEqual({ ok: true, value: { queued: 0, left: 0 } });
});

/** The same mail once more for the same person, as of another SEQUENCE. */
async function writtenAgain({ db }: TestContext, mailId: string, sequence: number) {
  const { id: _id, calendarMessageId, ...mail } = await db.outboxMail.findUniqueOrThrow({ where: { id: mailId } });
  const { id: _object, ...object } = await db.calendarMessage.findUniqueOrThrow({
    where: { id: calendarMessageId ?? "" },
  });
  const calendar = await db.calendarMessage.create({ data: { ...object, sequence } });
  const messageId = `<again-${sequence}@pref.example.jp>`;
  const text = `${mail.text}${sequence}`;
  return db.outboxMail.create({ data: { ...mail, text, messageId, calendarMessageId: calendar.id, state: "sent" } });
}

test("what something newer has passed at its address is not sent again: neither by itself nor with all others", async () => {
  const { ctx, mailId, desk, world } = await setUp();
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed" } });
  const { id } = await writtenAgain(ctx, mailId, 9);
  expect(await resendMail(desk, mailId)).toEqual({ ok: false, error: "told-since" });
  // Nobody waits for it.
  expect(await resendFailed(desk, world.sessionId)).toEqual({ ok: true, value: { queued: 0, left: 0 } });
  // Of two that failed the newer one goes.
  await ctx.db.outboxMail.update({ where: { id }, data: { state: "failed" } });
  expect(await resendFailed(desk, world.sessionId)).toEqual({ ok: true, value: { queued: 1, left: 1 } });
  expect(await states(ctx)).toEqual(["failed", "queued"]);
});

test("a mail without an invitation is settled by a later one that reached the same contact, and by no other's", async () => {
  const { ctx, mailId, desk, world } = await setUp();
  await ctx.db.recruitment.create({
    data: {
      ...{ sessionId: world.sessionId, prefectureId: world.prefectureId, closesOn: "2026-06-20" },
      ...{ purpose: "受付", createdAt: ctx.now() },
    },
  });
  const apply = (name: string) =>
    ctx.db.application.create({
      data: {
        ...{ prefectureId: world.prefectureId, sessionId: world.sessionId, organizationName: name },
        ...{ organizationKey: name, contactName: name, contactEmail: "a@example.jp", tokenHash: name },
        appliedAt: ctx.now(),
      },
    });
  const [ours, others] = [await apply("ours"), await apply("others")];
  const ofApplication = (id: string, applicationId: string) =>
    ctx.db.outboxMail.update({ where: { id }, data: { invitationId: null, applicationId } });
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed" } });
  await ofApplication(mailId, ours.id);
  const { id } = await writtenAgain(ctx, mailId, 2);
  await ofApplication(id, others.id);
  expect((await listMails(desk)).open).toBe(1);
  await ofApplication(id, ours.id);
  expect((await listMails(desk)).open).toBe(0);
});
