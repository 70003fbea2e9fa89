import { expect, type Page, test } from "@playwright/test";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import { atDesk, callProposed, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A session that changes after people were called: told, postponed and held, given a new date, cancelled.

let server: RunningServer;
let page: Page;
let path: string;
const TITLE = "変更の通し試験の部会";
const day = addDays(tokyoDate(new Date()), 20);

atDesk((at) => {
  ({ server, page } = at);
});

/** The subjects of the session's mails in the 送信箱, by how many went out. */
async function subjects(): Promise<Record<string, number>> {
  await page.goto(`${server.url}/mails?session=${path.split("/").at(-1)}`);
  const counts: Record<string, number> = {};
  for (const text of await page.getByRole("link", { name: new RegExp(TITLE) }).allTextContents()) {
    const kind = text.match(/【.*?】/)?.[0];
    if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

async function openMail(kind: string): Promise<void> {
  await page.goto(`${server.url}/mails?session=${path.split("/").at(-1)}`);
  await page
    .getByRole("link", { name: new RegExp(kind) })
    .first()
    .click();
}

test("people are called to a meeting", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.getByRole("link", { name: "開催を登録" }).click();
  await page.getByLabel("名称").fill(TITLE);
  await page.getByLabel("在宅医療専門部会", { exact: true }).check();
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(day));
  await page.getByLabel("開始時刻").fill("14:00");
  await page.getByLabel("終了時刻").fill("16:00");
  await page.getByLabel("会場", { exact: true }).last().fill("大会議室");
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  path = new URL(page.url()).pathname;
  await page.goto(`${server.url}${path}/invitations`);
  await callProposed(page);
});

test("another time: the desk sees who will be told what, leaves it for later, then tells them once", async () => {
  await page.goto(`${server.url}${path}/edit`);
  await page.getByLabel("開始時刻").fill("15:00");
  await page.getByLabel("終了時刻").fill("17:00");
  await page.getByRole("button", { name: "保存する" }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: "変更のお知らせ" })).toBeVisible();
  await expect(page.getByRole("row", { name: /日時.*14:00～16:00.*15:00～17:00/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "あとで知らせる（開催の画面へ）" }).click();
  await expect(page.getByText(/変更をまだ知らせていない方/)).toBeVisible();
  await page.goto(`${server.url}/`);
  await expect(page.getByText("変更をまだ知らせていない方").first()).toBeVisible();
  await page.goto(`${server.url}${path}/changes`);
  await page.getByRole("button", { name: /人にメールで知らせる$/ }).click();
  await expect(page.getByText(/通のメールを送信箱に入れました/)).toBeVisible();
  await expect(page.getByRole("button", { name: /人にメールで知らせる$/ })).toHaveCount(0);
  const sent = await subjects();
  expect(sent["【変更】"]).toBe(sent["【開催案内】"]);
  await openMail("【変更】");
  await expect(page.getByText(/変更前.*14:00～16:00/).first()).toBeVisible();
});

test("whom no mail reaches stays listed until the desk notes that they were told", async () => {
  await page.goto(`${server.url}${path}/changes`);
  const byHand = page.getByRole("heading", { name: /^メール以外で知らせる方/ });
  if ((await byHand.count()) > 0) {
    await expectAccessible(page);
    const byFax = page.getByRole("button", { name: "FAXで知らせた" });
    for (let left = await byFax.count(); left > 0; left -= 1) {
      await byFax.first().click();
      await expect(byFax).toHaveCount(left - 1);
    }
  }
  await expect(page.getByText("知らせていない方はいません")).toBeVisible();
});

test("one person is taken off, and called again", async () => {
  await page.goto(`${server.url}${path}/responses`);
  await page.locator(`a[href*="${path}/responses/"]`).first().click();
  await expect(page.getByRole("heading", { name: "予定表に送ったもの" })).toBeVisible();
  await page.getByRole("link", { name: "案内を取り消す" }).click();
  await expect(page.getByRole("button", { name: "案内を取り消す" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "案内を取り消す" }).click();
  await expect(page.getByText(/案内を取り消しました/)).toBeVisible();
  await expect(page.getByRole("cell", { name: "予定の取消し（CANCEL）" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "もう一度案内する" }).click();
  await page.getByRole("button", { name: "送信前の確認へ進む" }).click();
  await page.getByRole("button", { name: "1人に案内する" }).click();
  await expect(page.getByText(/1人に案内しました/)).toBeVisible();
});

test("postponed and held: mails without a calendar; then a new date, to be answered anew", async () => {
  await page.goto(`${server.url}${path}`);
  await page.getByText("延期または中止にする").click();
  await page.getByLabel(/延期・中止の理由/).fill("大雪が見込まれるため");
  await page.getByRole("button", { name: "延期する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "変更のお知らせ" })).toBeVisible();
  await page.getByRole("radio", { name: /予定を残しておく/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: /人にメールで知らせる$/ }).click();
  await expect(page.getByText(/通のメールを送信箱に入れました/)).toBeVisible();
  await openMail("【延期】");
  await expect(page.getByText("大雪が見込まれるため").first()).toBeVisible();
  await expect(page.getByText("invite.ics")).toHaveCount(0);

  await page.goto(`${server.url}${path}/edit`);
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(addDays(day, 7)));
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "変更のお知らせ" })).toBeVisible();
  await page.getByRole("button", { name: /人にメールで知らせる$/ }).click();
  await expect(page.getByText(/通のメールを送信箱に入れました/)).toBeVisible();
});

test("cancelled: a mail that takes it out of calendars", async () => {
  await page.goto(`${server.url}${path}`);
  await page.getByText("延期または中止にする").click();
  await page.getByLabel(/延期・中止の理由/).fill("講師の都合がつかないため");
  await page.getByRole("button", { name: "中止する" }).click();
  await expect(page.getByText(/予定を削除する（CANCEL）/)).toBeVisible();
  await page.getByRole("button", { name: /人にメールで知らせる$/ }).click();
  await expect(page.getByText(/通のメールを送信箱に入れました/)).toBeVisible();
  await openMail("【中止】");
  await expect(page.getByText(/予定の取消し/).first()).toBeVisible();
});
