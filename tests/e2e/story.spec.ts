import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// The main job, end to end: a session is called, answered, held and recorded, and the year's table changes.

let smtp: TestSmtp;
let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let sessionPath: string;
const TITLE = "令和の在宅医療専門部会（通し試験）";

const visit = atDesk(
  (at) => {
    ({ server, smtp, desk, page } = at);
  },
  { mails: true },
);

test("a secretary plans a meeting with its agenda", async () => {
  const on = addDays(tokyoDate(new Date()), 20);
  await signIn(page, server.url, "kushiro@center.example.jp");
  await expectAccessible(page);
  await page.getByRole("link", { name: "開催を登録" }).click();
  await page.getByLabel("名称").fill(TITLE);
  await page.getByLabel("在宅医療専門部会", { exact: true }).check();
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(on));
  await page.getByLabel("開始時刻").fill("１４時");
  await page.getByLabel("終了時刻").fill("午後4時");
  await page.getByRole("radio", { name: "会場とオンライン" }).check();
  await page.getByLabel("会場", { exact: true }).last().fill("釧路保健所 大会議室");
  await page.getByLabel("オンラインの接続先").fill("https://meeting.example.jp/renkei");
  await page.getByRole("textbox", { name: "回答期限" }).fill(formatDateWithoutWeekday(addDays(on, -5)));
  await page.getByLabel("議題", { exact: true }).fill("入退院連携ルールの見直し");
  await page.getByRole("button", { name: "議題を追加" }).click();
  await page
    .getByRole("group", { name: "議題2", exact: true })
    .getByLabel("議題", { exact: true })
    .fill("次年度の開催計画");
  await page.getByRole("button", { name: "議題2を上へ" }).click();
  await expect(page.getByLabel("議題", { exact: true }).first()).toHaveValue("次年度の開催計画");
  await expectAccessible(page);
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByText("14:00～16:00")).toBeVisible();
  sessionPath = new URL(page.url()).pathname;
  await expectAccessible(page);
});

test("impossible input is refused at its field, and nothing typed is lost", async () => {
  await page.goto(`${server.url}${sessionPath}/edit`);
  await page.getByRole("textbox", { name: "開催日" }).fill("令和8年2月30日");
  await page.getByLabel("名称").fill("長".repeat(10_000));
  await page.getByRole("button", { name: "保存する" }).last().click();
  await expect(page.getByRole("alert").first()).toContainText("暦にない日付です");
  await expect(page.getByRole("alert").first()).toContainText("200文字以内");
  await expect(page.getByRole("textbox", { name: "開催日" })).toHaveValue("令和8年2月30日");
  await expectAccessible(page);
});

test("the roster is proposed, confirmed and called; each member's mail carries an invite and a link", async () => {
  await page.goto(`${server.url}${sessionPath}`);
  await page.getByRole("link", { name: "案内", exact: true }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "送信前の確認へ進む" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "送信前の確認" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /人に案内する$/ }).click();
  await expect(page.getByRole("heading", { name: /^案内済み/ })).toBeVisible();
  const db = new Database(server.databaseFile, { readonly: true });
  const mails = db.prepare('SELECT count(*) AS n FROM "OutboxMail" WHERE subject LIKE ?').get(`%${TITLE}%`) as Count;
  db.close();
  expect(mails.n).toBeGreaterThan(2);
  await expect.poll(() => received().length, { timeout: 60_000 }).toBe(mails.n);
  for (const { raw, parsed, to } of received()) {
    expect(to).toHaveLength(1);
    expect(parsed.text).toContain("入退院連携ルールの見直し");
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
    expect(linkIn(parsed.text)).toBeTruthy();
  }
});

