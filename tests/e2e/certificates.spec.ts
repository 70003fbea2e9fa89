import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// After a training: 受講証 for those who were there long enough, checked by anyone, and the 実施報告.

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let path: string;

atDesk((at) => {
  ({ server, desk, page } = at);
  path = `${server.url}/sessions/${bestAttended()}`;
});

/** The center's training of the demo whose attendance was taken by name. */
function bestAttended(): string {
  const db = new Database(server.databaseFile, { readonly: true });
  const row = db
    .prepare(
      `SELECT s.id FROM Session s JOIN HealthCenter c ON c.id = s.centerId JOIN Attendance a ON a.sessionId = s.id
       WHERE c.name LIKE '%釧路%' AND s.category = 'training' AND s.state = 'held'
       GROUP BY s.id ORDER BY COUNT(*) DESC LIMIT 1`,
    )
    .get() as { id: string };
  db.close();
  return row.id;
}

async function expectNarrow() {
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("the desk says how long one must be there, gives everyone theirs with one press, and has them in one PDF", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(path);
  await page.getByRole("link", { name: "受講証", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "出席した方" })).toBeVisible();
  await page.getByLabel("受講証に必要な時間（分）").fill("９９９");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("alert")).toContainText("開催時間より長くはできません");
  await page.getByLabel("受講証に必要な時間（分）").fill("６０");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("status")).toContainText("必要な時間を保存しました");
  await expectAccessible(page);
  await page.getByRole("button", { name: /^時間を満たす\d+人に発行する$/ }).click();
  await expect(page.getByRole("status")).toContainText("受講証を発行しました");
  await expectAccessible(page);
  await expectNarrow();
  const all = await desk.request.get(`${path}/certificates/all.pdf`);
  expect([all.status(), all.headers()["content-type"]]).toEqual([200, "application/pdf"]);
});

test("anyone checks a number, on paper or typed, and sees no more than valid or not; given anew, the old one is not", async ({
  browser,
}) => {
  await page.getByRole("link", { name: "第1号", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第1号" })).toBeVisible();
  const certificate = page.url();
  const printed = (await page.getByText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/).textContent()) ?? "";
  await expectAccessible(page);

  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(`${server.url}/certificates`);
  await visitor.getByLabel("確認番号").fill(printed.toLowerCase());
  await visitor.getByRole("button", { name: "確かめる" }).click();
  await expect(visitor.getByText("有効な受講証です")).toBeVisible();
  expect(new URL(visitor.url()).pathname).toBe(`/certificates/${printed.replaceAll("-", "")}`);
  await expectAccessible(visitor);
  await expect(visitor.locator("main")).not.toContainText(/研修会|様/);

  await page.getByLabel("氏名").fill("試験 髙子");
  await page.getByRole("button", { name: "この氏名で再発行する" }).click();
  await expect(page.getByRole("status")).toContainText("受講証を再発行しました");
  await expect(page.getByText(printed)).toHaveCount(0);
  expect((await visitor.reload())?.status()).toBe(404);
  await expect(visitor.getByText("有効ではありません")).toBeVisible();
  await page.getByRole("button", { name: "受講証を取り消す" }).click();
  await expect(page.getByRole("status")).toContainText("受講証を取り消しました");
  expect((await desk.request.get(`${certificate.replace(/\?.*/, "")}.pdf`)).status()).toBe(404);
  await visitor.context().close();
});

test("the 実施報告 holds what the records say; what the desk adds is kept, and comes out as PDF and for Word", async () => {
  await page.goto(`${path}/report`);
  const paper = page.getByRole("article", { name: "実施報告" });
  await expect(paper).toContainText("二次医療圏");
  await expect(paper).toContainText("釧路");
  await page.getByLabel("対象人数").fill("たくさん");
  await page.getByLabel("課題").fill("開業医の参加が少ない。");
  await page.getByRole("button", { name: "実施報告を保存する" }).click();
  await expect(page.getByRole("alert")).toContainText("対象人数");
  await expect(page.getByLabel("課題")).toHaveValue("開業医の参加が少ない。");
  await page.getByLabel("対象人数").fill("１２０");
  await page.getByRole("button", { name: "実施報告を保存する" }).click();
  await expect(page.getByText("実施報告を保存しました")).toBeVisible();
  await expect(paper).toContainText("対象人数 120人");
  await expect(paper).toContainText("開業医の参加が少ない。");
  await expectAccessible(page);
  await expectNarrow();
  const pdf = await desk.request.get(`${path}/report.pdf`);
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
  const word = await desk.request.get(`${path}/report.docx`);
  expect([word.status(), (await word.body()).subarray(0, 2).toString()]).toEqual([200, "PK"]);
});
