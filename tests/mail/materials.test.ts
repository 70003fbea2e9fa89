import { expect, test } from "vitest";
import { type MaterialsFacts, materialsMail } from "#app/mail/materials.ts";
import { invitationFacts, LINK } from "#tests/support/mail-facts.ts";

function facts(given: Partial<MaterialsFacts> = {}): MaterialsFacts {
  const { title, issuedOn, addressee, center } = invitationFacts();
  return {
    ...{ title, issuedOn, addressee, center, link: LINK, toldBefore: true },
    materials: [
      { number: null, title: "次第", kind: "pdf", byteSize: 52_000, news: null },
      { number: "資料1-1", title: "在宅医療の提供体制", kind: "powerpoint", byteSize: 3_500_000, news: "replaced" },
      { number: "参考資料1", title: "統計", kind: "excel", byteSize: 900, news: "added" },
    ],
    ...given,
  };
}

test("the mail about materials reads as before", async () => {
  const { subject, text, html } = materialsMail(facts());
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/materials-mail.txt");
  await expect(html).toMatchFileSnapshot("../golden/materials-mail.html");
});

test("told for the first time, nothing is marked as new", () => {
  const { text } = materialsMail(facts({ toldBefore: false }));
  expect(text).toContain("標記の資料を掲載しました");
  expect(text).not.toMatch(/【追加】|【差替え】/);
});

test("it names no date and no place: they may change before it is read", () => {
  const { subject, text, html } = materialsMail(facts());
  expect(`${subject}${text}${html}`).not.toMatch(/14時|6月24日|小ホール/);
});

test("nothing that was typed becomes markup, or a line of its own in the subject", () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='y'>&`;
  const { subject, html } = materialsMail(
    facts({
      title: `会議\r\nBcc: x@example.com ${evil}`,
      materials: [{ number: evil, title: evil, kind: null, byteSize: 1, news: null }],
      addressee: { organization: evil, title: evil, name: evil },
    }),
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toMatch(/<script|<img|onerror='/);
});