test("a member answers on a phone without JavaScript, with it, and changes their mind", async () => {
  const [first, second] = received().map(({ parsed }) => linkIn(parsed.text));
  if (!first || !second) throw new Error("two links are needed");
  for (const [link, javaScriptEnabled] of [
    [first, false],
    [second, true],
  ] as const) {
    const answer = await visit({ width: 360, javaScriptEnabled });
    await answer.goto(link);
    await expect(answer.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    await expect(answer.getByText("次年度の開催計画")).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(answer);
    await answer.getByRole("radio", { name: /^代理出席/ }).check();
    await answer.getByRole("button", { name: "回答を送る" }).click();
    await expect(answer.getByText("代理で出席する方のお名前を入力してください。").first()).toBeVisible();
    await answer.getByRole("radio", { name: /^出席/ }).check();
    await answer.getByRole("button", { name: "回答を送る" }).click();
    await expect(answer).toHaveURL(/saved=1/);
    await answer.getByRole("radio", { name: /^オンライン/ }).check();
    await answer.getByRole("button", { name: "回答を変更する" }).click();
    await expect(answer.getByRole("status")).toContainText("オンライン");
    await expect(answer.getByRole("radio", { name: /^オンライン/ })).toBeChecked();
    const calendar = await answer.request.get(`${new URL(link).origin}${new URL(link).pathname}/calendar.ics`);
    expect(calendar.headers()["content-type"]).toContain("text/calendar");
  }
});

test("the desk sees the answers and enters one that came by phone", async () => {
  await page.goto(`${server.url}${sessionPath}/responses`);
  const rows = page.getByRole("table", { name: "回答の一覧" }).getByRole("row");
  await expect(rows.filter({ hasText: "オンライン" })).toHaveCount(2);
  await expectAccessible(page);
  await rows.filter({ hasText: "未回答" }).first().getByRole("link").first().click();
  await page.getByRole("radio", { name: "出席", exact: true }).check();
  await page.getByRole("radio", { name: "電話" }).check();
  await page.getByRole("button", { name: "回答を記録する" }).click();
  await expect(page.getByText("回答を記録しました")).toBeVisible();
  await expect(page.getByRole("table", { name: /履歴/ })).toContainText("電話");
  await expectAccessible(page);
});

test("the letters are issued: one for each, all in one file", async () => {
  await page.goto(`${server.url}${sessionPath}/letters`);
  await page.getByRole("link", { name: "開催通知を作る" }).click();
  await page.getByLabel("文書番号").fill("45");
  await page.getByRole("button", { name: "発行前の確認へ進む" }).click();
  await page.getByRole("button", { name: /通を発行/ }).click();
  await expect(page.getByText("発行しました。")).toBeVisible();
  const people = await page.getByRole("link", { name: /^開く/ }).count();
  const letters = await textOf(`${new URL(page.url()).pathname}.pdf?all`);
  expect(letters.split("の開催について").length - 1).toBeGreaterThanOrEqual(people);
  expect(letters).toContain("第45号");
  expect(letters).toContain("出欠回答票");
});

test("on the day: whoever comes is taken in with one touch", async () => {
  letTime(-60, 3600);
  await page.goto(`${server.url}${sessionPath}/reception`);
  await expect(page.getByText("つながっています")).toBeVisible();
  const coming = page.getByRole("list", { name: "受付の名簿" }).getByRole("listitem");
  for (const answer of ["オンライン", "オンライン", "出席"]) {
    const waiting = coming.filter({ hasText: answer }).getByRole("button", { name: /^受付：/ });
    const left = await waiting.count();
    await waiting.first().click();
    await expect(waiting).toHaveCount(left - 1);
  }
  await expect.poll(present).toBe(3);
  await expectAccessible(page);
});

test("after the day: outcome, closed; the year's table has one meeting and three people more", async () => {
  await page.goto(`${server.url}/reports/activity`);
  const before = await kushiroMeetings();
  await expectAccessible(page);
  letTime(-2, -1);
  await page.goto(`${server.url}${sessionPath}/outcome`);
  await page.getByRole("radio", { name: "決定" }).first().check();
  await page.getByRole("button", { name: "議題の結果を保存" }).click();
  await expect(page.getByText("議題の結果を記録しました。")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "開催済みとして締める" }).click();
  await expect(page.getByText("開催済みとして締めました。")).toBeVisible();
  await page.goto(`${server.url}/reports/activity`);
  const after = await kushiroMeetings();
  expect(after.sessions).toBe(before.sessions + 1);
  expect(after.people).toBe(before.people + 3);
});

