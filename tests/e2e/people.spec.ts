import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// The desk's address book: people found, entered at once, grouped and called in one step, merged, given out, erased.

let server: RunningServer;
let page: Page;

atDesk(async (at) => {
  ({ server, page } = at);
  await signIn(page, server.url, "kushiro@center.example.jp");
});

const row = (name: string) => page.getByRole("row").filter({ hasText: name });

test("many people are pasted at once, looked at, and entered", async () => {
  await page.getByRole("link", { name: "名簿", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "名簿" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "まとめて登録" }).click();
  const lines = ["霧多布 髙子\t霧多布町役場\t課長\ttakako@example.jp", "霧多布 二郎，霧多布町役場，主査", ",名前なし"];
  await page.getByLabel("貼り付け欄").fill(lines.join("\n"));
  await page.getByRole("button", { name: "読み取った内容を確かめる" }).click();
  await expect(row("霧多布 二郎")).toContainText("登録できます");
  await expect(row("名前なし")).toContainText("氏名がありません");
  await expectAccessible(page);
  await page.getByRole("button", { name: "2人を登録する" }).click();
  await expect(page.getByText("新しく2人を登録しました")).toBeVisible();
  await page.getByLabel("氏名・フリガナ・機関").fill("霧多布");
  await page.getByRole("button", { name: "探す" }).click();
  await expect(page.getByText("2人", { exact: true })).toBeVisible();
});

test("an impossible entry is refused at its field; the same person entered again is noticed", async () => {
  await page.getByRole("link", { name: "人を登録" }).click();
  await page.getByLabel("メールアドレス").fill("mail");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByRole("alert")).toContainText("氏名：入力してください。");
  await expect(page.getByLabel("メールアドレス")).toHaveValue("mail");
  await expectAccessible(page);
  await page.getByLabel("氏名").fill("霧多布高子");
  await page.getByLabel("フリガナ").fill("キリタップ　タカコ");
  await page.getByLabel("機関の名称").fill("霧多布町役場");
  await page.getByLabel("メールアドレス").fill("");
  await page.getByLabel("職種").selectOption("保健師");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByText("同じ方かもしれない記録があります")).toBeVisible();
  await expectAccessible(page);
});

test("the organization is every desk's: its kind is set once", async () => {
  await page.getByRole("link", { name: "霧多布町役場" }).first().click();
  await expect(page.getByRole("heading", { name: "この機関の方（3人）" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "内容を変更" }).click();
  await page.getByLabel("種別").selectOption("市町村");
  await page.getByLabel("市町村", { exact: true }).selectOption({ label: "釧路市" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "霧多布町役場" })).toBeVisible();
});

test("a group by conditions and by hand is called in one step from a session", async () => {
  await page.goto(`${server.url}/groups/new`);
  await page.getByLabel("グループの名前").fill("圏域の課長");
  await page.getByLabel("機関の種別").selectOption("市町村");
  await page.getByLabel("役職に含まれる言葉").fill("課長");
  await expectAccessible(page);
  await page.getByRole("button", { name: "作る" }).click();
  await expect(row("霧多布 髙子")).toContainText("条件");
  await page.getByLabel("氏名・フリガナ・機関の名称").fill("霧多布 二郎");
  await page.getByRole("button", { name: "探す" }).click();
  await page.getByLabel("霧多布 二郎：加える").check();
  await page.getByRole("button", { name: "選んだ方を加える" }).click();
  await expect(row("霧多布 二郎")).toContainText("手で追加");
  await expectAccessible(page);

  await page.goto(`${server.url}/sessions?state=scheduled&year=all`);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "案内", exact: true }).click();
  await page.getByLabel("グループ", { exact: true }).selectOption({ label: "圏域の課長" });
  await page.getByRole("button", { name: "グループを加える" }).click();
  await expect(page.getByRole("heading", { name: /^グループ「圏域の課長」/ })).toBeVisible();
  await page.getByLabel("霧多布 髙子：案内しない").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "送信前の確認へ進む" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "送信前の確認" })).toBeVisible();
  await expect(row("霧多布 二郎")).toBeVisible();
  await expect(row("霧多布 髙子")).toHaveCount(0);
  await page.getByRole("button", { name: /人に案内する$/ }).click();
  await expect(page.getByRole("heading", { name: /^案内済み/ })).toBeVisible();
  await expect(row("霧多布 二郎")).toBeVisible();
});

