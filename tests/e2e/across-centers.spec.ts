import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// What one center learns from another: its trainings, and what came of them.

let server: RunningServer;
/** 釧路 leads; 根室 looks on. */
let lead: Page;
let other: Page;
let trainingPath: string;

const TITLE = "試験・薬局との連携研修会";
const CARD = "試験・薬局と連絡票を交わした研修会";

const visit = atDesk(async (at) => {
  ({ server, page: lead } = at);
  other = await visit();
  await signIn(lead, server.url, "kushiro@center.example.jp");
  await signIn(other, server.url, "nemuro@center.example.jp");
});

test("a training whose date is fixed is seen by the other centers, in the list, the calendar and the file", async () => {
  const on = addDays(tokyoDate(new Date()), 20);
  await lead.goto(`${server.url}/sessions/new`);
  await lead.getByRole("radio", { name: "研修会" }).check();
  await lead.getByLabel("名称").fill(TITLE);
  await lead.getByLabel("テーマ", { exact: true }).fill("残薬と連絡票");
  await lead.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(on));
  await lead.getByLabel("開始時刻").fill("14:00");
  await lead.getByLabel("議題", { exact: true }).fill("講演「残薬をめぐって」");
  await lead.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  trainingPath = new URL(lead.url()).pathname;

  await other.goto(server.url);
  await other.getByRole("link", { name: "研修・事例" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "各保健所の研修" })).toBeVisible();
  await expectAccessible(other);
  await other.getByLabel("名称・テーマ・会場").fill("残薬");
  await other.getByRole("button", { name: "絞り込む" }).click();
  await expect(other.getByText("1件", { exact: true })).toBeVisible();
  const file = await other.request.get(`${server.url}/trainings.csv?words=${encodeURIComponent("残薬")}`);
  expect(await file.text()).toContain(TITLE);
  await other.getByRole("link", { name: "月のカレンダー" }).click();
  await expect(other.getByRole("heading", { level: 1, name: /の研修$/ })).toBeVisible();
  await expectAccessible(other);
  await other.goto(`${server.url}/trainings/calendar?month=${on.slice(0, 7)}`);
  await other.getByRole("table").getByRole("link", { name: TITLE }).click();
  await expect(other.getByText("講演「残薬をめぐって」")).toBeVisible();
  await expectAccessible(other);
});

test("another center asks to help; the desk is told on its home page, and cannot accept without a place", async () => {
  await other.getByRole("button", { name: "参加を申し込む" }).click();
  await expect(other.getByRole("alert").first()).toContainText("参加のしかた");
  await other.getByRole("radio", { name: "ファシリテーター" }).check();
  await other.getByLabel("主催する保健所への伝言").fill("班の進行を手伝えます。");
  await other.getByRole("button", { name: "参加を申し込む" }).click();
  await expect(other.getByText("主催する保健所の回答を待っています。")).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("link", { name: "研修・事例" }).first().click();
  await other.getByRole("link", { name: "自分の申込み" }).click();
  await expect(other.getByRole("row", { name: new RegExp(TITLE) })).toContainText("回答待ち");

  await lead.goto(server.url);
  await expectAccessible(lead);
  await lead.locator("#waiting").getByRole("link", { name: TITLE }).click();
  await expect(lead.getByText("班の進行を手伝えます。")).toBeVisible();
  await expectAccessible(lead);
  await lead.getByLabel("申し込んだ方への言葉").fill("ぜひお願いします。");
  await lead.getByRole("button", { name: "承認して案内を送る" }).click();
  await expect(lead.getByRole("alert").first()).toContainText("会場");
  await expect(lead.getByLabel("申し込んだ方への言葉")).toHaveValue("ぜひお願いします。");
});

