import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { request as httpRequest, type IncomingMessage } from "node:http";
import path from "node:path";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import type { TestSmtp } from "#tests/support/smtp-server.ts";
import { atDesk, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// Materials, from the desk's upload to the phone of someone invited, and what must not get in.

const MIB = 1024 * 1024;
/** More than the server may grow by while something large passes through it; the thing itself is larger. */
const GROWTH = 60 * MIB;

let smtp: TestSmtp;
let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let materials: string;
let link: string;

const visit = atDesk(
  async (at) => {
    ({ server, smtp, desk, page } = at);
    await signIn(page, server.url, "kushiro@center.example.jp");
    materials = `/sessions/${sessionWithInvitees()}/materials`;
  },
  { mails: true },
);

test("a secretary adds files to a session and to an agenda item; what is wrong is told file by file", async () => {
  await page.goto(`${server.url}${materials.replace("/materials", "")}`);
  await page.getByRole("link", { name: "資料", exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: /^資料（/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "資料を追加" }).click();
  await page.getByRole("button", { name: "資料を追加する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("公開範囲");
  await expectAccessible(page);
  await page.getByRole("radio", { name: /^案内した方と事務局/ }).check();
  await page
    .getByLabel("ファイル")
    .setInputFiles([
      file("通し試験次第.pdf", pdf("次第")),
      file("偽物.pdf", Buffer.from("<!doctype html><script>document.title='harm'</script>")),
      file("頁.html", Buffer.from("<p>")),
      file("図.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")),
    ]);
  await page.getByRole("button", { name: "資料を追加する" }).click();
  await expect(page.getByRole("alert").first()).toContainText(
    "「偽物.pdf」：ファイルの中身が、名前の拡張子と合っていません",
  );
  await expect(page.getByRole("alert").first()).toContainText("「頁.html」：この種類のファイルは載せられません");
  await expect(page.getByRole("alert").first()).toContainText("「図.svg」");
  await expect(page.getByRole("radio", { name: /^案内した方と事務局/ })).toBeChecked();
  await expectAccessible(page);
  await page
    .getByLabel("ファイル")
    .setInputFiles([file("通し試験次第.pdf", pdf("次第")), file("通し試験名簿.pdf", pdf("名簿"))]);
  await page.getByRole("radio", { name: /^番号を付けない/ }).check();
  await page.getByRole("button", { name: "資料を追加する" }).click();
  await expect(page.getByText("資料を2件載せました。")).toBeVisible();
  await page.getByRole("link", { name: "資料を追加" }).click();
  await page.getByLabel("ファイル").setInputFiles(["甲", "乙"].map((name) => file(`通し試験${name}.pdf`, pdf(name))));
  await page.getByLabel("どこの資料か").selectOption({ index: 1 });
  await page.getByRole("radio", { name: /^事務局だけ/ }).check();
  await page.getByRole("button", { name: "資料を追加する" }).click();
  await expect(row("通し試験甲")).toContainText("資料1-1");
  await expect(row("通し試験乙")).toContainText("資料1-2");
  await expect(row("通し試験乙")).toContainText("事務局だけ");
  await expectAccessible(page);
});

test("moved, numbered anew, replaced by a new version, taken off and put back", async () => {
  await row("通し試験乙").getByRole("button", { name: /^上へ/ }).click();
  await expect(titles().filter({ hasText: /通し試験[甲乙]/ })).toContainText(["通し試験乙", "通し試験甲"]);
  await page.getByRole("button", { name: "番号を順に振り直す" }).click();
  await expect(row("通し試験乙")).toContainText("資料1-1");
  await expect(row("通し試験甲")).toContainText("資料1-2");
  await row("通し試験乙")
    .getByRole("link", { name: /^変更・差替え/ })
    .click();
  await page.getByLabel("題名").fill("");
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(page.getByRole("alert").first()).toContainText("題名");
  await page.getByLabel("題名").fill("通し試験乙（改）");
  await page.getByLabel("番号").fill("別紙");
  await page.getByRole("radio", { name: /^案内した方と事務局/ }).check();
  await page.getByLabel("新しい版のファイル").setInputFiles(file("通し試験乙2.pdf", pdf("乙の二")));
  await page.getByRole("button", { name: "保存する" }).click();
  await expect(row("通し試験乙（改）")).toContainText("第2版");
  await page.getByRole("button", { name: "番号を順に振り直す" }).click();
  await expect(row("通し試験甲")).toContainText("資料1-1");
  await expect(row("通し試験乙（改）")).toContainText("別紙");
  await row("通し試験乙（改）")
    .getByRole("link", { name: /^変更・差替え/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "資料の変更" })).toBeVisible();
  await expectAccessible(page);
  const older = page.waitForEvent("download");
  await page.getByRole("link", { name: /^第1版/ }).click();
  expect((await older).suggestedFilename()).toBe("通し試験乙.pdf");
  await page.getByRole("button", { name: "この資料を外す" }).click();
  await expect(row("通し試験甲")).toBeVisible();
  await expect(row("通し試験乙（改）")).toHaveCount(0);
  await page.getByText(/^外した資料（/).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^元に戻す.*通し試験乙/ }).click();
  await expect(row("通し試験乙（改）")).toHaveCount(1);
});

