import fc from "fast-check";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type FeedEntry, writeFeed } from "#app/adapters/ical/feed.server.ts";
import { calendarFaults, expectSoundCalendar, logicalLines } from "#tests/support/calendar.ts";
import { feedEntry, feedFacts } from "#tests/support/feed-facts.ts";
import { cleaned, cleanedLines, hostile } from "#tests/support/hostile.ts";

const GOLDEN = "../golden";

test("a desk's feed is written as before, byte for byte", async () => {
  const content = writeFeed(feedFacts());
  await expect(content).toMatchFileSnapshot(`${GOLDEN}/feed-center.ics`);
  expectSoundCalendar(content);
});

test("a person's feed is written as before, byte for byte", async () => {
  const own = { url: null, place: null };
  const content = writeFeed({
    name: "北海道の会議・研修（自分の予定）",
    entries: [
      feedEntry(own),
      feedEntry({ ...own, uid: "2@renkei.example.jp", status: "tentative", title: "【未回答】研修会" }),
    ],
  });
  await expect(content).toMatchFileSnapshot(`${GOLDEN}/feed-person.ics`);
  expectSoundCalendar(content);
});

test("the public trainings' feed is written as before, byte for byte", async () => {
  const content = writeFeed({
    name: "北海道の研修会・講演会",
    entries: [feedEntry({ title: "在宅看取り研修会", onlineUrl: null, url: "https://renkei.example.jp/courses/1" })],
  });
  await expect(content).toMatchFileSnapshot(`${GOLDEN}/feed-trainings.ics`);
  expectSoundCalendar(content);
});

test("a feed of nothing is a calendar all the same, whatever its name", async () => {
  await expect(writeFeed({ name: "釧路保健所の開催", entries: [] })).toMatchFileSnapshot(`${GOLDEN}/feed-empty.ics`);
  fc.assert(
    fc.property(hostile, (name) => {
      const content = writeFeed({ name, entries: [] });
      expect(calendarFaults(content)).toEqual([]);
      const calendar = new ICAL.Component(ICAL.parse(content));
      expect(calendar.getAllSubcomponents().map((part) => part.name)).toEqual(["vtimezone"]);
    }),
  );
});

test("it tells clients when to look again, and nobody who was called", () => {
  const lines = logicalLines(writeFeed(feedFacts()));
  expect(lines.slice(0, 8)).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Renkei//Renkei//JA",
    "METHOD:PUBLISH",
    "NAME:北見保健所の開催",
    "X-WR-CALNAME:北見保健所の開催",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
  ]);
  expect(lines.join("\n")).not.toMatch(/ATTENDEE|VALARM|RSVP/);
});

const instant = fc.date({ min: new Date("2000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
const hostileEntry: fc.Arbitrary<FeedEntry> = fc
  .record({
    uid: hostile.map((text) => `u${text}`),
    sequence: fc.nat(99),
    createdAt: instant,
    changedAt: instant,
    status: fc.constantFrom("confirmed", "tentative", "cancelled"),
    title: hostile,
    startsAt: instant,
    minutes: fc.nat(24 * 60),
    place: fc.option(hostile),
    onlineUrl: fc.option(hostile),
    description: hostile,
    url: fc.option(hostile.map((text) => `https://renkei.example.jp/${text}`)),
    organizer: fc.record({ name: hostile, email: hostile.map((text) => `a${text}@example.jp`) }),
  })
  .map(({ minutes, ...entry }) => ({ ...entry, endsAt: new Date(entry.startsAt.getTime() + minutes * 60_000) }));

test("whatever stands in the fields, the bytes keep the rules and a client reads exactly what is left of them", () => {
  fc.assert(
    fc.property(hostile, fc.array(hostileEntry, { maxLength: 4 }), (name, entries) => {
      const content = writeFeed({ name, entries });
      expect(calendarFaults(content)).toEqual([]);
      const calendar = new ICAL.Component(ICAL.parse(content));
      // ical.js gives a property it does not know as it stands.
      const calname = String(calendar.getFirstPropertyValue("x-wr-calname") ?? "");
      expect(calname.replace(/\\([\\;,])/g, "$1")).toBe(cleaned(name));
      const events = calendar.getAllSubcomponents("vevent");
      expect(events).toHaveLength(entries.length);
      for (const [i, entry] of entries.entries()) {
        const event = events[i] as ICAL.Component;
        const text = (property: string) => event.getFirstPropertyValue(property) ?? "";
        expect(text("uid")).toBe(cleaned(entry.uid));
        expect(text("summary")).toBe(cleaned(entry.title));
        expect(text("description")).toBe(cleanedLines(entry.description));
        expect(text("location")).toBe(
          [entry.place, entry.onlineUrl]
            .map((part) => cleaned(part ?? ""))
            .filter(Boolean)
            .join(" / "),
        );
        expect(text("status")).toBe(entry.status.toUpperCase());
        expect(new ICAL.Event(event).startDate.toJSDate()).toEqual(
          new Date(Math.floor(entry.startsAt.getTime() / 1000) * 1000),
        );
        const names = event.getAllProperties().map((property) => property.name);
        expect(names).not.toContain("attendee");
        expect(new Set(names).size).toBe(names.length);
      }
    }),
    { numRuns: 300 },
  );
});

test("the bytes do not depend on the server's zone", () => {
  const zone = process.env.TZ;
  try {
    const written = ["UTC", "America/New_York", "Asia/Tokyo"].map((tz) => {
      process.env.TZ = tz;
      return writeFeed(feedFacts());
    });
    expect(new Set(written).size).toBe(1);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
