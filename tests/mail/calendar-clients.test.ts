import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ICAL from "ical.js";
import { expect, type TestContext, test } from "vitest";
import { expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { folder, isInstalled, khal, libical, pythonIcalendar, radicale } from "#tests/support/calendar-programs.ts";

const GOLDEN = "tests/golden";
/** Every kind of calendar that is written here. */
const FILES = readdirSync(GOLDEN)
  .filter((name) => name.endsWith(".ics"))
  .sort();

const contentOf = (name: string) => readFileSync(path.join(GOLDEN, name), "utf8");
const titlesOf = (name: string) =>
  logicalLines(contentOf(name)).flatMap((line) => line.match(/^SUMMARY:(.*)/)?.[1] ?? []);
const withoutEscapes = (text: string) => text.replace(/\\([\\;,])/g, "$1");

/** Says which program is missing, and what brings it. */
function needs(task: TestContext, program: keyof typeof isInstalled, brings: string) {
  if (!isInstalled[program]()) task.skip(`${program} is not installed: apt-get install ${brings}`);
}

test("there is one of every kind", () => {
  const kinds = FILES.map((name) => logicalLines(contentOf(name)).find((line) => line.startsWith("METHOD:")) ?? "none");
  expect(new Set(kinds)).toEqual(new Set(["METHOD:REQUEST", "METHOD:CANCEL", "METHOD:PUBLISH", "none"]));
  expect(FILES).toEqual(expect.arrayContaining(["feed-center.ics", "invite-cancel.ics", "invite-update.ics"]));
});

test.each(FILES)("%s keeps our rules, and ical.js reads it", (name) => {
  expectSoundCalendar(contentOf(name));
  const calendar = new ICAL.Component(ICAL.parse(contentOf(name)));
  expect(calendar.getAllSubcomponents("vevent")).toHaveLength(titlesOf(name).length);
});

test("khal imports every one, with its titles", (task) => {
  needs(task, "khal", "khal");
  for (const name of FILES) {
    const { objection, listed } = khal()(path.join(GOLDEN, name));
    expect([name, objection]).toEqual([name, ""]);
    for (const title of titlesOf(name))
      expect([name, listed]).toEqual([name, expect.stringContaining(withoutEscapes(title))]);
  }
}, 180_000);

test("python3-icalendar reads every one without an error", (task) => {
  needs(task, "pythonIcalendar", "python3-icalendar");
  for (const name of FILES) expect([name, pythonIcalendar(path.join(GOLDEN, name))]).toEqual([name, ""]);
});

test("libical finds nothing wrong with any, and does with one that is", (task) => {
  needs(task, "libical", "libical-dev gcc");
  const check = libical();
  for (const name of FILES) expect([name, check(path.join(GOLDEN, name))]).toEqual([name, ""]);
  const wrong = path.join(folder(), "wrong.ics");
  writeFileSync(wrong, contentOf("invite-request.ics").replace(/UID:.*\r\n/, ""));
  expect(check(wrong)).not.toBe("");
});

test("Radicale takes every one: 201", async (task) => {
  needs(task, "radicale", "radicale");
  const url = await radicale();
  const headers = { Authorization: `Basic ${Buffer.from("test:test").toString("base64")}` };
  for (const name of FILES) {
    // A feed is many events and put as a calendar; an event goes into one of its own, which holds a UID once.
    const calendar = `${url}/test/${name.replace(".ics", "")}/`;
    const isFeed = name.startsWith("feed-");
    if (!isFeed) expect((await fetch(calendar, { method: "MKCALENDAR", headers })).status).toBe(201);
    const response = await fetch(isFeed ? calendar : calendar + name, {
      method: "PUT",
      headers: { ...headers, "Content-Type": "text/calendar; charset=utf-8" },
      body: contentOf(name),
    });
    expect([name, response.status, await response.text()]).toEqual([name, 201, expect.any(String)]);
  }
});
