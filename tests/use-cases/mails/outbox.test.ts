import { expect, test } from "vitest";
import { foldLines, unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { hiddenLink } from "#app/text/mail.ts";
import { calendarFile } from "#app/use-cases/mails/calendar-file.ts";
import { listMails } from "#app/use-cases/mails/list-mails.ts";
import { resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { showMail } from "#app/use-cases/mails/show-mail.ts";
import { expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { testContext } from "#tests/support/context.ts";
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
    expect(totals).toEqual({ queued: 1, sent: 0, failed: 0, kept: 0 });
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

  const first = await listMails(desk);
  expect(first).toMatchObject({ page: 1, pages: 2, totals: { queued: 50, failed: 1 } });
  expect(first.mails).toHaveLength(50);
  expect(first.mails[0]?.toAddress).toBe("p49@example.jp");
  expect((await listMails(desk, { page: 2 })).mails).toHaveLength(1);
  expect(await listMails(desk, { page: 99 })).toMatchObject({ page: 2 });

  const failed = await listMails(desk, { state: "failed", sessionId: world.sessionId });
  expect(failed.mails.map(({ toAddress }) => toAddress)).toEqual(["p7@example.jp"]);
  expect(failed).toMatchObject({ pages: 1, totals: { queued: 50, failed: 1 } });
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
