import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// A member names somebody to stand in, who declines: the member is asked anew, and the desk sees each step.

let smtp: TestSmtp;
let server: RunningServer;
let page: Page;
let personPath: string;
let memberLink: string;

const visit = atDesk(
  (at) => {
    ({ server, smtp, page } = at);
  },
  { mails: true },
);

/** The first invitation of the center that can still be answered, of a session of one body. */
function answerable() {
  const db = new Database(server.databaseFile, { readonly: true });
  const row = db
    .prepare(
      `SELECT i."id", i."sessionId", sb."bodyId" FROM "Invitation" i
       JOIN "Session" s ON s."id" = i."sessionId" JOIN "HealthCenter" c ON c."id" = s."centerId"
       JOIN "SessionBody" sb ON sb."sessionId" = s."id" JOIN "Person" p ON p."id" = i."personId"
       WHERE c."code" = 'kushiro' AND s."state" = 'scheduled' AND s."startsAt" > ? AND i."revokedAt" IS NULL
         AND p."email" IS NOT NULL AND i."organizationName" IS NOT NULL
       ORDER BY s."startsAt" DESC LIMIT 1`,
    )
    .get(new Date().toISOString()) as { id: string; sessionId: string; bodyId: string } | undefined;
  db.close();
  if (!row) throw new Error("the demo has nobody to answer");
  return row;
}

let bodyId: string;

test("a member names a proxy on a phone, without any script", async () => {
  const called = answerable();
  bodyId = called.bodyId;
  personPath = `/sessions/${called.sessionId}/responses/${called.id}`;
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}${personPath}`);
  const shown = page.getByText(/\/r\/[\w-]{32}/).first();
  memberLink = (await shown.textContent())?.match(/http\S+\/r\/[\w-]{32}/)?.[0] ?? "";
  const answer = await visit({ width: 360, javaScriptEnabled: false });
  await answer.goto(memberLink);
  await answer.getByRole("radio", { name: /^代理出席/ }).check();
  await answer.getByRole("textbox", { name: "氏名" }).fill("代理 一郎");
  await answer.getByRole("textbox", { name: "メールアドレス" }).fill("ichiro@proxy.example.jp");
  await answer.getByRole("button", { name: /^回答を/ }).click();
  await expect(answer.getByText("出席者として数えるのは、代理の代理 一郎様お一人です。")).toBeVisible();
  await page.reload();
  await expect(page.getByText("案内済み").first()).toBeVisible();
  await expectAccessible(page);
});

test("the proxy opens the mail's link, says yes, then declines; the member is asked anew", async () => {
  const mailTo = (address: RegExp, subject: string) =>
    smtp.received.find(({ to, parsed }) => address.test(to[0] ?? "") && parsed.subject?.includes(subject));
  await expect.poll(() => mailTo(/ichiro@proxy/, "代理出席の御案内"), { timeout: 60_000 }).toBeTruthy();
  const link = mailTo(/ichiro@proxy/, "代理出席の御案内")?.parsed.text?.match(/http\S+\/proxy\/[\w-]{32}/)?.[0] ?? "";
  const proxy = await visit({ width: 360 });
  await proxy.goto(link);
  await expectAccessible(proxy);
  await proxy.getByRole("button", { name: "出席する" }).click();
  await expect(proxy.getByText("出席のお返事を承りました。").first()).toBeVisible();
  await page.reload();
  await expect(page.getByText("出席の返事").first()).toBeVisible();
  await proxy.getByRole("button", { name: "辞退する" }).click();
  await expect(proxy.getByText("辞退を承りました。").first()).toBeVisible();
  await expectAccessible(proxy);
  await expect.poll(() => mailTo(/./, "代理の方の辞退"), { timeout: 60_000 }).toBeTruthy();
  expect(mailTo(/./, "代理の方の辞退")?.parsed.text).toContain(memberLink);
  await page.reload();
  await expect(page.getByText("代理の代理 一郎さんが辞退しました。").first()).toBeVisible();
  await expectAccessible(page);
});

test("a body that allows no proxy hides the choice, and says why", async () => {
  await page.goto(`${server.url}/bodies/${bodyId}/edit`);
  await page.getByRole("radio", { name: "認めない" }).check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page).toHaveURL(`${server.url}/bodies/${bodyId}`);
  await expect(page.getByText("認めない")).toBeVisible();
  await page.goto(memberLink);
  await expect(page.getByText("この開催では、代理での出席は受け付けていません。")).toBeVisible();
  await expect(page.getByRole("radio", { name: /^代理出席/ })).toHaveCount(0);
});
