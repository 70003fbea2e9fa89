import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { fiscalYearCode, fiscalYearName } from "#app/domain/fiscal-year.ts";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import { planningYear } from "#app/domain/year-plan.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A year is planned from the year before, and a round takes up what the last one left unfinished.

let server: RunningServer;
let page: Page;
const today = tokyoDate(new Date());
const year = planningYear(today);
const BODY = "在宅医療専門部会";
const SERIES = "通し試験の研修会";
const rows = () => page.getByRole("group", { name: /^\d+件目/ });

const visit = atDesk(async (at) => {
  ({ server, page } = at);
  await signIn(page, server.url, "kushiro@center.example.jp");
});

test("next year is proposed from this year's pattern; a row is added, refused, mended and planned", async () => {
  await page.goto(`${server.url}/sessions`);
  await page.getByRole("link", { name: "開催計画" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${fiscalYearName(year)} 開催計画`);
  await expectAccessible(page);
  const proposed = await rows().count();
  await page.getByRole("button", { name: `${BODY}の開催を追加` }).click();
  await expect(rows()).toHaveCount(proposed + 1);
  const numbers = (await rows().allTextContents()).map((text) => Number.parseInt(text, 10));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  await page.getByRole("button", { name: /件目を削除/ }).click();
  await expect(rows()).toHaveCount(proposed);
  await expect(page.getByRole("button", { name: `${BODY}の開催を追加` })).toBeFocused();
  await page.getByRole("button", { name: `${BODY}の開催を追加` }).click();
  await expect(rows()).toHaveCount(proposed + 1);
  const added = page.getByRole("region", { name: BODY, exact: true }).getByRole("group").last();
  await expect(added.getByRole("textbox", { name: "開催日" })).toBeFocused();
  await added.getByRole("textbox", { name: "開催日" }).fill("令和8年2月30日");
  await added.getByLabel("開始時刻").fill("午後2時");
  await page.getByRole("button", { name: "選んだ開催を下書きとして計画する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("暦にない日付です");
  await expect(added.getByRole("textbox", { name: "開催日" })).toHaveValue("令和8年2月30日");
  await expectAccessible(page);
  await added.getByRole("textbox", { name: "開催日" }).fill(`R${year + 1 - 2018}.3.29`);
  await page.getByRole("button", { name: "日付と回を確かめる" }).click();
  await expect(added.getByText(new RegExp(`件目　${fiscalYearName(year)}第\\d+回${BODY}`))).toBeVisible();
  await page.getByRole("button", { name: "選んだ開催を下書きとして計画する" }).click();
  await expect(page.getByText(`${proposed + 1}件を下書きとして計画しました`)).toBeVisible();
  await expectAccessible(page);
});

test("planned again, nothing is proposed twice; a draft is taken back", async () => {
  await page.goto(`${server.url}/plans/${fiscalYearCode(year)}`);
  await expect(rows()).toHaveCount(0);
  const planned = page.getByRole("row").filter({ hasText: "3月29日" });
  await planned.getByText("取り消す", { exact: true }).click();
  await planned.getByRole("button", { name: /^下書きを取り消す/ }).click();
  await expect(page.getByText("下書きを取り消しました")).toBeVisible();
  await expect(planned).toHaveCount(0);
});

test("the year stands on one sheet, with what other centers hold where asked; planned against held", async () => {
  await page.goto(`${server.url}/plans/${fiscalYearCode(year)}/sheet`);
  const months = page.getByRole("rowheader");
  await expect(months).toHaveCount(12);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${fiscalYearName(year)} 年間予定表`);
  await expect(page.getByText("憲法記念日")).toHaveCSS("white-space", "nowrap");
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
  await expect(page.getByText("〔下書き〕").first()).toBeVisible();
  await page.getByRole("checkbox", { name: "他の保健所の開催も表示する" }).check();
  await page.getByRole("button", { name: "表示を変える" }).click();
  await expect(page.getByText("他の保健所", { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "計画と実績" }).click();
  await expect(page.getByRole("heading", { name: "会議体ごとの計画と実績" })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  for (const view of ["", "/sheet", "/results"]) {
    await page.goto(`${server.url}/plans/${fiscalYearCode(year)}${view}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the prefecture reads any center's plan; a viewer plans nothing", async () => {
  const visitor = await visit();
  await signIn(visitor, server.url, "viewer@pref.example.jp");
  await visitor.goto(`${server.url}/plans/${fiscalYearCode(year)}`);
  await visitor.getByLabel("保健所", { exact: true }).selectOption({ label: "釧路保健所" });
  await visitor.getByRole("button", { name: "表示する" }).click();
  await expect(visitor.getByRole("rowheader", { name: new RegExp(BODY) })).toBeVisible();
  await expect(visitor.getByRole("button", { name: /計画する/ })).toHaveCount(0);
  await expectAccessible(visitor);
});

let first: string;

test("a round's agenda has kinds, closed items and times", async () => {
  await planTraining("第1回通し試験", 20);
  const one = page.getByRole("group", { name: "議題1", exact: true });
  await one.getByLabel("議題", { exact: true }).fill("実績の報告");
  await one.getByLabel("種別").selectOption("報告");
  await one.getByLabel("予定（分）").fill("20");
  await page.getByRole("button", { name: "議題を追加" }).click();
  const two = page.getByRole("group", { name: "議題2", exact: true });
  await two.getByLabel("議題", { exact: true }).fill("事例の検討");
  await two.getByLabel("予定（分）").fill("45");
  await two.getByRole("checkbox", { name: /非公開/ }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第1回通し試験" })).toBeVisible();
  first = new URL(page.url()).pathname;
  const agenda = page.getByRole("table", { name: "議題" });
  await expect(agenda.getByRole("row", { name: /^1 実績の報告 .*14:00～14:20/ })).toBeVisible();
  await expect(agenda.getByRole("row", { name: /^2 事例の検討 ?非公開.*14:20～15:05/ })).toBeVisible();
  await expectAccessible(page);
});

test("what was left unfinished is carried to the next round, and shown at both ends", async () => {
  letTheDayPass();
  await page.goto(`${server.url}${first}/outcome`);
  await expect(page.getByRole("heading", { name: "議題1　実績の報告" })).toBeVisible();
  await page.getByRole("radio", { name: "継続" }).nth(1).check();
  await page.getByRole("button", { name: "議題の結果を保存" }).click();
  await expect(page.getByText("議題の結果を記録しました。")).toBeVisible();
  await expectAccessible(page);

  await planTraining("第2回通し試験", 30);
  await page.getByRole("button", { name: "前回からの継続を追加" }).click();
  await expect(page.getByRole("group", { name: "議題1（前回からの継続）" })).toBeVisible();
  await expect(page.getByLabel("名称")).toHaveValue("第2回通し試験");
  await page.getByRole("button", { name: "前回の議題を写す" }).click();
  await expect(page.getByLabel("議題", { exact: true })).toHaveCount(2);
  await expect(page.getByLabel("議題", { exact: true }).last()).toHaveValue("実績の報告");
  await expectAccessible(page);
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第2回通し試験" })).toBeVisible();
  await page.getByRole("link", { name: "第1回通し試験" }).click();
  await expect(page.getByText("次回へ継続：")).toBeVisible();
  await page.getByRole("link", { name: "第2回通し試験" }).click();
  await expect(page.getByText("前回からの継続：")).toBeVisible();
});

function pagesOf(pdf: Buffer): number {
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

async function planTraining(title: string, daysAhead: number) {
  await page.goto(`${server.url}/sessions/new`);
  await page.getByRole("radio", { name: "研修会" }).check();
  await page.getByLabel("名称").fill(title);
  await page.getByText("シリーズ名を入力する").click();
  await page.getByLabel("シリーズ名", { exact: true }).fill(SERIES);
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(addDays(today, daysAhead)));
  await page.getByLabel("開始時刻").fill("14時");
}

/** The session has begun: the one thing a browser cannot do. */
function letTheDayPass() {
  const db = new Database(server.databaseFile);
  const at = new Date(Date.now() - 1_000).toISOString().replace("Z", "+00:00");
  db.prepare('UPDATE "Session" SET "startsAt" = ?, "endsAt" = NULL WHERE "id" = ?').run(at, first.split("/").at(-1));
  db.close();
}
