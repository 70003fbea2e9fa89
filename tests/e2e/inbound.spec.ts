import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { replyTag } from "#app/adapters/auth/reply-tag.server.ts";
import { tagged } from "#app/domain/reply-address.ts";
import { type Dovecot, startDovecot } from "#tests/support/dovecot.ts";
import { googleReply, outlookReply, type ReplyFacts, writtenReply } from "#tests/support/replies.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// What comes to the mailbox, from a real one to the desk's 受信箱 and the answers.

const MAIL_FROM = "renkei@pref.example.jp";

let dovecot: Dovecot;
let server: RunningServer;
let page: Page;
let called: (ReplyFacts & { name: string; sessionId: string; invitationId: string })[];

const visit = atDesk(
  async (opened) => {
    ({ server, page } = opened);
    called = peopleCalled();
    await signIn(page, server.url, "kushiro@center.example.jp");
  },
  {
    env: async () => {
      dovecot = await startDovecot();
      return { IMAP_URL: dovecot.imapUrl("renkei"), MAIL_FROM };
    },
  },
);

test.afterAll(() => dovecot?.remove());

test("an acceptance becomes an answer, and leaves nothing to be done", async () => {
  const person = at(0);
  await send(googleReply(person), person.organizer);
  await comesTo("taken", 1);
  await page.goto(`${server.url}/sessions/${person.sessionId}/responses/${person.invitationId}`);
  await expect(page.getByText("カレンダー").first()).toBeVisible();
  await page.goto(`${server.url}/inbound`);
  await expect(page.getByText("確認が必要なメールはありません")).toBeVisible();
  await expectAccessible(page);
});

test("a proposal, a question and a forged reply wait for the desk, told on the home page", async () => {
  const [one, two, three] = [at(1), at(2), at(3)];
  await send(outlookReply({ ...one, method: "COUNTER", comment: "翌週では" }), one.organizer);
  await send(writtenReply(two, "駐車場はありますか。"), two.organizer);
  await send(googleReply({ ...three, from: "someone@elsewhere.example.com" }), three.organizer);
  await comesTo("toCheck", 3);
  await page.goto(server.url);
  await page.getByRole("link", { name: "受信箱の要確認" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "受信箱" })).toBeVisible();
  await expect(page.getByRole("link", { name: /差出人が本人のアドレスではない/ })).toBeVisible();
  await expectAccessible(page);
});

test("a mail is read, saved as it came, and checked with what was done", async () => {
  await page.getByRole("link", { name: /別の日時の提案/ }).click();
  await expect(page.getByText(/令和8年7月1日（水）14:00/)).toBeVisible();
  await expect(page.getByRole("link", { name: "この方の回答を入力する" })).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "元のメールを保存" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^mail-\d{8}-\d{4}\.eml$/);
  expect(readFileSync(await download.path(), "utf8")).toMatch(/^MIME-Version: 1.0/m);
  await page.getByRole("button", { name: "確認済みにする" }).click();
  await page.getByRole("radio", { name: "本人に連絡した" }).check();
  await page.getByRole("button", { name: "確認済みにする" }).click();
  await expect(page.getByRole("link", { name: /別の日時の提案/ })).toHaveCount(0);
  await page.getByRole("link", { name: /^確認済み 1件/ }).click();
  await page.getByRole("link", { name: /別の日時の提案/ }).click();
  await expect(page.getByText("釧路保健所 担当者：本人に連絡した")).toBeVisible();
  await page.getByRole("button", { name: "要確認に戻す" }).click();
  await expect(page.getByRole("button", { name: "確認済みにする" })).toBeVisible();
});

test("from a reply in words, the answer is entered", async () => {
  await page.goto(`${server.url}/inbound`);
  await page.getByRole("link", { name: /文章での返信/ }).click();
  await expect(page.getByText("駐車場はありますか。")).toBeVisible();
  await page.getByRole("link", { name: "この方の回答を入力する" }).click();
  await expect(page).toHaveURL(new RegExp(`/responses/${at(2).invitationId}$`));
});

