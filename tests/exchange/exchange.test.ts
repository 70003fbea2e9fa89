import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { tokyoDate } from "#app/domain/tokyo-time.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { countMailsToCheck, listInbound } from "#app/use-cases/inbound/list-inbound.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { expectSoundCalendar } from "#tests/support/calendar.ts";
import { folder, khal } from "#tests/support/calendar-programs.ts";
import { UNKNOWN } from "#tests/support/dovecot.ts";
import { createPerson, createSession } from "#tests/support/factories.ts";
import {
  appleReply,
  encodedReply,
  fileReply,
  googleReply,
  outlookReply,
  type ReplyFacts,
  replyCalendar,
  thunderbirdReply,
} from "#tests/support/replies.ts";
import { answerTo, eventIn, inDays, linkIn, type Office, openOffice, press, type Received, stamp } from "./office.ts";

/** How often the server looks for mails that another process queued, and some. */
const SOON = { timeout: 25_000, interval: 200 };

describe("the exchange, through Postfix and Dovecot", () => {
  let office: Office;
  let people = 0;
  beforeAll(async () => {
    office = await openOffice();
  }, 240_000);
  afterAll(() => office?.close());

  /** A session of the desk, people with mailboxes called to it, and the mails that call them. */
  async function called(count: number, given: Partial<Prisma.SessionUncheckedCreateInput> = {}) {
    const { ctx, center, desk } = office;
    const times = { startsAt: inDays(30, "14:00"), endsAt: inDays(30, "16:00") };
    const { id } = await createSession(ctx, center, { ...times, ...given });
    const users = Array.from({ length: count }, () => `person${++people}`);
    for (const user of users)
      await createPerson(ctx, center, { name: `${user} 花子`, email: `${user}@clinic.example.jp` });
    const rows = await ctx.db.person.findMany({ where: { email: { in: users.map((u) => `${u}@clinic.example.jp`) } } });
    const chosen = rows.map((row) => ({ personId: row.id, role: "member" as const }));
    const sent = await sendInvitations(desk, { sessionId: id, people: chosen, documentNumber: null });
    expect(sent).toMatchObject({ ok: true, value: { called: count, mails: count } });
    const invited = [];
    for (const user of users) {
      const mail = await office.next(user);
      invited.push({ user, mail, facts: answerTo(mail) });
    }
    const session = () => ctx.db.session.findUniqueOrThrow({ where: { id } });
    const tell = async () => {
      const told = await tellChanges(desk, {
        sessionId: id,
        sequence: (await session()).icalSequence,
        postponed: null,
      });
      expect(told).toMatchObject({ ok: true });
    };
    const edit = async (fields: Partial<SessionInput>) => {
      const { version, ...now } = await session();
      const { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity } = now;
      const plan = { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity };
      const rest = { series: null, round: null, theme: null, notice: null, note: null };
      const lists = { bodyIds: [], coHostIds: [], tags: [], agenda: [] };
      const input = { ...plan, ...rest, ...lists, ...fields };
      expect(await editSession(desk, { id, version, input, schedule: false })).toMatchObject({ ok: true });
      await tell();
    };
    const cancel = async () => {
      expect(await changeSessionState(desk, { id, step: "cancel", reason: "大雪のため" })).toMatchObject({ ok: true });
      await tell();
    };
    const [first = fail(), second = first] = invited;
    return { id, invited, first, second, session, edit, cancel };
  }

  /** Sends a reply as somebody's client does: by the mail server, to the event's organizer. */
  const reply = (write: (facts: ReplyFacts) => Buffer, facts: ReplyFacts, from = facts.from ?? facts.attendee) =>
    office.postfix.submit({ from, to: facts.organizer, bytes: write(facts) });

  /** What holds of somebody's invitation: the answer, and by which way it came. */
  const answerOf = async (user: string) => {
    const invitation = await office.ctx.db.invitation.findFirstOrThrow({
      where: { person: { email: `${user}@clinic.example.jp` } },
      include: { currentResponse: true },
    });
    const { answer, via } = invitation.currentResponse ?? { answer: "pending", via: null };
    return [answer, via];
  };
  const answered = (user: string, answer: string, via = "calendar") =>
    expect.poll(() => answerOf(user), SOON).toEqual([answer, via]);

  /** The mails of a session that came in, oldest first, once there are so many. */
  const inbound = async (sessionId: string, count: number) => {
    const find = () => office.ctx.db.inboundMail.findMany({ where: { sessionId }, orderBy: { uid: "asc" } });
    await expect.poll(async () => (await find()).length, SOON).toBe(count);
    return (await find()).map(({ state, reason }) => `${state}: ${reason}`);
  };

  test("called, accepted, told of another room, moved, called off: one event from the first mail to the last", async () => {
    const { first, session, edit, cancel, id } = await called(1);
    const { user, mail, facts } = first;
    expectCalendarMail(mail, { user, title: "在宅医療専門部会" });
    expect(eventIn(mail)).toMatchObject({ method: "REQUEST", sequence: 0, status: "CONFIRMED", place: "大会議室" });
    await reply(googleReply, facts);
    await answered(user, "attending");

    await edit({ venue: "第2会議室" });
    const update = await office.next(user);
    expectCalendarMail(update, { user, title: "在宅医療専門部会" });
    expect(eventIn(update)).toMatchObject({ method: "REQUEST", uid: facts.uid, sequence: 1, place: "第2会議室" });
    expect(await answerOf(user)).toEqual(["attending", "calendar"]);

    // Another day: the answer was for the one before.
    await edit({ startsAt: inDays(37, "14:00"), endsAt: inDays(37, "16:00") });
    const moved = await office.next(user);
    const { startsAt } = await session();
    expect(startsAt).toEqual(inDays(37, "14:00"));
    expect(eventIn(moved)).toMatchObject({
      method: "REQUEST",
      uid: facts.uid,
      organizer: facts.organizer,
      sequence: 2,
    });
    expect(await answerOf(user)).toEqual(["pending", null]);
    // Their client had sent a yes to the day before, which comes only now.
    await reply(appleReply, { ...facts, stampedAt: stamp(1) });
    expect(await inbound(id, 2)).toEqual(["taken: answered", "toCheck: outdated"]);
    await reply(thunderbirdReply, answerTo(moved, { partstat: "TENTATIVE", stampedAt: stamp(2) }));
    await answered(user, "tentative");

    await cancel();
    const off = await office.next(user);
    expectCalendarMail(off, { user, title: "在宅医療専門部会" });
    const { uid, organizer } = facts;
    expect(eventIn(off)).toMatchObject({ method: "CANCEL", uid, organizer, sequence: 3, status: "CANCELLED" });
    expect(inCalendar([mail, update, moved, off])).toEqual([
      [expect.stringMatching(/CONFIRMED/)],
      [expect.stringMatching(/CONFIRMED/)],
      [expect.stringMatching(/CONFIRMED/)],
      [expect.stringMatching(/CANCELLED/)],
    ]);
  });

  test("a proxy named on the page is called by a mail of their own, declines, and the member hears of it", async () => {
    const { first, cancel, id } = await called(1);
    const proxy = `proxy${people}`;
    const named = { answer: "proxy", proxyName: "代理 一郎", proxyEmail: `${proxy}@clinic.example.jp` };
    await press(linkIn(first.mail), named);
    await answered(first.user, "proxy", "link");
    const invite = await office.next(proxy);
    expectCalendarMail(invite, { user: proxy, title: "在宅医療専門部会" });
    const { uid, organizer } = first.facts;
    expect(eventIn(invite)).toMatchObject({ method: "REQUEST", uid, attendee: `${proxy}@clinic.example.jp` });
    // An address of their own to reply to: what comes there is never the member's answer.
    expect(eventIn(invite)?.organizer).not.toBe(organizer);
    expect(linkIn(invite)).toContain("/proxy/");
    expect(invite.raw.toString()).not.toContain(linkIn(first.mail).slice(-32));

    // The proxy's own calendar says yes: their answer, not the member's.
    await reply(googleReply, answerTo(invite));
    expect(await inbound(id, 1)).toEqual(["taken: proxy-answered"]);
    expect(await office.ctx.db.proxy.findFirst({ where: { invitation: { sessionId: id } } })).toMatchObject({
      state: "accepted",
    });
    expect(await answerOf(first.user)).toEqual(["proxy", "link"]);
    await press(linkIn(invite), { answer: "declined" });
    const told = await office.next(first.user);
    expect(told.parsed.text).toContain("代理 一郎");
    expect(await answerOf(first.user)).toEqual(["absent", "proxy"]);

    // Called off, the event leaves the calendars of both who hold it.
    const another = `${proxy}b`;
    await press(linkIn(first.mail), { ...named, proxyEmail: `${another}@clinic.example.jp` });
    const calledNext = eventIn(await office.next(another));
    expect(calledNext).toMatchObject({ method: "REQUEST", uid });
    await cancel();
    expect(eventIn(await office.next(first.user))).toMatchObject({ method: "CANCEL", uid, organizer });
    const offForThem = { method: "CANCEL", uid, organizer: calledNext?.organizer };
    expect(eventIn(await office.next(another))).toMatchObject(offForThem);
  });

  test("a delegation by the calendar is for the desk; the answer stays as it was", async () => {
    const { first, id } = await called(1);
    await reply(appleReply, { ...first.facts, partstat: "DELEGATED", delegatedTo: "ichiro@clinic.example.jp" });
    expect(await inbound(id, 1)).toEqual(["toCheck: delegated"]);
    expect(await answerOf(first.user)).toEqual(["pending", null]);
  });

  test("replies in every client's shape, each to the mail that came", async () => {
    const shapes: [string, (facts: ReplyFacts) => Buffer][] = [
      ["Outlook, without ORGANIZER", outlookReply],
      ["Google", googleReply],
      ["Apple", appleReply],
      ["Thunderbird", thunderbirdReply],
      [
        "ISO-2022-JP",
        (facts) => encodedReply(facts, inJis(replyCalendar({ ...facts, comment: "JIS" })), "ISO-2022-JP"),
      ],
      ["no charset", (facts) => encodedReply(facts, Buffer.from(replyCalendar({ ...facts, comment: "出ます" })), null)],
      ["application/ics alone", fileReply],
    ];
    const { id, invited } = await called(shapes.length);
    for (const [i, [, write]] of shapes.entries()) await reply(write, invited[i]?.facts ?? fail());
    expect(new Set(await inbound(id, shapes.length))).toEqual(new Set(["taken: answered"]));
    const answers = await Promise.all(invited.map(({ user }) => answerOf(user)));
    expect(answers.map((answer, i) => [shapes[i]?.[0], ...answer])).toEqual(
      shapes.map(([name]) => [name, "attending", "calendar"]),
    );
    const messages = await office.ctx.db.response.findMany({ where: { invitation: { sessionId: id } } });
    expect(messages.flatMap(({ message }) => message ?? []).sort()).toEqual(["出ます", "本人が出席"].sort());
  });

  test("a duplicate changes nothing, nor does one older than the last", async () => {
    const { id, first } = await called(1);
    const { user, facts } = first;
    const declined = googleReply({ ...facts, partstat: "DECLINED", stampedAt: stamp(-10) });
    const send = (bytes: Buffer) => reply(() => bytes, facts);
    await send(declined);
    await answered(user, "absent");
    await send(declined);
    await reply(outlookReply, { ...facts, partstat: "DECLINED", stampedAt: stamp(-20) });
    await reply(googleReply, { ...facts, partstat: "ACCEPTED", stampedAt: stamp(-3600) });
    expect((await inbound(id, 4)).map((each) => each.split(":")[0])).toEqual([
      "taken",
      "ignored",
      "ignored",
      "ignored",
    ]);
    expect(await answerOf(user)).toEqual(["absent", "calendar"]);
    expect(await office.ctx.db.response.count({ where: { invitation: { sessionId: id } } })).toBe(1);
  });

  test("a forged reply waits for the desk: another's name, another's address, an address nobody was given", async () => {
    const { id, first, second } = await called(2);
    // Somebody outside who saw the invitation; a colleague by their own; one who guesses.
    await reply(googleReply, { ...first.facts, from: "someone@elsewhere.example.com" });
    await reply(googleReply, { ...first.facts, attendee: second.facts.attendee });
    expect(await inbound(id, 2)).toEqual(["toCheck: forged-sender", "toCheck: other-attendee"]);
    const guessed = first.facts.organizer.replace(/\+(.)/, (_, c: string) => `+${c === "a" ? "b" : "a"}`);
    await reply(googleReply, { ...first.facts, organizer: guessed });
    const forged = () => office.ctx.db.inboundMail.count({ where: { reason: "forged-tag" } });
    await expect.poll(forged, SOON).toBe(1);
    expect([await answerOf(first.user), await answerOf(second.user)]).toEqual([
      ["pending", null],
      ["pending", null],
    ]);
  });

  test("a mail to a mailbox that is not there comes back: the address is marked, the desk told", async () => {
    const { ctx, center, desk } = office;
    const waiting = (await countMailsToCheck(desk)) ?? 0;
    const person = await createPerson(ctx, center, { name: "宛先 不明", email: `${UNKNOWN}@clinic.example.jp` });
    const { id } = await createSession(ctx, center, { startsAt: inDays(30, "14:00"), endsAt: null });
    const people = [{ personId: person.id, role: "member" as const }];
    expect(await sendInvitations(desk, { sessionId: id, people, documentNumber: null })).toMatchObject({ ok: true });
    expect(await inbound(id, 1)).toEqual(["toCheck: bounced"]);
    const mail = await ctx.db.outboxMail.findFirstOrThrow({ where: { sessionId: id } });
    expect(mail).toMatchObject({ state: "sent", bouncedAt: expect.any(Date) });
    expect(mail.bounceReason).toContain("5.1.1");
    expect((await ctx.db.person.findUniqueOrThrow({ where: { id: person.id } })).emailBouncedAt).not.toBeNull();
    const { mails } = await listInbound(desk, { state: "toCheck" });
    expect(mails).toContainEqual(expect.objectContaining({ reason: "bounced" }));
    expect(await countMailsToCheck(desk)).toBe(waiting + 1);
  });

  test("while the mailboxes are down nothing is lost, and each mail is taken once when they are back", async () => {
    const { id, first, second } = await called(2);
    await office.dovecot.stop();
    await reply(googleReply, first.facts);
    await press(linkIn(second.mail), { answer: "absent" });
    await expect.poll(() => office.server.output(), SOON).toContain("mailbox cannot be read");
    expect((await fetch(`${office.server.url}/healthz`)).status).toBe(200);
    await office.dovecot.start();
    await answered(first.user, "attending");
    expect(await answerOf(second.user)).toEqual(["absent", "link"]);
    await reply(outlookReply, { ...second.facts, stampedAt: stamp(5) });
    expect(await inbound(id, 2)).toEqual(["taken: answered", "taken: answered"]);
  });

  test("neither a name, an address nor a link is in the server's log", () => {
    expect(office.server.output()).not.toMatch(/花子|person\d|clinic\.example|[?/](?:r|proxy)\/[\w-]{32}/);
  });
});

