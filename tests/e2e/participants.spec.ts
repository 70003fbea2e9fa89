import { expect, type Page, test } from "@playwright/test";
import { toTokyo } from "#app/domain/tokyo-time.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A list of who was in an online meeting, brought into the attendance of a session that is over.

let server: RunningServer;
let page: Page;
let attendance: string;
let list: Buffer;

atDesk((at) => {
  ({ server, page } = at);
});

test("a session's page of attendance leads to the import", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/sessions/new`);
  await page.getByRole("textbox", { name: "名称" }).fill("在宅医療オンライン連絡会");
  // An hour and a half, three days ago: over whatever the hour is.
  const date = toTokyo(new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)).date;
  await page.getByRole("textbox", { name: "開催日" }).fill(date);
  await page.getByRole("textbox", { name: "開始時刻" }).fill("14:00");
  await page.getByRole("textbox", { name: "終了時刻" }).fill("15:30");
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await page.getByRole("link", { name: "出席と人数", exact: true }).click();
  await expect(page.getByRole("heading", { name: "人数だけを入力する" })).toBeVisible();
  attendance = page.url();
  await page.getByRole("link", { name: "オンラインの参加者一覧を取り込む" }).click();
  await expect(page.getByLabel("参加者一覧のファイル")).toBeVisible();
  await expectAccessible(page);
  const day = date.replaceAll("-", "/");
  const rows = [
    "名前（元の名前）\tメール\t入室時刻\t退室時刻\t所要時間（分）",
    `釧路保健所 会議室\t\t${day} 13:40:00\t${day} 15:40:00\t120`,
    `根室 三太(浜中町役場)\t\t${day} 14:20:00\t${day} 15:31:00\t71`,
    `iPad\t\t${day} 14:00:00\t${day} 15:31:00\t91`,
  ];
  list = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rows.join("\r\n"), "utf16le")]);
});

test("what is no list is refused at the field", async () => {
  await page
    .getByLabel("参加者一覧のファイル")
    .setInputFiles({ name: "x.csv", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004") });
  await page.getByRole("button", { name: "読み取って確かめる" }).click();
  await expect(page.getByText("CSVとして読み取れません").first()).toBeVisible();
});

test("each line is proposed, what says nothing is asked for, and the page holds on a phone", async () => {
  await page.getByLabel("参加者一覧のファイル").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: list });
  await page.getByRole("button", { name: "読み取って確かめる" }).click();
  await expect(page.getByLabel("「根室 三太(浜中町役場)」を記録する人")).toHaveValue("new");
  await expect(page.getByLabel("「釧路保健所 会議室」を記録する人")).toHaveValue("leave");
  await expect(page.getByText("在室70分（14:20から）")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole("button", { name: "出席を記録する" }).last().click();
  await expect(page.getByText("どなたか選んでください。").first()).toBeVisible();
});

test("what was decided is recorded, and the same list again changes nothing", async () => {
  await page.getByLabel("「iPad」を記録する人").selectOption("leave");
  await page.getByRole("button", { name: "出席を記録する" }).last().click();
  await expect(page.getByText("参加者一覧から出席を記録しました。")).toBeVisible();
  expect(page.url()).toContain(new URL(attendance).pathname);
  await page.getByRole("link", { name: "オンラインの参加者一覧を取り込む" }).click();
  await page.getByLabel("参加者一覧のファイル").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: list });
  await page.getByRole("button", { name: "読み取って確かめる" }).click();
  await expect(page.getByText("出席は記録済みです（オンライン、14:20から）。")).toBeVisible();
  await page.getByLabel("「iPad」を記録する人").selectOption("leave");
  await page.getByRole("button", { name: "出席を記録する" }).last().click();
  await expect(page.getByText("すべて記録済みでした")).toBeVisible();
});
