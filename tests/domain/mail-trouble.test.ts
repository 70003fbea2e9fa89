import fc from "fast-check";
import { expect, test } from "vitest";
import { isAboutAddress, MAIL_TROUBLES, troubleOf } from "#app/domain/mail-trouble.ts";

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

test("whatever a server writes is some trouble", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(MAIL_TROUBLES).toContain(troubleOf(text));
    }),
  );
});

test.each([
  [550, "5.1.1 User unknown", true],
  [550, "5.2.1 disabled", true],
  [554, "5.0.0", true],
  [550, "no such user", true],
  [550, "550 5.0.0 blocked as spam", false],
  [554, "554 5.7.1 refused 5.0.0", false],
  [552, "5.2.2 over quota", false],
  [550, "550 mailbox is full", false],
  [550, "550 message too large", false],
  [554, "554 no", false],
])("%i %j is about the address: %s", (code, text, isIt) => {
  expect(isAboutAddress(code, text)).toBe(isIt);
});
