import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { placeOf } from "#app/adapters/files/file-store.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { receiveMail } from "#app/use-cases/inbound/receive-mail.ts";
import { openInbound, showInbound } from "#app/use-cases/inbound/show-inbound.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff, createCenter, createInvitation, createPerson, createSession } from "#tests/support/factories.ts";
import { encodedReply, googleReply, replyCalendar } from "#tests/support/replies.ts";

const HANAKO = "hanako@clinic.example.jp";

// Mails as programs and gateways leave them: none is lost, none throws, each stands on the desk's list or is an answer.
test("whatever a mail is made of, it is recorded with its bytes, and read or told to the desk", async () => {
  const ctx = testContext();
  const center = await createCenter(ctx);
  const session = await createSession(ctx, center);
  const invitation = await createInvitation(ctx, session, await createPerson(ctx, center, { email: HANAKO }));
  const organizer = tagged(ctx.settings.mailFrom, replyTag(ctx.settings.secret, invitation.id));
  const facts = { uid: session.icalUid, organizer, attendee: HANAKO };
  const calendar = replyCalendar(facts);
  const base64 = (text: string) =>
    (
      Buffer.from(text)
        .toString("base64")
        .match(/.{1,76}/g) ?? []
    ).join("\r\n");
  const mail = (type: string, ...body: string[]) =>
    Buffer.from(
      [`From: <${HANAKO}>`, `To: <${organizer}>`, "MIME-Version: 1.0", `Content-Type: ${type}`, ...body].join("\r\n"),
      "latin1",
    );
  const icsPart = "Content-Type: text/calendar; charset=utf-8; method=REPLY";
  const nested = (depth: number): string[] =>
    depth === 0
      ? [icsPart, "", calendar]
      : [`Content-Type: multipart/mixed; boundary=n${depth}`, "", `--n${depth}`, ...nested(depth - 1), `--n${depth}--`];

  const shapes: [string, Buffer, string][] = [
    ["multiparts in multiparts", mail("multipart/mixed; boundary=o", "", "--o", ...nested(8), "--o--"), "answered"],
    ["multiparts without end", mail("multipart/mixed; boundary=o", "", "--o", ...nested(300).slice(0, 900)), "*"],
    ["a byte order mark", encodedReply(facts, Buffer.from(`\uFEFF${calendar}`), "utf-8"), "same-again"],
    [
      "base64 with junk in it",
      mail(
        "text/calendar; charset=utf-8; method=REPLY",
        "Content-Transfer-Encoding: base64",
        "",
        base64(calendar).replaceAll("\r\n", "!!\r\n -- \r\n"),
      ),
      "*",
    ],
    ["no END", encodedReply(facts, Buffer.from(calendar.replace("END:VCALENDAR", "")), "utf-8"), "unreadable"],
    ["two calendars", encodedReply(facts, Buffer.from(calendar.repeat(2)), "utf-8"), "unreadable"],
    ["an empty calendar", encodedReply(facts, Buffer.alloc(0), "utf-8"), "unreadable"],
    [
      "winmail.dat alone, as Exchange wraps it (TNEF)",
      mail(
        'application/ms-tnef; name="winmail.dat"',
        "Content-Transfer-Encoding: base64",
        'Content-Disposition: attachment; filename="winmail.dat"',
        "",
        Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0, 1, 6, 0x90, 8, 0, 4, 0]).toString("base64"),
      ),
      "free-text",
    ],
    [
      "another mail within it, with a calendar of its own",
      mail(
        "multipart/mixed; boundary=f",
        "",
        "--f",
        "Content-Type: message/rfc822",
        "",
        googleReply(facts).toString("latin1"),
        "--f--",
      ),
      "free-text",
    ],
    [
      "ten megabytes beside the answer",
      mail(
        "multipart/mixed; boundary=l",
        "",
        "--l",
        "Content-Type: application/pdf; name=l.pdf",
        "Content-Transfer-Encoding: base64",
        "",
        `${"A".repeat(76)}\r\n`.repeat(135_000),
        "--l",
        icsPart,
        "",
        replyCalendar({ ...facts, partstat: "DECLINED" }),
        "--l--",
      ),
      "answered",
    ],
    ["a charset that nobody knows", encodedReply(facts, Buffer.from(calendar), "x-what"), "*"],
    ["headers alone", Buffer.from(`From: ${HANAKO}\r\nTo: ${organizer}\r\n`), "free-text"],
    ["bytes that are no mail", Buffer.from([0xff, 0xfe, 0, 1, 2, 3, 0x0d, 0x0a]), "unreadable"],
    ["nothing", Buffer.alloc(0), "unreadable"],
  ];
  const admin = await asStaff(ctx, center, "prefectureAdmin");
  for (const [index, [shape, bytes, reason]] of shapes.entries()) {
    const arrived = { uid: index + 1, arrivedAt: ctx.now(), bytes, byteSize: bytes.length, whole: true };
    await receiveMail(ctx, { mailbox: "renkei", uidValidity: "1" }, arrived);
    const row = await ctx.db.inboundMail.findFirstOrThrow({ where: { uid: index + 1 } });
    if (reason !== "*") expect([shape, row.reason]).toEqual([shape, reason]);
    expect([shape, ["taken", "toCheck", "ignored"].includes(row.state)]).toEqual([shape, true]);
    expect([shape, existsSync(placeOf(ctx.settings.filesDir, row.sha256))]).toEqual([shape, true]);
    expect((await showInbound(admin, row.id)).ok).toBe(true);
    expect((await openInbound(admin, row.id)).ok).toBe(true);
  }
  expect((await ctx.db.response.findMany({ orderBy: { id: "asc" } })).at(-1)).toMatchObject({ via: "calendar" });
}, 120_000);
