import { expect, test } from "vitest";
import { calledWorld } from "./change-world.ts";

const OFFICE = "office@example.jp";
const HANAKO = "hanako@example.jp";
const ICHIRO = "ichiro@example.jp";
const LATER = { startsAt: new Date("2026-07-08T14:00:00+09:00"), endsAt: new Date("2026-07-08T16:00:00+09:00") };

test("two people of one address: as one is taken off the other's entry stays, and goes with the last of them", async () => {
  const world = await calledWorld({ ichiro: "Hanako@example.jp" });
  await world.edit({ venue: "講堂" });
  await world.tell();
  await world.written();

  expect(await world.off("hanako")).toEqual({ ok: true, value: { mailed: true, byHand: false } });
  expect(await world.written()).toEqual([["釧路 花子", "callWithdrawn", null]]);
  const [withdrawn] = await world.arrived(HANAKO);
  expect(withdrawn).toMatchObject({ subject: "【案内の取消し】在宅医療専門部会（7月1日（水））", event: null });
  expect(withdrawn?.text).toContain("予定表の予定はそのまま残ります");

  await world.edit({ venue: "別館" });
  await world.tell();
  expect(await world.written()).toEqual([["釧路 一郎", "sessionChanged", "REQUEST 2"]]);
  await world.off("ichiro");
  expect(await world.written()).toEqual([["釧路 一郎", "callWithdrawn", "CANCEL 3"]]);
  // What went to the other one counts: the calendar is the address's.
  await world.call(["hanako"]);
  expect(await world.written()).toEqual([["釧路 花子", "invitation", "REQUEST 4"]]);
});

test("called to an address that has the session already, somebody's entry is no older than what is there", async () => {
  const world = await calledWorld({ ichiro: HANAKO });
  await world.off("ichiro");
  for (const venue of ["講堂", "別館"]) {
    await world.edit({ venue });
    await world.tell();
  }
  await world.written();
  await world.call(["ichiro"]);
  expect(await world.written()).toEqual([["釧路 一郎", "invitation", "REQUEST 3"]]);
});

test("a session that is off leaves an address of several: each is told, and the calendar loses it", async () => {
  const world = await calledWorld({ ichiro: HANAKO });
  await world.written();
  await world.take("cancel");
  expect((await world.page()).methods.cancel).toEqual({ REQUEST: 0, CANCEL: 2, none: 0 });
  await world.tell();
  expect(await world.written()).toEqual([
    ["釧路 花子", "sessionCancelled", "CANCEL 1"],
    ["釧路 一郎", "sessionCancelled", "CANCEL 1"],
  ]);
});

test("one person stands in for two: both mails tell of a change, and one of them changes the calendar", async () => {
  const world = await calledWorld();
  await world.answer("hanako", OFFICE);
  await world.answer("ichiro", OFFICE);
  await world.written();
  await world.edit({ venue: "講堂" });
  const page = await world.page();
  expect(page.mailed.map(({ name }) => name)).toEqual(["釧路 花子", "代理 太郎", "釧路 一郎", "代理 太郎"]);
  expect(page.methods.cancel).toEqual({ REQUEST: 3, CANCEL: 0, none: 1 });
  await world.tell();
  expect((await world.written()).filter(([name]) => name === "代理 太郎")).toEqual([
    ["代理 太郎", "sessionChanged", "REQUEST 1"],
    ["代理 太郎", "sessionChanged", null],
  ]);
  const [, alone] = (await world.arrived(OFFICE)).slice(-2);
  expect(alone?.text).toContain("その方あてのメールで新しい内容に替わります");
  expect((await world.page()).mailed).toEqual([]);

  // Whose entry it was is not sent any more: the other one's is the calendar's now.
  await world.answer("hanako");
  expect((await world.written()).filter(([name]) => name === "代理 太郎")).toEqual([["代理 太郎", "proxyEnded", null]]);
  await world.edit({ venue: "別館" });
  await world.tell();
  expect((await world.written()).filter(([name]) => name === "代理 太郎")).toEqual([
    ["代理 太郎", "sessionChanged", "REQUEST 2"],
  ]);
});

test("a stand-in whose member's answer lapsed is told so; the entry stays where they are called themselves", async () => {
  const world = await calledWorld();
  await world.off("ichiro");
  await world.answer("hanako", ICHIRO);
  await world.call(["ichiro"]);
  await world.written();
  await world.edit(LATER);
  await world.tell();
  expect(await world.written()).toEqual([
    ["釧路 花子", "sessionChanged", "REQUEST 1"],
    ["代理 太郎", "proxyEnded", null],
    ["釧路 一郎", "sessionChanged", expect.stringMatching(/^REQUEST/)],
  ]);
  const events = (await world.arrived(ICHIRO)).flatMap(({ event }) => event ?? []);
  expect(events.at(-1)).toMatchObject({ method: "REQUEST", starts: "2026-07-08T14:00:00" });
  const sequences = events.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
});

test("an address keeps the organizer its calendar knows, whatever is set later; the mail is from it as long as it can be", async () => {
  const world = await calledWorld({ settings: { repliesAreRead: false } });
  const { settings } = world.ctx;
  const MAILBOX = "renkei@pref.example.jp";
  expect(await world.arrived(HANAKO)).toMatchObject([{ from: MAILBOX, organizer: MAILBOX }]);

  settings.repliesAreRead = true;
  await world.edit({ venue: "講堂" });
  await world.tell();
  expect(await world.arrived(HANAKO)).toMatchObject([{ from: MAILBOX, organizer: MAILBOX, event: { sequence: 1 } }]);

  // Nobody lets us send as the former mailbox.
  settings.mailFrom = "kaigi@pref.example.jp";
  await world.edit({ venue: "別館" });
  await world.tell();
  const [changed] = await world.arrived(HANAKO);
  expect(changed).toMatchObject({ from: expect.stringMatching(/^kaigi\+/), organizer: MAILBOX });
  await world.off("hanako");
  expect(await world.arrived(HANAKO)).toMatchObject([{ organizer: MAILBOX, event: { method: "CANCEL" } }]);
});

test("an organizer made with a former secret stays what it was", async () => {
  const world = await calledWorld();
  const [called] = await world.arrived(HANAKO);
  expect(called?.organizer).toMatch(/^renkei\+/);
  world.ctx.settings.secret = "another-secret-of-sufficient-length-00000";
  await world.edit({ venue: "講堂" });
  await world.tell();
  expect(await world.arrived(HANAKO)).toMatchObject([{ organizer: called?.organizer, from: called?.organizer }]);
});
