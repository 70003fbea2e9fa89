import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { sweepFiles } from "#app/use-cases/imports/sweep-files.ts";
import { checkInbound } from "#app/use-cases/inbound/check-inbound.ts";
import { countMailsToCheck, listInbound } from "#app/use-cases/inbound/list-inbound.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { openInbound, showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { editPerson } from "#app/use-cases/people/save-person.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { googleReply, type ReplyFacts, writtenReply } from "#tests/support/replies.ts";

const HANAKO = "hanako@clinic.example.jp";

async function called() {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center);
  const person = await createPerson(ctx, center, { email: HANAKO });
  const invitation = await createInvitation(ctx, session, person);
  const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, invitation.id));
  const facts: ReplyFacts = { uid: session.icalUid, organizer, attendee: HANAKO };
  let uid = 0;
  const receive = async (bytes: Buffer) => {
    uid += 1;
    const mail = { uid, arrivedAt: ctx.now(), bytes, byteSize: bytes.length, whole: true };
    await receiveMail(ctx, { mailbox: "renkei", uidValidity: "1" }, mail);
    return ctx.db.inboundMail.findFirstOrThrow({ where: { uid } });
  };
  const desk = await asStaff(ctx, center);
  const admin = await asStaff(ctx, center, "prefectureAdmin");
  return { ctx, center, session, person, invitation, facts, receive, desk, admin };
}

test("a mail is shown as it was written: what is proposed, whom they name, what they say", async () => {
  const { facts, receive, desk, session, invitation } = await called();
  const counter = await receive(googleReply({ ...facts, method: "COUNTER", comment: "翌週では" }));
  const shown = await showInbound(desk, counter.id);
  expect(shown.ok && shown.value).toMatchObject({
    mail: { reason: "counter", session: { id: session.id }, invitation: { id: invitation.id } },
    words: { from: { address: HANAKO }, text: "釧路 花子がこの招待に応答しました。" },
    reply: { method: "COUNTER", startsAt: session.startsAt, comment: "翌週では" },
    ...{ hasFile: true, mayCheck: true, mayEnter: true, outcome: null, bounced: null },
  });
  const named = await receive(googleReply({ ...facts, partstat: "DELEGATED", delegatedTo: "dairi@example.jp" }));
  expect(await showInbound(desk, named.id)).toMatchObject({ value: { reply: { delegates: ["dairi@example.jp"] } } });
});

test("checked, it is off the list, with who did what; put back, it is on it again", async () => {
  const { ctx, facts, receive, desk } = await called();
  const { id } = await receive(writtenReply(facts, "駐車場は？"));
  expect(await countMailsToCheck(desk)).toBe(1);
  expect(await checkInbound(desk, { id, outcome: "contacted" })).toEqual({ ok: true, value: { id } });
  expect(await countMailsToCheck(desk)).toBe(0);
  expect(await showInbound(desk, id)).toMatchObject({
    value: { mail: { state: "checked", checkedAt: ctx.now(), checkedBy: { name: "職員" } }, outcome: "contacted" },
  });
  expect(await checkInbound(desk, { id, outcome: "nothing" })).toEqual({ ok: false, error: "checked-meanwhile" });
  await checkInbound(desk, { id, outcome: null });
  expect(await countMailsToCheck(desk)).toBe(1);
  expect(await ctx.db.auditRecord.findMany({ where: { subjectId: id }, select: { action: true } })).toEqual([
    { action: "inbound.check" },
    { action: "inbound.uncheck" },
  ]);
});

test("what became an answer is not to be checked", async () => {
  const { facts, receive, desk } = await called();
  const { id } = await receive(googleReply(facts));
  expect(await checkInbound(desk, { id, outcome: "nothing" })).toEqual({ ok: false, error: "checked-meanwhile" });
});

test("what nobody knows is the prefecture's admin's alone", async () => {
  const { facts, receive, desk, admin } = await called();
  const { id } = await receive(writtenReply({ ...facts, organizer: "renkei@pref.example.jp" }, "どなた"));
  expect(await countMailsToCheck(desk)).toBe(0);
  expect(await showInbound(desk, id)).toEqual({ ok: false, error: "not-found" });
  expect(await openInbound(desk, id)).toEqual({ ok: false, error: "not-found" });
  expect(await checkInbound(desk, { id, outcome: "nothing" })).toEqual({ ok: false, error: "not-found" });
  expect((await listInbound(admin, { state: "toCheck" })).mails).toMatchObject([{ id }]);
  expect(await checkInbound(admin, { id, outcome: "nothing" })).toMatchObject({ ok: true });
});

test("the desk is told when nothing can be read", async () => {
  const { ctx, desk } = await called();
  expect(await listInbound(desk, { state: null })).toMatchObject({ isRead: true, downSince: null });
  const down = { ...desk, mailboxDownSince: () => ctx.now() };
  expect(await listInbound(down, { state: null })).toMatchObject({ downSince: ctx.now() });
});

test("the raw mail is kept as long as its record, and goes with the person whose it is", async () => {
  const { ctx, facts, receive, desk, person, session, invitation } = await called();
  const own = await receive(googleReply(facts));
  const stray = await receive(writtenReply({ ...facts, organizer: "renkei@pref.example.jp" }, "私です"));
  const others = await receive(
    writtenReply({ ...facts, attendee: "who@example.jp", organizer: "renkei@pref.example.jp" }, "別"),
  );
  const isKept = (sha256: string) => existsSync(placeOf(ctx.settings.filesDir, sha256));
  // The files are as old as this run; the sweep takes what is older than a day.
  const tomorrow = { ...ctx, now: () => new Date(Date.now() + 25 * 60 * 60 * 1000) };
  await sweepFiles(tomorrow);
  expect([own, stray, others].map(({ sha256 }) => isKept(sha256))).toEqual([true, true, true]);

  await ctx.db.session.update({
    where: { id: session.id },
    data: { state: "held", startsAt: new Date("2026-05-01T00:00:00Z"), endsAt: null },
  });
  expect(await erasePerson(desk, { id: person.id, typedName: person.name })).toMatchObject({ ok: true });
  expect(JSON.stringify(await ctx.db.inboundMail.findMany({ where: { id: { in: [own.id, stray.id] } } }))).not.toMatch(
    /hanako|承諾|client\.example/,
  );
  expect(await showInbound(desk, own.id)).toMatchObject({ value: { words: null, hasFile: false } });
  expect(await openInbound(desk, own.id)).toEqual({ ok: false, error: "not-found" });
  await sweepFiles(tomorrow);
  expect([own, stray, others].map(({ sha256 }) => isKept(sha256))).toEqual([false, false, true]);
  expect(await ctx.db.invitation.findUnique({ where: { id: invitation.id } })).not.toBeNull();
});

test("a new address is not known to be dead, the same one stays so", async () => {
  const { ctx, desk, person } = await called();
  await ctx.db.person.update({ where: { id: person.id }, data: { emailBouncedAt: ctx.now() } });
  const entry = {
    name: person.name,
    kana: "くしろ",
    organizationName: null,
    occupation: null,
    title: null,
    phone: null,
    fax: null,
  };
  await editPerson(desk, { id: person.id, version: 0, person: { ...entry, email: HANAKO } });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: ctx.now() });
  await editPerson(desk, { id: person.id, version: 1, person: { ...entry, email: "new@example.jp" } });
  expect(await ctx.db.person.findUnique({ where: { id: person.id } })).toMatchObject({ emailBouncedAt: null });
});