/** One recipient, the sender who reads replies, and one calendar object twice: for clients, and as a file. */
function expectCalendarMail(mail: Received, { user, title }: { user: string; title: string }) {
  const { parsed, structure } = mail;
  expect(structure).toBe("multipart/mixed(multipart/alternative(text/plain,text/html,text/calendar),application/ics)");
  const address = `${user}@clinic.example.jp`;
  expect([parsed.to].flat().map((to) => to?.value.map((each) => each.address))).toEqual([[address]]);
  expect([parsed.cc, parsed.bcc]).toEqual([undefined, undefined]);
  expect(parsed.from?.value).toEqual([{ name: "kushiro保健所", address: eventIn(mail)?.organizer }]);
  expect(parsed.replyTo?.value[0]?.address).toBe("kushiro@center.example.jp");
  expect(parsed.messageId).toMatch(/^<[^<>@\s]+@[^<>@\s]+>$/);
  expect(Math.abs((parsed.date?.getTime() ?? 0) - Date.now())).toBeLessThan(120_000);
  expect(parsed.subject).toContain(title);
  const parts = parsed.attachments.map(({ content }) => content.toString());
  expect(parts).toHaveLength(2);
  expect(new Set(parts).size).toBe(1);
  expectSoundCalendar(parts[0] ?? "");
  expect(eventIn(mail)?.attendee).toBe(address);
}

/** What a calendar holds after each of these mails: khal's, once all are in one. */
function inCalendar(mails: readonly Received[]): string[][] {
  const place = khal(tokyoDate(new Date()));
  const dir = folder();
  return mails.map(({ parsed }, i) => {
    const file = path.join(dir, `${i}.ics`);
    writeFileSync(file, parsed.attachments[0]?.content ?? "");
    const { objection, listed } = place(file);
    expect(objection).toBe("");
    return listed.split("\n").filter((line) => line.includes("在宅医療専門部会"));
  });
}

/** ASCII with a comment in JIS: 本人が出席. */
function inJis(calendar: string): Buffer {
  const words = Buffer.concat([Buffer.from("\u001b$B", "latin1"), Buffer.from("K\\?M$,=P@J", "latin1")]);
  const [before = "", after = ""] = calendar.split("COMMENT:JIS");
  return Buffer.concat([Buffer.from(`${before}COMMENT:`), words, Buffer.from("\u001b(B"), Buffer.from(after)]);
}

function fail(): never {
  throw new Error("nobody was called");
}
