import { expect, type Locator, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// Finding a date, from the sign-in to the invitations, without touching the mouse once.

let smtp: TestSmtp;
let server: RunningServer;
let page: Page;
let pollPath: string;
let chair: string;
const TITLE = "日程調整の通し試験の部会";

const visit = atDesk(
  (at) => {
    ({ server, smtp, page } = at);
  },
  { mails: true },
);

test("a secretary signs in and drafts a meeting, by keyboard", async () => {
  await page.goto(`${server.url}/login`);
  await type(page.getByLabel("メールアドレス"), "kushiro@center.example.jp");
  await type(page.getByLabel("パスワード"), "renkei-demo");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
  await page.goto(`${server.url}/sessions/new`);
  await type(page.getByLabel("名称"), TITLE);
  await press(page.getByRole("group", { name: "会議体" }).getByRole("checkbox").first(), "Space");
  await type(page.getByLabel("会場", { exact: true }).last(), "釧路保健所 大会議室");
  await press(page.getByRole("button", { name: "下書きのまま保存" }), "Enter");
  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await press(page.getByRole("link", { name: "日程調整", exact: true }), "Enter");
  await expect(page.getByRole("heading", { name: "候補日" })).toBeVisible();
});

test("candidates are proposed, one is typed, one taken away; nothing typed is lost by a refusal", async () => {
  await press(page.locator("summary").filter({ hasText: "曜日と時間から候補日を作る" }), "Enter");
  const fill = page.locator("details").filter({ hasText: "何週間" });
  await type(fill.getByLabel("何週間"), "5");
  await type(fill.getByLabel("開始"), "午後2時");
  await type(fill.getByLabel("終了"), "１６：００");
  await type(fill.getByRole("textbox", { name: "いつから" }), formatDateWithoutWeekday(addDays(today(), 21)));
  await press(page.getByRole("button", { name: "候補日に加える" }), "Enter");
  // Weeks with a holiday fall out: of five there are three at least.
  await expect(page.getByRole("group", { name: "候補3", exact: true })).toBeVisible();
  const filled = await page.getByRole("group", { name: /^候補\d+$/ }).count();
  await press(page.getByRole("button", { name: "候補日を追加" }), "Enter");
  const last = page.getByRole("group", { name: `候補${filled + 1}`, exact: true });
  const date = last.getByRole("textbox", { name: "日付" });
  await expect(date).toBeFocused();
  await page.keyboard.type("令和8年2月30日");
  await press(page.getByRole("button", { name: "送信前の確認へ進む" }), "Enter");
  await expect(page.getByRole("alert").first()).toContainText("暦にない日付です");
  await expect(date).toHaveValue("令和8年2月30日");
  await expectAccessible(page);
  await press(page.getByRole("button", { name: `候補${filled + 1}を削除` }), "Enter");
  await expect(last).toHaveCount(0);
  await expect(page.getByRole("group", { name: "候補1", exact: true }).getByLabel("開始")).toHaveValue("14:00");
  await press(page.getByRole("button", { name: "送信前の確認へ進む" }), "Enter");
  await expect(page.getByRole("alert").first()).toContainText("回答期限を入力してください");
});

test("people are found and added by keyboard, with how much depends on each", async () => {
  const asked = page.getByRole("table", { name: "日程をお尋ねする方" });
  const before = await asked.getByRole("row").count();
  await type(page.getByLabel("氏名・フリガナ・機関の名称"), "医師会");
  await page.keyboard.press("Enter");
  const found = page.getByRole("table", { name: /^見つかった方/ });
  await expect(page.locator("#found")).toBeFocused();
  await press(found.getByRole("checkbox").first(), "Space");
  await press(page.getByRole("button", { name: "選んだ方を加える" }), "Enter");
  await expect(asked.getByRole("row")).toHaveCount(before + 1);
  await expect(page.locator("#asked")).toBeFocused();
  const needs = asked.getByRole("combobox");
  await expect(needs.first()).toHaveValue("key");
  chair = ((await asked.getByRole("rowheader").first().textContent()) ?? "").trim();
  // The one added is asked, not waited for.
  await needs.last().focus();
  await page.keyboard.press("ArrowDown");
  await expect(needs.last()).toHaveValue("optional");
  await expectAccessible(page);
});

test("a confirmation shows who is asked how; then the mails go out with a link each", async () => {
  await type(page.getByRole("textbox", { name: "回答期限" }), formatDateWithoutWeekday(addDays(today(), 1)));
  await type(page.getByLabel("定足数"), "1");
  await press(page.getByRole("button", { name: "送信前の確認へ進む" }), "Enter");
  const send = page.getByRole("button", { name: /人に日程を尋ねる$/ });
  await expect(send).toBeVisible();
  await expectAccessible(page);
  await press(page.getByRole("button", { name: "戻って直す" }), "Enter");
  await expect(page.getByLabel("定足数")).toHaveValue("1");
  await press(page.getByRole("button", { name: "送信前の確認へ進む" }), "Enter");
  await expect(send).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("定足数")).toHaveValue("1");
  await press(page.getByRole("button", { name: "送信前の確認へ進む" }), "Enter");
  await press(send, "Enter");
  await expect(page.getByText("日程調整を始めました")).toBeVisible();
  pollPath = new URL(page.url()).pathname;
  await expectAccessible(page);
  const mails = countMails("datePoll");
  expect(mails).toBeGreaterThan(2);
  await expect.poll(() => received("【日程調整】").length, { timeout: 60_000 }).toBe(mails);
  for (const { parsed } of received("【日程調整】")) expect(linkIn(parsed.text)).toBeTruthy();
});

