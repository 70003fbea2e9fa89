import { expect, type Page, test } from "@playwright/test";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, callProposed, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// The prefecture writes its own words, a center its own sender; then an invitation goes out with both.

const TITLE = "文面の通し試験の部会";
const WORDS = "　{氏名}様、{会議名}を{日時}に開きます。";

let server: RunningServer;
let smtp: TestSmtp;
let page: Page;

const visit = atDesk(
  async (at) => {
    ({ server, smtp } = at);
    await openAs("admin@pref.example.jp");
  },
  { mails: true },
);

async function openAs(email: string, options: { javaScriptEnabled?: boolean } = {}) {
  page = await visit(options);
  await signIn(page, server.url, email);
}

test("the prefecture writes its words, is told of a placeholder that does not exist, and sees them in a mail", async () => {
  await page.getByRole("link", { name: "設定" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "設定" })).toBeVisible();
  await expect(page.getByText("独自の文面")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^開催案内/ }).click();
  await expect(page.getByLabel("前文")).toHaveValue(/^　時下ますます/);
  await expectAccessible(page);

  await page.getByLabel("前文").fill("　{会議名}は{開催場所}で開きます。");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("{開催場所}という差込み語はありません。").first()).toBeVisible();
  await expect(page.getByLabel("前文")).toHaveValue("　{会議名}は{開催場所}で開きます。");
  await expectAccessible(page);

  await page.getByLabel("前文").fill(WORDS);
  await page.getByLabel("結び").fill("　{差出人}<b>");
  await page.getByRole("button", { name: "この開催で表示する" }).click();
  const text = page.getByRole("region", { name: "テキスト版の本文" });
  await expect(text).toContainText(/^日時　令和/);
  await expect(text).toContainText(/様、.+を令和.+に開きます。/);
  const html = page.frameLocator("iframe[title='HTML版の本文']");
  await expect(html.getByText(/様、.+を令和.+に開きます。/)).toBeVisible();
  await expect(html.getByText(/保健所<b>$/)).toBeVisible();
  await expect(html.getByRole("heading", { level: 1 })).toHaveCSS("text-align", "center");
  await expect(page.getByLabel("結び")).toHaveValue("　{差出人}<b>");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await expect(page.getByText("独自の文面")).toBeVisible();
});

test("another session is chosen from another center's, and what was typed stays", async () => {
  await page.getByLabel("前文").fill("　{会議名}の御案内です。");
  await page.getByLabel("保健所", { exact: true }).selectOption("釧路保健所");
  await page.getByRole("button", { name: "この開催で表示する" }).click();
  await expect(page.getByRole("region", { name: "テキスト版の本文" })).toContainText("釧路保健所");
  await expect(page.getByLabel("前文")).toHaveValue("　{会議名}の御案内です。");
  await page.getByRole("button", { name: "標準の文面に戻す" }).click();
  await expect(page.getByText("まだ保存していません。保存すると標準の文面になります。")).toBeVisible();
  await expect(page.getByLabel("前文")).toHaveValue(/^　時下ますます/);
  await expect(page.getByRole("region", { name: "テキスト版の本文" })).toContainText("時下ますます");
  await page.goto(`${server.url}/settings/wordings/invitation`);
  await expect(page.getByLabel("前文")).toHaveValue(WORDS);
});

test("an edit on an older form is refused, with the way to the newest", async () => {
  const stale = await page.context().newPage();
  await stale.goto(`${server.url}/settings/wordings/materials`);
  await page.goto(`${server.url}/settings/wordings/materials`);
  await page.getByLabel("前文").fill("　先の文面です。");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("保存しました")).toBeVisible();
  await stale.getByLabel("前文").fill("　後の文面です。");
  await stale.getByRole("button", { name: "保存する" }).click();
  await expect(stale.getByText("他の職員がこの記録を先に変更しました").first()).toBeVisible();
  await expect(stale.getByLabel("前文")).toHaveValue("　後の文面です。");
  await stale.getByRole("link", { name: /最新の内容を開く/ }).click();
  await expect(stale.getByLabel("前文")).toHaveValue("　先の文面です。");
  await stale.close();
});