test("those invited are told by mail, after a confirmation, and only once", async () => {
  await page.getByRole("link", { name: "資料を知らせる" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "資料のお知らせの確認" })).toBeVisible();
  await expectAccessible(page);
  const confirmation = page.url();
  const again = await desk.newPage();
  await again.goto(confirmation);
  const button = page.getByRole("button", { name: /^\d+人にメールで知らせる$/ });
  const people = Number((await button.textContent())?.match(/\d+/)?.[0]);
  await button.click();
  await expect(page.getByText(`${people}人に、資料を知らせるメールを送りました。`)).toBeVisible();
  await expect.poll(() => notices().length, { timeout: 60_000 }).toBe(people);
  await again.getByRole("button", { name: /^\d+人にメールで知らせる$/ }).click();
  await expect(again.getByText("資料のお知らせは、すでに送られています。")).toBeVisible();
  await again.close();
  const mail = notices()[0]?.parsed.text ?? "";
  expect(mail).toContain("通し試験次第（PDF");
  expect(mail).not.toContain("通し試験甲");
  link = mail.match(/^http:\/\/127\.0\.0\.1:\d+\/r\/\S+$/m)?.[0] ?? "";
  expect(link).not.toBe("");
  await page.waitForTimeout(500);
  expect(notices()).toHaveLength(people);
});

