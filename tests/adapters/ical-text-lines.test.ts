import { expect, test } from "vitest";
import { foldLines, mendCalendar, unfoldLines } from "#app/adapters/ical/text-lines.server.ts";
import { tokyoZone } from "#app/adapters/ical/tokyo-zone.server.ts";
import { calendarFaults } from "#tests/support/calendar.ts";

test("folding undone gives the lines back, blanks at the folds too", () => {
  const lines = [`SUMMARY:${"  あ𠮷 ".repeat(60)}`, `X:${"y".repeat(74)}`, `Z:${"z".repeat(73)}`, "W:1"];
  const folded = foldLines(lines);
  expect(unfoldLines(folded)).toEqual(lines);
  for (const line of folded.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test("properties that ical-generator writes after components go before them", () => {
  const written = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    tokyoZone.generator(),
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "BEGIN:VEVENT",
    "UID:1",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "END:VALARM",
    "STATUS:CONFIRMED",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  expect(calendarFaults(written)).not.toEqual([]);
  expect(calendarFaults(mendCalendar(written))).toEqual([]);
});

test("a calendar of many events is mended", () => {
  const event = ["BEGIN:VEVENT", ...Array.from({ length: 12 }, (_, i) => `X-${"A".repeat(i + 1)}:1`), "END:VEVENT"];
  const lines = ["BEGIN:VCALENDAR", ...Array.from({ length: 10_000 }, () => event).flat(), "END:VCALENDAR"];
  expect(unfoldLines(mendCalendar(lines.join("\r\n")))).toEqual(lines);
});
