import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// 議事概要 from the first word to the confirmed paper: written, read and commented by a member without any script,
// answered, confirmed; what is left to be done goes into the agenda of the next round.

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let session: string;
let minutes: string;
let link: string;

atDesk((at) => {
  ({ server, desk, page } = at);
  session = `${server.url}/sessions/${heldYesterday()}`;
  minutes = `${session}/minutes`;
});

/**
 * A meeting of the demo, of a body and with an agenda, to which several were called: it took place yesterday, and its
 * first item was closed.
 */
function heldYesterday(): string {
  const db = new Database(server.databaseFile);
  const { id } = db
    .prepare(
      `SELECT s.id FROM Session s JOIN HealthCenter c ON c.id = s.centerId
       JOIN SessionBody b ON b.sessionId = s.id JOIN AgendaItem a ON a.sessionId = s.id
       JOIN Invitation i ON i.sessionId = s.id AND i.revokedAt IS NULL
       WHERE c.code = 'kushiro' AND s.category = 'meeting' AND s.state = 'held'
       GROUP BY s.id ORDER BY COUNT(DISTINCT i.id) DESC, s.id LIMIT 1`,
    )
    .get() as { id: string };
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString().replace("Z", "+00:00");
  db.prepare(`UPDATE "Session" SET "startsAt" = ?, "endsAt" = NULL WHERE "id" = ?`).run(yesterday, id);
  const { item } = db
    .prepare(`SELECT "id" AS "item" FROM "AgendaItem" WHERE "sessionId" = ? ORDER BY "position" LIMIT 1`)
    .get(id) as { item: string };
  db.prepare(`UPDATE "AgendaItem" SET "open" = 0 WHERE "id" = ?`).run(item);
  db.close();
  return id;
}

test("the desk writes what was said of each item", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(session);
  await page.getByRole("link", { name: "議事概要", exact: true }).click();
  await page.getByRole("link", { name: "議事概要を書き始める" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "議事概要を書く" })).toBeVisible();
  await page.getByLabel("説明（議題1）").fill("資料により説明した。");
  await page.getByLabel("結論（議題1）").fill("案のとおり進める。");
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("議事概要を保存しました")).toBeVisible();
  await expect(page.getByRole("article").getByText("案のとおり進める。")).toBeVisible();
  await expectAccessible(page);
});