test("without script the quiet hours are set, refused where they say nothing, and switched off", async () => {
  await openAs("admin@pref.example.jp", { javaScriptEnabled: false });
  await page.goto(`${server.url}/settings/quiet-hours`);
  await page.getByLabel("控え始める時刻").selectOption("8時");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("控え始める時刻と違う時刻を選んでください。").first()).toBeVisible();
  await page.getByLabel("控え始める時刻").selectOption("18時");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("18時から翌日の8時まで")).toBeVisible();
  await page.getByRole("link", { name: "控える時間を変更" }).click();
  await page.getByLabel("控えない（いつでも送る）").check();
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "設定" })).toBeVisible();
  await expect(page.getByText("控えない（いつでも送る）")).toBeVisible();
});

test("the viewer reads all of it and changes nothing", async () => {
  await openAs("viewer@pref.example.jp");
  await page.goto(`${server.url}/settings`);
  await expect(page.getByRole("link", { name: "控える時間を変更" })).toHaveCount(0);
  await page.getByRole("link", { name: /^開催案内/ }).click();
  await expect(page.getByText(WORDS.trim())).toBeVisible();
  await page.getByRole("button", { name: "この開催で表示する" }).click();
  await expect(page.getByRole("region", { name: "テキスト版の本文" })).toContainText("に開きます。");
  await expect(page.getByRole("button", { name: "保存する" })).toHaveCount(0);
  await page.goto(`${server.url}/settings`);
  await page.getByRole("link", { name: /^釧路保健所/ }).click();
  await expect(page.getByRole("button", { name: "保存する" })).toHaveCount(0);
  await expectAccessible(page);
  expect((await page.request.get(`${server.url}/settings/quiet-hours`)).status()).toBe(403);
});

test("a center sets its sender, and the invitation it sends has name, Reply-To and the prefecture's words", async () => {
  await openAs("kushiro@center.example.jp");
  await page.goto(`${server.url}/settings/wordings/invitation`);
  await expect(page.getByRole("button", { name: "保存する" })).toHaveCount(0);
  await page.goto(`${server.url}/settings`);
  await page.getByRole("link", { name: /^釧路保健所/ }).click();
  await page.getByLabel("差出人の名前").fill("釧路保健所 在宅医療担当");
  await page.getByLabel("返信先のメールアドレス").fill("zaitaku.example.jp");
  await page.getByLabel("郵便番号").fill("０８５ー０８２６");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("メールアドレスの形（例：name@example.jp）で入力してください。").first()).toBeVisible();
  await expect(page.getByLabel("差出人の名前")).toHaveValue("釧路保健所 在宅医療担当");
  await expectAccessible(page);
  await page.getByLabel("返信先のメールアドレス").fill("zaitaku@center.example.jp");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("釧路保健所 在宅医療担当 <renkei@pref.example.jp>")).toBeVisible();
  await expect(page.getByText(/〒085-0826/)).toBeVisible();

  await page.goto(`${server.url}/sessions/new`);
  await page.getByLabel("名称").fill(TITLE);
  await page.getByLabel("在宅医療専門部会", { exact: true }).check();
  const day = addDays(tokyoDate(new Date()), 20);
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(day));
  await page.getByLabel("開始時刻").fill("14:00");
  await page.getByLabel("会場", { exact: true }).last().fill("大会議室");
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await page.goto(`${page.url().replace(/\?.*/, "")}/invitations`);
  await callProposed(page);
  const mails = () => smtp.received.filter(({ parsed }) => parsed.subject?.includes(TITLE));
  await expect.poll(() => mails().length, { timeout: 60_000 }).toBeGreaterThan(0);
  for (const { parsed } of mails()) {
    expect(parsed.from?.value).toEqual([
      { name: "釧路保健所 在宅医療担当", address: expect.stringContaining("@pref.") },
    ]);
    expect(parsed.replyTo?.value[0]?.address).toBe("zaitaku@center.example.jp");
    expect(parsed.text).toMatch(/^日時　令和.+14:00～\n場所　大会議室\n/);
    expect(parsed.text).toMatch(new RegExp(`　.+様、${TITLE}を令和.+に開きます。`));
    expect(parsed.text).not.toContain("時下ますます");
    expect(parsed.text).toContain("　釧路保健所 在宅医療担当<b>\n\n■ 問合せ先");
    expect(parsed.html).toContain("釧路保健所 在宅医療担当&lt;b&gt;");
  }
});
