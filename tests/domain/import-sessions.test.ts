import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPastSession } from "#app/domain/import-sessions.ts";
import { formatDate, formatDateShort, formatDateWithoutWeekday } from "#app/domain/japanese-date.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";

const ROW = { heldOn: "R5.6.14", category: "会議", title: "在宅医療専門部会" };

function read(cells: Record<string, string>) {
  const result = readPastSession({ ...ROW, ...cells });
  if (!result.ok) throw new Error(JSON.stringify(result.remarks));
  return result.value;
}

function remarks(cells: Record<string, string>) {
  const result = readPastSession({ ...ROW, ...cells });
  return result.ok ? [] : result.remarks;
}

test("the least a row says: a day, a category, a name", () => {
  expect(read({})).toEqual({
    startsAt: new Date("2023-06-14T00:00:00+09:00"),
    endsAt: null,
    timeKnown: false,
    category: "meeting",
    title: "在宅医療専門部会",
    body: null,
    round: null,
    theme: null,
    format: "onSite",
    venue: null,
    headcount: { basis: "none", people: null },
  });
});

test("a day in any form of any year reads as that day in Tokyo", () => {
  const day = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays("1989-01-08", days));
  const written = fc.constantFrom(formatDate, formatDateShort, formatDateWithoutWeekday, (date: string) => date);
  fc.assert(
    fc.property(day, written, (date, write) => {
      expect(tokyoDate(read({ heldOn: write(date) }).startsAt)).toBe(date);
    }),
  );
});

test.each([
  ["97", { basis: "exact", people: 97 }],
  ["約80名", { basis: "approximate", people: 80 }],
  ["約８０名", { basis: "approximate", people: 80 }],
  ["不明", { basis: "unknown", people: null }],
  ["", { basis: "none", people: null }],
  ["0", { basis: "exact", people: 0 }],
])("人数 %s", (cell, headcount) => {
  expect(read({ headcount: cell }).headcount).toEqual(headcount);
});

test.each([
  ["会議 (WG・部会)", "meeting"],
  ["ＷＧ", "meeting"],
  ["研修", "training"],
  ["多職種・専門職の研修会", "training"],
  ["講演", "lecture"],
  ["その他", "other"],
])("区分 %s", (cell, category) => {
  expect(read({ category: cell }).category).toBe(category);
});

test.each([
  ["第3回", 3],
  ["３", 3],
  ["第 12 回", 12],
])("回 %s", (cell, round) => {
  expect(read({ round: cell }).round).toBe(round);
});

describe("what is wrong is told at its cell", () => {
  test.each([
    [{ heldOn: "" }, [{ field: "heldOn", code: "required" }]],
    [{ heldOn: "令和6年2月30日" }, [{ field: "heldOn", code: "date-impossible" }]],
    [{ heldOn: "R5.6.14（月）" }, [{ field: "heldOn", code: "date-weekday" }]],
    [{ title: " " }, [{ field: "title", code: "required" }]],
    [{ title: "あ".repeat(201) }, [{ field: "title", code: "too-long", detail: "200" }]],
    [{ startsAt: "25:00" }, [{ field: "startsAt", code: "time-unreadable" }]],
    [{ startsAt: "14:00", endsAt: "13:00" }, [{ field: "endsAt", code: "end-before-start" }]],
    [{ endsAt: "13:00" }, [{ field: "startsAt", code: "required" }]],
    [{ round: "最終回" }, [{ field: "round", code: "number-unreadable" }]],
    [{ headcount: "12、13名" }, [{ field: "headcount", code: "headcount-unreadable" }]],
    [{ headcount: "999999" }, [{ field: "headcount", code: "number-too-large", detail: "100000" }]],
  ])("%j", (cells, expected) => {
    expect(remarks(cells)).toEqual(expected);
  });

  test("every cell that is wrong, not only the first", () => {
    expect(remarks({ heldOn: "いつか", headcount: "たくさん" }).map(({ field }) => field)).toEqual([
      "heldOn",
      "headcount",
    ]);
  });
});

test("whatever a cell holds, reading gives a session or says what is wrong", () => {
  const cells = fc.record({
    heldOn: fc.string(),
    startsAt: fc.string(),
    endsAt: fc.string(),
    category: fc.string(),
    title: fc.string(),
    round: fc.string(),
    headcount: fc.string(),
  });
  fc.assert(
    fc.property(cells, (row) => {
      const result = readPastSession(row);
      expect(result.ok || result.remarks.length > 0).toBe(true);
    }),
  );
});
