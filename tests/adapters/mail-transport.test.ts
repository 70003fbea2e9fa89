import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { writeInvite } from "#app/adapters/ical/invite.server.ts";
import { deliver, type OutgoingMail, openTransport } from "#app/adapters/mail/transport.server.ts";
import { invitationMail } from "#app/mail/invitation.ts";
import { invitationFacts, inviteFacts } from "#tests/support/mail-facts.ts";
import { type ReceivedMail, startSmtp } from "#tests/support/smtp.ts";

/** Less than what the limit cuts short would take, in ms; far more than the limit. */
const MUCH_SOONER_MS = 8_000;

function outgoing(given: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: "<0190a1b2@pref.example.jp>",
    from: { name: "北見保健所", address: "renkei@pref.example.jp" },
    to: { name: "山田 太郎", address: "yamada@hospital.example.jp" },
    replyTo: "kitami@pref.example.jp",
    date: new Date("2026-06-01T00:00:00Z"),
    ...invitationMail(invitationFacts()),
    calendar: { method: "REQUEST", content: writeInvite(inviteFacts()) },
    letter: null,
    ...given,
  };
}

function open(url: string, options?: { sendLimitMs: number }) {
  const transport = openTransport(url, options);
  onTestFinished(() => transport.close());
  return transport;
}

async function received(given: Partial<OutgoingMail> = {}): Promise<ReceivedMail> {
  const smtp = await startSmtp();
  expect(await deliver(open(smtp.url), outgoing(given))).toEqual({ ok: true });
  expect(smtp.received).toHaveLength(1);
  return smtp.received[0] as ReceivedMail;
}

interface Part {
  type: string;
  headers: string;
  body: Buffer;
  parts: Part[];
}

/** The MIME tree as it was sent: mailparser tells only what it made of it. */
function readMime(raw: string): Part {
  const at = raw.indexOf("\r\n\r\n");
  const headers = raw.slice(0, at).replace(/\r\n[ \t]+/g, " ");
  const text = raw.slice(at + 4);
  const type = headers.match(/^Content-Type: (.*)$/im)?.[1] ?? "text/plain";
  const boundary = type.match(/boundary="([^"]+)"/)?.[1];
  const parts = boundary
    ? text
        .split(new RegExp(`(?:^|\\r\\n)--${boundary.replace(/[^\w]/g, "\\$&")}(?:--)?(?:\\r\\n|$)`))
        .slice(1, -1)
        .map(readMime)
    : [];
  const encoding = headers.match(/^Content-Transfer-Encoding: (.*)$/im)?.[1]?.toLowerCase();
  const body =
    encoding === "base64"
      ? Buffer.from(text, "base64")
      : encoding === "quoted-printable"
        ? Buffer.from(
            text
              .replace(/=\r\n/g, "")
              .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
            "latin1",
          )
        : Buffer.from(text);
  return { type, headers, body, parts };
}

test("a mail has the structure that calendar clients look for, and the calendar's bytes in both places", async () => {
  const { raw } = await received();
  const { type, parts } = readMime(raw);
  expect(type).toMatch(/^multipart\/mixed;/);
  expect(parts).toHaveLength(2);
  const [alternative, file] = parts as [Part, Part];
  expect(alternative.type).toMatch(/^multipart\/alternative;/);
  expect(alternative.parts.map((part) => part.type)).toEqual([
    "text/plain; charset=utf-8",
    "text/html; charset=utf-8",
    "text/calendar; charset=utf-8; method=REQUEST",
  ]);
  expect(file.type).toBe("application/ics; name=invite.ics");
  expect(file.headers).toMatch(/Content-Disposition: attachment; filename=invite\.ics/);
  const content = writeInvite(inviteFacts());
  expect(file.body.toString()).toBe(content);
  expect(alternative.parts[2]?.body.toString()).toBe(content);
});

