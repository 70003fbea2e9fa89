import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFigures } from "#app/domain/import-figures.ts";
import { shownPeople } from "#app/domain/tally.ts";

function figures(cells: Record<string, string>) {
  const result = readFigures({ year: "R4", unit: "釧路", ...cells });
  if (!result.ok) throw new Error(JSON.stringify(result.remarks));
  return result.value.figures;
}

test("回数 and 人数 become figures as the database keeps them", () => {
  const row = {
    meetingSessions: "2",
    meetingPeople: "53(一部不明)",
    trainingSessions: "３回",
    trainingPeople: "約１，２００名",
    lectureSessions: "1",
    lecturePeople: "(不明)",
  };
  expect(figures(row)).toEqual([
    { category: "meeting", sessions: 2, unknownSessions: 1, headcount: 53 },
    { category: "training", sessions: 3, unknownSessions: 0, headcount: 1200 },
    { category: "lecture", sessions: 1, unknownSessions: 1, headcount: null },
  ]);
});

test("sessions without a number are 不明, not zero; no session has no number", () => {
  expect(figures({ meetingSessions: "2", meetingPeople: "", lectureSessions: "0", lecturePeople: "" })).toEqual([
    { category: "meeting", sessions: 2, unknownSessions: 2, headcount: null },
    { category: "lecture", sessions: 0, unknownSessions: 0, headcount: null },
  ]);
  expect(figures({ meetingSessions: "0", meetingPeople: "0" })[0]?.headcount).toBeNull();
});

describe("what is wrong is told at its cell", () => {
  test.each([
    [{ year: "来年", meetingSessions: "1" }, [{ field: "year", code: "year-unreadable" }]],
    [{ unit: "", meetingSessions: "1" }, [{ field: "unit", code: "required" }]],
    [{}, [{ field: "meetingSessions", code: "required" }]],
    [{ meetingSessions: "0", meetingPeople: "12" }, [{ field: "meetingPeople", code: "figure-contradicts" }]],
    [{ meetingPeople: "12" }, [{ field: "meetingPeople", code: "figure-contradicts" }]],
    // One session alone cannot be unknown in part.
    [{ lectureSessions: "1", lecturePeople: "12(一部不明)" }, [{ field: "lecturePeople", code: "figure-contradicts" }]],
    [{ meetingSessions: "二回" }, [{ field: "meetingSessions", code: "number-unreadable" }]],
    [{ meetingSessions: "10001" }, [{ field: "meetingSessions", code: "number-too-large", detail: "10000" }]],
    [{ meetingSessions: "1", meetingPeople: "多数" }, [{ field: "meetingPeople", code: "headcount-unreadable" }]],
  ])("%j", (cells, expected) => {
    const result = readFigures({ year: "R4", unit: "釧路", ...cells });
    expect(result.ok ? [] : result.remarks).toEqual(expected);
  });
});

test("the published table of R5, row by row, reads back as it is printed", () => {
  const lines = readFileSync("tests/golden/r5-activity.tsv", "utf8").trimEnd().split("\n").slice(2, -1);
  expect(lines.length).toBe(24);
  for (const line of lines) {
    const [unit = "", ...cells] = line.split("\t");
    const [m = "", mp = "", , t = "", tp = "", , l = "", lp = ""] = cells;
    const row = { meetingSessions: m, meetingPeople: mp, trainingSessions: t, trainingPeople: tp };
    const read = figures({ unit, ...row, lectureSessions: l, lecturePeople: lp });
    const printed = read.map(({ sessions, unknownSessions, headcount }) => {
      const shown = shownPeople({ sessions, unknown: unknownSessions, people: headcount ?? 0 });
      const people = { none: "", unknown: "(不明)", known: String(headcount), partly: `${headcount}(一部不明)` };
      return [String(sessions), people[shown.kind]];
    });
    expect(printed).toEqual([
      [m, mp],
      [t, tp],
      [l, lp],
    ]);
  }
});

test("whatever is typed, a figure never contradicts itself", () => {
  const number = fc.oneof(
    fc.nat({ max: 300 }).map(String),
    fc.constantFrom("", "不明", "(不明)", "12(一部不明)", "約80名"),
  );
  fc.assert(
    fc.property(number, number, (meetingSessions, meetingPeople) => {
      const result = readFigures({ year: "R4", unit: "釧路", meetingSessions, meetingPeople });
      if (!result.ok) return;
      for (const { sessions, unknownSessions, headcount } of result.value.figures) {
        expect(unknownSessions).toBeGreaterThanOrEqual(0);
        expect(unknownSessions).toBeLessThanOrEqual(sessions);
        expect(headcount === null).toBe(unknownSessions === sessions);
      }
    }),
  );
});
