import { expect, test } from "vitest";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { answerFromMail } from "#app/use-cases/inbound/answer-from-mail.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { testContext } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createSession,
  tokenOf,
} from "#tests/support/factories.ts";
import { deliveryReport, googleReply, type ReplyFacts, writtenReply } from "#tests/support/replies.ts";

const HANAKO = "hanako@clinic.example.jp";

async function called(session: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const coming = await createSession(ctx, center, session);
  const invitation = await createInvitation(ctx, coming, await createPerson(ctx, center, { email: HANAKO }));
  const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, invitation.id));
  const facts: ReplyFacts = { uid: coming.icalUid, organizer, attendee: HANAKO };
  let uid = 0;
  const receive = async (bytes: Buffer) => {
    uid += 1;
    const mail = { uid, arrivedAt: ctx.now(), bytes, byteSize: bytes.length, whole: true };
    await receiveMail(ctx, { mailbox: "renkei", uidValidity: "1" }, mail);
    return (await ctx.db.inboundMail.findFirstOrThrow({ where: { uid } })).id;
  };
  const desk = await asStaff(ctx, center);
  const answers = () => ctx.db.response.findMany({ orderBy: { answeredAt: "asc" } });
  return { ctx, center, session: coming, facts, receive, desk, answers };
}

test("what a mail asks for in words is recorded with one press, and the mail is off the list", async () => {
  const { ctx, facts, receive, desk, answers } = await called({ answerBy: "2026-05-20" });
  const id = await receive(writtenReply(facts, "欠席します。"));
  expect(await showInbound(desk, id)).toMatchObject({ value: { answers: ["attending", "absent"] } });
  expect(await answerFromMail(desk, { id, answer: "absent" })).toMatchObject({ ok: true, value: { answer: "absent" } });
  expect(await answers()).toMatchObject([{ answer: "absent", via: "desk", enteredById: desk.actor.userId }]);
  expect(await showInbound(desk, id)).toMatchObject({
    value: { mail: { state: "checked", checkedAt: ctx.now() }, outcome: "entered", answers: [] },
  });
  const before = records(ctx);
  expect(await answerFromMail(desk, { id, answer: "attending" })).toEqual({ ok: false, error: "checked-meanwhile" });
  expect(records(ctx)).toEqual(before);
});

test("both ways of coming are offered where there are both; who is to wait is told so by mail", async () => {
  const { ctx, center, session, facts, receive, desk } = await called({ format: "hybrid", capacity: 1 });
  const other = await createInvitation(ctx, session, await createPerson(ctx, center));
  const said = { answer: "attending", proxy: null, message: null } as const;
  await respondToInvitation(ctx, { token: tokenOf(ctx, other), address: "::1", ...said });
  const id = await receive(googleReply({ ...facts, method: "COUNTER" }));
  expect(await showInbound(desk, id)).toMatchObject({ value: { answers: ["attending", "online", "absent"] } });
  expect(await answerFromMail(desk, { id, answer: "attending" })).toMatchObject({ ok: true, value: { seated: false } });
  expect(await ctx.db.outboxMail.findMany()).toMatchObject([
    { toAddress: HANAKO, text: expect.stringContaining("空き待ち（1番目）") },
  ]);
});

test("what is nobody's own answer, or cannot be answered any more, offers none and takes none", async () => {
  const { ctx, session, facts, receive, desk } = await called();
  const forwarded = await receive(googleReply({ ...facts, attendee: "who@example.jp" }));
  const stray = await receive(
    writtenReply({ ...facts, organizer: "renkei@pref.example.jp", from: "x@example.jp" }, "?"),
  );
  const report = { returnedTo: facts.organizer, recipient: HANAKO, messageId: "<gone@example.jp>" };
  const bounce = await receive(deliveryReport(report));
  const words = await receive(writtenReply(facts, "出席します。"));
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  const admin = await asStaff(ctx, { ...session, id: session.centerId } as never, "prefectureAdmin");
  for (const id of [forwarded, stray, bounce, words]) {
    expect(await showInbound(admin, id)).toMatchObject({ value: { answers: [] } });
    expect((await answerFromMail(admin, { id, answer: "attending" })).ok).toBe(false);
  }
  expect(await answerFromMail(desk, { id: words, answer: "absent" })).toEqual({
    ok: false,
    error: "session-cancelled",
  });
  expect(await ctx.db.response.count()).toBe(0);
  expect(await ctx.db.inboundMail.count({ where: { state: "checked" } })).toBe(0);
});

test("another center's desk and a viewer record nothing", async () => {
  const { ctx, center, facts, receive } = await called();
  const id = await receive(writtenReply(facts, "出席します。"));
  const other = await createCenter(ctx, "nemuro", { prefectureId: center.prefectureId, areaId: center.medicalAreaId });
  expect(await answerFromMail(await asStaff(ctx, other), { id, answer: "attending" })).toEqual({
    ok: false,
    error: "not-found",
  });
  const viewer = await asStaff(ctx, center, "prefectureViewer");
  expect((await answerFromMail(viewer, { id, answer: "attending" })).ok).toBe(false);
  expect(await ctx.db.response.count()).toBe(0);
});