test("those asked reply on a phone, without JavaScript too, and change their mind", async () => {
  const [own, ...others] = received("【日程調整】").sort((a, b) => Number(isChairs(b)) - Number(isChairs(a)));
  for (const [mail, javaScriptEnabled] of [
    [own, true],
    [others[0], false],
  ] as const) {
    const link = linkIn(mail?.parsed.text);
    if (!link) throw new Error("a link is needed");
    const reply = await visit({ width: 320, javaScriptEnabled });
    await reply.goto(link);
    await expect(reply.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
    expect(await reply.evaluate(() => document.scripts.length)).toBe(0);
    await press(reply.getByRole("button", { name: "回答を送る" }), "Enter");
    await expect(reply.getByText("○・△・×のどれかを選んでください。").first()).toBeVisible();
    // The summary stands above the candidates, which may still be on their way.
    await reply.waitForLoadState();
    if (javaScriptEnabled) await expectAccessible(reply);
    for (const yes of await reply.getByRole("radio", { name: /^○/ }).all()) await press(yes, "Space");
    await press(reply.getByRole("button", { name: "回答を送る" }), "Enter");
    await expect(reply.getByText("回答を受け付けました")).toBeVisible();
    await press(reply.getByRole("radio", { name: /^×/ }).first(), "Space");
    await press(reply.getByRole("button", { name: "回答を変更する" }), "Enter");
    await expect(reply.getByRole("region", { name: "現在の回答" })).toContainText("×");
    await expect(reply.getByRole("radio", { name: /^×/ }).first()).toBeChecked();
    expect(await reply.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    if (javaScriptEnabled) await expectAccessible(reply);
  }
});

test("the desk enters a reply that came by phone, asks the silent again, adds a candidate and someone", async () => {
  await page.goto(`${server.url}${pollPath}`);
  await expect(page.getByText("のため、開けません。")).toBeVisible();
  const rows = page.getByRole("table", { name: "回答の一覧" }).getByRole("row");
  await press(rows.filter({ hasText: "未回答" }).first().getByRole("link"), "Enter");
  await expect(page.getByText("電話・FAXなどで受けた回答を入力")).toBeVisible();
  await press(page.getByRole("radio", { name: "電話" }), "Space");
  for (const maybe of await page.getByRole("radio", { name: /^△/ }).all()) await press(maybe, "Space");
  await press(page.getByRole("button", { name: "回答を記録する" }), "Enter");
  await expect(page.getByText("回答を記録しました")).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${server.url}${pollPath}`);
  await press(page.getByRole("link", { name: "未回答の方へのお願い" }), "Enter");
  await expect(page.getByRole("button", { name: /人に送る$/ })).toBeVisible();
  await expectAccessible(page);
  await press(page.getByRole("button", { name: /人に送る$/ }), "Enter");
  await expect(page.getByText("再度のお願いを送りました")).toBeVisible();
  await expect
    .poll(() => received("【再度のお願い】").length, { timeout: 60_000 })
    .toBe(countMails("datePollReminder"));
  await press(page.locator("summary").filter({ hasText: "候補日を加える" }), "Enter");
  const add = page.locator("form").filter({ has: page.getByRole("button", { name: "候補日を加える" }) });
  await type(add.getByRole("textbox", { name: "日付" }), formatDateWithoutWeekday(addDays(today(), 61)));
  await type(add.getByLabel("開始"), "10:00");
  await type(add.getByLabel("終了"), "9:00");
  await press(add.getByRole("button", { name: "候補日を加える" }), "Enter");
  await expect(page.getByRole("alert")).toContainText("終了は開始より後");
  await type(add.getByLabel("終了"), "12:00");
  await press(add.getByRole("button", { name: "候補日を加える" }), "Enter");
  await expect(page.getByText("候補日を加えました")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "10:00～12:00" })).toBeVisible();
  await press(page.getByRole("link", { name: "お尋ねする方を加える" }), "Enter");
  await expectAccessible(page);
  await page.goto(`${server.url}${pollPath}/sheets`);
  await expectAccessible(page);
});

test("one press makes the best date the session's, calls those chosen and tells the rest", async () => {
  await page.goto(`${server.url}${pollPath}`);
  await press(page.getByRole("link", { name: /^この日に決める/ }).first(), "Enter");
  const decide = page.getByRole("button", { name: "この日に決めて案内を送る" });
  await expect(decide).toBeVisible();
  await expectAccessible(page);
  await press(page.getByRole("checkbox").nth(1), "Space");
  await press(decide, "Enter");
  await expect(page.getByText(/^日時が決まりました/)).toBeVisible();
  await expect(page.getByText("開催予定").first()).toBeVisible();
  await expectAccessible(page);
  // It stays in reach from every page of the session; how each date stood is not foretold any more.
  await expect(page.getByText("成立しません")).toHaveCount(0);
  for (const part of ["", "/invitations", "/responses", "/materials"]) {
    await page.goto(`${server.url}${pollPath.replace(/\/poll$/, part)}`);
    await expect(page.getByRole("link", { name: "日程調整", exact: true })).toBeVisible();
  }
  expect([countMails("dateDecided"), countMails("invitation")]).toEqual([1, countMails("datePoll") - 1]);
  await expect.poll(() => received("【開催案内】").length, { timeout: 60_000 }).toBe(countMails("invitation"));
  await expect.poll(() => received("【日程決定】").length, { timeout: 60_000 }).toBe(1);
  expect(received("【開催案内】")[0]?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
  const link = linkIn(received("【日程調整】")[0]?.parsed.text);
  await page.goto(link ?? "");
  await expect(page.getByText(/^日時が決まりました/)).toBeVisible();
});

async function type(field: Locator, text: string) {
  await field.focus();
  await field.press("ControlOrMeta+a");
  await field.pressSequentially(text);
}

async function press(control: Locator, key: "Enter" | "Space") {
  await control.focus();
  await control.press(key);
}

const today = () => tokyoDate(new Date());

function isChairs({ parsed }: { parsed: { text?: string | undefined } }): boolean {
  return parsed.text?.includes(`${chair}　様`) ?? false;
}

/** The mails of one kind about this meeting, as they came in: the demo's people are written to as well. */
function received(kind: string) {
  return smtp.received.filter(({ parsed }) => parsed.subject?.includes(kind) && parsed.subject.includes(TITLE));
}

function countMails(kind: string): number {
  const db = new Database(server.databaseFile, { readonly: true });
  const { n } = db
    .prepare('SELECT count(*) AS n FROM "OutboxMail" WHERE kind = ? AND subject LIKE ?')
    .get(kind, `%${TITLE}%`) as { n: number };
  db.close();
  return n;
}

/** The link in a mail, which stands on a line of its own. */
function linkIn(text: string | undefined): string | undefined {
  return text?.match(/^\s*(http:\/\/127\.0\.0\.1:\d+\/p\/\S+)\s*$/m)?.[1];
}
