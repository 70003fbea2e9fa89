import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import { atDesk, callProposed, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// Whoever has not answered is asked again: by the clock where the session's switch is on, and by the desk's button.

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let path: string;
const TITLE = "再度のお願いの通し試験の部会";
const day = addDays(tokyoDate(new Date()), 20);

atDesk((at) => {
  ({ server, desk, page } = at);
});

test("both switches are on in a new session, and stay as the desk sets them", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.getByRole("link", { name: "開催を登録" }).click();
  await expect(page.getByLabel("回答のない方に再度お願いする")).toBeChecked();
  await page.getByLabel("名称").fill(TITLE);
  await page.getByLabel("在宅医療専門部会", { exact: true }).check();
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(day));
  await page.getByLabel("開始時刻").fill("14:00");
  await page.getByLabel("会場", { exact: true }).last().fill("大会議室");
  await page.getByLabel("前日にお知らせする").uncheck();
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  path = new URL(page.url()).pathname;
  await page.goto(`${server.url}${path}/edit`);
  await expect(page.getByLabel("回答のない方に再度お願いする")).toBeChecked();
  await expect(page.getByLabel("前日にお知らせする")).not.toBeChecked();
  await expectAccessible(page);
});

test("the desk sees when the silent will be asked, and asks them now, once", async () => {
  await page.goto(`${server.url}${path}/invitations`);
  await callProposed(page);
  await page.goto(`${server.url}${path}/responses`);
  await expect(page.getByText(/に、回答のない方（\d+人）に再度お願いを送ります。/)).toBeVisible();
  await expectAccessible(page);
  const stale = await desk.newPage();
  await stale.goto(`${server.url}${path}/responses`);
  await page.getByRole("button", { name: /今すぐ再度お願いする/ }).click();
  await expect(page.getByText(/^回答のない方\d+人に、再度お願いを送りました。$/)).toBeVisible();
  await expect(page.getByText(/に再度お願いを送りました（\d+人）。/)).toBeVisible();
  await expectAccessible(page);
  await stale.getByRole("button", { name: /今すぐ再度お願いする/ }).click();
  await expect(stale.getByText(/新たには送りませんでした/)).toBeVisible();
  await stale.close();
  await page.goto(`${server.url}/mails?session=${path.split("/").at(-1)}`);
  await page
    .getByRole("link", { name: /出欠の御回答のお願い/ })
    .first()
    .click();
  await expect(page.getByText(/日時\s令和.*\s場所\s大会議室/).first()).toBeVisible();
});

test("switched off, the page says so", async () => {
  await page.goto(`${server.url}${path}/edit`);
  await page.getByLabel("回答のない方に再度お願いする").uncheck();
  await page.getByRole("button", { name: "保存する" }).last().click();
  await expect(page).toHaveURL(/\?edited$/);
  await page.goto(`${server.url}${path}/responses`);
  await expect(page.getByText(/自動の再度のお願いは、開催の設定で止めています/)).toBeVisible();
});
