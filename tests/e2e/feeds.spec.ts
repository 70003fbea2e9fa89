import { readFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { linkToken } from "#app/adapters/auth/link-token.server.ts";
import { calendarFaults, logicalLines } from "#tests/support/calendar.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// Calendars to subscribe to: a center's, asked for at its desk; a person's own, from the link of an invitation.

let server: RunningServer;
let desk: BrowserContext;
let phone: BrowserContext;
let page: Page;
let address: string;
let own: string;

const visit = atDesk(async (at) => {
  ({ server, desk, page } = at);
  phone = (await visit({ width: 360, javaScriptEnabled: false })).context();
});

test("a center asks for its calendar, from the month's page, and gets an address", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/sessions/calendar`);
  await page.getByRole("link", { name: "予定表を購読" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "予定表の購読" })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("予定表", { exact: false }).first().selectOption("");
  await page.getByRole("button", { name: "アドレスを作る" }).click();
  await expect(page.getByRole("alert").first()).toContainText("購読する予定表を選んでください。");
  await page.getByLabel("予定表", { exact: false }).first().selectOption({ label: "保健所の予定表：釧路保健所" });
  await page.getByRole("button", { name: "アドレスを作る" }).click();
  await expect(page.getByText("予定表のアドレスを作りました")).toBeVisible();
  address = await page.getByLabel("「釧路保健所の開催」のアドレス").inputValue();
  expect(address).toMatch(/\/feeds\/[\w-]{32}\.ics$/);
  const opens = page.getByRole("link", { name: "「釧路保健所の開催」をこの端末のカレンダーで開く" });
  expect(await opens.getAttribute("href")).toBe(address.replace("http:", "webcal:"));
  await expectAccessible(page);
});

test("the address is a calendar for any program; asked for again, there is nothing new", async () => {
  const first = await phone.request.get(address);
  expect(first.status()).toBe(200);
  const { etag = "", ...headers } = first.headers();
  expect(headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache, no-transform",
    "x-robots-tag": "noindex, nofollow",
    "referrer-policy": "same-origin",
  });
  const body = await first.body();
  expect(calendarFaults(body)).toEqual([]);
  expect(logicalLines(body.toString())).toContain("X-WR-CALNAME:釧路保健所の開催");
  const again = await phone.request.get(address, { headers: { "If-None-Match": etag } });
  expect([again.status(), (await again.body()).length]).toEqual([304, 0]);
  const head = await phone.request.head(address);
  expect([head.status(), head.headers().etag, (await head.body()).length]).toEqual([200, etag, 0]);
  expect((await phone.request.get(`${address}.data`)).status()).toBe(404);
});

test("a body's calendar is asked for from its page", async () => {
  await page.goto(`${server.url}/bodies`);
  await page.getByRole("link", { name: "在宅医療専門部会" }).first().click();
  await page.getByRole("link", { name: "予定表を購読" }).click();
  await page.getByRole("button", { name: "アドレスを作る" }).click();
  await expect(page.getByLabel("「在宅医療専門部会」のアドレス")).toBeVisible();
});

test("a new address ends the old one, and ending it ends both", async () => {
  await page.getByRole("button", { name: "釧路保健所の開催のアドレスを作り直す" }).click();
  await expect(page.getByText("新しいアドレスを作りました。前のアドレスは使えません")).toBeVisible();
  const renewed = await page.getByLabel("「釧路保健所の開催」のアドレス").inputValue();
  expect((await phone.request.get(address)).status()).toBe(404);
  expect((await phone.request.get(renewed)).status()).toBe(200);
  await page.getByRole("button", { name: "釧路保健所の開催の購読を終了する" }).click();
  await expect(page.getByText("購読を終了しました。そのアドレスは使えません")).toBeVisible();
  expect((await phone.request.get(renewed)).status()).toBe(404);
});

test("anyone reads the calendar of open trainings, whose address stands on the same page", async () => {
  await page.goto(`${server.url}/trainings`);
  await page.getByRole("link", { name: "公開の予定表" }).click();
  const open = await page.getByLabel("「北海道の研修会・講演会」のアドレス").inputValue();
  const response = await phone.request.get(open);
  expect(response.status()).toBe(200);
  expect(calendarFaults(await response.body())).toEqual([]);
});

test("someone called starts a calendar of their own by a mail to their address, without any script", async () => {
  const mobile = await phone.newPage();
  await mobile.goto(`${server.url}/r/${invitedToken()}`);
  await mobile.getByRole("link", { name: "自分の予定をまとめて購読する" }).click();
  await expect(mobile.getByRole("heading", { level: 1, name: "自分の予定の購読" })).toBeVisible();
  // Whoever was forwarded the link gets no further than to have a mail sent to the person invited.
  await expect(mobile.getByRole("button")).toHaveText(["購読のためのメールを受け取る"]);
  await mobile.getByRole("button", { name: "購読のためのメールを受け取る" }).click();
  await expect(mobile.getByText("御登録のメールアドレスへ、購読のためのページをお送りしました")).toBeVisible();
  const mailed = query("SELECT text FROM OutboxMail WHERE text LIKE '%/feed?key=%' ORDER BY createdAt DESC LIMIT 1");
  await mobile.goto(`${server.url}/r/${invitedToken()}/feed?key=${/feed\?key=([\w-]+)/.exec(mailed)?.[1]}`);
  await mobile.getByRole("button", { name: "購読を始める" }).click();
  own = await mobile.getByLabel("「自分の予定」のアドレス").inputValue();
  const response = await phone.request.get(own);
  expect(response.status()).toBe(200);
  const lines = logicalLines((await response.body()).toString());
  expect(lines.filter((line) => line.startsWith("SUMMARY:")).length).toBeGreaterThan(0);
  expect(lines.join("\n")).not.toMatch(/ATTENDEE|\/r\//);
  // Looked at again, the page does not tell it.
  await mobile.goto(mobile.url());
  await expect(mobile.getByRole("button", { name: "予定表のアドレスを表示する" })).toBeVisible();
  expect(await mobile.content()).not.toContain(own.split("/").at(-1) ?? own);
  await mobile.close();
  // The same page, to be looked at by axe, which is a script.
  const looked = await desk.newPage();
  await looked.goto(`${server.url}/r/${invitedToken()}/feed`);
  await expectAccessible(looked);
  await looked.close();
});

test("their desk sees that they subscribe, and ends it", async () => {
  await page.goto(`${server.url}/people/${query("SELECT personId FROM Feed WHERE kind = 'person'")}`);
  await expect(page.getByRole("heading", { name: "御本人の予定の購読" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "購読を終了する" }).click();
  await expect(page.getByText("予定の購読を終了しました")).toBeVisible();
  expect((await phone.request.get(own)).status()).toBe(404);
});

test("whoever asks for one link after another that opens nothing is put off; those who hold one are not", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 70; i += 1)
    statuses.push((await phone.request.get(`${server.url}/feeds/none-${i}.ics`)).status());
  expect(statuses[0]).toBe(404);
  expect(statuses.at(-1)).toBe(429);
  const answers = ["/r/none", "/p/none", "/feeds/none.ics"].map(async (to) => {
    const response = await phone.request.get(server.url + to);
    return [response.status(), await response.text(), response.headers()["cache-control"]];
  });
  expect(new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer))).size).toBe(1);
  const personal = await phone.request.get(`${server.url}/r/${invitedToken()}`);
  expect(personal.status()).toBe(200);
  expect(personal.headers()).toMatchObject({
    "cache-control": "no-store",
    "x-robots-tag": "noindex, nofollow",
    "referrer-policy": "same-origin",
  });
});

function query(sql: string): string {
  const db = new Database(server.databaseFile, { readonly: true });
  const found = db.prepare(sql).pluck().get() as string;
  db.close();
  return found;
}

/** Of someone of Kushiro's desk, called to something to come and not yet answered. */
function invitedToken(): string {
  const id = query(`
    SELECT i.id FROM Invitation i JOIN Session s ON s.id = i.sessionId JOIN HealthCenter c ON c.id = s.centerId
    WHERE c.code = 'kushiro' AND s.state = 'scheduled' AND s.startsAt > strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      AND i.revokedAt IS NULL AND i.currentResponseId IS NULL
    ORDER BY s.startsAt DESC, i.id LIMIT 1`);
  const secret = readFileSync(path.join(path.dirname(server.databaseFile), "session-secret"), "utf8").trim();
  return linkToken(secret, { id, tokenGeneration: 0 });
}
