import { expect, onTestFinished, test } from "vitest";
import { linkToken, tokenHash } from "#app/adapters/auth/link-token.server.ts";
import { openDatabase, type Prisma } from "#app/adapters/db/database.server.ts";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import type { RsvpAnswer } from "#app/domain/rsvp.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { testContext } from "#tests/support/context.ts";
import { createCenter, createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";

/** A session on 1 July at 14:00, of which people are called on 1 June. */
async function desk(names: readonly string[], given: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center, given);
  const call = async (name: string, person: Partial<Prisma.PersonUncheckedCreateInput> = {}) => {
    const created = await createPerson(ctx, center, { name, ...person });
    return createInvitation(ctx, session, created, { sentAt: ctx.now() });
  };
  const people = new Map<string, Awaited<ReturnType<typeof call>>>();
  for (const name of names) people.set(name, await call(name));
  const answer = async (name: string, given: RsvpAnswer, proxyEmail: string | null = null) => {
    const invitation = people.get(name);
    if (!invitation) throw new Error(name);
    const proxy =
      given === "proxy" ? { name: `${name}の代理`, title: null, organization: null, email: proxyEmail } : null;
    const token = tokenOf(ctx, invitation);
    const input = { answer: given, proxy, message: null, token, address: "192.0.2.1" };
    expect(await respondToInvitation(ctx, input)).toMatchObject({ ok: true });
  };
  const reminders = async () => {
    const kinds = ["reminderSilent", "reminderComing"] as const;
    const rows = await ctx.db.outboxMail.findMany({ where: { kind: { in: [...kinds] } }, orderBy: { id: "asc" } });
    return rows.map(({ kind, toName }) => [kind, toName]);
  };
  const runAt = (now: string) => {
    ctx.at(`${now}:00+09:00`);
    return sendDueReminders(ctx);
  };
  return { ctx, center, session, call, answer, reminders, runAt };
}

test("the silent are asked once, on the third day before the deadline, with time and place first", async () => {
  const { ctx, call, answer, reminders, runAt } = await desk(["回答者", "未回答者"], { answerBy: "2026-06-20" });
  await call("FAXの方", { email: null });
  await call("戻った方", { emailBouncedAt: ctx.now() });
  await answer("回答者", "attending");
  expect(await runAt("2026-06-17T08:59")).toEqual({ mails: 0 });
  expect(await runAt("2026-06-17T09:00")).toEqual({ mails: 1 });
  expect(await runAt("2026-06-17T09:01")).toEqual({ mails: 0 });
  expect(await reminders()).toEqual([["reminderSilent", "未回答者"]]);
  const mail = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "reminderSilent" } });
  expect(mail.subject).toBe("【出欠の御回答のお願い】在宅医療専門部会（7月1日（水））");
  expect(mail.text).toMatch(/^日時　令和8年7月1日（水）14:00～16:00\n場所　大会議室\n/);
  expect(mail.text).toContain("令和8年6月20日（土）までに");
  expect(mail).toMatchObject({ sequence: 0, calendarMessageId: null });
  expect(await ctx.db.reminder.findMany()).toMatchObject([{ kind: "silent", about: "2026-06-20" }]);
});

test("those who come are told the day before, as they come; of someone represented, the proxy", async () => {
  const names = ["会場の方", "オンラインの方", "代理の方", "代理の宛先のない方", "欠席の方"];
  const { ctx, answer, reminders, runAt, session } = await desk(names, {
    ...{ format: "hybrid", onlineUrl: "https://meet.example.jp/1", remindsSilent: false },
  });
  await answer("会場の方", "attending");
  await answer("オンラインの方", "online");
  await answer("代理の方", "proxy", "proxy@example.jp");
  await answer("代理の宛先のない方", "proxy");
  await answer("欠席の方", "absent");
  await ctx.db.material.create({
    data: {
      ...{ prefectureId: session.prefectureId, sessionId: session.id, position: 1, title: "次第", forInvitees: true },
      ...{ fileName: "次第.pdf", mediaType: "application/pdf", byteSize: 1, sha256: "0".repeat(64) },
    },
  });
  expect(await runAt("2026-06-30T08:59")).toEqual({ mails: 0 });
  expect(await runAt("2026-06-30T09:00")).toEqual({ mails: 3 });
  expect((await reminders()).map(([, name]) => name)).toEqual(["会場の方", "オンラインの方", "代理の方の代理"]);
  const [onSite, online, proxy] = await ctx.db.outboxMail.findMany({
    where: { kind: "reminderComing" },
    orderBy: { id: "asc" },
  });
  expect(onSite?.text).toContain("大会議室");
  expect(onSite?.text).not.toContain("meet.example.jp");
  expect(onSite?.text).toContain("資料が1点あります");
  expect(online?.text).toContain("https://meet.example.jp/1");
  expect(online?.text).not.toContain("大会議室");
  expect(proxy).toMatchObject({ toAddress: "proxy@example.jp" });
  expect(proxy?.text).toContain("/proxy/");
});

test("who waits for a seat is reminded of nothing", async () => {
  const { answer, reminders, runAt } = await desk(["座る方", "待つ方"], { capacity: 1 });
  await answer("座る方", "attending");
  await answer("待つ方", "attending");
  await runAt("2026-06-30T09:00");
  expect(await reminders()).toEqual([["reminderComing", "座る方"]]);
});

