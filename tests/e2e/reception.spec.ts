import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import encodeQR from "qr";
import { printedReference, receptionCode, referenceOf } from "#app/domain/reference.ts";
import { atDesk, expectAccessible, signIn, untilHydrated } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// 受付 on the day: two desks, one of them without a line for half of it; a QR code held up to the camera; the big number.

const PEOPLE = 100;
const REFERENCES = Array.from({ length: PEOPLE }, (_, i) =>
  referenceOf(Uint8Array.from([1, 2, 3, 4, 5, i >> 5, i & 31])),
);

let server: RunningServer;
let desk: BrowserContext;
let page: Page;
let session: string;
let other: BrowserContext;
let second: Page;

atDesk(async (at, browser) => {
  ({ server, desk, page } = at);
  session = callHundred();
  await signIn(page, server.url, "kushiro@center.example.jp");
  other = await browser.newContext();
  second = await other.newPage();
  await signIn(second, server.url, "kushiro@center.example.jp");
});

test.afterAll(async () => {
  await other?.close();
});

/** A meeting of the center that began a little while ago, with a hundred people called. */
function callHundred(): string {
  const db = new Database(server.databaseFile);
  const center = db.prepare(`SELECT "id", "prefectureId" FROM "HealthCenter" WHERE "code" = 'kushiro'`).get() as {
    id: string;
    prefectureId: string;
  };
  const id = randomUUID();
  const of = { prefectureId: center.prefectureId, centerId: center.id };
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString().replace("Z", "+00:00");
  insert(db, "Session", {
    ...{
      id,
      ...of,
      category: "meeting",
      state: "scheduled",
      format: "onSite",
      title: "受付の試し",
      icalUid: `${id}@test`,
    },
    ...{ startsAt: at(-10), endsAt: at(110), venue: "大会議室" },
  });
  for (let i = 0; i < PEOPLE; i++) {
    const name = `参加 ${String(i + 1).padStart(3, "0")}`;
    const person = randomUUID();
    insert(db, "Person", { id: person, ...of, name, kana: "さんか", searchKey: name.replace(" ", ""), version: 0 });
    insert(db, "Invitation", {
      ...{
        id: randomUUID(),
        prefectureId: of.prefectureId,
        sessionId: id,
        personId: person,
        position: i,
        role: "member",
      },
      ...{ name, organizationName: `機関${i % 10}`, tokenHash: randomUUID(), reference: REFERENCES[i] },
    });
  }
  db.close();
  return id;
}

/** Columns left out take what the table gives them; a time of creation or change, now. */
function insert(db: Database.Database, table: string, row: Record<string, unknown>) {
  const columns = db.pragma(`table_info("${table}")`) as { name: string; notnull: number; dflt_value: string | null }[];
  const now = new Date().toISOString().replace("Z", "+00:00");
  const times = columns.filter(
    ({ name, notnull, dflt_value }) => notnull && !dflt_value && /(created|updated)At/.test(name),
  );
  const full = { ...Object.fromEntries(times.map(({ name }) => [name, now])), ...row };
  const names = Object.keys(full);
  const marks = names.map(() => "?").join(", ");
  db.prepare(`INSERT INTO "${table}" ("${names.join('", "')}") VALUES (${marks})`).run(...Object.values(full));
}

