import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  addDays,
  endOfDay,
  foldDigits,
  fromTokyo,
  isCalendarDay,
  parseClockTime,
  tokyoDate,
  toTokyo,
  weekdayOf,
} from "#app/domain/tokyo-time.ts";

describe.each(["UTC", "Asia/Tokyo", "America/Los_Angeles"])("on a server in %s", (zone) => {
  test("the wall clock is Tokyo's", () => {
    vi.stubEnv("TZ", zone);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    const at = new Date("2024-03-31T14:30:00Z");
    expect(toTokyo(at)).toEqual({ date: "2024-03-31", time: "23:30" });
    expect(tokyoDate(new Date("2024-03-31T15:00:00Z"))).toBe("2024-04-01");
    expect(fromTokyo("2024-03-31", "23:30")).toEqual(at);
    expect(endOfDay("2024-03-31")).toEqual(new Date("2024-04-01T00:00:00+09:00"));
    expect(weekdayOf("2024-04-01")).toBe(1);
  });
});

const days = fc
  .date({ min: new Date("1926-01-01"), max: new Date("2100-12-31"), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

test("our own constant offset agrees with the time zone database", () => {
  const tokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });
  fc.assert(
    fc.property(fc.date({ min: new Date("1952-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }), (at) => {
      const { date, time } = toTokyo(at);
      expect(`${date} ${time}`).toBe(tokyo.format(at));
    }),
  );
});

test("a day and time of Tokyo come back from their instant", () => {
  fc.assert(
    fc.property(days, fc.nat(23), fc.nat(59), (date, hour, minute) => {
      const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
      expect(toTokyo(fromTokyo(date, time))).toEqual({ date, time });
    }),
  );
});

test("the end of a day is the first instant of the next", () => {
  fc.assert(
    fc.property(days, (date) => {
      expect(tokyoDate(endOfDay(date))).toBe(addDays(date, 1));
      expect(tokyoDate(new Date(endOfDay(date).getTime() - 1))).toBe(date);
    }),
  );
});

test("days are added across months, leap days and years", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
  expect(addDays("2024-01-01", -1)).toBe("2023-12-31");
});

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [2000, 2, 29, true],
  [1900, 2, 29, false],
  [2024, 4, 31, false],
  [2024, 0, 1, false],
  [2024, 13, 1, false],
  [2024, 1, 0, false],
])("%i-%i-%i is a day: %j", (year, month, day, exists) => {
  expect(isCalendarDay(year, month, day)).toBe(exists);
});

test("digits, letters and signs are folded to half width, and every hyphen to one", () => {
  expect(foldDigits("　Ｒ６．４．１　")).toBe("R6.4.1");
  expect(foldDigits("1‐2‑3‒4–5—6―7−8ー9－0ｰ1")).toBe("1-2-3-4-5-6-7-8-9-0-1");
});

test.each([
  ["14:00", "14:00"],
  ["１４：００", "14:00"],
  ["9:05", "09:05"],
  ["14時", "14:00"],
  ["14時30分", "14:30"],
  ["14時半", "14:30"],
  ["午前9時", "09:00"],
  ["午後２時半", "14:30"],
  ["午後12時", "12:00"],
  ["午後0時15分", "12:15"],
  ["午前0時", "00:00"],
  ["PM 2:00", "14:00"],
  ["1400", "14:00"],
  ["0000", "00:00"],
  ["23:59", "23:59"],
])("%j is %s", (text, time) => {
  expect(parseClockTime(text)).toEqual({ ok: true, value: time });
});

test.each([
  ["24:00", "no-such-time"],
  ["14:60", "no-such-time"],
  ["2460", "no-such-time"],
  ["午後13時", "no-such-time"],
  ["", "unreadable"],
  ["昼過ぎ", "unreadable"],
  ["14:00〜16:00", "unreadable"],
  ["123", "unreadable"],
])("%j is refused: %s", (text, error) => {
  expect(parseClockTime(text)).toEqual({ ok: false, error });
});

test("whatever is typed, a time that is read is a time of the day", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^(午前|午後)?[0-9]{1,4}[:時]?[0-9]{0,2}$/)),
      (text) => {
        const read = parseClockTime(text);
        if (read.ok) expect(read.value).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      },
    ),
  );
});
