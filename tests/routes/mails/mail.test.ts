import { expect, test } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { loader as inviteLoader } from "#app/routes/mails/invite.ts";
import { loader as listLoader } from "#app/routes/mails/list.tsx";
import { action, loader as mailLoader } from "#app/routes/mails/mail.tsx";
import { resendRefusal } from "#app/text/outbox.ts";
import type { StaffContext } from "#app/use-cases/context.ts";
import { testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { createMailWorld, createQueuedMail, staffOf } from "#tests/support/mail-rows.ts";
import { startSmtp } from "#tests/support/smtp.ts";

async function setUp() {
  const ctx = testContext();
  const world = await createMailWorld(ctx);
  const abroad = await createMailWorld(ctx, { code: "02" });
  return {
    ctx,
    world,
    ...(await createQueuedMail(ctx, world)),
    desk: staffOf(ctx, world, "centerStaff"),
    neighbour: staffOf(ctx, world, "centerStaff", { other: true }),
    admin: staffOf(ctx, world, "prefectureAdmin"),
    viewer: staffOf(ctx, world, "prefectureViewer"),
    foreigner: staffOf(ctx, abroad, "prefectureAdmin"),
  };
}

/** The arguments of a route for someone who is signed in. */
function asked({ actor, ...app }: StaffContext, path: string, params: Record<string, string> = {}, method = "GET") {
  const context = { app, staff: Promise.resolve(actor), nonce: "", address: "" };
  return { request: new Request(`https://renkei.example.jp${path}`, { method }), params, context } as never;
}

const open = (staff: StaffContext, id: string) => mailLoader(asked(staff, `/mails/${id}`, { id }));
const resend = (staff: StaffContext, id: string) => action(asked(staff, `/mails/${id}`, { id }, "POST"));
const download = (staff: StaffContext, id: string) => inviteLoader(asked(staff, `/mails/${id}/invite.ics`, { id }));

test("another center's mail, or another prefecture's, is not found", async () => {
  const { mailId, neighbour, foreigner } = await setUp();
  for (const stranger of [neighbour, foreigner]) {
    await expect(open(stranger, mailId)).rejects.toMatchObject({ status: 404 });
    await expect(download(stranger, mailId)).rejects.toMatchObject({ status: 404 });
    expect((await listLoader(asked(stranger, "/mails"))).mails).toEqual([]);
  }
});

test("a viewer reads the mail without its link, and cannot take the file that holds it", async () => {
  const { mailId, token, viewer } = await setUp();
  const page = await open(viewer, mailId);
  expect(page.mail).toMatchObject({ linkShown: false, mayResend: false });
  expect(JSON.stringify(page)).not.toContain(token);
  await expect(download(viewer, mailId)).rejects.toMatchObject({ status: 403 });
});

test("the desk and the admin read it with the link, its headers, and what the calendar says", async () => {
  const { ctx, mailId, token, desk, admin } = await setUp();
  for (const reader of [desk, admin]) {
    const { mail } = await open(reader, mailId);
    expect(mail).toMatchObject({
      fromName: "北見保健所",
      fromAddress: ctx.settings.mailFrom,
      replyTo: "kitami@pref.example.jp",
      toName: "山田 太郎",
      linkShown: true,
      calendar: { method: "REQUEST" },
      event: {
        title: "令和8年度 第1回 北網圏域在宅医療・介護連携推進協議会",
        startsAt: new Date("2026-06-24T14:00:00+09:00"),
        endsAt: new Date("2026-06-24T16:00:00+09:00"),
        place: "北見市民会館 3階 小ホール / https://meet.example.jp/abc-defg-hij",
        organizer: ctx.settings.mailFrom,
        description: `出欠の回答: https://renkei.example.jp/r/${token}`,
      },
    });
  }
});

test("the downloaded calendar file is, byte for byte, the one that was mailed", async () => {
  const { ctx, mailId, desk } = await setUp();
  const smtp = await startSmtp();
  await deliverNextMail(ctx, openTransport(smtp.url), "test");
  const attached = smtp.received[0]?.parsed.attachments.find(({ filename }) => filename === "invite.ics");

  const response = await download(desk, mailId);
  expect(Buffer.from(await response.arrayBuffer()).equals(attached?.content ?? Buffer.alloc(0))).toBe(true);
  expect(response.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8; method=REQUEST");
  expect(response.headers.get("Content-Disposition")).toBe('attachment; filename="invite.ics"');
  expect(response.headers.get("Cache-Control")).toBe("no-store");
});

test("the list is narrowed by the address, and what it does not know is left out", async () => {
  const { ctx, world, mailId, desk } = await setUp();
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed", lastError: "550", attempts: 1 } });
  await createQueuedMail(ctx, world, { address: "other@example.jp" });
  const failed = await listLoader(asked(desk, `/mails?state=undelivered&session=${world.sessionId}`));
  expect(failed.mails.map(({ id }) => id)).toEqual([mailId]);
  expect(failed).toMatchObject({ totals: { queued: 1, undelivered: 1 }, sessions: [{ id: world.sessionId }] });
  expect((await listLoader(asked(desk, "/mails?state=all&page=x&kind=lost"))).mails).toHaveLength(2);
  expect((await listLoader(asked(desk, "/mails?session=another"))).mails).toEqual([]);
});

test("a resend leads back to the mail with a notice, for as long as it has not failed again", async () => {
  const { ctx, mailId, desk } = await setUp();
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "failed", attempts: 8 } });
  const redirected = (await resend(desk, mailId)) as Response;
  expect(redirected.status).toBe(302);
  const back = redirected.headers.get("Location") ?? "";
  expect(back).toBe(`/mails/${mailId}?resent`);
  expect(await mailLoader(asked(desk, back, { id: mailId }))).toMatchObject({
    resent: true,
    mail: { state: "queued" },
  });
  expect(await open(desk, mailId)).toMatchObject({ resent: false });
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { lastError: "421 later", attempts: 1 } });
  expect(await mailLoader(asked(desk, back, { id: mailId }))).toMatchObject({ resent: false });
});

test("a resend that is refused says why, in the page's language", async () => {
  const { ctx, mailId, desk, viewer } = await setUp();
  const refused = async (staff: StaffContext) => {
    const { data, init } = (await resend(staff, mailId)) as { data: { refusal: string }; init: ResponseInit };
    expect(init.status).toBe(422);
    return data.refusal;
  };
  expect(await refused(desk)).toBe(resendRefusal["not-resendable"]);
  await ctx.db.outboxMail.update({ where: { id: mailId }, data: { state: "kept" } });
  expect(await refused({ ...desk, settings: { ...desk.settings, mailIsDelivered: false } })).toBe(
    resendRefusal["no-mail-server"],
  );
  expect(await refused(viewer)).toMatch("権限がありません");
});
