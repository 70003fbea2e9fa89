import { expect, test } from "vitest";
import { findMailOfIds, recordBounce } from "#app/adapters/db/bounce-store.server.ts";
import { countUntold } from "#app/adapters/db/change-store.server.ts";
import type { MailKind } from "#app/adapters/db/database.server.ts";
import { findMail, recordFailure, requeueMail } from "#app/adapters/db/outbox-store.server.ts";
import { noteTold } from "#app/use-cases/changes/note-told.ts";
import { tellAgain } from "#app/use-cases/changes/tell-changes.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { resendMail } from "#app/use-cases/mails/resend-mail.ts";
import { byMovingClock } from "#tests/support/context.ts";
import { createPerson, tokenOf } from "#tests/support/factories.ts";
import { calledWorld } from "./change-world.ts";

type World = Awaited<ReturnType<typeof calledWorld>>;

/** The last mail to 花子 came back; nothing arrives there any more. */
async function bounce({ ctx, people }: World) {
  const { id } = await ctx.db.outboxMail.findFirstOrThrow({
    where: { toName: "釧路 花子" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  await ctx.db.outboxMail.update({ where: { id }, data: { state: "sent", bouncedAt: ctx.now() } });
  await ctx.db.person.update({ where: { id: people.hanako.id }, data: { emailBouncedAt: ctx.now() } });
}

/** Who waits to be told otherwise, and of what; the count of the desk's home says the same. */
async function waiting(world: World) {
  const { ctx, center, id } = world;
  const { mailed, byHand } = await world.page();
  const untold = (await countUntold(ctx.db, { prefectureId: center.prefectureId }, ctx.now())).get(id);
  expect((untold?.changed ?? 0) + (untold?.uncalled ?? 0)).toBe(mailed.length + byHand.length);
  expect(untold?.uncalled ?? 0).toBe([...mailed, ...byHand].filter(({ news }) => news === "called").length);
  return byHand.map(({ name, news, reachedBy }) => [name, news, reachedBy]);
}

test("whose call came back is to be called otherwise, until the desk notes that", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  expect(await waiting(world)).toEqual([]);
  await bounce(world);
  expect(await waiting(world)).toEqual([["釧路 花子", "called", "none"]]);
  expect(await world.note(["hanako"], "phone")).toEqual({ ok: true, value: { noted: 1 } });
  expect(await waiting(world)).toEqual([]);

  await world.edit({ venue: "講堂" });
  expect(await world.tell()).toEqual({ ok: true, value: { mails: 1 } });
  expect(await waiting(world)).toEqual([
    ["釧路 花子", "changed", "none"],
    ["釧路 郵子", "changed", "fax"],
  ]);
});

test("whose mail of a change came back knows of the call alone: told of the change, or that it is off", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  await world.edit({ venue: "講堂" });
  await world.tell();
  await world.note(["yuko"], "fax");
  await bounce(world);
  expect(await waiting(world)).toEqual([["釧路 花子", "changed", "none"]]);
  // What the desk has to tell is what differs from the call.
  expect((await world.page()).changes).toEqual([{ part: "venue", before: "大会議室", after: "講堂" }]);
  await world.take("cancel");
  expect((await waiting(world))[0]).toEqual(["釧路 花子", "cancelled", "none"]);
  await world.note(["hanako"], "phone");
  expect((await waiting(world)).map(([name]) => name)).toEqual(["釧路 郵子"]);
});

test("whose notice of being taken off came back is told otherwise; who never got the call, of nothing", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  await world.off("hanako");
  await bounce(world);
  expect(await waiting(world)).toEqual([["釧路 花子", "withdrawn", "none"]]);

  const unheard = await calledWorld();
  await unheard.note(["yuko"], "fax");
  await bounce(unheard);
  expect(await unheard.off("hanako")).toEqual({ ok: true, value: { mailed: false, byHand: false } });
  expect(await waiting(unheard)).toEqual([]);
});

test("a mail that no server took is written anew, as what the recipient does not know yet", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  await world.written();
  await world.ctx.db.outboxMail.updateMany({ where: { toName: "釧路 花子" }, data: { state: "failed" } });
  expect(await waiting(world)).toEqual([]);
  expect((await world.page()).mailed.map(({ name, news }) => [name, news])).toEqual([["釧路 花子", "called"]]);
  await world.tell();
  expect(await world.written()).toEqual([["釧路 花子", "invitation", "REQUEST 1"]]);
  expect((await world.page()).mailed).toEqual([]);
});

