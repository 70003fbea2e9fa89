import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillWording, WORDABLE_KINDS, type Wording } from "#app/domain/mail-wording.ts";
import { applicationCheckMail } from "#app/mail/application.ts";
import { type InvitationFacts, invitationMail } from "#app/mail/invitation.ts";
import { seatOfferMail } from "#app/mail/seat-offer.ts";
import { sessionCancelledMail, sessionChangedMail } from "#app/mail/session-change.ts";
import { standardOpening } from "#app/text/wording.ts";
import { hostile } from "#tests/support/hostile.ts";
import { invitationFacts } from "#tests/support/mail-facts.ts";

function facts(kind: string, wording: Partial<Wording>, given: Partial<InvitationFacts> = {}): InvitationFacts {
  const plain = invitationFacts(given);
  const wordings = [{ kind, opening: null, closing: null, ...wording }];
  return { ...plain, center: { ...plain.center, senderName: "北見保健所 在宅医療担当", prefecture: { wordings } } };
}

const OWN = {
  opening:
    "　{氏名}様には、いつも{保健所名}に御協力をいただきありがとうございます。\n　{会議名}を{日時}、{場所}で開きます。\n　{回答期限}までに御回答ください。",
  closing: "　駐車場が狭いため、乗り合わせでお越しください。\n　{差出人}",
};

test("an invitation in the prefecture's words reads as before", async () => {
  const { text, html } = invitationMail(facts("invitation", OWN));
  await expect(text).toMatchFileSnapshot("../golden/invitation-mail-own-words.txt");
  await expect(html).toMatchFileSnapshot("../golden/invitation-mail-own-words.html");
});

test("date and place are the first lines, and no word of the prefecture's hides the link or the contact", () => {
  const { text } = invitationMail(facts("invitation", { opening: "．\n".repeat(200), closing: "．\n".repeat(200) }));
  expect(text).toMatch(/^日時　令和8年6月24日（水）14:00～16:00\n場所　北見市民会館/);
  expect(text).toContain("■ 出欠の回答");
  expect(text.trimEnd()).toMatch(/メール　kitami@pref\.example\.jp$/);
});

test("Renkei's words written out as the prefecture's own give the same mail", () => {
  const standard = standardOpening.invitation.join("\n");
  expect(invitationMail(facts("invitation", { opening: standard }))).toEqual(invitationMail(facts("materials", {})));
});

test("for whoever has no deadline the line about it is left out; where nothing is left, Renkei's words stand", () => {
  const { text } = invitationMail(facts("invitation", OWN, { answerBy: null }));
  expect(text).not.toContain("までに御回答ください");
  const alone = invitationMail(facts("invitation", { opening: "{回答期限}までに" }, { answerBy: null }));
  expect(alone.text).toContain("時下ますます");
});

describe("words that would say the wrong thing stay away", () => {
  test("a session held in writing asks nobody to come", () => {
    const written = invitationMail(facts("invitation", { opening: "御来場ください" }, { format: "written" }));
    expect(written.text).toContain("書面により開催します");
    expect(written.text).not.toContain("御来場");
  });

  test("a mail that tells anew of what has not changed is not one about a change", () => {
    const opening = "変更しました";
    const again = { before: null, answer: "pending", calendar: "replaced" } as const;
    expect(sessionChangedMail({ ...facts("sessionChanged", { opening }), ...again }).text).not.toContain(opening);
    const moved = { ...again, before: { ...facts("", {}), venue: "元の会場" } };
    expect(sessionChangedMail({ ...facts("sessionChanged", { opening }), ...moved }).text).toContain(opening);
  });

  test("whose seat it is, and until when, stands below the prefecture's words", () => {
    const offer = { mode: "online", expiresAt: new Date("2026-06-10T12:00:00+09:00") } as const;
    const { text } = seatOfferMail({ ...facts("seatOffer", { opening: "お待たせしました。" }), ...offer });
    expect(text).toMatch(/お待たせしました。\n.*オンラインの席が空きました.*\n.*令和8年6月10日（水）12:00までに/);
  });

  test("of a session that is off, date and place are those that were planned", () => {
    const off = { ...facts("sessionCancelled", { opening: "　{日時}の{会議名}は取りやめます。" }) };
    const { text } = sessionCancelledMail({ ...off, reason: null, calendar: "removed" });
    expect(text).toMatch(/^予定していた日時　令和8年6月24日（水）14:00～16:00\n予定していた場所　北見市民会館/);
    expect(text).toContain("　令和8年6月24日（水）14:00～16:00の令和8年度");
  });

  test("whoever typed a stranger's address writes to them in Renkei's words alone", () => {
    const check = facts("applicationCheck", { opening: "ようこそ", closing: "ではまた" });
    expect(applicationCheckMail({ ...check, applicants: [] }).text).not.toMatch(/ようこそ|ではまた/);
  });
});

test("whatever the prefecture writes and whatever is put in, no markup, no link, no line in the subject", () => {
  fc.assert(
    fc.property(hostile, hostile, fc.string({ unit: "binary" }), (opening, closing, title) => {
      const words = { opening: `${opening}<script>{会議名}`, closing: `<a href="//x">${closing}{氏名}` };
      const { subject, html } = invitationMail(facts("invitation", words, { title }));
      expect(subject).not.toMatch(/[\r\n]/);
      const tags = new Set(Array.from(html.matchAll(/<\/?([^\s>]+)/g), ([, name]) => name?.toLowerCase()));
      const ours = "!doctype html head meta title style body p br h1 h2 dl dt dd a ul li".split(" ");
      expect([...tags].filter((name) => !ours.includes(name ?? ""))).toEqual([]);
      expect(html.match(/href="(?!https:\/\/(renkei|meet)\.example\.jp\/)/)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test.each(WORDABLE_KINDS)("the standard words of %s are whole once filled", (kind) => {
  const values = { 会議名: "会", 氏名: "人", 保健所名: "所", 差出人: "差", 日時: "時", 場所: "場", 回答期限: "限" };
  const lines = fillWording(standardOpening[kind].join("\n"), values);
  expect(lines).toHaveLength(standardOpening[kind].length);
  expect(lines.join()).not.toMatch(/[{}]|undefined|null/);
});

test("the number of the notice is the notice's alone", () => {
  expect(invitationMail(invitationFacts()).text).toContain("北保第123号");
  const changed = { ...invitationFacts(), before: null, answer: "pending", calendar: "replaced" } as const;
  expect(sessionChangedMail(changed).text).not.toContain("北保第123号");
});
