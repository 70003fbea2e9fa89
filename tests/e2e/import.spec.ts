import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { stringify } from "csv-stringify/sync";
import Encoding from "encoding-japanese";
import { atDesk, expectAccessible, signIn, untilHydrated } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A roster of 10,000 rows is brought in and taken back, by the keyboard alone, while others go on working.

const ROWS = 10_000;
const BROKEN = 3;
let server: RunningServer;
let desk: BrowserContext;
let page: Page;

const visit = atDesk(async (at) => {
  ({ server, desk, page } = at);
  await signIn(page, server.url, "kushiro@center.example.jp");
});

function roster(): Buffer {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const n = index + 1;
    const broken = n % Math.floor(ROWS / BROKEN) === 0;
    return [`第${Math.ceil(n / 10)}病院`, `委員第${n}`, "委員", `試験 太郎${n}`, broken ? "令和6年2月30日" : "R6.4.1"];
  });
  const text = stringify([["令和6年度　委員名簿"], [], ["所属", "役職", "区分", "氏名", "委嘱日"], ...rows]);
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: "SJIS", from: "UNICODE" }));
}

/** Goes on with Tab until what has the focus is this, as somebody without a mouse does. */
async function tabTo(role: "button" | "link" | "combobox" | "radio", name: string | RegExp) {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 150; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}`);
}

async function press(role: "button" | "link", name: string | RegExp) {
  await tabTo(role, name);
  await page.keyboard.press("Enter");
}

test("the templates of every kind can be saved", async () => {
  await page.goto(`${server.url}/imports`);
  await expectAccessible(page);
  const links = await page.getByRole("table", { name: "取込みのひな形" }).getByRole("link").all();
  expect(links.length).toBeGreaterThanOrEqual(6);
  for (const link of links) {
    const answer = await desk.request.get(`${server.url}${await link.getAttribute("href")}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-disposition"]).toContain("attachment");
  }
});

test("a file is chosen, and its columns are proposed from their headings", async () => {
  await page.goto(`${server.url}/imports`);
  await press("link", "新しく取り込む");
  await expect(page.getByRole("heading", { level: 1, name: "新しい取込み" })).toBeVisible();
  await expectAccessible(page);
  await press("button", "列の確認へ進む");
  await expect(page.getByRole("alert")).toContainText("ファイルを選んでください。");
  await untilHydrated(page);
  await tabTo("radio", /^人/);
  while (!(await page.getByRole("radio", { name: /^委員名簿/ }).isChecked())) await page.keyboard.press("ArrowDown");
  await tabTo("combobox", /会議体/);
  await page.keyboard.press("ArrowDown");
  const chooser = page.waitForEvent("filechooser");
  await tabTo("button", /^ファイル/);
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "委員名簿.csv", mimeType: "text/csv", buffer: roster() });
  await press("button", "列の確認へ進む");
  await expect(page.getByRole("heading", { name: "列の確認" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("combobox", { name: /^機関名/ })).toHaveValue("0");
  await expect(page.getByRole("combobox", { name: /^役割/ })).toHaveValue("2");
  await expect(page.getByRole("combobox", { name: /^氏名/ })).toHaveValue("3");
  await expect(page.getByRole("combobox", { name: /^委嘱開始日/ })).toHaveValue("4");
  await expectAccessible(page);
});

test("each row's fate is shown before anything is written", async () => {
  const before = count("Person");
  await press("button", "点検して結果を確かめる");
  await expect(page.getByRole("heading", { name: "行ごとの結果" })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await press("link", `取り込めない ${BROKEN}行`);
  const rows = page.getByRole("table", { name: "行ごとの結果" }).getByRole("row");
  await expect(rows).toHaveCount(BROKEN + 1);
  await expect(rows.nth(1)).toContainText("委嘱日：暦にない日付です。");
  await expect(rows.nth(1).getByRole("rowheader")).toHaveText(String(Math.floor(ROWS / BROKEN) + 3));
  expect(count("Person")).toBe(before);
});

test("while it is applied, others are answered; then all rows are there", async () => {
  const before = count("Appointment");
  const added = (ROWS - BROKEN).toLocaleString("ja-JP");
  await press("button", `${added}行を取り込む`);
  // Others look meanwhile: who only reads does not wait for the roster.
  const done = page.getByText("取り込みました").first();
  let answered = 0;
  while (!(await done.isVisible())) {
    const answers = await Promise.all(
      ["/healthz", "/sessions"].map((path) => desk.request.get(`${server.url}${path}`)),
    );
    expect(answers.map((answer) => answer.status())).toEqual([200, 200]);
    if (!(await done.isVisible())) answered += 1;
  }
  expect(answered).toBeGreaterThan(0);
  expect(count("Appointment")).toBe(before + ROWS - BROKEN);
  await expectAccessible(page);
});

test("undone, and nothing of it is left", async () => {
  const with_ = count("Person");
  await press("button", "この取込みを取り消す");
  await expect(page.getByText("元の内容に戻しました")).toBeVisible({ timeout: 60_000 });
  expect(count("Person")).toBe(with_ - (ROWS - BROKEN));
  await expectAccessible(page);
});

test("a script is not needed", async () => {
  const visitor = await visit({ javaScriptEnabled: false, storageState: await desk.storageState() });
  await visitor.goto(`${server.url}/imports/new`);
  await visitor.getByRole("radio", { name: /^機関の一覧/ }).check();
  const buffer = Buffer.from("機関名,種別\n釧路みなと病院,病院\n釧路の謎,謎\n");
  await visitor.locator("#f-file").setInputFiles({ name: "機関.csv", mimeType: "text/csv", buffer });
  await visitor.getByRole("button", { name: "列の確認へ進む" }).click();
  await expect(visitor.getByRole("heading", { name: "列の確認" })).toBeVisible({ timeout: 60_000 });
  await visitor.getByRole("button", { name: "点検して結果を確かめる" }).click();
  await expect(visitor.getByRole("heading", { name: "行ごとの結果" })).toBeVisible({ timeout: 60_000 });
  await visitor.getByRole("button", { name: "1行を取り込む" }).click();
  await expect(visitor.getByText("取り込みました").first()).toBeVisible({ timeout: 60_000 });
});

test("the prefecture's viewer brings nothing in", async () => {
  const viewer = await visit();
  await signIn(viewer, server.url, "viewer@pref.example.jp");
  for (const path of ["/imports", "/imports/new"]) {
    expect((await viewer.request.get(`${server.url}${path}`)).status()).toBe(403);
  }
});

function count(table: "Person" | "Appointment"): number {
  const db = new Database(server.databaseFile, { readonly: true });
  const { n } = db.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number };
  db.close();
  return n;
}
