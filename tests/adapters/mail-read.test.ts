import fc from "fast-check";
import { expect, test } from "vitest";
import { readReply } from "#app/adapters/ical/read-reply.server.ts";
import { readMail } from "#app/adapters/mail/read-mail.server.ts";
import {
  appleReply,
  deliveryReport,
  encodedReply,
  fileReply,
  googleReply,
  outlookReply,
  proseBounce,
  type ReplyFacts,
  replyCalendar,
  thunderbirdReply,
  writtenReply,
} from "#tests/support/replies.ts";

const facts: ReplyFacts = {
  uid: "session@renkei",
  organizer: "renkei+tag@pref.example.jp",
  attendee: "hanako@clinic.example.jp",
  sequence: 2,
  stampedAt: "20260601T013000Z",
};

async function replyIn(bytes: Buffer) {
  const mail = await readMail(bytes);
  return mail?.calendar ? readReply(mail.calendar) : null;
}

test.each([
  ["Outlook, without ORGANIZER", outlookReply(facts)],
  ["Google", googleReply(facts)],
  ["Apple", appleReply(facts)],
  ["Thunderbird", thunderbirdReply(facts)],
  ["application/ics alone", fileReply(facts)],
  ["a file of no type, named .ics", fileReply(facts, 'application/octet-stream; name="invite.ics"')],
  ["a byte order mark", encodedReply(facts, Buffer.from(`\ufeff${replyCalendar(facts)}`), "utf-8")],
])("%s", async (_, bytes) => {
  const mail = await readMail(bytes);
  expect(mail).toMatchObject({
    from: { name: "釧路 花子", address: facts.attendee },
    recipients: [facts.organizer],
    automatic: false,
    bounce: null,
  });
  expect(await replyIn(bytes)).toMatchObject({
    method: "REPLY",
    uid: facts.uid,
    sequence: 2,
    stampedAt: new Date("2026-06-01T01:30:00Z"),
    attendees: [{ address: facts.attendee, partstat: "ACCEPTED" }],
  });
});

const inShiftJis = Buffer.concat([
  Buffer.from("COMMENT:"),
  // 遅れます
  Buffer.from([0x92, 0x78, 0x82, 0xea, 0x82, 0xdc, 0x82, 0xb7]),
]);
const inJis = Buffer.from("COMMENT:\u001b$BCY$l$^$9\u001b(B", "latin1");
const inUtf8 = Buffer.from("COMMENT:遅れます");
const inUtf16 = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");

function withLine(line: Buffer): Buffer {
  const [head = "", tail = ""] = replyCalendar({ ...facts, comment: "@" }).split("COMMENT:@");
  return Buffer.concat([Buffer.from(head), line, Buffer.from(tail)]);
}

test.each([
  ["ISO-2022-JP", withLine(inJis), "ISO-2022-JP"],
  ["ISO-2022-JP, none named", withLine(inJis), null],
  ["ISO-2022-JP, called UTF-8", withLine(inJis), "utf-8"],
  ["Shift_JIS", withLine(inShiftJis), "Shift_JIS"],
  ["Windows-31J", withLine(inShiftJis), "windows-31j"],
  ["CP932", withLine(inShiftJis), "cp932"],
  ["Shift_JIS, none named", withLine(inShiftJis), null],
  ["UTF-8", withLine(inUtf8), '"UTF-8"'],
  ["UTF-8, none named", withLine(inUtf8), null],
  ["UTF-8, called something nobody knows", withLine(inUtf8), "x-unknown"],
  ["UTF-8, called ASCII", withLine(inUtf8), "us-ascii"],
  ["UTF-16 with its mark, none named", inUtf16(withLine(inUtf8).toString()), null],
])("decoded by the part's own charset: %s", async (_, bytes, charset) => {
  expect(await replyIn(encodedReply(facts, bytes, charset))).toMatchObject({ comment: "遅れます" });
});

