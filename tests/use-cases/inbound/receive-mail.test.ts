import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { dump } from "#tests/support/dump.ts";
import { createInvitation, createPerson, createSession, tokenOf } from "#tests/support/factories.ts";
import {
  appleReply,
  encodedReply,
  fileReply,
  googleReply,
  outlookReply,
  type ReplyFacts,
  replyCalendar,
  thunderbirdReply,
  writtenReply,
} from "#tests/support/replies.ts";
import { called, HANAKO, sentMail } from "./called-world.ts";

test.each([
  ["Outlook", outlookReply],
  ["Google", googleReply],
  ["Apple", appleReply],
  ["Thunderbird", thunderbirdReply],
  ["a file alone", fileReply],
])("an acceptance from %s becomes 出席", async (_, written) => {
  const { invitation, session, center, facts, receive, answers, last } = await called();
  expect(await receive(written(facts))).toBe("taken");
  expect(await answers()).toMatchObject([{ answer: "attending", via: "calendar", seated: true, late: false }]);
  expect(await last()).toMatchObject({
    ...{ state: "taken", reason: "answered", fromAddress: HANAKO, sequence: 0, byteSize: expect.any(Number) },
    ...{ prefectureId: center.prefectureId, centerId: center.id, sessionId: session.id, invitationId: invitation.id },
  });
});

test("the answer is what was said: 欠席, 保留, オンライン where there is nothing else, with the words beside it", async () => {
  const { facts, receive, answers } = await called();
  await receive(googleReply({ ...facts, partstat: "TENTATIVE" }));
  await receive(outlookReply({ ...facts, partstat: "DECLINED", stampedAt: "20260602T000000Z" }, "出張のため。"));
  expect(await answers()).toMatchObject([
    { answer: "tentative", message: null },
    { answer: "absent", message: "出張のため。" },
  ]);
  const online = await called({ format: "online" });
  await online.receive(googleReply({ ...online.facts, comment: "カメラなしです" }));
  expect(await online.answers()).toMatchObject([{ answer: "online", message: "カメラなしです" }]);
});

test("the same mail again, by its number or by its bytes, changes nothing", async () => {
  const { ctx, facts, receive, answers, last } = await called();
  const reply = googleReply(facts);
  await receive(reply);
  const before = dump(ctx);
  expect(await receive(reply, { uid: 1 })).toBe("known");
  expect(dump(ctx)).toEqual(before);
  expect(await receive(reply, { uid: 1, uidValidity: "2" })).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "seen-before" });
  expect(dump(ctx, ["InboundMail"])).toEqual({ ...before, InboundMail: undefined });
  expect(await answers()).toHaveLength(1);
});

test("two processes that read the same mailbox take a mail once", async () => {
  const { facts, receive, answers } = await called();
  const reply = googleReply(facts);
  const outcomes = await Promise.all([1, 1, 1, 1].map((uid) => receive(reply, { uid })));
  expect(outcomes.sort()).toEqual(["known", "known", "known", "taken"]);
  expect(await answers()).toHaveLength(1);
});

test("the same reply in another mail changes nothing, an older one neither", async () => {
  const { facts, receive, answers, last } = await called();
  await receive(googleReply({ ...facts, partstat: "DECLINED", stampedAt: "20260602T000000Z" }));
  expect(await receive(outlookReply({ ...facts, partstat: "DECLINED", stampedAt: "20260602T000000Z" }))).toBe(
    "ignored",
  );
  expect(await last()).toMatchObject({ reason: "same-again" });
  expect(await receive(googleReply({ ...facts, stampedAt: "20260601T230000Z" }))).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "older" });
  expect(await answers()).toMatchObject([{ answer: "absent" }]);
});

