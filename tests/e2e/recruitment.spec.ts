import { expect, type Page, test } from "@playwright/test";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// An open training: a clinic applies on a phone without any script, confirms by mail, takes one back; the desk sees it.

const CLINIC = "通し試験クリニック";
const MAIL = "tooshi@example.jp";
/** A form filled in faster than by any person is refused. */
const AS_A_PERSON_MS = 4_500;

let smtp: TestSmtp;
let server: RunningServer;
let page: Page;
let link: string;

const visit = atDesk(
  (at) => {
    ({ server, smtp, page } = at);
  },
  { mails: true, as: { width: 360, javaScriptEnabled: false } },
);

async function fitsTheScreen() {
  expect(await page.locator("html").evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(360);
}

test("a visitor finds the training and fills in the form, mistakes told at their fields", async () => {
  await page.goto(`${server.url}/login`);
  await page.getByRole("link", { name: "研修の一覧と受講申込み" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "研修の受講申込み" })).toBeVisible();
  await expect(page.getByText("募集中").first()).toBeVisible();
  await fitsTheScreen();
  await page.locator("main li h2 a").first().click();
  await page.getByRole("link", { name: "この研修に申し込む" }).click();
  await page.getByLabel("機関名").fill(CLINIC);
  // Enter sends: the first buttons in sight add and remove people.
  await page.getByLabel("機関名").press("Enter");
  await expect(page.getByRole("alert").first()).toContainText("機関の種別");
  await expect(page.getByRole("alert").first()).toContainText("1人目の氏名");
  await expect(page.getByRole("alert").first()).toContainText("利用目的");
  await expect(page.getByLabel("機関名")).toHaveValue(CLINIC);
  await fitsTheScreen();

  await page.getByLabel("機関の種別").selectOption("診療所");
  await page.getByLabel("連絡担当者の氏名").fill("通試 花子");
  await page.locator("#f-contactEmail").fill(MAIL);
  await page.getByLabel("電話番号").fill("0154-00-1111");
  await page.locator("#f-people-0-name").fill("通試 花子");
  await page.getByRole("button", { name: "受講する方を追加" }).click();
  await expect(page.locator("#f-people-0-name")).toHaveValue("通試 花子");
  await page.getByRole("button", { name: "受講する方を追加" }).click();
  await page.getByRole("button", { name: "3人目を削除" }).click();
  await expect(page.locator("#f-people-2-name")).toHaveCount(0);
  await page.locator("#f-people-1-name").fill("通試 太郎");
  await page.getByLabel("利用目的に同意します").check();
  await page.waitForTimeout(AS_A_PERSON_MS);
  await page.getByRole("button", { name: "確認のメールを受け取る" }).click();
  await expect(page.getByText("確認のメールをお送りしました")).toBeVisible();
});

test("the mail's link confirms by a press, and takes one of them back", async () => {
  await expect.poll(() => smtp.received.filter(({ to }) => to.includes(MAIL)).length, { timeout: 60_000 }).toBe(1);
  const mail = smtp.received.find(({ to }) => to.includes(MAIL));
  link = mail?.parsed.text?.match(/\/a\/[\w-]{32}/)?.[0] ?? "";
  await page.goto(server.url + link);
  await expect(page.getByText("まだ申込みは済んでいません")).toBeVisible();
  await page.getByRole("button", { name: "申込みを確定する" }).click();
  await expect(page.getByText("申込みを受け付けました")).toBeVisible();
  await expect(page.getByText("受講できます")).toHaveCount(2);
  await fitsTheScreen();
  await page.getByText("取り下げる方を選ぶ").click();
  await page.getByLabel("通試 太郎　様").check();
  await page.getByRole("button", { name: "選んだ方を取り下げる" }).click();
  await expect(page.getByText("取り下げました")).toBeVisible();
  await expect(page.getByText("受講できます")).toHaveCount(1);
});

test("the pages of the public are accessible", async () => {
  const reader = await visit({ width: 360 });
  await reader.goto(`${server.url}/courses`);
  await expectAccessible(reader);
  const course = reader.locator("main li h2 a").first();
  const title = (await course.textContent()) ?? "";
  await course.click();
  await expect(reader.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("link", { name: "この研修に申し込む" }).click();
  await expect(reader.getByRole("heading", { level: 1, name: "受講の申込み" })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "確認のメールを受け取る" }).click();
  await expect(reader.getByRole("alert").first()).toBeVisible();
  await expectAccessible(reader);
  await reader.goto(server.url + link);
  await reader.getByText("連絡担当者や受講する方を変更する").click();
  await expectAccessible(reader);
});

test("the desk sees who applied, previews its page, closes and reopens", async () => {
  const desk = await visit();
  await signIn(desk, server.url, "kushiro@center.example.jp");
  await desk.getByRole("link", { name: "受講の申込み（新着）" }).click();
  await expect(desk.getByRole("heading", { level: 3, name: CLINIC })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel("対象").fill("通し試験の対象");
  await desk.getByRole("button", { name: "公開のページを確かめる" }).click();
  await expect(desk.getByText("まだ保存していません")).toBeVisible();
  await expect(desk.getByText("通し試験の対象").first()).toBeVisible();
  await desk.getByRole("button", { name: "変更を保存する" }).click();
  await expect(desk.getByText("募集の内容を保存しました")).toBeVisible();
  await desk.getByRole("button", { name: "受付を締め切る" }).click();
  await expect(desk.getByText("事務局が締め切りました")).toBeVisible();
  await desk.getByRole("button", { name: "受付を再開する" }).click();
  await expect(desk.getByText("事務局が締め切りました")).toHaveCount(0);
  await desk.getByText(`取下げの連絡を受けたとき・お断りするとき（${CLINIC}）`).click();
  await desk.getByRole("button", { name: "通試 花子を取り下げる" }).click();
  await expect(desk.getByText("取り下げました")).toBeVisible();

  await desk.getByRole("link", { name: "FAX・電話の申込みを入力" }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "FAX・電話の申込みの入力" })).toBeVisible();
  await expectAccessible(desk);
  await desk.getByLabel("機関名").fill("ファクス医院");
  await desk.getByLabel("機関の種別").selectOption("診療所");
  await desk.getByLabel("連絡担当者の氏名").fill("筆 花子");
  await desk.locator("#f-people-0-name").fill("筆 花子");
  await desk.getByRole("button", { name: "申込みとして保存する" }).click();
  await expect(desk.getByText("申込みを保存しました")).toBeVisible();
  await expect(desk.getByRole("heading", { level: 3, name: "ファクス医院" })).toBeVisible();
});
