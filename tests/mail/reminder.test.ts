import { expect, test } from "vitest";
import { comingReminderMail, silentReminderMail } from "#app/mail/reminder.ts";

const facts = {
  title: "在宅医療専門部会",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  endsAt: new Date("2026-07-01T16:00:00+09:00"),
  venue: "大会議室 <2階>",
  onlineUrl: "https://meet.example.jp/1?a=1&b=2",
  issuedOn: "2026-06-28",
  addressee: { organization: "釧路市医師会", title: "会長", name: "釧路 花子" },
  center: {
    ...{ name: "釧路保健所", section: "企画総務課", postalCode: null, address: null },
    ...{ phone: "0154-00-0000", fax: null, email: null, senderName: null, prefecture: { wordings: [] } },
  },
  link: "https://renkei.example.jp/r/token",
};

test("to the silent: time and place in the first lines, both in text and HTML, and the deadline", () => {
  const mail = silentReminderMail({ ...facts, answerBy: "2026-06-30" });
  expect(mail.subject).toBe("【出欠の御回答のお願い】在宅医療専門部会（7月1日（水））");
  expect(mail.text).toMatch(/^日時　令和8年7月1日（水）14:00～16:00\n場所　大会議室 <2階>\n/);
  expect(mail.text).toContain("令和8年6月30日（火）までに");
  expect(mail.html).toContain("場所　大会議室 &lt;2階&gt;");
  expect(mail.html).not.toContain("<2階>");
  expect(mail.html).toContain('href="https://renkei.example.jp/r/token"');
});

test("without a deadline it asks for an answer before the start; without a place it names none", () => {
  const { text } = silentReminderMail({ ...facts, venue: null, onlineUrl: null, answerBy: null });
  expect(text).toMatch(/^日時　令和8年7月1日（水）14:00～16:00\n\n/);
  expect(text).toContain("開催までに");
  expect(text).not.toContain("場所");
  expect(text).not.toContain("■ 回答期限");
});

test("to who comes: as they come, and how many materials there are", () => {
  const onSite = comingReminderMail({ ...facts, mode: "onSite", materials: 2 });
  expect(onSite.subject).toBe("【開催のお知らせ】在宅医療専門部会（7月1日（水））");
  expect(onSite.text).toContain("場所　大会議室 <2階>");
  expect(onSite.text).toContain("資料が2点あります");
  expect(onSite.text).not.toContain("meet.example.jp");
  const online = comingReminderMail({ ...facts, mode: "online", materials: 0 });
  expect(online.text).toContain("場所　オンライン");
  expect(online.text).toContain("https://meet.example.jp/1?a=1&b=2");
  expect(online.text).not.toContain("大会議室");
  expect(online.text).not.toContain("資料が");
});

test("a long title is cut, so that the date is seen", () => {
  const { subject } = silentReminderMail({ ...facts, title: "長".repeat(200), answerBy: null });
  expect(subject).toMatch(/…（7月1日（水））$/);
});