test("who is resent their call at a corrected address knows of it, as long as that one arrives", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  await bounce(world);
  const { id } = await world.ctx.db.outboxMail.findFirstOrThrow({ where: { toName: "釧路 花子" } });
  const data = { email: "hanako.kushiro@example.jp", emailBouncedAt: null };
  await world.ctx.db.person.update({ where: { id: world.people.hanako.id }, data });
  expect((await world.page()).mailed.map(({ name, news }) => [name, news])).toEqual([["釧路 花子", "called"]]);
  world.tick();
  const resent = await resendMail(world.desk, id);
  if (!resent.ok) throw new Error(resent.error);
  expect((await world.page()).mailed).toEqual([]);
  expect(await waiting(world)).toEqual([]);
  const [arrived] = await world.arrived("hanako.kushiro@example.jp");
  expect(arrived?.event).toMatchObject({ method: "REQUEST", sequence: 0 });
  // The next change goes on in that calendar.
  await world.edit({ venue: "講堂" });
  await world.tell();
  const [changed] = await world.arrived("hanako.kushiro@example.jp");
  expect(changed?.event).toMatchObject({ method: "REQUEST", sequence: 1, uid: arrived?.event?.uid });
  expect(await waiting(world)).toEqual([["釧路 郵子", "changed", "fax"]]);

  const again = await calledWorld();
  await again.note(["yuko"], "fax");
  await bounce(again);
  const { id: lostId } = await again.ctx.db.outboxMail.findFirstOrThrow({ where: { toName: "釧路 花子" } });
  await again.ctx.db.person.update({ where: { id: again.people.hanako.id }, data });
  again.tick();
  await resendMail(again.desk, lostId);
  await bounce(again);
  expect(await waiting(again)).toEqual([["釧路 花子", "called", "none"]]);
});

test("an address on which nothing arrives is called by no mail, until it is corrected", async () => {
  const world = await calledWorld();
  await world.off("hanako");
  await bounce(world);
  expect(await world.call(["hanako"])).toEqual({ ok: true, value: { called: 1, mails: 0 } });
  expect((await waiting(world))[0]).toEqual(["釧路 花子", "called", "none"]);
  await world.ctx.db.person.update({ where: { id: world.people.hanako.id }, data: { emailBouncedAt: null } });
  expect((await world.page()).mailed.map(({ name, news }) => [name, news])).toEqual([["釧路 花子", "called"]]);
});

test("who is told by FAX of another day answers until its start, whatever deadline is over", async () => {
  const world = await calledWorld({ session: { answerBy: "2026-06-10" } });
  const { ctx } = world;
  await world.note(["yuko"], "fax");
  await world.answer("yuko");
  await world.edit({ startsAt: new Date("2026-07-08T14:00:00+09:00"), endsAt: null });
  const token = tokenOf(ctx, await world.invitationOf("yuko"));
  const input = { token, address: "192.0.2.1", answer: "attending" as const, proxy: null, message: null };
  ctx.at("2026-06-20T09:00:00+09:00");
  expect(await respondToInvitation(ctx, input)).toEqual({ ok: false, error: "deadline-passed" });
  const { icalSequence: sequence } = await world.session();
  const { id: invitationId } = await world.invitationOf("yuko");
  await noteTold(world.desk, { sessionId: world.id, sequence, people: [invitationId], by: "post" });
  expect(await respondToInvitation(ctx, input)).toMatchObject({ ok: true });
  expect(await world.invitationOf("yuko")).toMatchObject({ reachedBy: "post" });
});

test("told once more, a stand-in is told as well, and once", async () => {
  const world = await calledWorld();
  await world.answer("hanako", "proxy@example.jp");
  await world.written();
  await world.edit({ notice: "駐車場があります" });
  expect((await world.page()).again?.people).toBe(3);
  world.tick();
  const again = { sessionId: world.id, sequence: 0, shownAt: world.ctx.now() };
  world.tick();
  expect(await tellAgain(world.desk, again)).toEqual({ ok: true, value: { mails: 3 } });
  expect(await tellAgain(world.desk, again)).toEqual({ ok: false, error: "nobody-to-tell" });
  expect((await world.written()).map(([name, , object]) => [name, object])).toEqual([
    ["釧路 花子", "REQUEST 0"],
    ["代理 太郎", "REQUEST 0"],
    ["釧路 一郎", "REQUEST 0"],
  ]);
});

