import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A center's words in letters, its 委嘱状, and what comes back by FAX.

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let body: string;

atDesk((at) => {
  ({ server, desk, page } = at);
});

test("a center says who signs its letters", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/settings`);
  await page.getByRole("link", { name: /^釧路保健所/ }).click();
  await page.getByLabel("文書記号").fill("釧保");
  await page.getByLabel("文書の発信者名").fill("北海道釧路保健所長\n道東 一郎");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await expect(page.getByText("道東 一郎").first()).toBeVisible();
  await expectAccessible(page);
});

test("a body has words of its own: a wrong placeholder is told at its field, the preview is the letter", async () => {
  await page.goto(`${server.url}/bodies`);
  await page.locator("main table a[href^='/bodies/']").first().click();
  await page.getByRole("link", { name: "委嘱状・文書" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "文書" })).toBeVisible();
  body = new URL(page.url()).pathname.replace(/\/letters$/, "");
  await expectAccessible(page);
  await page.getByRole("link", { name: /^開催通知/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "開催通知の文面" })).toBeVisible();
  await page.getByLabel("本文").fill("　{開催場所}で開きます。");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("{開催場所}という差込み語はありません。").first()).toBeVisible();
  await expect(page.getByLabel("本文")).toHaveValue("　{開催場所}で開きます。");
  await page.getByLabel("本文").fill("　{会議名}を開きます。");
  await page.getByRole("button", { name: "この内容で表示する" }).click();
  const letter = page.getByRole("article", { name: "開催通知のプレビュー" });
  await expect(letter).toContainText("を開きます。");
  await expect(letter).toContainText("道東 一郎");
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await expect(page.getByText("独自の文面", { exact: true })).toBeVisible();
});

test("委嘱状 are looked at, issued to those chosen, and kept", async () => {
  await page.goto(`${server.url}${body}/commissions`);
  await expect(page.getByText("まだ発行していません").first()).toBeVisible();
  await expectAccessible(page);
  const chosen = await page.getByRole("checkbox", { checked: true }).count();
  await page.getByLabel("文書番号").fill("12");
  await page.getByRole("button", { name: "選んだ方の委嘱状を発行する" }).click();
  await expect(page.getByText(`委嘱状を発行しました（${chosen}通）`)).toBeVisible();
  await expect(page.getByText("釧保第12号")).toHaveCount(chosen);
  await expectAccessible(page);
  const merged = await page.getByRole("link", { name: "まとめてPDFで開く" }).getAttribute("href");
  const printed = await desk.request.get(`${server.url}${merged}`);
  expect(printed.status()).toBe(200);
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("an answer that came by FAX is entered with its scan, and the scan opens", async () => {
  await page.goto(`${server.url}/sessions`);
  await page.locator("main table").getByText("開催予定").first().waitFor();
  await page.locator("main table tr", { hasText: "開催予定" }).first().getByRole("link").first().click();
  await page.getByRole("link", { name: "回答", exact: true }).click();
  await page.getByLabel("整理番号").fill("ＡＢＣ");
  await page.getByRole("button", { name: "この方の回答を入力" }).click();
  await expect(page.getByText("整理番号として読み取れません。").first()).toBeVisible();
  await expect(page.getByLabel("整理番号")).toHaveValue("ＡＢＣ");
  await expectAccessible(page);
  await page.locator("main a[href*='/responses/']:not([href$='.csv'])").first().click();
  await page.getByLabel("FAX", { exact: true }).check();
  await page.getByLabel("欠席", { exact: true }).check();
  const scan = { name: "回答票.pdf", mimeType: "application/pdf", buffer: Buffer.from("<script>") };
  await page.getByLabel("届いた書面の写し").setInputFiles(scan);
  await page.getByRole("button", { name: "回答を記録する" }).click();
  await expect(page.getByText("PDF・JPEG・PNG・TIFFのファイルではありません。").first()).toBeVisible();
  await page.getByLabel("届いた書面の写し").setInputFiles({ ...scan, buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await page.getByRole("button", { name: "回答を記録する" }).click();
  const link = page.getByRole("link", { name: "写しを開く" });
  await expect(link).toHaveCount(1);
  await expectAccessible(page);
  const opened = await desk.request.get(`${server.url}${await link.getAttribute("href")}`);
  expect(opened.headers()["content-type"]).toBe("application/pdf");
  expect(opened.headers()["content-disposition"]).toMatch(/^attachment/);
});
