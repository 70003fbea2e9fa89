import fc from "fast-check";
import { expect, test } from "vitest";
import { bounceFate, readBounceProse, readDeliveryStatus } from "#app/domain/bounce.ts";

const NOTHING = { action: null, status: null, diagnostic: null, recipient: null };

test("a delivery report is read field by field, folded lines too", () => {
  const part = [
    "Reporting-MTA: dns; mx.example.jp",
    "",
    "Original-Recipient: rfc822;Hanako@Clinic.example.jp",
    "Final-Recipient: rfc822; forwarded@example.jp",
    "Action: Failed",
    "Status: 5.1.1 (bad mailbox)",
    "Diagnostic-Code: smtp; 550 5.1.1",
    "  User unknown",
    "",
  ].join("\r\n");
  expect(readDeliveryStatus(part)).toEqual({
    action: "failed",
    status: "5.1.1",
    diagnostic: "550 5.1.1 User unknown",
    recipient: "hanako@clinic.example.jp",
  });
});

test("of several recipients, the one that failed", () => {
  const part =
    "Final-Recipient: rfc822; a@x.jp\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@x.jp\nAction: failed\nStatus: 5.2.1\n";
  expect(readDeliveryStatus(part)).toMatchObject({ recipient: "b@x.jp", action: "failed" });
  expect(readDeliveryStatus("Reporting-MTA: dns; x\n\n")).toBeNull();
});

test.each([
  ["failed", "5.1.1", "", "permanent"],
  ["failed", "4.4.7", "", "temporary"],
  ["failed", null, "", "permanent"],
  ["delayed", "4.4.1", "", "delayed"],
  ["delayed", "5.1.1", "", "delayed"],
  ["delivered", "2.0.0", "", "delivered"],
  ["relayed", "2.0.0", "", "delivered"],
  [null, "5.0.0", "", "permanent"],
  ["failed", "5.2.2", "", "temporary"],
  ["failed", "5.3.4", "", "temporary"],
  ["failed", "5.7.1", "", "temporary"],
  [null, "4.2.2", "mailbox full, giving up", "temporary"],
  [null, null, "Warning: could not send message for past 4 hours. Will keep trying until 5 days old", "delayed"],
  [null, null, "I'm not going to try again; this message has been in the queue too long. user unknown", "permanent"],
  [null, null, "宛先のメールアドレスが存在しません", "permanent"],
  [null, null, "配信が遅延しています。再送を試みます", "delayed"],
  [null, null, "Something happened", "unclear"],
] as const)("action %s, status %s, %j: %s", (action, status, prose, fate) => {
  expect(bounceFate({ ...NOTHING, action, status }, prose)).toBe(fate);
});

test("what the other server said tells more than a status that tells nothing", () => {
  const fate = (diagnostic: string) => bounceFate({ ...NOTHING, action: "failed", status: "5.0.0", diagnostic }, "");
  expect(fate("550 5.1.1 User unknown")).toBe("permanent");
  expect(fate("552 5.2.2 Mailbox full")).toBe("temporary");
  expect(fate("550 rejected as spam")).toBe("temporary");
});

test("what old servers say in prose", () => {
  const qmail =
    "Hi. This is the qmail-send program at old.example.jp.\nI'm afraid I wasn't able to deliver your message.\n\n<Who@Old.example.jp>:\nSorry, no mailbox here by that name. (#5.1.1)\n";
  expect(readBounceProse(qmail, null)).toMatchObject({ recipient: "who@old.example.jp", status: "5.1.1" });
  const docomo = "Unknown address error 550-'Unknown user hanako@carrier.example.jp'";
  expect(readBounceProse(docomo, "Hanako@carrier.example.jp")).toEqual({
    action: null,
    status: "5.0.0",
    diagnostic: docomo,
    recipient: "hanako@carrier.example.jp",
  });
});

test("whatever a server writes, it is read without an error", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 3000 }), (text) => {
      const report = readDeliveryStatus(text) ?? readBounceProse(text, text);
      expect(["permanent", "temporary", "delayed", "delivered", "unclear"]).toContain(bounceFate(report, text));
    }),
  );
  // More than anyone would write: it must come to an end all the same.
  const long = "a@".repeat(500_000);
  expect(bounceFate(readBounceProse(long, long), long)).toBe("unclear");
});
