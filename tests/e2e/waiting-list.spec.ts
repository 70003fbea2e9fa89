import { expect, type Page, test } from "@playwright/test";
import { formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";
import { atDesk, callProposed, expectAccessible, signIn } from "./desk.ts";
import type { RunningServer } from "./server.ts";

// One seat for three: who waits, is offered it with a deadline, declines, and takes it, on a phone without any script.

let server: RunningServer;
let page: Page;
let sessionPath: string;
const links: string[] = [];
const TITLE = "定員のある研修会（空き待ち試験）";

const visit = atDesk((at) => {
  ({ server, page } = at);
});

/** Somebody's answering page, on a phone without any script. */
async function onPhone(link: string | undefined, work: (answer: Page) => Promise<void>) {
  const answer = await visit({ width: 360, javaScriptEnabled: false });
  await answer.goto(link ?? "");
  await work(answer);
}

async function attend(answer: Page, button = "回答を送る") {
  await answer.getByRole("radio", { name: /^出席/ }).check();
  await answer.getByRole("button", { name: button }).click();
  await expect(answer).toHaveURL(/saved=1/);
}

test("the desk plans a session with a limit for each kind of seat that its format has", async () => {
  const on = addDays(tokyoDate(new Date()), 20);
  await signIn(page, server.url, "kushiro@center.example.jp");
  await page.goto(`${server.url}/sessions/new`);
  await page.getByLabel("名称").fill(TITLE);
  await page.getByLabel("在宅医療専門部会", { exact: true }).check();
  await page.getByRole("textbox", { name: "開催日" }).fill(formatDateWithoutWeekday(on));
  await page.getByLabel("開始時刻").fill("14:00");
  await page.getByRole("radio", { name: "オンライン", exact: true }).check();
  await expect(page.getByLabel("会場の定員")).toBeHidden();
  await expect(page.getByLabel("オンラインの定員")).toBeVisible();
  await page.getByRole("radio", { name: "会場とオンライン" }).check();
  await page.getByLabel("会場", { exact: true }).last().fill("釧路保健所 大会議室");
  await page.getByLabel("会場の定員").fill("1");
  await page.getByLabel("オンラインの定員").fill("50");
  await expectAccessible(page);
  await page.getByRole("button", { name: "日時を決めて開催予定にする" }).click();
  await expect(page.getByText("会場 1人、オンライン 50人")).toBeVisible();
  sessionPath = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "案内", exact: true }).click();
  await callProposed(page);
  await page.goto(`${server.url}${sessionPath}/responses`);
  const people = page.getByRole("table", { name: "回答の一覧" }).getByRole("rowheader").getByRole("link");
  const paths = await people.evaluateAll((all) => all.slice(0, 3).map((link) => link.getAttribute("href")));
  for (const path of paths) {
    await page.goto(`${server.url}${path}`);
    const link = await page.getByText(/^https?:\/\/\S+\/r\/\S{32}$/).textContent();
    links.push(server.url + new URL(link ?? "").pathname);
  }
  expect(new Set(links).size).toBe(3);
});

test("the first has the seat; the others are told before they answer that they will wait, and their place after", async () => {
  await onPhone(links[0], async (answer) => {
    await expect(answer.getByText("空き待ちで受け付けます")).toHaveCount(0);
    await attend(answer);
    await expect(answer.getByText("回答を受け付けました")).toBeVisible();
  });
  for (const [place, link] of [links[1], links[2]].entries()) {
    await onPhone(link, async (answer) => {
      // 出席 and 代理出席; online there is room.
      await expect(answer.getByText("定員に達しています。空き待ちで受け付けます。")).toHaveCount(2);
      await attend(answer);
      await expect(answer.getByText(new RegExp(`空き待ちの順番は ?${place + 1}番目`))).toBeVisible();
    });
  }
});

test("the seat given up is offered in order, with a deadline: declined by the one, taken by the next", async () => {
  await onPhone(links[0], async (answer) => {
    await answer.getByRole("radio", { name: /^オンライン/ }).check();
    await answer.getByRole("button", { name: "回答を変更する" }).click();
    await expect(answer).toHaveURL(/saved=1/);
  });
  await page.goto(`${server.url}${sessionPath}/responses`);
  await expect(page.getByRole("heading", { name: "席を案内中の方（1人）" })).toBeVisible();
  await expect(page.getByText("会場：定員 1人、席が決まった方 0人、空き待ち 2人（うち席を案内中 1人）")).toBeVisible();
  await expectAccessible(page);
  await onPhone(links[1], async (answer) => {
    await expect(answer.getByRole("heading", { name: "会場の席が空きました" })).toBeVisible();
    await answer.getByRole("button", { name: "辞退する（欠席）" }).click();
    await expect(answer.getByText("回答を受け付けました")).toBeVisible();
    await expect(answer.getByText("席が空きました")).toHaveCount(0);
  });
  const answer = await visit({ width: 360 });
  await answer.goto(links[2] ?? "");
  await expect(answer.getByRole("button", { name: "席を受ける" })).toBeVisible();
  await expectAccessible(answer);
  await answer.getByRole("button", { name: "席を受ける" }).click();
  await expect(answer.getByText("回答を受け付けました")).toBeVisible();
  await page.reload();
  await expect(page.getByText("会場：定員 1人、席が決まった方 1人、空き待ち 0人")).toBeVisible();
  await page.goto(`${server.url}/mails?session=${sessionPath.split("/").at(-1)}`);
  await expect(page.getByText(/【空席の御案内】/).first()).toBeVisible();
});

test("a limit below the seats that are taken is refused at its field", async () => {
  await page.goto(`${server.url}${sessionPath}/edit`);
  await page.getByLabel("会場", { exact: true }).last().fill("釧路保健所 小会議室");
  await page.getByLabel("オンラインの定員").fill("0");
  await page.getByRole("button", { name: "保存する" }).last().click();
  await expect(page.getByRole("alert").first()).toContainText("オンラインの定員");
  await expectAccessible(page);
});