test("the minutes are written and confirmed, the session is reported on", async () => {
  await page.goto(`${server.url}${sessionPath}/minutes`);
  await page.getByRole("link", { name: "議事概要を書き始める" }).click();
  await page.getByLabel("結論（議題1）").fill("次年度も3回開く。");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByText("議事概要を保存しました")).toBeVisible();
  await page.getByText("議事概要を確定する", { exact: true }).click();
  await page.getByRole("button", { name: "この内容で確定する" }).click();
  await expect(page.getByText("議事概要を確定しました")).toBeVisible();
  expect(await textOf(`${sessionPath}/minutes.pdf`)).toContain("次年度も3回開く。");
  await page.goto(`${server.url}${sessionPath}/report`);
  await page.getByLabel("課題").fill("開業医の参加が少ない。");
  await page.getByRole("button", { name: "実施報告を保存する" }).click();
  await expect(page.getByText("実施報告を保存しました")).toBeVisible();
  const report = await textOf(`${sessionPath}/report.pdf`);
  expect(report).toContain("開業医の参加が少ない。");
  expect(report).toMatch(/3\s*人/);
});

test("every page of the main navigation is sound, for each role", async () => {
  for (const email of ["kushiro@center.example.jp", "admin@pref.example.jp", "viewer@pref.example.jp"]) {
    const visitor = await visit();
    await signIn(visitor, server.url, email);
    const paths = [
      "/",
      "/sessions",
      "/sessions/calendar",
      "/trainings",
      "/cards",
      "/bodies",
      "/people",
      "/organizations",
      "/groups",
      "/mails",
      "/reports/activity/R5",
      "/reports/headcounts",
    ];
    for (const path of paths) {
      await visitor.goto(`${server.url}${path}`);
      await expect(visitor.getByText("これはデモンストレーション用のデータです", { exact: false })).toBeVisible();
      await expectAccessible(visitor);
      const page = await (await visitor.request.get(`${server.url}${path}`)).body();
      expect(page.includes(0), `${path} holds a NUL`).toBe(false);
    }
  }
});

test("the R5 table is the published one, byte for byte", async () => {
  const response = await desk.request.get(`${server.url}/reports/activity/2023.tsv`);
  expect(await response.body()).toEqual(readFileSync("tests/golden/r5-activity.tsv"));
});

type Count = { n: number };

/** The mails about this meeting: the demo's people are written to as well. */
function received() {
  return smtp.received.filter(({ parsed }) => parsed.subject?.includes(TITLE));
}

/** The answer link in a mail, which stands on a line of its own. */
function linkIn(text: string | undefined): string | undefined {
  return text?.match(/^\s*(http:\/\/127\.0\.0\.1:\d+\/r\/\S+)\s*$/m)?.[1];
}

async function kushiroMeetings(): Promise<{ sessions: number; people: number }> {
  const cells = await page.getByRole("row", { name: /^釧路/ }).getByRole("cell").allInnerTexts();
  const number = (text: string | undefined) => Number(text?.match(/[\d,]+/)?.[0].replaceAll(",", "") ?? 0);
  return { sessions: number(cells[0]), people: number(cells[1]) };
}

/** When the meeting is, in seconds from now: the one thing a browser cannot do. */
function letTime(begin: number, end: number) {
  const db = new Database(server.databaseFile);
  const at = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString().replace("Z", "+00:00");
  db.prepare('UPDATE "Session" SET "startsAt" = ?, "endsAt" = ?, "answerBy" = NULL WHERE "id" = ?').run(
    at(begin),
    at(end),
    sessionId(),
  );
  db.close();
}

function present(): number {
  const db = new Database(server.databaseFile, { readonly: true });
  const row = db.prepare('SELECT count(*) AS n FROM "Attendance" WHERE "sessionId" = ?').get(sessionId()) as Count;
  db.close();
  return row.n;
}

function sessionId(): string {
  return sessionPath.split("/").at(-1) ?? "";
}

/** Of a PDF that the desk opens. */
async function textOf(address: string): Promise<string> {
  const pdf = await desk.request.get(`${server.url}${address}`);
  expect(pdf.status()).toBe(200);
  return execFileSync("pdftotext", ["-", "-"], { input: await pdf.body(), encoding: "utf8" });
}
