import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { atDesk, type Desk, expectAccessible, signIn } from "./desk.ts";

// 開催通知 from the page 文書 of a session: chosen, looked at, issued, sent as a file and opened again as it was sent.

let at: Desk;
let desk: BrowserContext;
let page: Page;
let letters: string;
let issued: string;

atDesk(
  (opened) => {
    at = opened;
    ({ desk, page } = opened);
  },
  { mails: true },
);

test("a session to come, whose people are called, has a notice to be written", async () => {
  await signIn(page, at.server.url, "kushiro@center.example.jp");
  await page.goto(`${at.server.url}/sessions?state=scheduled`);
  const sessions = await page
    .locator("main table a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const session of sessions) {
    await page.goto(`${at.server.url}${session}/letters/new/notice`);
    const hasPeople = await page.getByText(/^案内した方 全員：[1-9]/).count();
    if (hasPeople === 0) continue;
    letters = `${at.server.url}${session}/letters`;
    break;
  }
  await page.goto(letters);
  await expect(page.getByText("まだ発行した文書はありません")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "開催通知を作る" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "開催通知の作成" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("nobody chosen is said at the field; what was typed is kept", async () => {
  await page.getByLabel("文書番号").fill("１２３");
  await page.getByLabel("選んだ方").check();
  await page.getByRole("button", { name: "発行前の確認へ進む" }).click();
  await expect(page.getByText("送る相手がいません。相手を選んでください。").first()).toBeVisible();
  await expect(page.getByLabel("文書番号")).toHaveValue("１２３");
  await page.getByLabel(/^案内した方 全員/).check();
});

test("before it is issued: to how many, by which way, under which number, and what it looks like", async () => {
  await page.getByLabel("受付開始").fill("30");
  await page.getByLabel("メールが届く方には").check();
  await page.getByRole("button", { name: "発行前の確認へ進む" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "開催通知の発行前の確認" })).toBeVisible();
  await expect(page.getByText(/第123号$/)).toBeVisible();
  await expectAccessible(page);
  const looked = desk.waitForEvent("request", (request) => request.url().endsWith("/letters/new/notice/preview.pdf"));
  await page.getByRole("button", { name: "見本をPDFで開く" }).click();
  expect((await looked).method()).toBe("POST");
});

test("issued: kept as it was sent, each and all in one file, and on its way as a file", async () => {
  const press = (await page.getByRole("button", { name: /通を発行し/ }).textContent()) ?? "";
  const people = Number(/(\d+)通を発行し/.exec(press)?.[1]);
  await page.getByRole("button", { name: /通を発行し/ }).click();
  await expect(page.getByText("発行しました。")).toBeVisible();
  await expect(page.getByRole("link", { name: /^開く/ })).toHaveCount(people);
  await expectAccessible(page);
  issued = page.url().replace(/\?.*$/, "");
  for (const address of [`${issued}.pdf?all`, `${issued}.pdf`]) {
    const printed = await desk.request.get(address);
    expect(printed.status()).toBe(200);
    expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
  await page.goto(letters);
  await expect(page.getByRole("link", { name: "開催通知", exact: true })).toBeVisible();
  await expect
    .poll(() => at.smtp.received.filter(({ raw }) => raw.includes("application/pdf")).length)
    .toBeGreaterThan(0);
});

test("what tells of a session called off goes as a file with the mails that tell of it", async () => {
  await page.goto(letters.replace(/\/letters$/, ""));
  await page.getByText("延期または中止にする").click();
  await page.getByLabel(/延期・中止の理由/).fill("講師の都合がつかないため");
  await page.getByRole("button", { name: "中止する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "変更のお知らせ" })).toBeVisible();
  await expect(page.getByLabel(/をPDFで添付する/)).toHaveCount(0);
  await page.goto(letters);
  await page.getByRole("link", { name: "中止通知を作る" }).click();
  await page.getByLabel("まとめて一通（各位）").check();
  await page.getByRole("button", { name: "発行前の確認へ進む" }).click();
  await page.getByRole("button", { name: "1通を発行する" }).click();
  await expect(page.getByText("発行しました。")).toBeVisible();
  await page.goto(letters.replace(/letters$/, "changes"));
  await page.getByLabel(/^発行した中止通知をPDFで添付する/).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: /人にメールで知らせる$/ }).click();
  await expect(page.getByText(/通のメールを送信箱に入れました/)).toBeVisible();
  const brought = ({ parsed }: (typeof at.smtp.received)[number]) =>
    parsed.attachments.some(({ filename }) => filename?.startsWith("中止通知"));
  await expect.poll(() => at.smtp.received.some(brought)).toBe(true);
});

test("another center's desk gets none of it; who looks on for the prefecture, the letter", async ({ browser }) => {
  const other = await browser.newContext();
  await signIn(await other.newPage(), at.server.url, "nemuro@center.example.jp");
  expect((await other.request.get(`${issued}.pdf?all`)).status()).toBe(403);
  await other.close();
  const prefecture = await browser.newContext();
  await signIn(await prefecture.newPage(), at.server.url, "viewer@pref.example.jp");
  expect((await prefecture.request.get(`${issued}.pdf`)).status()).toBe(200);
  expect((await prefecture.request.get(`${letters}/new/notice`)).status()).toBe(403);
  await prefecture.close();
});