test("the method of the part is that of the calendar in it", async () => {
  const content = writeInvite(inviteFacts({ method: "CANCEL" }));
  const { raw } = await received({ calendar: { method: "CANCEL", content } });
  expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=CANCEL/);
});

test("Japanese arrives as it was written", async () => {
  const mail = outgoing({ subject: "【開催案内】𠮷野・神（6月24日（水））" });
  const { parsed } = await received({ subject: mail.subject });
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(parsed.html).toBe(mail.html);
  expect(parsed.from?.value).toEqual([{ name: "北見保健所", address: "renkei@pref.example.jp" }]);
  expect(parsed.to).toMatchObject({ value: [{ name: "山田 太郎", address: "yamada@hospital.example.jp" }] });
});

test("headers are as they were decided", async () => {
  const { parsed, to } = await received();
  expect(parsed.messageId).toBe("<0190a1b2@pref.example.jp>");
  expect(parsed.date).toEqual(new Date("2026-06-01T00:00:00Z"));
  expect(parsed.replyTo?.text).toBe("kitami@pref.example.jp");
  expect(to).toEqual(["yamada@hospital.example.jp"]);
  expect(parsed.headers.has("auto-submitted")).toBe(false);
  expect(parsed.cc ?? parsed.bcc).toBeUndefined();
});

test("a mail without a calendar is text and HTML alone", async () => {
  expect(readMime((await received({ calendar: null })).raw).type).toMatch(/^multipart\/alternative;/);
});

test("no field makes a header, a recipient or a part of its own", async () => {
  const evil = 'x"\r\nBcc: evil@example.com\r\n\r\n<evil@example.com>, other@example.com;';
  const { parsed, raw, to } = await received({
    subject: `件名${evil}`,
    from: { name: evil, address: "renkei@pref.example.jp" },
    to: { name: evil, address: "yamada@hospital.example.jp" },
    replyTo: evil,
    text: evil,
  });
  expect(to).toEqual(["yamada@hospital.example.jp"]);
  expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toMatch(/^Bcc:/im);
  expect(parsed.to).toMatchObject({ value: [{ address: "yamada@hospital.example.jp" }] });
  expect(parsed.from?.value).toHaveLength(1);
  expect(parsed.replyTo).toBeUndefined();
});

test.each(["", "nobody", "a@b@c", "a@b, c@d", "a@b\r\nRCPT TO:<c@d>", "<a@b>", "a b@c", "a@b;c@d"])(
  "%j is no address to send to, and never will be",
  async (address) => {
    const smtp = await startSmtp();
    expect(await deliver(open(smtp.url), outgoing({ to: { name: "x", address } }))).toMatchObject({
      ok: false,
      failure: "refused",
    });
    expect(smtp.attempts.size).toBe(0);
  },
);

test("a refusal of the recipient or of the message is what the server says, and in its words", async () => {
  const smtp = await startSmtp();
  const transport = open(smtp.url);
  const { address } = outgoing().to;
  smtp.refuseRecipient(address, { code: 550, text: "5.1.1 User unknown" });
  expect(await deliver(transport, outgoing())).toMatchObject({
    ok: false,
    failure: "address",
    reason: expect.stringMatching(/^550 .*User unknown/),
  });
  smtp.refuseRecipient(address, { code: 451, text: "4.7.1 Greylisted" });
  expect(await deliver(transport, outgoing())).toMatchObject({ ok: false, failure: "later" });
  smtp.refuseRecipient(address, null);
  smtp.refuseMessages({ code: 554, text: "5.6.0 Refused" });
  expect(await deliver(transport, outgoing())).toMatchObject({ ok: false, failure: "refused" });
  smtp.refuseMessages({ code: 452, text: "4.3.1 Disk full" });
  expect(await deliver(transport, outgoing())).toMatchObject({ ok: false, failure: "later" });
  smtp.refuseMessages(null);
  expect(await deliver(transport, outgoing())).toEqual({ ok: true });
});

