import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible, signIn, untilHydrated, watch } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A body is set up with its seats, its members are appointed and called, and one of them changes.

let smtp: TestSmtp;
let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let bodyPath: string;
let seatPath: string;
const NAME = "災害時在宅医療検討部会（通し試験）";
const today = tokyoDate(new Date());

const visit = atDesk(
  (at) => {
    ({ server, smtp, desk, page } = at);
  },
  { mails: true },
);

test("a center sets up a body beneath another, and is told what is wrong at its field", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/bodies`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "会議体を登録" }).click();
  await page.getByRole("radio", { name: "専門部会" }).check();
  await page.getByLabel("上位の会議体").selectOption({ label: "在宅医療専門部会" });
  await page.getByLabel("委員の任期（年）").fill("２");
  await page.getByRole("textbox", { name: "設置の日" }).fill("令和8年2月30日");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("名称：入力してください。");
  await expect(page.getByRole("alert").first()).toContainText("暦にない日付です");
  await expect(page.getByLabel("委員の任期（年）")).toHaveValue("２");
  await expectAccessible(page);
  await page.getByLabel("名称").fill(NAME);
  await page.getByLabel("設置根拠").fill("設置要綱 第6条");
  await page.getByRole("radio", { name: "委託している" }).check();
  await page.getByRole("textbox", { name: "設置の日" }).fill("R8.4.1");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(page.getByText("開催なし（0回）").first()).toBeVisible();
  await expect(page.getByText("令和8年4月1日～")).toBeVisible();
  bodyPath = new URL(page.url()).pathname;
  await expectAccessible(page);
});

test("it cannot stand beneath itself; it is changed, and the change is refused on an older page", async () => {
  const other = await desk.newPage();
  for (const tab of [page, other]) await tab.goto(`${server.url}${bodyPath}/edit`);
  await expect(page.getByLabel("上位の会議体").getByRole("option", { name: NAME })).toHaveCount(0);
  await page.getByRole("radio", { name: "委託していない" }).check();
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page).toHaveURL(server.url + bodyPath);
  await expect(page.getByText("委託していない（直営）")).toBeVisible();
  await other.getByLabel("名称").fill("古い画面からの名称");
  await other.getByRole("button", { name: "保存する" }).click();
  await expect(other.getByRole("alert").first()).toContainText("他の職員がこの記録を先に変更しました");
  await expect(other.getByLabel("名称")).toHaveValue("古い画面からの名称");
  await expectAccessible(other);
  await other.close();
});

test("seats are added, of organizations known and new, and put in the office's order", async () => {
  await page.goto(`${server.url}${bodyPath}/seats`);
  await expect(page.getByRole("textbox", { name: "設置日" })).toHaveValue(formatDateWithoutWeekday(today));
  await page.getByRole("button", { name: "この枠を加える" }).click();
  await expect(page.getByRole("alert").first()).toContainText("機関か職のどちらかを入力してください。");
  for (const [organization, post] of [
    ["釧路地区医師会", "災害医療担当理事"],
    ["釧路通し試験薬剤師会", "会長"],
  ] as const) {
    await page.getByLabel("機関の名称").fill(organization);
    await page.getByLabel("職", { exact: true }).fill(post);
    await page.getByRole("button", { name: "この枠を加える" }).click();
    await expect(page.getByRole("link", { name: `${organization}　${post}` })).toBeVisible();
    await expect(page.getByLabel("職", { exact: true })).toHaveValue("");
  }
  await untilHydrated(page);
  await page.getByRole("button", { name: "釧路通し試験薬剤師会　会長を 上へ" }).press("Enter");
  const first = page.getByRole("table", { name: "委員枠" }).getByRole("row").nth(1);
  await expect(first).toContainText("釧路通し試験薬剤師会");
  await expect(page.getByRole("button", { name: "釧路通し試験薬剤師会　会長を 下へ" })).toBeFocused();
  await expectAccessible(page);
});

test("someone found by name is appointed for the body's term; to the other seat someone new", async () => {
  await page.getByRole("link", { name: "釧路地区医師会　災害医療担当理事" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "釧路地区医師会　災害医療担当理事" })).toBeVisible();
  await expect(page.getByText("空席").first()).toBeVisible();
  seatPath = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "委嘱する" }).click();
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await expect(page.getByRole("alert").first()).toContainText("委員になる方を選んでください。");
  await page.getByLabel(/で探す/).fill("医師会 在宅");
  await page.getByLabel(/で探す/).press("Enter");
  await expect(page.getByText("見つかりませんでした。")).toBeVisible();
  await page.getByLabel(/で探す/).fill("釧路地区医師会");
  await page.getByRole("button", { name: "探す" }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "釧路地区医師会");
  const found = page.getByRole("radio", { name: /在宅医療担当理事/ });
  await expect(found).toHaveCount(1);
  await expect(page.getByText(/他の委員枠：.*在宅医療専門部会/).first()).toBeVisible();
  await found.check();
  await page.getByRole("textbox", { name: "始まりの日" }).fill(formatDateWithoutWeekday(addDays(today, -30)));
  await expectAccessible(page);
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "委嘱の確認" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "委嘱を登録する" }).click();
  await expect(page.getByText("委嘱を登録しました")).toBeVisible();
  await expect(page.getByText("在任")).toBeVisible();
  await expectAccessible(page);
});

test("two sessions of the body are planned and its member is called to both; one call is answered", async () => {
  for (const days of [30, 60]) {
    await page.goto(`${server.url}/sessions/new`);
    await page.getByLabel("名称").fill(`検討部会 ${days}日後`);
    await page.getByLabel(NAME, { exact: true }).check();
    await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(addDays(today, days)));
    await page.getByLabel("開始時刻").fill("14:00");
    await page.getByLabel("会場", { exact: true }).last().fill("釧路保健所");
    await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
    await page.getByRole("link", { name: "案内", exact: true }).click();
    await page.getByRole("button", { name: "送信前の確認へ進む" }).click();
    await page.getByRole("button", { name: "1人に案内する" }).click();
    await expect(page.getByRole("heading", { name: "案内済み（1人）" })).toBeVisible();
  }
  await expect.poll(() => mails().length, { timeout: 60_000 }).toBe(2);
  const guest = await desk.newPage();
  await guest.goto(links("30日後")[0] ?? "");
  await guest.getByRole("radio", { name: /^出席/ }).check();
  await guest.getByRole("button", { name: "回答を送る" }).click();
  await expect(guest).toHaveURL(/saved=1/);
  await guest.close();
});

test("the holder changes: one step ends the old links and calls the successor to both by new ones", async ({
  browser,
}) => {
  const old = links();
  await page.goto(`${server.url}${seatPath}`);
  await page.getByRole("link", { name: "委員を交代する" }).click();
  await page.getByText("名簿にない方を登録して選ぶ").click();
  await page.getByRole("textbox", { name: /^氏名\s*※必須/ }).fill("通し 花子");
  await page.getByLabel("メールアドレス").fill("toshi-hanako@example.jp");
  await expect(page.getByLabel("機関の名称", { exact: true })).toHaveValue("釧路地区医師会");
  await page.getByRole("button", { name: "登録して選ぶ" }).click();
  await expect(page.getByRole("radio", { name: /通し 花子/ })).toBeChecked();
  await page.getByRole("textbox", { name: "始まりの日" }).fill(formatDateWithoutWeekday(addDays(today, 400 * 3)));
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await expect(page.getByRole("alert").first()).toContainText("交代の日は、前任の任期の間の日にしてください。");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "始まりの日" }).fill(formatDateWithoutWeekday(today));
  await page.getByRole("button", { name: "確認へ進む" }).click();
  await expect(page.getByRole("heading", { name: "引き継ぐ案内（2件）" })).toBeVisible();
  const calls = page.getByRole("table", { name: "引き継ぐ案内" }).getByRole("row");
  await expect(calls.filter({ hasText: "出席" }).filter({ hasText: "新しく案内します（メール）" })).toHaveCount(1);
  await expect(calls.filter({ hasText: "未回答" })).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("button", { name: "交代を登録する" }).click();
  await expect(page.getByText("これからの開催 2件の案内を後任に引き継ぎました（うちメール 2通）")).toBeVisible();
  const history = page.getByRole("table", { name: "委員の履歴" }).getByRole("row");
  await expect(history.nth(1)).toContainText("通し 花子");
  await expect(history.nth(2)).toContainText(`${formatDateWithoutWeekday(addDays(today, -1))}`);
  await expectAccessible(page);

  await expect.poll(() => mails().length, { timeout: 60_000 }).toBe(6);
  const told = mails().slice(2);
  const toSuccessor = told.filter(({ to }) => to.includes("toshi-hanako@example.jp"));
  expect(toSuccessor).toHaveLength(2);
  // The former holder's calendar loses both.
  const toFormer = told.filter((mail) => !toSuccessor.includes(mail));
  for (const { parsed } of toFormer) {
    expect(parsed.attachments.map(({ content }) => content.toString()).join()).toContain("METHOD:CANCEL");
  }
  const guests = await browser.newContext();
  const guestFaults = watch(guests, server.url);
  const guest = await guests.newPage();
  for (const link of old) {
    await guest.goto(link);
    await expect(guest.getByText("この回答用リンクは使えなくなりました").first()).toBeVisible();
  }
  await guest.goto(links("30日後")[1] ?? "");
  await guest.getByRole("radio", { name: /^欠席/ }).check();
  await guest.getByRole("button", { name: "回答を送る" }).click();
  await expect(guest).toHaveURL(/saved=1/);
  expect(guestFaults.filter((fault) => !fault.includes("410"))).toEqual([]);
  await guests.close();
});

test("the session's answers count the successor alone, and keep what was answered before", async () => {
  const db = new Database(server.databaseFile, { readonly: true });
  const { id } = db.prepare(`SELECT "id" FROM "Session" WHERE "title" = '検討部会 30日後'`).get() as { id: string };
  db.close();
  await page.goto(`${server.url}/sessions/${id}/responses`);
  const rows = page.getByRole("table", { name: "回答の一覧" }).getByRole("row");
  await expect(rows.filter({ hasText: "案内取消" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "通し 花子" })).toContainText("欠席");
  await rows.filter({ hasText: "案内取消" }).getByRole("link").first().click();
  await expect(page.getByText("回答ページ").first()).toBeVisible();
});

test("the roster of a day before the change names the former holder, also as CSV", async () => {
  await page.goto(`${server.url}${bodyPath}`);
  await expect(page.getByRole("row", { name: /災害医療担当理事/ })).toContainText("通し 花子");
  const csv = async (on: string) => (await page.request.get(`${server.url}${bodyPath}/roster.csv?on=${on}`)).text();
  expect(await csv(today)).toContain("通し 花子");
  expect(await csv(addDays(today, -1))).not.toContain("通し 花子");
});

test("before the body is set up its page says so, and leads to its first day", async () => {
  await page.goto(`${server.url}${bodyPath}?on=2026-03-31`);
  await expect(page.getByText("設置前です")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "設置の日の名簿を表示" }).click();
  await expect(page.getByText("設置前です")).toHaveCount(0);
});

test("a phone shows whose seat it is beside its number; on paper the roster stands alone", async () => {
  await page.goto(`${server.url}${bodyPath}`);
  const roster = page.getByRole("table", { name: "名簿" });
  await expect(roster.getByRole("columnheader").nth(1)).toHaveText("氏名・役職");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 2 })).toHaveText([/^名簿/]);
  await page.emulateMedia({ media: null });
});

test("a resignation leaves the seat vacant; an ended seat leaves the roster", async () => {
  await page.goto(`${server.url}${seatPath}`);
  await page.getByRole("link", { name: /期間を直す.*通し 花子/ }).click();
  await page.getByRole("textbox", { name: "終わりの日" }).fill("2020-01-01");
  await page.getByRole("button", { name: "任期を保存する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("終わりの日は、始まりの日以後の日にしてください。");
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "終わりの日" }).fill(formatDateWithoutWeekday(today));
  await page.getByRole("button", { name: "任期を保存する" }).click();
  await expect(page.getByText("任期を保存しました")).toBeVisible();
  await page.getByText("機関・職・役割・設置日を直す、枠を終える").click();
  await page.getByRole("textbox", { name: "枠の最終日" }).fill(formatDateWithoutWeekday(today));
  await page.getByRole("button", { name: "保存する", exact: true }).click();
  await expect(page.getByText("委員枠を保存しました")).toBeVisible();
  await page.goto(`${server.url}${bodyPath}?on=${addDays(today, 1)}`);
  await expect(page.getByText("委員枠 1・空席 1")).toBeVisible();
});

test("terms that end soon are listed over all bodies, and several are renewed by one press", async () => {
  await page.goto(`${server.url}/bodies/terms`);
  await expectAccessible(page);
  const rows = page.getByRole("table", { name: "まもなく終わる任期" }).getByRole("row");
  await page.getByRole("button", { name: "選んだ方を再任する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("一人以上を選んでください");
  const boxes = page.getByRole("checkbox", { name: /を再任する$/ });
  const count = await boxes.count();
  expect(count).toBeGreaterThan(1);
  for (let n = 0; n < count; n++) await boxes.nth(n).check();
  await page.getByRole("button", { name: "選んだ方を再任する" }).click();
  await expect(page.getByText(`${count}人の再任を登録しました`)).toBeVisible();
  await expect(boxes).toHaveCount(0);
  await expect(rows.filter({ hasText: "から）" })).not.toHaveCount(0);
  await expect(page.getByRole("table", { name: "空席の委員枠" })).toContainText("釧路通し試験薬剤師会");
  await expectAccessible(page);
});

test("the prefecture's viewer reads it all and changes nothing; on a phone no page scrolls sideways", async () => {
  const viewer = await visit({ width: 320 });
  await signIn(viewer, server.url, "viewer@pref.example.jp");
  for (const path of ["/bodies", "/bodies/terms", bodyPath, `${bodyPath}/seats`, seatPath]) {
    await viewer.goto(`${server.url}${path}`);
    await expectAccessible(viewer);
    await expect(viewer.getByRole("link", { name: /登録|変更|交代|委嘱する/ })).toHaveCount(0);
    expect(await viewer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  const refused = await viewer.request.get(`${server.url}${bodyPath}/edit`);
  expect(refused.status()).toBe(403);
});

/** Those about the sessions planned here, in the order they came in: the demo's people are written to as well. */
function mails(title = "検討部会 ") {
  return smtp.received.filter(({ parsed }) => parsed.subject?.includes(title));
}

/** The answer links of the mails, of those about one session where its name is given, in the order they came in. */
function links(title?: string): string[] {
  return mails(title).flatMap(
    ({ parsed }) => parsed.text?.match(/^\s*(http:\/\/127\.0\.0\.1:\d+\/r\/\S+)\s*$/m)?.[1] ?? [],
  );
}