test("a stand-in whose mail came back is told of a change otherwise, and of the end of it", async () => {
  const world = await calledWorld();
  const { ctx, id: sessionId, desk } = world;
  await world.note(["yuko"], "fax");
  await world.answer("hanako", "proxy@example.jp");
  const comesBack = async (kind: MailKind) => {
    const { messageId } = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind }, orderBy: { id: "desc" } });
    const returned = await findMailOfIds(ctx.db, [messageId]);
    if (!returned) throw new Error("it was written");
    await recordBounce(ctx.db, returned, { at: ctx.now(), reason: "550 5.1.1", permanent: true });
  };
  await comesBack("proxyInvitation");
  const byHand = async () => {
    const { mailed, byHand } = await world.page();
    expect(mailed.filter(({ proxyId }) => proxyId)).toEqual([]);
    return byHand.flatMap(({ proxyId, news, reachedBy, mailReturned }) =>
      proxyId ? [{ proxyId, news, reachedBy, mailReturned }] : [],
    );
  };
  const note = async () => {
    const { icalSequence: sequence } = await world.session();
    const people = (await byHand()).map(({ proxyId }) => proxyId);
    return noteTold(desk, { sessionId, sequence, people, by: "phone" });
  };
  expect(await byHand()).toMatchObject([{ news: "called", reachedBy: "none", mailReturned: true }]);
  expect(await note()).toEqual({ ok: true, value: { noted: 1 } });
  expect(await byHand()).toEqual([]);
  await world.edit({ venue: "講堂" });
  expect(await byHand()).toMatchObject([{ news: "changed", reachedBy: "none", mailReturned: true }]);
  expect(await note()).toEqual({ ok: true, value: { noted: 1 } });
  expect(await byHand()).toEqual([]);
  await world.edit({ startsAt: new Date("2026-07-08T14:00:00+09:00"), endsAt: null });
  expect(await byHand()).toMatchObject([{ news: "withdrawn" }]);
  await note();
  expect(await byHand()).toEqual([]);
});

test("by a clock that moves, too, a mail that came back told nobody anything", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  const again = await renewLink(byMovingClock(world.desk), {
    sessionId: world.id,
    invitationId: (await world.invitationOf("hanako")).id,
  });
  expect(again).toMatchObject({ ok: true, value: { mailed: true } });
  await bounce(world);
  expect(await waiting(world)).toEqual([["釧路 花子", "called", "none"]]);
});

test("by a clock that moves, too, whose first call came back is to be called otherwise", async () => {
  const world = await calledWorld();
  await world.note(["yuko"], "fax");
  const jiro = await createPerson(world.ctx, world.center, { name: "釧路 次郎", email: "jiro@example.jp" });
  const people = [{ personId: jiro.id, role: "member" as const }];
  await sendInvitations(byMovingClock(world.desk), { sessionId: world.id, people, documentNumber: null });
  await world.ctx.db.outboxMail.updateMany({ where: { toName: "釧路 次郎" }, data: { state: "failed" } });
  const { mailed, byHand } = await world.page();
  expect([...mailed, ...byHand].map(({ name, news }) => [name, news])).toEqual([["釧路 次郎", "called"]]);
});

test("a stand-in whose last mail was given up, or queued anew, is listed by what became of it", async () => {
  const world = await calledWorld();
  const { ctx } = world;
  await world.note(["yuko"], "fax");
  await world.answer("hanako", "proxy@example.jp");
  await world.answer("hanako");
  const { id } = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "proxyEnded" } });
  const proxies = async () => {
    const { mailed, byHand } = await world.page();
    return [...mailed, ...byHand].filter(({ proxyId }) => proxyId).map(({ news }) => news);
  };
  expect(await proxies()).toEqual([]);
  await ctx.db.outboxMail.update({ where: { id }, data: { leaseOwner: "test", attempts: 1 } });
  const mail = await findMail(ctx.db, { id, prefectureId: world.center.prefectureId });
  if (!mail) throw new Error("it was written");
  expect(await recordFailure(ctx.db, { mail, owner: "test" }, { reason: "550", nextTryAt: null })).toBe(true);
  expect(await proxies()).toEqual(["withdrawn"]);
  await requeueMail(ctx.db, id, ctx.now());
  expect(await proxies()).toEqual([]);
});
