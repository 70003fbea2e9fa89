import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { expectAccessible, signIn } from "./desk.ts";
import { startServer } from "./server.ts";

test("an empty install is set up by its first visitor, with the address the console printed, once", async ({
  page,
}) => {
  const server = await startServer({ RENKEI_DEMO: "0" });
  await page.goto(server.url);
  await expect(page.getByText("まだ都道府県が登録されていません")).toBeVisible();
  const setup = server.output().match(/http:\S+\/setup\/\S+/)?.[0] ?? "";
  expect((await page.goto(setup.slice(0, -3)))?.status()).toBe(404);
  await page.goto(setup);
  await expectAccessible(page);
  await page.getByLabel("都道府県コード").fill("1");
  await page.getByRole("button", { name: "登録する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("2桁の数字");
  await page.getByLabel("都道府県コード").fill("13");
  await page.getByLabel("都道府県名").fill("東京都");
  await page.getByLabel("管理者の氏名").fill("管理者");
  await page.getByLabel("管理者のメールアドレス").fill("admin@pref.example.jp");
  await page.getByLabel("パスワード").fill("renkei-demo-long");
  await page.getByRole("button", { name: "登録する" }).click();
  await page.waitForURL(`${server.url}/login`);
  await page.getByLabel("メールアドレス").fill("admin@pref.example.jp");
  await page.getByLabel("パスワード").fill("renkei-demo-long");
  await page.getByRole("button", { name: "サインイン" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "ホーム" })).toBeVisible();
  for (const path of ["/", "/sessions", "/sessions/calendar", "/bodies", "/mails", "/reports/activity"]) {
    expect((await page.goto(`${server.url}${path}`))?.status()).toBe(200);
    await expectAccessible(page);
  }
  expect((await page.goto(setup))?.status()).toBe(404);
  await server.stop();
});

test("the doors: other sites, large bodies, strangers, health, headers", async ({ page, request }) => {
  const server = await startServer();
  expect(await (await request.get(`${server.url}/healthz`)).text()).toBe("ok\n");
  for (const origin of ["https://evil.example", "null"]) {
    const refused = await request.post(`${server.url}/login`, {
      headers: { origin },
      form: { email: "x", password: "y" },
    });
    expect(refused.status()).toBe(403);
  }
  expect((await request.get(`${server.url}/%E0%A4%A`)).status()).toBe(400);
  const notAForm = await request.post(`${server.url}/login`, { headers: { "content-type": "text/plain" }, data: "x" });
  expect(notAForm.status()).toBe(400);
  for (const to of ["//evil.example", "/%09/evil.example", "/%5Cevil.example", "https://evil.example"]) {
    const form = { email: "viewer@pref.example.jp", password: "renkei-demo" };
    const signedIn = await request.post(`${server.url}/login?to=${to}`, { form, maxRedirects: 0 });
    expect(new URL(signedIn.headers().location ?? "", server.url).origin).toBe(server.url);
    await request.post(`${server.url}/logout`, { form: {} });
  }
  const large = await request.post(`${server.url}/login`, { form: { email: "x".repeat(2_000_000), password: "y" } });
  expect(large.status()).toBe(413);
  const signedOut = await request.get(`${server.url}/reports/activity/2023.tsv`, { maxRedirects: 0 });
  expect(signedOut.status()).toBe(302);
  expect(signedOut.headers().location).toContain("/login");
  const home = await request.get(`${server.url}/login`);
  expect(home.headers()["content-security-policy"]).toContain("default-src 'self'");
  expect(home.headers()["x-powered-by"]).toBeUndefined();
  expect(home.headers()["cache-control"]).toBe("no-store");

  await signIn(page, server.url, "nemuro@center.example.jp");
  for (const [path, status] of [
    ["/sessions/no-such-session", 404],
    ["/nowhere", 404],
    ["/r/no-such-token", 404],
    ["/reports/activity/someday", 404],
  ] as const) {
    expect((await page.goto(`${server.url}${path}`))?.status()).toBe(status);
    await expectAccessible(page);
  }
  await server.stop();
});

test("SIGTERM lets a request in flight finish, and the server ends by itself", async () => {
  const server = await startServer();
  const body = "email=a%40example.jp&password=wrong";
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk));
  const head = ["POST /login HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/x-www-form-urlencoded"];
  await once(socket, "connect");
  socket.write([...head, `Content-Length: ${body.length}`, "Connection: close", "", body.slice(0, 10)].join("\r\n"));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const stopped = server.stop();
  await new Promise((resolve) => setTimeout(resolve, 500));
  socket.write(body.slice(10));
  expect(await stopped).toBe(0);
  expect(answer).toMatch(/^HTTP\/1\.1 422 /);
  expect(answer).toContain("</html>");
});