test("no server there, one that turns us away, a wrong password: none says anything of the mail", async () => {
  const smtp = await startSmtp({ account: { user: "renkei", password: "right" } });
  expect(await deliver(open(smtp.url), outgoing())).toEqual({ ok: true });
  const wrong = await deliver(open(smtp.url.replace("right", "wrong")), outgoing());
  expect(wrong).toMatchObject({ ok: false, failure: "server", reason: expect.stringContaining("535") });
  smtp.refuseConnections({ code: 421, text: "4.7.0 Too many connections" });
  const away = await deliver(open(smtp.url), outgoing());
  expect(away).toMatchObject({ ok: false, failure: "server", reason: expect.stringContaining("Too many") });
  await smtp.stop();
  expect(await deliver(open(smtp.url), outgoing())).toMatchObject({ ok: false, failure: "server" });
  expect(smtp.received).toHaveLength(1);
});

test("a server that closes in the middle of a mail, and is there again at once: this mail, later", async () => {
  const smtp = await startSmtp();
  const transport = open(smtp.url);
  smtp.afterMessages = "close";
  expect(await deliver(transport, outgoing())).toMatchObject({ ok: false, failure: "later" });
  smtp.afterMessages = "accept";
  expect(await deliver(transport, outgoing())).toEqual({ ok: true });
});

test("a server that takes a mail in and says nothing holds it no longer than the limit, and only this one", async () => {
  const smtp = await startSmtp();
  const transport = open(smtp.url, { sendLimitMs: 1_200 });
  smtp.afterMessages = "hang";
  const start = Date.now();
  expect(await deliver(transport, outgoing())).toMatchObject({ ok: false, failure: "later" });
  expect(Date.now() - start).toBeLessThan(MUCH_SOONER_MS);
  smtp.afterMessages = "accept";
  expect(await deliver(transport, outgoing())).toEqual({ ok: true });
});

test("a server that says nothing does not hold a send beyond its limit", async () => {
  const mute = net.createServer(() => {});
  const port = await new Promise<number>((resolve) => {
    mute.listen(0, "127.0.0.1", () => resolve((mute.address() as net.AddressInfo).port));
  });
  onTestFinished(() => void mute.close());
  const start = Date.now();
  const delivery = await deliver(open(`smtp://127.0.0.1:${port}`, { sendLimitMs: 400 }), outgoing());
  expect(delivery).toMatchObject({ ok: false, failure: "server" });
  expect(Date.now() - start).toBeLessThan(MUCH_SOONER_MS);
});

test("a server that is slow to accept does not either", async () => {
  const smtp = await startSmtp();
  smtp.delayMs = 10_000;
  const start = Date.now();
  const delivery = await deliver(open(smtp.url, { sendLimitMs: 1_200 }), outgoing());
  expect(delivery).toMatchObject({ ok: false, failure: "later" });
  expect(Date.now() - start).toBeLessThan(MUCH_SOONER_MS);
});

test("a letter goes with it as a PDF under its own name, told in both ways that programs read", async () => {
  const fileName = "開催通知　令和8年度 第1回 北網圏域在宅医療・介護連携推進協議会.pdf";
  const bytes = new TextEncoder().encode("%PDF-1.7 letter");
  const { raw } = await received({ letter: { fileName, bytes } });
  const file = readMime(raw).parts.find(({ type }) => type.startsWith("application/pdf"));
  expect(file?.body.toString()).toBe("%PDF-1.7 letter");
  // Outlook reads the one of Content-Type (RFC 2047), others the one of Content-Disposition (RFC 2231).
  const words = Array.from(file?.headers.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g) ?? [], ([, word = ""]) => word);
  expect(words.map((word) => Buffer.from(word, "base64").toString()).join("")).toBe(fileName);
  const pieces = Array.from(
    file?.headers.matchAll(/filename\*\d+\*=(?:utf-8'')?([^;\s]*)/g) ?? [],
    ([, piece = ""]) => piece,
  );
  expect(decodeURIComponent(pieces.join(""))).toBe(fileName);
});