test("an answer to the session as it was before goes to a person", async () => {
  const { facts, receive, answers, last } = await called({ icalSequence: 2 });
  expect(await receive(googleReply({ ...facts, sequence: 1 }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "outdated" });
  expect(await receive(googleReply({ ...facts, sequence: 2 }))).toBe("taken");
  expect(await receive(googleReply({ ...facts, sequence: 1, stampedAt: "20260602T230000Z" }))).toBe("ignored");
  expect(await answers()).toHaveLength(1);
});

test("the words said on the page stay where the calendar says the same without any", async () => {
  const { ctx, invitation, facts, receive, answers } = await called();
  const said = { answer: "attending", proxy: null, message: "車で伺います" } as const;
  await respondToInvitation(ctx, { token: tokenOf(ctx, invitation), address: "::1", ...said });
  expect(await receive(googleReply({ ...facts, stampedAt: "20260603T010000Z" }))).toBe("taken");
  expect(await answers()).toMatchObject([{ message: "車で伺います", via: "link" }]);
});

const FORGED = "renkei+abcdefghijklmnopqrstuvwxyzabcdefghijklmnop@pref.example.jp";

test("forged: another sender, an address made up, the plain mailbox; none gives an answer or keeps the real one out", async () => {
  const { facts, session, receive, answers, last } = await called();
  const future = "20260603T000000Z";
  expect(await receive(googleReply({ ...facts, from: "mallory@example.com", stampedAt: future }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "forged-sender", sessionId: session.id, stampedAt: null });
  expect(await receive(googleReply({ ...facts, organizer: FORGED, stampedAt: future }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "forged-tag", prefectureId: null, sessionId: null });
  expect(await receive(googleReply({ ...facts, organizer: "renkei@pref.example.jp" }))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "no-tag", sessionId: session.id });
  expect(await answers()).toEqual([]);
  expect(await receive(googleReply(facts))).toBe("taken");
});

test("one person's address takes no answer for another, nor for another session", async () => {
  const { ctx, center, session, facts, receive, answers, last } = await called();
  const other = await createPerson(ctx, center, { name: "釧路 太郎", email: "taro@example.jp" });
  await createInvitation(ctx, session, other);
  await receive(googleReply({ ...facts, attendee: "taro@example.jp" }));
  expect(await last()).toMatchObject({ reason: "other-attendee" });
  await receive(googleReply({ ...facts, attendee: "taro@example.jp", from: HANAKO }));
  expect(await last()).toMatchObject({ reason: "other-attendee" });
  const elsewhere = await createSession(ctx, center);
  await receive(googleReply({ ...facts, uid: elsewhere.icalUid }));
  expect(await last()).toMatchObject({ reason: "unknown-uid" });
  expect(await ctx.db.response.count()).toBe(0);
  expect(await answers()).toEqual([]);
});

test("an address that was on file when the mail went out is still theirs", async () => {
  const { ctx, session, invitation, person, facts, receive } = await called();
  await sentMail(ctx, { session, invitation, to: HANAKO });
  await ctx.db.person.update({ where: { id: person.id }, data: { email: "new@example.jp" } });
  expect(await receive(googleReply(facts))).toBe("taken");
  const renewed = { ...facts, attendee: "new@example.jp", stampedAt: "20260602T000000Z" };
  expect(await receive(googleReply(renewed))).toBe("taken");
});

test.each([
  ["a counter-proposal", { method: "COUNTER" as const }, "counter"],
  ["a delegation", { partstat: "DELEGATED" as const, delegatedTo: "dairi@example.jp" }, "delegated"],
  ["no answer", { partstat: "NEEDS-ACTION" as const }, "no-answer"],
])("%s goes to a person, with its raw mail", async (_, more, reason) => {
  const { ctx, facts, receive, answers, last } = await called();
  expect(await receive(googleReply({ ...facts, ...more }))).toBe("toCheck");
  const mail = await last();
  expect(mail).toMatchObject({ reason, checkedAt: null });
  expect(readdirSync(`${ctx.settings.filesDir}/${mail.sha256.slice(0, 2)}`)).toEqual([mail.sha256]);
  expect(await answers()).toEqual([]);
});

test.each([
  ["a deadline that has passed", { answerBy: "2026-06-01" }, "deadline-passed"],
  ["a cancelled session", { state: "cancelled" as const }, "session-cancelled"],
  ["a session that is over", { state: "held" as const }, "session-over"],
])("an acceptance after %s goes to a person", async (_, session, reason) => {
  const { facts, receive, answers, last } = await called(session);
  expect(await receive(googleReply(facts))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason, sequence: 0 });
  expect(await answers()).toEqual([]);
});

test("after the deadline an absence is taken, as late", async () => {
  const { facts, receive, answers } = await called({ answerBy: "2026-06-01" });
  expect(await receive(googleReply({ ...facts, partstat: "DECLINED" }))).toBe("taken");
  expect(await answers()).toMatchObject([{ answer: "absent", late: true }]);
});

test("who was taken off the list answers to a person", async () => {
  const { ctx, invitation, facts, receive, last } = await called();
  await ctx.db.invitation.update({ where: { id: invitation.id }, data: { revokedAt: ctx.now() } });
  expect(await receive(googleReply(facts))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "link-ended" });
});