test("someone invited gets the files on a phone without JavaScript, the current version and no other", async () => {
  const answer = await visit({ width: 360, javaScriptEnabled: false });
  await answer.goto(link);
  const list = answer.getByRole("region", { name: "資料" }).getByRole("link");
  await expect(list.filter({ hasText: "通し試験" })).toHaveText([
    /通し試験次第（PDF/,
    /通し試験名簿（PDF/,
    /別紙\s*通し試験乙（改）（PDF/,
  ]);
  const download = answer.waitForEvent("download");
  await list.filter({ hasText: "通し試験乙（改）" }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe("通し試験乙2.pdf");
  expect(readFileSync(await saved.path())).toEqual(pdf("乙の二"));
  const address = `${server.url}${await list.first().getAttribute("href")}`;
  const response = await answer.request.get(address);
  expect(response.headers()).toMatchObject({
    "content-type": expect.stringMatching(/^application\/pdf|^text\/plain/),
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^attachment; filename="material\./),
    "content-security-policy": expect.stringContaining("sandbox; default-src 'none'"),
    "cache-control": expect.stringContaining("no-store"),
    "content-length": String((await response.body()).length),
  });
  const head = await answer.request.head(address);
  expect([head.status(), head.headers()["content-length"]]).toEqual([200, response.headers()["content-length"]]);
  expect((await answer.request.get(`${address}.data`)).status()).toBe(404);
  expect((await answer.request.get(address.replace(/\/r\/./, "/r/_"))).status()).toBe(404);
});

test("another center's desk gets neither the page nor a file", async () => {
  await page.goto(`${server.url}${materials}`);
  const address = await row("通し試験次第").getByRole("link").first().getAttribute("href");
  const stranger = await visit();
  await signIn(stranger, server.url, "nemuro@center.example.jp");
  expect((await stranger.request.get(`${server.url}${materials}`)).status()).toBe(403);
  expect((await stranger.request.get(`${server.url}${address}`)).status()).toBe(404);
});

test("200 MB are refused with the page that says so, and nothing of them is held or kept", async () => {
  await upload({ content: pdf("先") });
  const before = keptFiles();
  const growth = await growthOf(async () => {
    const { status, text } = await upload({ fileName: "巨大.pdf", content: pdf("巨大"), padding: 200 * MIB });
    expect(status).toBe(422);
    expect(text).toContain("「巨大.pdf」：30MBを超えています");
  });
  expect(growth).toBeLessThan(GROWTH);
  expect(keptFiles()).toEqual(before);
});

test("nobody's 200 MB flow away unread, and the sender is sent to sign in", async () => {
  const growth = await growthOf(async () => {
    const { status, location } = await upload({ content: pdf("誰"), padding: 200 * MIB, signedIn: false });
    expect(status).toBe(302);
    expect(location).toContain("/login");
  });
  expect(growth).toBeLessThan(GROWTH);
  expect(keptFiles().filter((name) => name.startsWith(`arriving${path.sep}`))).toEqual([]);
});

test("an upload broken off half way leaves nothing, and the next one goes through", async () => {
  const before = keptFiles();
  await upload({ content: pdf("途中"), padding: 50 * MIB, cutAfter: 5 * MIB }).catch(() => {});
  await expect.poll(keptFiles).toEqual(before);
  expect((await upload({ fileName: "次.pdf", content: pdf("次の") })).status).toBe(303);
});

test("a name that leads elsewhere leads nowhere; a body that is no PDF is no PDF", async () => {
  const outside = readdirSync(path.dirname(server.databaseFile));
  expect((await upload({ fileName: "../../x", content: pdf("x") })).text).toContain(
    "「x」：この種類のファイルは載せられません",
  );
  expect((await upload({ fileName: "../../通し試験外.pdf", content: pdf("外") })).status).toBe(303);
  expect(readdirSync(path.dirname(server.databaseFile))).toEqual(outside);
  const html = await upload({ fileName: "a.pdf", content: Buffer.from("<html>"), type: "application/pdf" });
  expect(html.text).toContain("ファイルの中身が、名前の拡張子と合っていません");
  await page.goto(`${server.url}${materials}`);
  await expect(row("通し試験外")).toContainText("通し試験外.pdf（PDF");
});

test("a file that is a PDF and a page at once is saved, never shown", async () => {
  const both = Buffer.concat([pdf("両方"), Buffer.from("<html><script>document.title='harm'</script>")]);
  expect((await upload({ fileName: "通し試験両方.pdf", content: both })).status).toBe(303);
  await page.goto(`${server.url}${materials}`);
  const download = page.waitForEvent("download");
  await row("通し試験両方").getByRole("link").first().click();
  expect(readFileSync(await (await download).path())).toEqual(both);
  await expect(page).toHaveTitle(/^資料：/);
});

test("clients that do not read hold no file in the server's memory", async () => {
  const content = Buffer.concat([pdf("大きい"), randomBytes(29 * MIB)]);
  expect((await upload({ fileName: "通し試験大.pdf", content })).status).toBe(303);
  await page.goto(`${server.url}${materials}`);
  const address = (await row("通し試験大").getByRole("link").first().getAttribute("href")) ?? "";
  const cookie = await cookies();
  const growth = await growthOf(async () => {
    const slow = await Promise.all(
      Array.from({ length: 8 }, () => {
        const sent = httpRequest(`${server.url}${address}`, { headers: { cookie } });
        sent.end();
        return new Promise<IncomingMessage>((resolve) => sent.once("response", resolve));
      }),
    );
    await page.waitForTimeout(2_000);
    const [first] = slow;
    const pieces: Buffer[] = [];
    for await (const piece of first as IncomingMessage) pieces.push(piece as Buffer);
    expect(Buffer.concat(pieces).equals(content)).toBe(true);
    for (const response of slow) response.destroy();
  });
  expect(growth).toBeLessThan(GROWTH);
});

/** What the mails of this page are, beside those the demo's people are sent. */
function notices() {
  return smtp.received.filter(({ parsed }) => parsed.subject?.includes("【資料のお知らせ】"));
}

function titles() {
  return page.getByRole("table", { name: "資料の一覧" }).getByRole("rowheader");
}

function row(title: string) {
  const table = page.getByRole("table", { name: "資料の一覧" });
  return table.getByRole("row").filter({ has: page.getByRole("link", { name: title, exact: true }) });
}

function pdf(words: string): Buffer {
  return Buffer.from(`%PDF-1.7\n%âãÏÓ\n% ${words}\n`);
}

function file(name: string, buffer: Buffer) {
  return { name, mimeType: "application/octet-stream", buffer };
}

/** A session of the desk that people are called to and that lies ahead. */
function sessionWithInvitees(): string {
  const db = new Database(server.databaseFile, { readonly: true });
  const found = db
    .prepare(
      `SELECT s."id" FROM "Session" s
       JOIN "HealthCenter" c ON c."id" = s."centerId" AND c."code" = 'kushiro'
       JOIN "Invitation" i ON i."sessionId" = s."id" AND i."revokedAt" IS NULL
       JOIN "Person" p ON p."id" = i."personId" AND p."email" IS NOT NULL
       WHERE s."state" = 'scheduled' AND s."materialsSentAt" IS NULL
         AND EXISTS (SELECT 1 FROM "AgendaItem" a WHERE a."sessionId" = s."id")
         AND NOT EXISTS (SELECT 1 FROM "Material" m WHERE m."sessionId" = s."id" AND m."agendaItemId" IS NOT NULL)
       GROUP BY s."id" ORDER BY s."startsAt" DESC`,
    )
    .get() as { id: string } | undefined;
  db.close();
  if (!found) throw new Error("the demo has no session with invitees ahead");
  return found.id;
}

async function cookies(): Promise<string> {
  return (await desk.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

interface Sending {
  fileName?: string;
  content: Buffer;
  type?: string;
  /** Bytes of nothing in particular after the content. */
  padding?: number;
  signedIn?: boolean;
  cutAfter?: number;
}

/** Posts the form as a browser would, piece by piece, whatever its length. */
async function upload({
  fileName = "a.pdf",
  content,
  type = "application/octet-stream",
  padding = 0,
  ...how
}: Sending): Promise<{ status: number; text: string; location: string }> {
  const field = (name: string, value: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    `${field("agendaItemId", "")}${field("audience", "invitees")}${field("series", "none")}--b\r\n` +
      `Content-Disposition: form-data; name="files"; filename="${fileName}"\r\nContent-Type: ${type}\r\n\r\n`,
  );
  const tail = Buffer.from("\r\n--b--\r\n");
  const cookie = how.signedIn === false ? "" : await cookies();
  const sent = httpRequest(`${server.url}${materials}/new`, {
    method: "POST",
    headers: {
      cookie,
      "Content-Type": "multipart/form-data; boundary=b",
      "Content-Length": head.length + content.length + padding + tail.length,
    },
  });
  let settled = false;
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    sent.once("response", resolve).on("error", reject),
  );
  // After an answer Node's client tells of no drain any more; it goes on sending all the same, as a browser does.
  const told = answered.then(
    () => (settled = true),
    () => (settled = true),
  );
  const write = async (bytes: Buffer) => {
    if (!sent.write(bytes) && !settled)
      await Promise.race([told, new Promise((resolve) => sent.once("drain", resolve))]);
  };
  const piece = Buffer.alloc(MIB, 7);
  const writing = (async () => {
    await write(Buffer.concat([head, content]));
    for (let left = padding; left > 0; left -= MIB) {
      if (how.cutAfter && padding - left >= how.cutAfter) return sent.destroy(new Error("cut"));
      await write(piece);
    }
    await new Promise<void>((resolve) => sent.end(tail, resolve));
  })();
  const response = await answered;
  await writing;
  response.setEncoding("utf8");
  let text = "";
  for await (const words of response) text += words;
  return { status: response.statusCode ?? 0, text, location: response.headers.location ?? "" };
}

/** By how much the server's memory grows at most while something is done. */
async function growthOf(work: () => Promise<void>): Promise<number> {
  const before = residentBytes();
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, residentBytes());
  }, 20);
  await work().finally(() => clearInterval(watching));
  return Math.max(most, residentBytes()) - before;
}

function residentBytes(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1]) * 1024;
}

/** What lies in the folder of files, by folder and name. */
function keptFiles(): string[] {
  const dir = path.join(path.dirname(server.databaseFile), "files");
  return readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();
}
