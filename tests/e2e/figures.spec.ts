import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { signIn } from "./desk.ts";
import { type RunningServer, startServer } from "./server.ts";

let server: RunningServer;

test.beforeAll(async () => {
  server = await startServer();
});

test.afterAll(async () => {
  await server?.stop();
});

test("changing one R5 headcount changes exactly that cell and its total", async ({ page }) => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  const table = async () => (await page.request.get(`${server.url}/reports/activity/R5.tsv`)).text();
  const published = readFileSync("tests/golden/r5-activity.tsv", "utf8");
  expect(await table()).toBe(published);
  await page.goto(`${server.url}/reports/activity/R5`);
  await page.getByRole("row", { name: /^釧路/ }).getByRole("link", { name: /97/ }).click();
  // Until the next page is there, its table is still the annual one.
  await page.waitForURL(/\/sessions/);
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "出席と人数" }).click();
  await page.getByRole("textbox", { name: "人数", exact: true }).fill("１００名");
  await page.getByRole("button", { name: "人数を保存" }).click();
  await expect(page.getByText("人数を記録しました。")).toBeVisible();
  await expect(page.getByText("100人").first()).toBeVisible();
  const expected = published.replace("釧路\t1\t97\t", "釧路\t1\t100\t").replace("\t19\t1224\t", "\t19\t1227\t");
  expect(expected).not.toBe(published);
  expect(await table()).toBe(expected);
});

test("keys pressed while a page loads do not leave it without script", async ({ page, context }) => {
  await signIn(page, server.url, "kushiro@center.example.jp");
  for (const path of ["/", "/mails", "/reports/activity/R5", "/sessions/new"]) {
    for (const press of ["Tab", "a"]) {
      const early = await context.newPage();
      const faults: string[] = [];
      early.on("pageerror", (error) => faults.push(error.message));
      await early.goto(`${server.url}${path}`, { waitUntil: "commit" });
      for (let i = 0; i < 12; i++) await early.keyboard.press(press);
      await early.waitForLoadState("networkidle");
      expect(faults).toEqual([]);
      await early.close();
    }
  }
  await page.goto(`${server.url}/sessions/new`);
  await page.getByRole("textbox", { name: "開催日" }).fill("R9.3.3");
  await expect(page.getByText("令和9年3月3日（水）")).toBeVisible();
});