test("two records are looked at side by side, merged, taken apart and merged again", async () => {
  await page.goto(`${server.url}/people/duplicates`);
  await expect(row("霧多布")).toContainText("所属が同じ");
  await expectAccessible(page);
  await row("霧多布").getByRole("button", { name: "別人として扱う" }).click();
  await expect(row("霧多布")).toHaveCount(0);
  await page.getByText("別人として扱っている記録（1組）").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "別人としたことを取り消す" }).click();
  await row("霧多布").getByRole("link", { name: "見比べる" }).click();
  await expect(page.getByRole("group", { name: "メールアドレス" })).toBeVisible();
  await page.getByRole("group", { name: "氏名" }).getByLabel("霧多布 髙子").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "1人の記録に統合する" }).click();
  await expect(page.getByText("記録を統合しました")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "霧多布 髙子" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^統合を取り消す/ }).click();
  await expect(page.getByText("統合を取り消しました")).toBeVisible();
  await page.getByRole("link", { name: "見比べて統合する" }).click();
  await page.getByRole("group", { name: "氏名" }).getByLabel("霧多布 髙子").check();
  await page.getByRole("button", { name: "1人の記録に統合する" }).click();
  await expect(page.getByText("記録を統合しました")).toBeVisible();
  await expect(page.getByText("takako@example.jp")).toBeVisible();
});

test("everything about one person is shown and taken as a file", async () => {
  await page.getByRole("link", { name: "この方について記録しているすべて" }).click();
  await expect(page.getByRole("heading", { name: "名簿の記録" })).toBeVisible();
  await expectAccessible(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "ファイル（JSON）に書き出す" }).click();
  const file = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  expect(file.records.map(({ name }: { name: string }) => name).sort()).toEqual(["霧多布 髙子", "霧多布高子"].sort());
});

test("who is called to a session to come is not erased; somebody else is, once their name is typed", async () => {
  await page.goto(`${server.url}/people?words=${encodeURIComponent("霧多布 二郎")}`);
  await row("霧多布 二郎").getByRole("link").first().click();
  await page.getByRole("link", { name: "この方の情報を消去する" }).click();
  await expect(page.getByText("在任中の委員枠、または終わっていない開催")).toBeVisible();
  await expect(page.getByRole("button", { name: "この方の情報を消去する" })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto(`${server.url}/people?words=${encodeURIComponent("霧多布 髙子")}`);
  await row("霧多布 髙子").getByRole("link").first().click();
  await page.getByRole("link", { name: "この方の情報を消去する" }).click();
  await page.getByLabel("消去する方の氏名").fill("霧多布");
  await page.getByRole("button", { name: "この方の情報を消去する" }).click();
  await expect(page.getByRole("alert")).toContainText("氏名が記録と違います");
  await expectAccessible(page);
  await page.getByLabel("消去する方の氏名").fill("霧多布 髙子");
  await page.getByRole("button", { name: "この方の情報を消去する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "（消去済み）" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${server.url}/people?words=${encodeURIComponent("霧多布")}`);
  await expect(page.getByRole("status")).toHaveText("1人");
});

test("one organization on file twice is found, merged and taken apart", async () => {
  await page.goto(`${server.url}/organizations/new`);
  await page.getByLabel("名称").fill("霧多布町・役場");
  await page.getByLabel("種別").selectOption("市町村");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "霧多布町・役場" })).toBeVisible();
  await page.goto(`${server.url}/organizations/duplicates`);
  await expect(row("霧多布町・役場")).toContainText("一方に市町村の記録がない");
  await expectAccessible(page);
  await row("霧多布町・役場").getByRole("link", { name: "見比べる" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "機関の統合" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "1つの機関に統合する" }).click();
  await expect(page.getByText("機関を統合しました")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^統合を取り消す/ }).click();
  await expect(page.getByText("統合を取り消しました")).toBeVisible();
});

test("a phone shows the pages without scrolling sideways", async () => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of [
    "/people",
    "/people/new",
    "/people/many",
    "/people/duplicates",
    "/organizations",
    "/organizations/duplicates",
    "/groups",
    "/groups/new",
  ]) {
    await page.goto(`${server.url}${path}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
});