test.each([
  ["two calendars", replyCalendar(facts) + replyCalendar(facts)],
  ["two events", replyCalendar(facts).replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:b\r\nEND:VEVENT")],
  ["no event", "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n"],
  ["no method", replyCalendar(facts).replace("METHOD:REPLY\r\n", "")],
  ["junk", "これは予定ではありません"],
  ["nothing", ""],
  ["no end", replyCalendar(facts).replace("END:VCALENDAR", "")],
  ["a stamp that is none", replyCalendar({ ...facts, stampedAt: "yesterday" })],
  ["more than any reply", replyCalendar({ ...facts, comment: "x".repeat(300_000) })],
])("%s is no reply", (_, calendar) => {
  expect(readReply(calendar)).toBeNull();
});

test("a base64 part that was cut off is no reply, and its mail is still read", async () => {
  const whole = outlookReply(facts).toString("latin1");
  const cut = Buffer.from(`${whole.slice(0, whole.lastIndexOf("--b") - 200)}\r\n--b--\r\n`, "latin1");
  expect(await readMail(cut)).toMatchObject({ from: { address: facts.attendee } });
  expect(await replyIn(cut)).toBeNull();
});

test("a comment, a delegation and a proposed time", async () => {
  const calendar = replyCalendar({
    ...facts,
    ...{ method: "COUNTER", partstat: "DELEGATED", delegatedTo: "Dairi@Example.jp", comment: "はい\\, 午後なら" },
  })
    .replace("DTSTART:20260701T050000Z", "DTSTART;TZID=Tokyo Standard Time:20260702T150000")
    .replace("DTEND:20260701T070000Z", "DTEND:20260702T170000");
  expect(readReply(calendar)).toMatchObject({
    method: "COUNTER",
    comment: "はい, 午後なら",
    attendees: [{ partstat: "DELEGATED", delegatedTo: ["dairi@example.jp"] }],
    startsAt: new Date("2026-07-02T15:00:00+09:00"),
    endsAt: new Date("2026-07-02T17:00:00+09:00"),
  });
});

test("a time in a zone that is described is that time, one in a zone nobody knows is none", () => {
  const zoned = (zone: string) => `DTSTART;TZID=${zone}:20260702T150000`;
  const zone =
    "BEGIN:VTIMEZONE\r\nTZID:Somewhere\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  const calendar = replyCalendar(facts).replace("DTSTART:20260701T050000Z", zoned("Somewhere"));
  expect(readReply(calendar)?.startsAt).toBeNull();
  expect(readReply(calendar.replace("BEGIN:VEVENT", `${zone}BEGIN:VEVENT`))?.startsAt).toEqual(
    new Date("2026-07-02T14:00:00Z"),
  );
  expect(readReply(replyCalendar(facts).replace(":20260701T050000Z", ";VALUE=DATE:20260701"))?.startsAt).toBeNull();
});

test("what a mail server returns is a report with the mail's own id, and its calendar is nobody's answer", async () => {
  const mail = await readMail(
    deliveryReport({ returnedTo: facts.organizer, recipient: facts.attendee, messageId: "<ours@pref.example.jp>" }),
  );
  expect(mail).toMatchObject({
    calendar: null,
    automatic: true,
    recipients: [facts.organizer],
    bounce: {
      action: "failed",
      status: "5.1.1",
      diagnostic: "550 5.1.1 User unknown",
      recipient: facts.attendee,
      originalIds: ["<ours@pref.example.jp>"],
    },
  });
});

test("servers that know no reports are known by who they are", async () => {
  const words = "<hanako@clinic.example.jp>:\nSorry, no mailbox here by that name. (#5.1.1)\n\nMessage-ID: <ours@x>\n";
  const returnedTo = facts.organizer;
  expect((await readMail(proseBounce({ returnedTo, words })))?.bounce).toMatchObject({
    status: "5.1.1",
    recipient: facts.attendee,
    originalIds: ["<ours@x>"],
  });
  const headers = [`X-Failed-Recipients: ${facts.attendee}`];
  const exim = await readMail(proseBounce({ returnedTo, words: "failed", from: "exim@mx.example.jp", headers }));
  expect(exim?.bounce).toMatchObject({ recipient: facts.attendee });
  expect((await readMail(proseBounce({ returnedTo, words, from: "taro@example.jp" })))?.bounce).toBeNull();
});

test.each([
  ["Auto-Submitted: auto-replied", true],
  ["Auto-Submitted: no", false],
  ["Precedence: auto_reply", true],
  ["X-Autoreply: yes", true],
  ["X-Mailer: Outlook", false],
])("%s", async (header, automatic) => {
  const mail = await readMail(writtenReply(facts, "不在です。", [header]));
  expect(mail).toMatchObject({ automatic, text: "不在です。", calendar: null });
});

test("a mail forwarded within another stays closed", async () => {
  const inner = googleReply(facts).toString("latin1");
  const head =
    "From: who@example.jp\r\nTo: renkei@pref.example.jp\r\nContent-Type: multipart/mixed; boundary=f\r\n\r\n";
  const outer = `${head}--f\r\nContent-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n${inner}\r\n--f--\r\n`;
  const mail = await readMail(Buffer.from(outer, "latin1"));
  expect(mail).toMatchObject({ calendar: null, from: { address: "who@example.jp" } });
  expect(mail?.attachments).toMatchObject([{ mediaType: "message/rfc822" }]);
});

test("a body of five million characters is read, its words cut short", async () => {
  const html = `<p>${"長".repeat(1_700_000)}</p>`;
  const mail = Buffer.from(`From: a@example.jp\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`);
  expect(await readMail(mail)).toMatchObject({ from: { address: "a@example.jp" }, calendar: null });
  const plain = await readMail(writtenReply(facts, "長".repeat(1_700_000)));
  expect(plain?.text).toHaveLength(20_000);
});

test("whatever bytes come in, reading ends, with a mail or with none", async () => {
  expect(await readMail(Buffer.from("\r\n"))).toBeNull();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(2000), async (noise, at) => {
      const bytes = googleReply(facts);
      Buffer.from(noise).copy(bytes, Math.min(at, bytes.length));
      const mail = await readMail(bytes);
      if (mail?.calendar) readReply(mail.calendar);
      await readMail(Buffer.from(noise));
    }),
    { numRuns: 60 },
  );
});