test("what is to be done is noted, with who and until when", async () => {
  await page.getByRole("link", { name: "対応事項を追加" }).click();
  await page.getByLabel("対応事項").fill("記入例を全委員に送る");
  await page.getByLabel("議題", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("担当").fill("事務局");
  await page.getByLabel("期限", { exact: true }).fill("令和7年4月1日");
  await expectAccessible(page);
  await page.getByRole("button", { name: "追加する" }).click();
  await expect(page.getByText("対応事項を保存しました")).toBeVisible();
  await page.goto(`${server.url}/follow-ups?state=overdue`);
  await expect(page.getByRole("row", { name: /記入例を全委員に送る.*期限超過.*事務局/ })).toBeVisible();
  await expectAccessible(page);
  for (const kind of ["csv", "xlsx"]) {
    expect((await desk.request.get(`${server.url}/follow-ups.${kind}?state=all`)).status()).toBe(200);
  }
});

test("those called are asked to look through the draft", async () => {
  await page.goto(`${minutes}/mail/review?whom=called`);
  await expect(page.getByRole("heading", { name: "メールの見本（最初の方）" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /人にメールで確認をお願いする$/ }).click();
  await expect(page.getByText(/人にメールで確認をお願いしました$/)).toBeVisible();
  await page.goto(`${server.url}/mails?session=${session.split("/").at(-1)}`);
  await page
    .getByRole("link", { name: /^【議事概要（案）のご確認のお願い】/ })
    .first()
    .click();
  const mail = page.getByText(/\/r\/[\w-]{32}\/minutes/).first();
  await expect(mail).toBeVisible();
  link = /\/r\/[\w-]{32}\/minutes/.exec((await mail.textContent()) ?? "")?.[0] ?? "";
});

test("a member reads it on a phone, without script or account, and comments; the desk answers", async ({ browser }) => {
  const phone = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const own = await phone.newPage();
  await own.goto(server.url + link);
  await expect(own.getByRole("article").getByText("案のとおり進める。")).toBeVisible();
  expect(await own.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  // Who came stands row under row: nothing is read by scrolling sideways.
  await expect(own.getByRole("article").getByText("機関名：").first()).toBeVisible();
  expect(await own.getByRole("article").evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth)).toBe(true);
  await own.getByRole("button", { name: "御意見を送る" }).click();
  await expect(own.getByText(/入力してください/).first()).toBeVisible();
  await own.getByLabel("どこについての御意見ですか").selectOption({ index: 1 });
  await own.getByLabel("御意見（修正・補足）").fill("発言の趣旨が違います。");
  await own.getByRole("button", { name: "御意見を送る" }).click();
  await expect(own.getByText("御意見を受け付けました", { exact: false })).toBeVisible();

  await page.goto(minutes);
  await page.getByLabel(/様への回答$/).fill("御指摘のとおり直しました。");
  await page.getByRole("button", { name: "対応済みにする" }).click();
  await expect(page.getByText("御意見への対応を記録しました")).toBeVisible();
  await expectAccessible(page);
  await own.goto(server.url + link);
  await expect(own.getByText("御指摘のとおり直しました。")).toBeVisible();
  await phone.close();
});

test("confirmed, it prints in both editions; reopened, members are told so", async ({ browser }) => {
  await page.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(page.getByText("議事概要を確定しました")).toBeVisible();
  for (const edition of ["whole", "open"]) {
    const pdf = await desk.request.get(`${minutes}.pdf?edition=${edition}`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
    const docx = await desk.request.get(`${minutes}.docx?edition=${edition}`);
    expect((await docx.body()).subarray(0, 2).toString()).toBe("PK");
  }
  const visitor = await browser.newContext();
  const read = await visitor.newPage();
  await signIn(read, server.url, "nemuro@center.example.jp");
  // All that was sent, not what the page shows of it.
  for (const address of [minutes, `${minutes}.data`]) {
    const sent = await (await visitor.request.get(address)).text();
    expect(sent).toContain("（非公開）");
    for (const secret of ["資料により説明した。", "案のとおり進める。"]) expect(sent).not.toContain(secret);
  }
  await read.goto(server.url + link);
  await expect(read.getByRole("heading", { level: 1, name: /議事概要$/ })).toBeVisible();
  await expectAccessible(read);
  await page.getByText("確定を取り消して直す").click();
  await page.getByRole("button", { name: "確定を取り消す" }).click();
  await expect(page.getByText(/^確定を取り消しました/)).toBeVisible();
  await read.goto(server.url + link);
  await expect(read.getByText("議事概要を見直しています", { exact: true })).toBeVisible();
  await visitor.close();
});

test("the next round's agenda takes up what is left to be done", async () => {
  await page.goto(`${session}/edit`);
  const body = page.locator('input[name="bodies[]"]:checked').first();
  await expect(body).toBeVisible();
  await page.goto(`${server.url}/sessions/new?body=${await body.inputValue()}`);
  await page.getByRole("button", { name: "前回までの対応事項を追加" }).click();
  await expect(page.getByRole("group", { name: /前回までの対応事項1件/ })).toBeVisible();
  await page.getByLabel("名称", { exact: false }).first().fill("次の回");
  await page.getByRole("button", { name: "下書きのまま保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "次の回" })).toBeVisible();
  await page.getByRole("link", { name: "記入例を全委員に送る" }).click();
  await page.getByLabel("対応の内容").fill("7月に送付した");
  await page.getByRole("button", { name: "対応済みにする" }).click();
  await expect(page.getByText("対応済みにしました")).toBeVisible();
  await expectAccessible(page);
});
