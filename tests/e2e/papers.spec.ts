import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// What is printed for a session's day, from its page 印刷: by the built server, whose papers are made in a thread.

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let papers: string;

atDesk((at) => {
  ({ server, desk, page } = at);
});

test("a session's page 印刷 lists its papers, and says for how many", async () => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/sessions`);
  await page.locator("main table a").first().click();
  await page.getByRole("link", { name: "印刷", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: "受付簿" })).toBeVisible();
  await expect(page.getByText(/^案内した方 \d+人$/)).toBeVisible();
  await expectAccessible(page);
  papers = page.url();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("each opens as a PDF, in the order and shape chosen; both lists as workbooks too", async () => {
  for (const kind of ["agenda", "reception", "attendance", "seatSigns", "nameTags", "seating"]) {
    const printed = await desk.request.get(`${papers}/${kind}.pdf?whom=called&shape=square&fill=recorded`);
    expect(printed.status(), kind).toBe(200);
    expect(printed.headers()["content-type"]).toBe("application/pdf");
    expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  }
  for (const kind of ["reception", "attendance"]) {
    const saved = await desk.request.get(`${papers}/${kind}.xlsx`);
    expect(saved.status(), kind).toBe(200);
    expect((await saved.body()).subarray(0, 2).toString()).toBe("PK");
  }
  expect((await desk.request.get(`${papers}/other.pdf`)).status()).toBe(404);
});

test("the choice is made on the page, and opens beside it", async () => {
  await page.getByLabel("机の並べ方").selectOption({ label: "スクール形式" });
  const opened = desk.waitForEvent("request", (request) => request.url().includes("/seating.pdf?"));
  await page.getByRole("button", { name: "席次表をPDFで開く" }).click();
  expect(new URL((await opened).url()).search).toBe("?whom=coming&shape=school");
});

test("another center's desk gets none of it; the prefecture does", async ({ browser }) => {
  const other = await browser.newContext();
  await signIn(await other.newPage(), server.url, "nemuro@center.example.jp");
  expect((await other.request.get(`${papers}/reception.pdf`)).status()).toBe(403);
  await other.close();
  const prefecture = await browser.newContext();
  await signIn(await prefecture.newPage(), server.url, "viewer@pref.example.jp");
  expect((await prefecture.request.get(`${papers}/reception.pdf`)).status()).toBe(200);
  await prefecture.close();
});

test("while 200 letters and a roster of 2,400 are printed, the server answers", async () => {
  const session = comingSession();
  call(session, { from: 1, to: 200 });
  await page.goto(`${server.url}/sessions/${session}/letters/new/notice`);
  await page.getByRole("button", { name: "発行前の確認へ進む" }).click();
  await page.getByRole("button", { name: /通を発行/ }).click();
  await expect(page.getByText("発行しました。")).toBeVisible();
  await answersWhilePrinting(`${page.url().replace(/\?.*$/, "")}.pdf?all`);
  call(session, { from: 201, to: 2400 });
  await answersWhilePrinting(`${server.url}/sessions/${session}/papers/reception.pdf`);
});

/** However long it takes: not one answer waits for the half of it. */
async function answersWhilePrinting(address: string) {
  const began = performance.now();
  let whole = 0;
  const printing = desk.request.get(address, { timeout: 0 }).then((printed) => {
    whole = performance.now() - began;
    return printed;
  });
  const waited: number[] = [];
  while (whole === 0) {
    const asked = performance.now();
    expect((await desk.request.get(`${server.url}/healthz`)).status()).toBe(200);
    waited.push(performance.now() - asked);
  }
  expect((await printing).status()).toBe(200);
  expect(waited.length).toBeGreaterThan(20);
  expect(Math.max(...waited)).toBeLessThan(whole / 2);
}

/** A meeting of the center's that is still to come. */
function comingSession(): string {
  const db = new Database(server.databaseFile, { readonly: true });
  const row = db
    .prepare(
      `SELECT s.id FROM Session s JOIN HealthCenter c ON c.id = s.centerId
       WHERE c.name LIKE '%釧路%' AND s.state = 'scheduled' AND s.format <> 'written'
       ORDER BY s.startsAt DESC LIMIT 1`,
    )
    .get() as { id: string };
  db.close();
  return row.id;
}

/** So many more people on file, all of them called: more than anybody would click together. */
function call(session: string, numbers: { from: number; to: number }) {
  const db = new Database(server.databaseFile);
  const given = { ...numbers, session, now: new Date().toISOString().replace("Z", "+00:00") };
  const each = "WITH RECURSIVE each(n) AS (SELECT :from UNION ALL SELECT n + 1 FROM each WHERE n < :to)";
  db.prepare(
    `${each} INSERT INTO Person (id, prefectureId, centerId, name, searchKey, title, createdAt, updatedAt)
     SELECT 'person-' || n, prefectureId, centerId, '参加 ' || n || '郎', '参加' || n || '郎', '係長', :now, :now
     FROM each, Session WHERE Session.id = :session`,
  ).run(given);
  db.prepare(
    `${each} INSERT INTO Invitation (id, prefectureId, sessionId, personId, position, role, name, organizationName,
       title, tokenHash, sentAt, createdAt)
     SELECT 'invitation-' || n, prefectureId, id, 'person-' || n, 1000 + n, 'member', '参加 ' || n || '郎',
       '北海道釧路総合振興局保健環境部', '係長', 'hash-' || n, :now, :now
     FROM each, Session WHERE Session.id = :session`,
  ).run(given);
  db.close();
}
