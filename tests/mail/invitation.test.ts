import fc from "fast-check";
import { expect, test } from "vitest";
import { fromTokyo } from "#app/domain/tokyo-time.ts";
import { invitationMail } from "#app/mail/invitation.ts";
import { agendaFacts, invitationFacts, LINK } from "#tests/support/mail-facts.ts";

test("the invitation reads as before", async () => {
  const { subject, text, html } = invitationMail(invitationFacts());
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/invitation-mail.txt");
  await expect(html).toMatchFileSnapshot("../golden/invitation-mail.html");
});

test("what is not known leaves no empty item behind", async () => {
  const { text } = invitationMail(
    invitationFacts({
      category: "training",
      format: "onSite",
      endsAt: null,
      onlineUrl: null,
      agenda: [],
      answerBy: null,
      notice: null,
      documentNumber: null,
      addressee: { organization: null, title: null, name: "山田 太郎" },
      center: {
        name: "北見保健所",
        section: null,
        postalCode: null,
        address: null,
        phone: null,
        fax: null,
        email: null,
        senderName: null,
        prefecture: { wordings: [] },
      },
    }),
  );
  await expect(text).toMatchFileSnapshot("../golden/invitation-mail-least.txt");
  expect(text).not.toMatch(/null|undefined/);
});

test("kinds are headings where there are several, closed items say so, and times stand where all are known", () => {
  const agenda = [
    agendaFacts({ kind: "report", title: "実績", minutes: 20, presenter: "事務局" }),
    agendaFacts({ kind: "report", title: "調査の結果", minutes: 10 }),
    agendaFacts({ title: "事例の検討", open: false, minutes: 60 }),
    agendaFacts({ kind: "other", title: "その他", minutes: 5 }),
  ];
  const { text, html } = invitationMail(invitationFacts({ agenda }));
  expect(text).toContain(
    [
      "　　【報告事項】",
      "　　（1）実績（事務局）　14:00～14:20",
      "　　（2）調査の結果　14:20～14:30",
      "　　【協議事項】",
      "　　（3）事例の検討（非公開）　14:30～15:30",
      "　　【その他】",
      "　　（4）その他　15:30～15:35",
    ].join("\n"),
  );
  expect(html).toContain("【協議事項】<br>");
  const [first, ...others] = agenda;
  const untimed = invitationMail(
    invitationFacts({ agenda: [...others, agendaFacts({ ...first, title: "実績", minutes: null })] }),
  );
  expect(untimed.text).not.toContain("14:20");
});

test.each(["training", "lecture"] as const)("a %s has a programme without kinds", (category) => {
  const agenda = [agendaFacts({ kind: "other", title: "開会" }), agendaFacts({ kind: "discussion", title: "質疑" })];
  const { text, html } = invitationMail(invitationFacts({ category, agenda }));
  expect(text).toContain("　　（1）開会\n　　（2）質疑");
  expect(text + html).not.toMatch(/【(その他|協議事項)】/);
});

test("a long name is cut in the subject, between characters, and the date stays", () => {
  const { subject, text } = invitationMail(invitationFacts({ title: "𠮷".repeat(200) }));
  expect(subject).toBe(`【開催案内】${"𠮷".repeat(39)}…（6月24日（水））`);
  expect(text).toContain("𠮷".repeat(200));
});

test("a session over midnight names both days", () => {
  const { text } = invitationMail(invitationFacts({ endsAt: fromTokyo("2026-06-25", "00:30") }));
  expect(text).toContain("令和8年6月24日（水） 14時00分から6月25日（木） 0時30分まで");
});

test("nothing that was typed becomes markup, a link of another kind, or a line of its own in the subject", () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='y'>&`;
  const { subject, html } = invitationMail(
    invitationFacts({
      title: `会議\r\nBcc: x@example.com ${evil}`,
      venue: evil,
      onlineUrl: "javascript:alert(1)",
      notice: `${evil}\nhttps://example.jp/?a="><script>`,
      documentNumber: evil,
      agenda: [agendaFacts({ part: evil, title: evil, presenter: evil })],
      addressee: { organization: evil, title: evil, name: evil },
    }),
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<script|<img|onerror='|href="javascript/);
  expect(html).toContain("&lt;script&gt;");
});

test("whatever is typed, the HTML asks for nothing from elsewhere and holds our tags alone", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
      const { html } = invitationMail(invitationFacts({ title: a, notice: b, venue: `${b}${a}` }));
      const tags = new Set(Array.from(html.matchAll(/<\/?([^\s>]+)/g), ([, name]) => name?.toLowerCase()));
      const ours = "!doctype html head meta title style body p br h1 h2 dl dt dd a ul li".split(" ");
      expect([...tags].filter((name) => !ours.includes(name ?? ""))).toEqual([]);
      expect(html).not.toMatch(/ (src|srcset|background|style|on\w+)=|@import|url\(/);
    }),
  );
});

test("the link stands in text and HTML, and text says that opening it changes nothing", () => {
  const { text, html } = invitationMail(invitationFacts());
  expect(text.split("\n")).toContain(LINK);
  expect(html).toContain(`<a class="button" href="${LINK}">`);
  expect(text).toContain("ページを開いただけでは回答になりません");
});