test("another center sees none of it, the prefecture's admin all", async () => {
  const href = await page
    .goto(`${server.url}/inbound`)
    .then(() => page.getByRole("link", { name: /文章での返信/ }).getAttribute("href"));
  const theirs = await visit();
  await signIn(theirs, server.url, "kutchan@center.example.jp");
  expect((await theirs.request.get(`${server.url}${href}`)).status()).toBe(404);
  expect((await theirs.request.get(`${server.url}${href}/mail.eml`)).status()).toBe(404);
});

test("a phone shows it without scrolling sideways", async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const to of ["/inbound", "/inbound?state=all"]) {
    await page.goto(server.url + to);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
  await page.getByRole("link", { name: /文章での返信/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "文章での返信" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("the answer that a reply's words give is recorded with one press, and the mail is off the list", async () => {
  await page.goto(`${server.url}/inbound`);
  await page.getByRole("link", { name: /文章での返信/ }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "「欠席」と記録する" }).click();
  await expect(page.getByText("釧路保健所 担当者：回答を入力した")).toBeVisible();
  await page.goto(`${server.url}/inbound`);
  await expect(page.getByRole("link", { name: /文章での返信/ })).toHaveCount(0);
});

test("while nothing can be read, the page says so", async () => {
  await dovecot.stop();
  await expect(async () => {
    await page.goto(`${server.url}/inbound`);
    await expect(page.getByText(/メールを受信できていません/)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await dovecot.start();
  await expect(async () => {
    await page.goto(`${server.url}/inbound`);
    await expect(page.getByText(/メールを受信できていません/)).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

function at(index: number) {
  const person = called[index];
  if (!person) throw new Error("the demo calls too few people");
  return person;
}

function send(bytes: Buffer, to: string) {
  return dovecot.deliver({ from: "someone@example.jp", to, bytes });
}

async function comesTo(state: string, count: number) {
  const db = new Database(server.databaseFile, { readonly: true });
  const counted = db.prepare(`SELECT COUNT(*) FROM "InboundMail" WHERE "state" = ?`).pluck();
  await expect.poll(() => counted.get(state), { timeout: 60_000 }).toBe(count);
  db.close();
}

type Row = Record<"id" | "name" | "email" | "sessionId" | "icalUid", string> & { icalSequence: number };

/** People of 釧路 called to a meeting whose answers are still taken, with the address each of them replies to. */
function peopleCalled() {
  const db = new Database(server.databaseFile, { readonly: true });
  const secret = readFileSync(path.join(path.dirname(server.databaseFile), "session-secret"), "utf8").trim();
  const rows = db
    .prepare(
      `SELECT i."id", i."name", lower(p."email") AS "email", s."id" AS "sessionId", s."icalUid", s."icalSequence"
       FROM "Invitation" i JOIN "Person" p ON p."id" = i."personId" JOIN "Session" s ON s."id" = i."sessionId"
       JOIN "HealthCenter" c ON c."id" = s."centerId"
       WHERE c."code" = 'kushiro' AND s."state" = 'scheduled' AND p."email" IS NOT NULL AND i."revokedAt" IS NULL
         AND i."currentResponseId" IS NULL
         AND s."startsAt" > ? AND (s."answerBy" IS NULL OR s."answerBy" > ?) AND s."format" <> 'online'
       ORDER BY s."startsAt", i."position" LIMIT 8`,
    )
    .all(new Date().toISOString(), new Date().toISOString().slice(0, 10)) as Row[];
  db.close();
  const stampedAt = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  return rows.map(({ id, name, email, sessionId, icalUid, icalSequence }) => ({
    ...{ name, sessionId, invitationId: id, stampedAt, uid: icalUid, attendee: email, sequence: icalSequence },
    organizer: tagged(MAIL_FROM, replyTag(secret, id)),
  }));
}