test("words of a person are kept for a person, an absence notice for nobody", async () => {
  const { ctx, session, invitation, facts, receive, last } = await called();
  expect(await receive(writtenReply(facts, "駐車場はありますか。"))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "free-text", invitationId: invitation.id });
  expect(await receive(writtenReply(facts, "不在です。", ["Auto-Submitted: auto-replied"]))).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "auto-reply" });
  // An answer by a machine that looks after a calendar is an answer.
  const automatic = googleReply(facts)
    .toString("latin1")
    .replace("MIME-Version", "Auto-Submitted: auto-generated\r\nMIME-Version");
  expect(await receive(Buffer.from(automatic, "latin1"))).toBe("taken");
  // To the plain mailbox, but an answer to a mail of ours.
  const mail = await ctx.db.outboxMail.findUniqueOrThrow({
    where: { id: await sentMail(ctx, { session, invitation, to: HANAKO }) },
  });
  const plain = { ...facts, organizer: "renkei@pref.example.jp" };
  await receive(writtenReply(plain, "はい。", [`In-Reply-To: ${mail.messageId}`]));
  expect(await last()).toMatchObject({ reason: "free-text", invitationId: invitation.id });
  await receive(writtenReply({ ...plain, attendee: "who@example.jp" }, "広告です。"));
  expect(await last()).toMatchObject({ reason: "free-text", prefectureId: null, invitationId: null });
});

test.each([
  ["two calendars", (facts: ReplyFacts) => encodedReply(facts, Buffer.from(replyCalendar(facts).repeat(2)), "utf-8")],
  ["junk", (facts: ReplyFacts) => encodedReply(facts, Buffer.from("BEGIN:予定"), "utf-8")],
  ["nothing in it", (facts: ReplyFacts) => encodedReply(facts, Buffer.alloc(0), "utf-8")],
])("a reply with %s is kept for a person", async (_, written) => {
  const { invitation, facts, receive, last } = await called();
  expect(await receive(written(facts))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "unreadable", invitationId: invitation.id });
});

test("nothing at all, and more than fits, are kept for a person too", async () => {
  const { facts, receive, last } = await called();
  expect(await receive(Buffer.alloc(0))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "unreadable", fromAddress: "" });
  expect(await receive(googleReply(facts).subarray(0, 400), { whole: false })).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "too-large", fromAddress: HANAKO });
  expect(await receive(writtenReply(facts, "長".repeat(1_700_000)))).toBe("toCheck");
  expect(await last()).toMatchObject({ reason: "free-text" });
});

test("a client that sends the request's DTSTAMP back each time is heard each time it says something else", async () => {
  const { facts, receive, answers, last } = await called();
  expect(await receive(googleReply(facts))).toBe("taken");
  expect(await receive(outlookReply(facts))).toBe("ignored");
  expect(await last()).toMatchObject({ reason: "same-again", partstat: "ACCEPTED" });
  expect(await receive(googleReply({ ...facts, partstat: "DECLINED" }))).toBe("taken");
  expect(await last()).toMatchObject({ partstat: "DECLINED" });
  expect(await receive(outlookReply({ ...facts, partstat: "DECLINED" }))).toBe("ignored");
  expect(await receive(appleReply(facts))).toBe("taken");
  expect((await answers()).map(({ answer }) => answer)).toEqual(["attending", "absent", "attending"]);
});

test("where a mail cannot be recorded, nothing it causes is either", async () => {
  const { ctx, facts, receive, answers } = await called();
  await ctx.db
    .$executeRaw`CREATE TRIGGER full BEFORE INSERT ON "InboundMail" BEGIN SELECT RAISE(ABORT, 'disk full'); END`;
  await expect(receive(googleReply(facts), { uid: 9 })).rejects.toThrow();
  expect(await answers()).toEqual([]);
  await ctx.db.$executeRaw`DROP TRIGGER full`;
  expect(await receive(googleReply(facts), { uid: 9 })).toBe("taken");
});
