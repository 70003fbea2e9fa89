import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, MAIL_TROUBLES, nextTryAt, pauseAfter, troubleOf, widthAfter } from "#app/domain/mail-retry.ts";

const NOW = new Date("2026-06-01T00:00:00Z");

test("tries come ever further apart, then end", () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8].map((attempts) => {
    const at = nextTryAt("later", attempts, NOW);
    return at && (at.getTime() - NOW.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, null]);
  expect(nextTryAt("refused", 1, NOW)).toBeNull();
  expect(nextTryAt("address", 1, NOW)).toBeNull();
});

test.each([
  [550, "RCPT TO", "550 5.1.1 <a@example.jp>: Recipient address rejected: User unknown", "address"],
  [550, "RCPT TO", "550 no such user here", "address"],
  [553, "RCPT TO", "553 mailbox name not allowed", "address"],
  [550, "RCPT TO", "550 5.2.1 The account is disabled", "address"],
  // Our own standing with the server, or a box that is full today: the address may be right.
  [554, "RCPT TO", "554 5.7.1 <a@example.jp>: Relay access denied", "refused"],
  [550, "RCPT TO", "550 relay not permitted", "refused"],
  [550, "RCPT TO", "550 5.7.1 Blocked - see https://example.jp", "refused"],
  [552, "RCPT TO", "552 5.2.2 Mailbox full", "refused"],
  [554, "DATA", "554 5.6.0 Refused", "refused"],
  [550, "DATA", "550 5.1.1 not here", "refused"],
  [451, "RCPT TO", "451 4.7.1 Greylisted", "later"],
  [452, "DATA", "452 4.3.1 Disk full", "later"],
  [503, "RCPT TO", "503 Bad sequence", "later"],
  [421, "DATA", "421 4.7.0 Try again later", "pause"],
  [421, "RCPT TO", "421 4.7.0 Too many mails", "pause"],
  // Our own sender: someone may mend the setting meanwhile.
  [550, "MAIL FROM", "550 5.7.1 Sender refused", "pause"],
  [450, "MAIL FROM", "450 4.7.1 too much mail", "pause"],
] as const)("a %s to %s (%s) is: %s, whether the server is there or not", (code, command, text, failure) => {
  for (const isServerThere of [true, false]) expect(failureOf({ code, command, text }, isServerThere)).toBe(failure);
});

test.each([
  [535, "AUTH PLAIN", "535 5.7.8 Authentication failed"],
  [554, "CONN", "554 5.7.1 No service"],
  [454, "STARTTLS", "454 TLS not available"],
  [null, "CONN", "connect ECONNREFUSED 127.0.0.1:25"],
  [null, null, "The operation was aborted due to timeout"],
])("a %s to %s says nothing of the mail, unless the server lets us in right after", (code, command, text) => {
  expect(failureOf({ code, command, text }, false)).toBe("server");
  expect(failureOf({ code, command, text }, true)).toBe("later");
});

test("a 421 before any mail is the server's while it stays, and a pause when it is gone at once", () => {
  const failed = { code: 421, command: "CONN", text: "421 4.7.0 too many connections" };
  expect(failureOf(failed, false)).toBe("server");
  expect(failureOf(failed, true)).toBe("pause");
});

test("whatever fails, only what was said of the recipient marks the address, and nothing else is given up", () => {
  const code = fc.option(fc.integer({ min: 200, max: 699 }));
  const command = fc.option(fc.constantFrom("CONN", "EHLO", "AUTH LOGIN", "MAIL FROM", "RCPT TO", "DATA", "RSET"));
  fc.assert(
    fc.property(code, command, fc.string(), fc.boolean(), (code, command, text, isServerThere) => {
      const failure = failureOf({ code, command, text }, isServerThere);
      if (failure === "address") expect(command).toBe("RCPT TO");
      if (failure === "address" || failure === "refused") expect(code !== null && code >= 500 && code < 600).toBe(true);
      if (failure === "server") expect(isServerThere).toBe(false);
      expect(MAIL_TROUBLES).toContain(troubleOf(text));
    }),
  );
});

test("pauses double from two seconds to five minutes", () => {
  expect([1, 2, 3, 7, 8, 9, 60].map(pauseAfter)).toEqual([2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000]);
});

test("after a refusal one mail goes first, then ever more, up to what is set", () => {
  expect([0, 9, 10, 29, 30, 1000, Number.POSITIVE_INFINITY].map((n) => widthAfter(n, 4))).toEqual([
    1, 1, 2, 3, 4, 4, 4,
  ]);
  expect(widthAfter(Number.POSITIVE_INFINITY, 1)).toBe(1);
});

test.each([
  ["550 5.1.1 <a@example.jp>: Recipient address rejected: User unknown", "noAddress"],
  ["5.1.2 Domain not found", "noAddress"],
  ["550 no such user", "noAddress"],
  ["5.2.1 mailbox disabled", "noAddress"],
  ["552 5.2.2 Mailbox full", "full"],
  ["452 4.2.2 over quota", "full"],
  ["552 5.3.4 Message size exceeds fixed limit", "tooLarge"],
  ["554 5.7.1 Relay access denied", "policy"],
  ["550 spam detected", "policy"],
  ["451 4.7.1 Greylisted", "busy"],
  ["421 Service not available", "busy"],
  ["4.4.1 connection timed out", "busy"],
  ["Connection closed unexpectedly", "lost"],
  ["The operation was aborted due to timeout", "lost"],
  ["554 5.6.0 Refused", "other"],
  ["", "other"],
])("%j is %s to a desk", (reason, trouble) => {
  expect(troubleOf(reason)).toBe(trouble);
});
