import { type BrowserContext, expect, type Page, test } from "@playwright/test";
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
    const printed = await desk.request.get(`${papers}/${kind}.pdf?whom=called&shape=square`);
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

test("while a roster of thousands is printed, the server answers", async () => {
  // Twenty at once are laid out one after the other, for some seconds.
  const printing = Promise.all(
    Array.from({ length: 20 }, () => desk.request.get(`${papers}/nameTags.pdf?whom=called`)),
  );
  let done = false;
  void printing.then(() => {
    done = true;
  });
  let answered = 0;
  while (!done) {
    expect((await desk.request.get(`${server.url}/healthz`)).status()).toBe(200);
    answered += 1;
  }
  for (const printed of await printing) expect(printed.status()).toBe(200);
  expect(answered).toBeGreaterThan(20);
});
