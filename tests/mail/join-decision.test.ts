import { expect, test } from "vitest";
import { type JoinDecisionFacts, joinDecisionMail } from "#app/mail/join-decision.ts";

const FACTS: JoinDecisionFacts = {
  decision: "accepted",
  role: "facilitator",
  reply: null,
  title: "看取りの研修会",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  endsAt: new Date("2026-07-01T16:00:00+09:00"),
  venue: null,
  issuedOn: "2026-06-01",
  center: {
    name: "根室保健所",
    section: "企画総務課",
    postalCode: null,
    address: null,
    phone: "0153-00-0000",
    fax: null,
    email: "nemuro@center.example.jp",
    senderName: null,
    prefecture: { wordings: [] },
  },
  addressee: { organization: "釧路保健所", title: null, name: "釧路 花子" },
};

test("who asked is told what was decided, by whom, for which day, in both forms", () => {
  for (const form of ["text", "html"] as const) {
    const accepted = joinDecisionMail(FACTS)[form];
    for (const part of ["釧路保健所", "釧路 花子　様", "看取りの研修会", "ファシリテーター", "承認しました"]) {
      expect(accepted).toContain(part);
    }
    expect(accepted).toContain("令和8年7月1日（水）14:00～16:00");
    expect(accepted).toContain("電話　0153-00-0000");
    const declined = joinDecisionMail({ ...FACTS, decision: "declined" })[form];
    expect(declined).toContain("お受けできない");
    expect(declined).not.toContain("承認しました");
  }
});

test("the desk's words stand as they were typed, and nothing of them is markup; without any there is no heading", () => {
  const told = joinDecisionMail({ ...FACTS, reply: "3班を\nお願いします<b>" });
  expect(told.text).toContain("3班を\nお願いします<b>");
  expect(told.html).toContain("3班を<br>\nお願いします&lt;b&gt;");
  expect(joinDecisionMail(FACTS).text).not.toContain("主催する保健所から");
});

test("a subject is one short line, whatever the title; a session that lost its date is said to have none", () => {
  const title = `長い${"題名".repeat(40)}\r\nBcc: x@example.jp`;
  const { subject, text } = joinDecisionMail({ ...FACTS, title, startsAt: null, endsAt: null });
  expect(subject).not.toMatch(/[\r\n]/);
  expect(Array.from(subject).length).toBeLessThan(60);
  expect(text).toContain("日程未定");
});