test("once it has a place, accepting calls them: an invitation, a mail, and a word from the desk", async () => {
  await lead.goto(`${server.url}${trainingPath}/edit`);
  await lead.getByLabel("会場", { exact: true }).last().fill("釧路市 交流ホール");
  await lead.getByRole("button", { name: "保存する" }).last().click();
  await lead.getByRole("link", { name: "参加の申込み" }).click();
  await lead.getByLabel("申し込んだ方への言葉").fill("ぜひお願いします。");
  await lead.getByRole("button", { name: "承認して案内を送る" }).click();
  await expect(lead.getByText("「ぜひお願いします。」")).toBeVisible();
  await expectAccessible(lead);
  await lead.getByRole("link", { name: "出欠の回答を見る" }).click();
  await expect(lead.getByRole("heading", { level: 1, name: /さんの回答$/ })).toBeVisible();
  await expect(lead.getByText("ファシリテーター").first()).toBeVisible();
  await lead.goto(`${server.url}/mails?session=${trainingPath.split("/").at(-1)}`);
  await expect(lead.getByRole("row").filter({ hasText: "nemuro@center.example.jp" })).toHaveCount(2);

  await other.goto(`${server.url}/trainings?when=mine`);
  await expect(other.getByRole("row", { name: new RegExp(TITLE) })).toContainText("承認");
  await other.getByRole("link", { name: TITLE, exact: true }).click();
  await expect(other.getByText("ぜひお願いします。")).toBeVisible();
});

test("after the day its desk writes a card from the record, keeps it, and publishes it", async () => {
  close(trainingPath);
  await lead.goto(`${server.url}${trainingPath}`);
  await lead.getByRole("link", { name: "事例", exact: true }).click();
  await expect(lead.getByLabel("テーマ", { exact: true })).toHaveValue("残薬と連絡票");
  await expect(lead.getByLabel("参加者")).toHaveValue("約40人");
  await expect(lead.getByLabel("実施内容")).toHaveValue("・講演「残薬をめぐって」");
  await expectAccessible(lead);
  await lead.getByLabel("題名").fill(CARD);
  await lead.getByRole("button", { name: "公開する" }).click();
  await expect(lead.getByRole("alert").first()).toContainText("成果を入力してください");
  await expect(lead.getByLabel("題名")).toHaveValue(CARD);
  await lead.getByRole("button", { name: "下書きを保存する" }).click();
  await expect(lead.getByText("事例を保存しました")).toBeVisible();

  await other.goto(`${server.url}/cards?words=${encodeURIComponent("連絡票")}`);
  await expect(other.getByRole("link", { name: CARD })).toHaveCount(0);
  await lead.getByLabel("成果").fill("連絡票の様式がそろった。");
  await lead.getByRole("button", { name: "公開する" }).click();
  await expect(lead.getByText("事例を公開しました")).toBeVisible();
});

test("another center finds the card and copies it as a draft of its own", async () => {
  await other.goto(`${server.url}/cards`);
  await expectAccessible(other);
  await other.getByLabel("テーマ・講師・言葉").fill("ﾚﾝﾗｸ票 連絡票");
  await other.getByRole("button", { name: "絞り込む" }).click();
  await expect(other.getByText("条件に合う事例はありません")).toBeVisible();
  await other.getByLabel("テーマ・講師・言葉").fill("連絡票　そろった");
  await other.getByRole("button", { name: "絞り込む" }).click();
  await other.getByRole("link", { name: CARD }).click();
  await expect(other.getByText("連絡票の様式がそろった。")).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: "自所の開催の下書きに写す" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "開催の変更" })).toBeVisible();
  await expect(other.getByLabel("名称")).toHaveValue(CARD);
  await expect(other.getByLabel("議題", { exact: true }).first()).toHaveValue("講演「残薬をめぐって」");
  await other.goto(`${server.url}/sessions?year=undated`);
  await expect(other.getByRole("link", { name: CARD })).toBeVisible();
  await other.goto(`${server.url}/sessions`);
  await expect(other.getByRole("link", { name: CARD })).toHaveCount(0);
});

test("on a phone nothing is wider than the screen, for each role", async () => {
  for (const email of ["nemuro@center.example.jp", "admin@pref.example.jp", "viewer@pref.example.jp"]) {
    const phone = await visit({ width: 320 });
    await signIn(phone, server.url, email);
    const paths = ["/", "/trainings", "/trainings/calendar", "/cards", trainingPath.replace("sessions", "trainings")];
    for (const path of paths) {
      await phone.goto(server.url + path);
      await expectAccessible(phone);
      expect([path, await phone.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320]);
    }
  }
});

/** The training was held yesterday, by 約40人: the one thing a browser cannot do. */
function close(sessionPath: string) {
  const db = new Database(server.databaseFile);
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString().replace("Z", "+00:00");
  db.prepare(
    `UPDATE "Session" SET "startsAt" = ?, "endsAt" = NULL, "answerBy" = NULL, "state" = 'held',
      "headcountBasis" = 'approximate', "headcount" = 40 WHERE "id" = ?`,
  ).run(yesterday, sessionPath.split("/").at(-1));
  db.close();
}
