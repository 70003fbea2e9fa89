import fc from "fast-check";
import { expect, test } from "vitest";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import {
  type DateDecidedFacts,
  type DatePollFacts,
  dateDecidedMail,
  datePollMail,
  datePollReminderMail,
} from "#app/mail/date-poll.ts";
import { invitationFacts } from "#tests/support/mail-facts.ts";

const LINK = "https://renkei.example.jp/p/AAAAAAAABBBBBBBBCCCCCCCCDDDDDDDD";

function pollFacts(given: Partial<DatePollFacts> = {}): DatePollFacts {
  const { title, issuedOn, addressee, center } = invitationFacts();
  return {
    ...{ title, issuedOn, addressee, center },
    candidates: [
      { startsAt: fromTokyo("2026-06-24", "14:00"), endsAt: fromTokyo("2026-06-24", "16:00") },
      { startsAt: fromTokyo("2026-07-01", "23:00"), endsAt: fromTokyo("2026-07-02", "00:30") },
    ],
    answerBy: "2026-06-10",
    message: "所要時間は2時間程度です。\n会場は北見市内を予定しています。",
    link: LINK,
    ...given,
  };
}

function decidedFacts(given: Partial<DateDecidedFacts> = {}): DateDecidedFacts {
  const { title, issuedOn, addressee, center, startsAt, endsAt, venue } = invitationFacts();
  return { title, issuedOn, addressee, center, startsAt, endsAt, venue, follows: "none", link: null, ...given };
}

test("the mail that asks reads as before", async () => {
  const { subject, text, html } = datePollMail(pollFacts());
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/date-poll-mail.txt");
  await expect(html).toMatchFileSnapshot("../golden/date-poll-mail.html");
});

test("the mail that asks again reads as before", async () => {
  const { subject, text } = datePollReminderMail(pollFacts({ message: null }));
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/date-poll-reminder-mail.txt");
});

test("the mail that tells the date reads as before, and says what follows", async () => {
  const { subject, text } = dateDecidedMail(decidedFacts());
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/date-decided-mail.txt");
  expect(dateDecidedMail(decidedFacts({ follows: "invitedLater" })).text).toContain("正式な御案内は、後日");
  const { text: before } = dateDecidedMail(decidedFacts({ follows: "invitedBefore", link: LINK }));
  expect(before).toContain("この日時での出欠を、下の専用ページから改めて");
  expect(before).toContain(LINK);
});

test("what is not known leaves nothing behind", () => {
  const nobody = { organization: null, title: null, name: "山田 太郎" };
  const center = { ...invitationFacts().center, section: null, postalCode: null, address: null, phone: null };
  for (const { text, html } of [
    datePollMail(pollFacts({ message: null, addressee: nobody, center })),
    dateDecidedMail(decidedFacts({ venue: null, endsAt: null, addressee: nobody, center })),
  ]) {
    expect(`${text}${html}`).not.toMatch(/null|undefined/);
    expect(text).not.toMatch(/■ 事務局から|■ 場所/);
  }
});

test("a long name is cut in the subject alone, and the day decided stays", () => {
  const { subject, text } = dateDecidedMail(decidedFacts({ title: "𠮷".repeat(200) }));
  expect(subject).toBe(`【日程決定】${"𠮷".repeat(39)}…（6月24日（水））`);
  expect(text).toContain("𠮷".repeat(200));
});

test("the link stands in text and HTML, and text says that opening it changes nothing", () => {
  for (const mail of [datePollMail(pollFacts()), datePollReminderMail(pollFacts())]) {
    expect(mail.text.split("\n")).toContain(LINK);
    expect(mail.html).toContain(`<a class="button" href="${LINK}">`);
    expect(mail.text).toContain("ページを開いただけでは回答になりません");
  }
});

test("whatever is typed, the HTML asks for nothing from elsewhere and holds our tags alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const mails = [datePollMail(pollFacts({ title: a, message: b })), dateDecidedMail(decidedFacts({ venue: a }))];
      for (const { subject, html } of mails) {
        expect(subject).not.toMatch(/[\r\n]/);
        const tags = new Set(Array.from(html.matchAll(/<\/?([^\s>]+)/g), ([, name]) => name?.toLowerCase()));
        const ours = "!doctype html head meta title style body p br h1 h2 a ul li".split(" ");
        expect([...tags].filter((name) => !ours.includes(name ?? ""))).toEqual([]);
        expect(html).not.toMatch(/ (src|srcset|background|style|on\w+)=|@import|url\(/);
      }
    }),
    { numRuns: 50 },
  );
});
