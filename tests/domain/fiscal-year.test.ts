import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  fiscalYearCode,
  fiscalYearName,
  fiscalYearOf,
  fiscalYearOfDate,
  fiscalYearRange,
  parseFiscalYear,
} from "#app/domain/fiscal-year.ts";

describe.each(["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati"])("on a server in %s", (zone) => {
  test.each([
    ["2024-03-31T23:30:00+09:00", 2023],
    ["2024-03-31T23:59:59.999+09:00", 2023],
    ["2024-04-01T00:00:00+09:00", 2024],
    ["2024-03-31T15:00:00Z", 2024],
    ["2024-01-01T00:00:00+09:00", 2023],
    ["2019-04-30T10:00:00+09:00", 2019],
  ])("%s is in FY%i", (at, year) => {
    vi.stubEnv("TZ", zone);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(fiscalYearOf(new Date(at))).toBe(year);
  });
});

test("a day belongs to the year that began on the last 1 April", () => {
  expect(fiscalYearOfDate("2024-03-31")).toBe(2023);
  expect(fiscalYearOfDate("2024-04-01")).toBe(2024);
});

test("R5 lasts from 2023-04-01 up to, and without, 2024-04-01 in Tokyo", () => {
  expect(fiscalYearRange(2023)).toEqual({
    from: new Date("2023-04-01T00:00:00+09:00"),
    until: new Date("2024-04-01T00:00:00+09:00"),
  });
});

test("an instant lies in the range of its own fiscal year, and years leave no gap", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1950-01-01"), max: new Date("2150-01-01"), noInvalidDate: true }), (at) => {
      const year = fiscalYearOf(at);
      const { from, until } = fiscalYearRange(year);
      expect(from <= at && at < until).toBe(true);
      expect(until).toEqual(fiscalYearRange(year + 1).from);
    }),
  );
});

test.each([
  [1988, "1988年度", "1988"],
  [1989, "平成元年度", "H1"],
  [2018, "平成30年度", "H30"],
  // 2019-04-01 was still 平成31年, but the year is named 令和元年度.
  [2019, "令和元年度", "R1"],
  [2023, "令和5年度", "R5"],
])("FY%i is written %s and %s", (year, name, code) => {
  expect(fiscalYearName(year)).toBe(name);
  expect(fiscalYearCode(year)).toBe(code);
});

test.each([
  ["R5", 2023],
  ["r5", 2023],
  ["Ｒ５", 2023],
  ["令和5", 2023],
  ["令和５年度", 2023],
  ["令和元年度", 2019],
  ["R1", 2019],
  ["平成31年度", 2019],
  ["H30", 2018],
  ["2023", 2023],
  ["２０２３年度", 2023],
  [" 2023年 ", 2023],
])("%j is read as FY%i", (text, year) => {
  expect(parseFiscalYear(text)).toBe(year);
});

test.each(["", "R", "R0", "令和0年度", "H32", "5", "23", "1988", "2200", "20235", "令和五年度", "R5.4.1", "年度"])(
  "%j is no fiscal year",
  (text) => {
    expect(parseFiscalYear(text)).toBeNull();
  },
);

test("a fiscal year as it is written reads back as the same year", () => {
  for (let year = 1989; year <= 2117; year++) {
    for (const text of [fiscalYearName(year), fiscalYearCode(year), `${year}`, `${year}年度`]) {
      expect(parseFiscalYear(text), text).toBe(year);
    }
  }
});

test("whatever is typed, reading does not throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const year = parseFiscalYear(text);
      expect(year === null || Number.isInteger(year)).toBe(true);
    }),
  );
});