function recorded(): string[] {
  const db = new Database(server.databaseFile, { readonly: true });
  const rows = db.prepare(`SELECT "name" FROM "Attendance" WHERE "sessionId" = ? ORDER BY "name"`).all(session);
  db.close();
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function open(on: Page) {
  await on.goto(`${server.url}/sessions/${session}/reception`);
  await untilHydrated(on);
  await expect(on.getByText("つながっています")).toBeVisible();
}

/** By the field where a name is typed, or a hand scanner types a code: Enter takes in whose code it is. */
async function scan(on: Page, i: number) {
  const field = on.getByRole("searchbox");
  await field.fill(receptionCode(REFERENCES[i] ?? ""));
  await field.press("Enter");
  await expect(field).toHaveValue("");
}

async function takeBack(on: Page, name: string) {
  await on.getByRole("button", { name: `受付を取り消す：${name}`, exact: true }).click();
  await on.getByRole("button", { name: `はい、取り消す：${name}`, exact: true }).click();
  await expect(on.getByRole("button", { name: `受付：${name}`, exact: true })).toBeVisible();
}

test("two desks take in a hundred people, one of them offline for half of it: a hundred present, none twice", async () => {
  await Promise.all([open(page), open(second)]);
  const first = async () => {
    for (let i = 0; i < 60; i++) await scan(page, i);
  };
  const offline = async () => {
    for (let i = 99; i >= 80; i--) await scan(second, i);
    await other.setOffline(true);
    // Twenty that the first desk takes in as well, of which this one knows nothing.
    for (let i = 79; i >= 40; i--) await scan(second, i);
    await expect(second.getByText(/^未送信 \d+件・接続が切れています$/)).toBeVisible();
  };
  await Promise.all([first(), offline()]);
  await expect(page.getByText("つながっています")).toBeVisible();
  await other.setOffline(false);
  await expect(second.getByText("つながっています")).toBeVisible();
  for (const on of [page, second]) {
    await expect(on.getByRole("button", { name: /^受付を取り消す：/ })).toHaveCount(PEOPLE);
  }
  expect(recorded()).toEqual(Array.from({ length: PEOPLE }, (_, i) => `参加 ${String(i + 1).padStart(3, "0")}`));
});

test("what was pressed without a line outlives the page that is closed, and is sent when it opens again", async () => {
  await other.setOffline(true);
  await takeBack(second, "参加 001");
  await expect(second.getByText(/^未送信 1件/)).toBeVisible();
  // Another page is not reached without a line: asked, the desk stays.
  await second.getByRole("link", { name: "回答", exact: true }).click();
  await second.getByRole("button", { name: "受付を続ける" }).click();
  await expect(second.getByRole("searchbox")).toBeVisible();
  await second.close();
  await other.setOffline(false);
  expect(recorded()).toContain("参加 001");
  second = await other.newPage();
  await open(second);
  await expect(page.getByRole("button", { name: "受付：参加 001", exact: true })).toBeVisible();
  expect(recorded()).not.toContain("参加 001");
  // The second tap of a double one falls on the button that has come under the finger.
  await takeBack(page, "参加 002");
  await page.getByRole("button", { name: "受付：参加 002", exact: true }).dblclick();
  await expect.poll(recorded).toContain("参加 002");
  await expect(page.getByRole("button", { name: /^(早退を取り消す|はい、取り消す)：/ })).toHaveCount(0);
  // A hand scanner, the focus on a button: it takes in whose code it is, and the button is not pressed.
  await takeBack(page, "参加 003");
  await page.getByRole("button", { name: "早退：参加 004", exact: true }).focus();
  await page.keyboard.type(receptionCode(REFERENCES[2] ?? ""));
  await page.keyboard.press("Enter");
  await expect(page.getByText("参加 003様を受け付けました。")).toBeVisible();
  await expect.poll(recorded).toContain("参加 003");
  await expect(page.getByRole("button", { name: /^早退を取り消す：/ })).toHaveCount(0);
});

test("a QR code of ours, held up to the camera, takes its holder in", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "renkei-camera-"));
  const film = path.join(folder, "code.y4m");
  writeFileSync(film, filmOf(receptionCode(REFERENCES[0] ?? "")));
  let watching: Browser | undefined;
  try {
    watching = await chromium.launch({
      ...test.info().project.use.launchOptions,
      args: [
        ...(test.info().project.use.launchOptions?.args ?? []),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        `--use-file-for-fake-video-capture=${film}`,
      ],
    });
    const context = await watching.newContext({ locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    const tablet = await context.newPage();
    await signIn(tablet, server.url, "kushiro@center.example.jp");
    await open(tablet);
    await tablet.getByRole("button", { name: "カメラで読み取る" }).click();
    // Held up on and on, it is told of once more after a while, and taken in once.
    await expect(tablet.getByText(/^参加 001様(を受け付けました|は.+受付済みです)。$/)).toBeVisible();
    await expect.poll(recorded).toContain("参加 001");
  } finally {
    await watching?.close();
    rmSync(folder, { recursive: true });
  }
});

