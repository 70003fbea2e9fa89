import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLocalTime, parseMinutes } from "#app/domain/local-time.ts";

describe("a day and time as another program writes it", () => {
  test.each([
    "2026/07/01 14:05:09",
    "2026-07-01 14:05:09",
    "2026-07-01T05:05:09Z",
    "2026-07-01T05:05:09.000Z",
    "2026/7/1 午後2:05:09",
    "2026年7月1日 14時05分09秒",
    "2026/07/01 02:05:09 PM",
    "07/01/2026 02:05:09 PM",
    "01/07/2026 14:05:09",
    "7/1/26, 2:05:09 PM",
    "1/7/26, 14:05:09",
    "26/07/01 14:05:09",
    "01.07.2026, 14:05:09",
    "Jul 1, 2026 2:05:09 PM",
    "July 1st, 2026 2:05:09 pm",
    "1 Jul 2026 14:05:09",
    "2026-07-01 14:05:09 GMT+9",
    "2026-07-01 14:05:09 (UTC+09:00)",
    "2026-06-30 22:05:09 -0700",
    "２０２６／０７／０１　１４：０５：０９",
    "14:05:09",
    "2:05:09 PM",
  ])("%s is five past two on 1 July in Tokyo", (text) => {
    expect(parseLocalTime(text, "2026-07-01")?.toISOString()).toBe("2026-07-01T05:05:09.000Z");
  });

  test("noon and midnight of twelve hours", () => {
    expect(parseLocalTime("7/1/2026 12:05 AM", "2026-07-01")?.toISOString()).toBe("2026-06-30T15:05:00.000Z");
    expect(parseLocalTime("7/1/2026 12:05 PM", "2026-07-01")?.toISOString()).toBe("2026-07-01T03:05:00.000Z");
  });

  test("numbers that are two days are the one the session is on, or next to it", () => {
    expect(parseLocalTime("07/06/2026 14:00", "2026-07-06")).toEqual(new Date("2026-07-06T14:00:00+09:00"));
    expect(parseLocalTime("07/06/2026 14:00", "2026-06-07")).toEqual(new Date("2026-06-07T14:00:00+09:00"));
    expect(parseLocalTime("07/06/2026 00:30", "2026-06-06")).toEqual(new Date("2026-06-07T00:30:00+09:00"));
    // Of another day altogether: American, as Zoom and Teams write it unless told otherwise.
    expect(parseLocalTime("07/06/2026 14:00", "2026-10-10")).toEqual(new Date("2026-07-06T14:00:00+09:00"));
  });

  test.each([
    "",
    "-",
    "はい",
    "2026/07/01",
    "2026/13/41 14:00",
    "2026/07/01 25:00",
    "2026/07/01 14:75",
    "13:00 PM",
    "約14時",
  ])("%j is no day and time", (text) => {
    expect(parseLocalTime(text, "2026-07-01")).toBeNull();
  });

  test("any text is read or not, and never breaks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const read = parseLocalTime(text, "2026-07-01");
        expect(read === null || !Number.isNaN(read.getTime())).toBe(true);
      }),
    );
  });

  test("every instant comes back from each way of writing it", () => {
    const minMax = {
      min: new Date("2020-01-01T00:00:00Z"),
      max: new Date("2040-01-01T00:00:00Z"),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(minMax), (date) => {
        const at = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const [day = "", clock = ""] = new Date(at.getTime() + 9 * 3600_000).toISOString().slice(0, 19).split("T");
        const [y, m, d] = day.split("-");
        for (const text of [
          `${y}/${m}/${d} ${clock}`,
          `${m}/${d}/${y} ${clock}`,
          `${d}/${m}/${y?.slice(2)}, ${clock}`,
        ]) {
          expect(parseLocalTime(text, day)).toEqual(at);
        }
      }),
    );
  });
});

describe("how long", () => {
  test.each([
    ["62", 62],
    ["62.5", 62.5],
    ["62 分", 62],
    ["62 mins", 62],
    ["1h 2m 30s", 62.5],
    ["1 時間 2 分 30 秒", 62.5],
    ["1時間2分", 62],
    ["1 hr 2 min", 62],
    ["PT1H2M30S", 62.5],
    ["45s", 0.75],
    ["1:02:30", 62.5],
    ["１時間２分３０秒", 62.5],
    ["0", 0],
  ])("%s is %d minutes", (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  test.each(["", "pt", "-", "1:02", "abc", "h", "-5"])("%j is none", (text) => {
    expect(parseMinutes(text)).toBeNull();
  });
});