test("called less than two days before, or after the deadline: not then; by the start, of their own deadline", async () => {
  const { ctx, call, reminders, runAt } = await desk([], { answerBy: "2026-06-20" });
  ctx.at("2026-06-16T10:00:00+09:00");
  await call("急な方");
  expect(await runAt("2026-06-17T09:00")).toEqual({ mails: 0 });
  ctx.at("2026-06-21T10:00:00+09:00");
  await call("期限の後の方");
  expect(await runAt("2026-06-28T09:00")).toEqual({ mails: 1 });
  expect(await reminders()).toEqual([["reminderSilent", "期限の後の方"]]);
});

test("switched off, cancelled, in quiet hours or a day late: nothing", async () => {
  const off = await desk(["人"], { remindsSilent: false });
  expect(await off.runAt("2026-06-28T09:00")).toEqual({ mails: 0 });
  const cancelled = await desk(["人"], { state: "cancelled" });
  expect(await cancelled.runAt("2026-06-28T09:00")).toEqual({ mails: 0 });
  const late = await desk(["人"]);
  expect(await late.runAt("2026-06-28T20:30")).toEqual({ mails: 0 });
  expect(await late.runAt("2026-06-29T09:01")).toEqual({ mails: 0 });
  expect(await late.runAt("2026-06-29T09:00")).toEqual({ mails: 1 });
});

test("a session that moves is reminded of anew, and what was queued before stays home", async () => {
  const { ctx, session, answer, reminders, runAt } = await desk(["人"], { remindsSilent: false });
  await answer("人", "attending");
  await runAt("2026-06-30T09:00");
  const moved = { startsAt: new Date("2026-07-08T14:00:00+09:00"), endsAt: null, icalSequence: 1 };
  await ctx.db.session.update({ where: { id: session.id }, data: moved });
  const { id, prefectureId } = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "reminderComing" } });
  const mail = await findMail(ctx.db, { id, prefectureId });
  expect(mail && outdated(mail)).toBe("session-changed");
  expect(await runAt("2026-07-01T09:00")).toEqual({ mails: 0 });
  expect(await runAt("2026-07-07T09:00")).toEqual({ mails: 1 });
  expect(await reminders()).toHaveLength(2);
  expect((await ctx.db.reminder.findMany()).map(({ about }) => about).sort()).toEqual(["2026-07-01", "2026-07-08"]);
});

test("a reminder that waits for its turn stays home once it is answered, or the proxy it is for has declined", async () => {
  const { ctx, answer, runAt } = await desk(["黙る方", "来る方", "代理の方"], { answerBy: "2026-06-20" });
  await answer("来る方", "attending");
  await answer("代理の方", "proxy", "proxy@example.jp");
  const faultOf = async (where: Prisma.OutboxMailWhereInput) => {
    const { id, prefectureId } = await ctx.db.outboxMail.findFirstOrThrow({ where });
    const mail = await findMail(ctx.db, { id, prefectureId });
    return mail && outdated(mail);
  };
  await runAt("2026-06-17T09:00");
  expect(await faultOf({ kind: "reminderSilent" })).toBeNull();
  await answer("黙る方", "absent");
  expect(await faultOf({ kind: "reminderSilent" })).toBe("answered-since");

  await runAt("2026-06-30T09:00");
  const toProxy = { kind: "reminderComing", proxyId: { not: null } } as const;
  const toPerson = { kind: "reminderComing", proxyId: null } as const;
  expect([await faultOf(toPerson), await faultOf(toProxy)]).toEqual([null, null]);
  await answer("来る方", "absent");
  await ctx.db.proxy.updateMany({ data: { state: "declined" } });
  expect([await faultOf(toPerson), await faultOf(toProxy)]).toEqual(["answered-since", "answered-since"]);
});

test("two processes at once remind each person once", async () => {
  const names = Array.from({ length: 30 }, (_, i) => `人${i}`);
  const { ctx, reminders } = await desk(names);
  ctx.at("2026-06-28T09:00:00+09:00");
  const other = openDatabase(`file:${ctx.databaseFile}`);
  onTestFinished(() => other.$disconnect());
  const runs = await Promise.all([ctx.db, other, ctx.db, other].map((db) => sendDueReminders({ ...ctx, db })));
  expect(runs.reduce((sum, { mails }) => sum + mails, 0)).toBe(names.length);
  expect((await reminders()).map(([, name]) => name).sort()).toEqual([...names].sort());
  expect(await ctx.db.reminder.count()).toBe(names.length);
});

test("stopped between two people, it leaves nothing behind, and the next process reminds everyone once", async () => {
  const { ctx, reminders } = await desk(["一番", "二番", "三番"]);
  ctx.at("2026-06-28T09:00:00+09:00");
  let letters = 0;
  const settings = {
    ...ctx.settings,
    get baseUrl() {
      letters += 1;
      if (letters === 2) throw new Error("stopped");
      return ctx.settings.baseUrl;
    },
  };
  await expect(sendDueReminders({ ...ctx, settings })).rejects.toThrow("stopped");
  expect(await reminders()).toEqual([]);
  expect(await ctx.db.reminder.count()).toBe(0);
  const other = openDatabase(`file:${ctx.databaseFile}`);
  onTestFinished(() => other.$disconnect());
  expect(await sendDueReminders({ ...ctx, db: other })).toEqual({ mails: 3 });
  expect(await sendDueReminders(ctx)).toEqual({ mails: 0 });
  expect(await reminders()).toHaveLength(3);
});

test("the link in a reminder is the person's own", async () => {
  const { ctx, runAt } = await desk(["人"]);
  await runAt("2026-06-28T09:00");
  const { invitationId, tokenGeneration } = await ctx.db.outboxMail.findFirstOrThrow();
  const token = linkToken(ctx.settings.secret, { id: invitationId ?? "", tokenGeneration });
  const { tokenHash: kept } = await ctx.db.invitation.findFirstOrThrow();
  expect(tokenHash(token)).toBe(kept);
});