/** One picture of a code, as a camera would film it: YUV 4:2:0, a second of it, over and over. */
function filmOf(text: string): Buffer {
  const [width, height, module] = [640, 480, 10];
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const luma = Buffer.alloc(width * height, 235);
  const left = Math.floor((width - rows.length * module) / 2);
  const top = Math.floor((height - rows.length * module) / 2);
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return;
      for (let line = 0; line < module; line++) {
        const from = (top + y * module + line) * width + left + x * module;
        luma.fill(16, from, from + module);
      }
    });
  });
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array(10).fill(frame),
  ]);
}

test("somebody uncalled is entered with two fields, and an early leave is noted and taken back", async () => {
  await page.getByRole("button", { name: "当日参加", exact: true }).click();
  await page.getByRole("button", { name: "当日参加を受け付ける" }).click();
  await expect(page.getByText("氏名と所属を入力してください。")).toBeVisible();
  await expectAccessible(page);
  // By a name that is on the list, it is asked about.
  await page.getByRole("textbox", { name: /^氏名/ }).fill("参加 042");
  await page.getByRole("textbox", { name: /^所属/ }).fill("別の書き方");
  await page.getByRole("button", { name: "当日参加を受け付ける" }).click();
  await expect(page.getByText("名簿の参加 042様ですか")).toBeVisible();
  await page.getByRole("textbox", { name: /^氏名/ }).fill("当日\u2060\t太郎");
  await page.getByRole("textbox", { name: /^所属/ }).fill("釧路市");
  await page.getByRole("button", { name: "当日参加を受け付ける" }).click();
  await expect(second.getByRole("button", { name: "早退：当日 太郎", exact: true })).toBeVisible();
  await second.getByRole("button", { name: "早退：当日 太郎", exact: true }).click();
  await expect(page.getByRole("button", { name: "早退を取り消す：当日 太郎", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "早退を取り消す：当日 太郎", exact: true }).click();
  await expect(second.getByRole("button", { name: "早退：当日 太郎", exact: true })).toBeVisible();
  expect(recorded()).toHaveLength(PEOPLE + 1);
});

test("people are found by name, organization, number and reference; the page fits a phone", async () => {
  await page.getByRole("button", { name: "当日参加", exact: true }).click();
  const field = page.getByRole("searchbox");
  const list = page.getByRole("list", { name: "受付の名簿" }).getByRole("listitem");
  for (const [typed, count] of [
    ["参加０４２", 1],
    ["機関3", 10],
    ["42", 1],
    [printedReference(REFERENCES[41] ?? ""), 1],
    ["さんか 機関3", 10],
  ] as const) {
    await field.fill(typed);
    await expect(list).toHaveCount(count);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.setViewportSize({ width: 1280, height: 720 });
});

test("the headcount stands large on a screen of its own; only the reception's page lets a camera in", async () => {
  await page.goto(`${server.url}/sessions/${session}/reception/headcount`);
  await expect(page.getByRole("status")).toContainText(`${PEOPLE + 1}人`);
  // On a projector all of it is in sight, and what is expected is not taken for the sum of what is counted.
  await expect(page.getByRole("link", { name: "受付に戻る" })).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(720);
  await expect(page.getByText(/^出席の予定 \d+人$/)).toBeVisible();
  await expectAccessible(page);
  await second.getByRole("button", { name: "受付を取り消す：当日 太郎", exact: true }).click();
  await second.getByRole("button", { name: "はい、取り消す：当日 太郎", exact: true }).click();
  await expect(page.getByRole("status")).toContainText(`${PEOPLE}人`);
  const policyOf = async (address: string) =>
    (await desk.request.get(`${server.url}${address}`)).headers()["permissions-policy"];
  expect(await policyOf(`/sessions/${session}/reception`)).toContain("camera=(self)");
  expect(await policyOf(`/sessions/${session}`)).toContain("camera=()");
});
