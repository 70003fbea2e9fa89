import { expect, test } from "vitest";
import { minutesConfirmedMail, minutesReviewMail } from "#app/mail/minutes.ts";
import { invitationFacts, LINK } from "#tests/support/mail-facts.ts";

function facts() {
  const { title, issuedOn, addressee, center } = invitationFacts();
  return { title, issuedOn, addressee, center, link: `${LINK}/minutes` };
}

test("the mail that asks to look through a draft reads as before: until when, and where", async () => {
  const { subject, text } = minutesReviewMail({ ...facts(), reviewBy: "2026-07-16" });
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/minutes-review-mail.txt");
});

test("the mail that tells of confirmed minutes reads as before", async () => {
  const { subject, text, html } = minutesConfirmedMail(facts());
  await expect(`${subject}\n\n${text}`).toMatchFileSnapshot("../golden/minutes-confirmed-mail.txt");
  expect(html).toContain(`href="${LINK}/minutes"`);
});

test("neither names a date or place of the session, which its page has", () => {
  for (const { subject, text } of [
    minutesReviewMail({ ...facts(), reviewBy: "2026-07-16" }),
    minutesConfirmedMail(facts()),
  ]) {
    expect(subject + text).not.toMatch(/14時|6月24日|小ホール/);
  }
});
