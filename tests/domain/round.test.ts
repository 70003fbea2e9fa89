import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { type CountedSession, countingOf, plannedTitle, retitle, roundsOfPlan } from "#app/domain/round.ts";
import type { SessionState } from "#app/domain/session.ts";
import { addDays } from "#app/domain/tokyo-time.ts";

const held = (on: string | null, round: number | null, state: SessionState = "held"): CountedSession => ({
  on,
  round,
  state,
});
const plan = (...days: string[]) => days.map((on) => ({ key: on, on }));

describe("how a body counts", () => {
  test.each<[string, CountedSession[], "yearly" | "running"]>([
    ["no past", [], "yearly"],
    ["no numbers", [held("2025-05-01", null)], "yearly"],
    ["a first year from 1", [held("2025-05-01", 1), held("2025-09-01", 2)], "yearly"],
    ["1 anew in April", [held("2024-05-01", 1), held("2024-09-01", 2), held("2025-05-01", 1)], "yearly"],
    ["on from last year", [held("2024-05-01", 1), held("2024-09-01", 2), held("2025-05-01", 3)], "running"],
    ["known only from its 12th on", [held("2025-05-01", 12), held("2025-09-01", 13)], "running"],
    ["a first that was cancelled", [held("2024-05-01", 1), held("2024-09-01", 2), held("2025-09-01", 2)], "yearly"],
    ["a cancelled number speaks for nothing", [held("2025-05-01", 1), held("2026-05-01", 2, "cancelled")], "yearly"],
    ["31 March is still the old year", [held("2025-05-01", 1), held("2026-03-31", 2), held("2026-04-01", 1)], "yearly"],
  ])("%s", (_, past, counting) => {
    expect(countingOf(past)).toBe(counting);
  });
});

describe("the rounds of a plan", () => {
  test("a year of its own begins at 1, whatever order its days are given in", () => {
    const rounds = roundsOfPlan(plan("2027-09-08", "2027-05-12"), [held("2026-05-13", 1), held("2026-09-09", 2)], 2027);
    expect([...rounds]).toEqual([
      ["2027-05-12", 1],
      ["2027-09-08", 2],
    ]);
  });

  test("running numbers go on after the last", () => {
    const past = [held("2025-05-14", 11), held("2026-05-13", 12)];
    expect(roundsOfPlan(plan("2027-05-12"), past, 2027).get("2027-05-12")).toBe(13);
  });

  test("cancelled gives its number back, postponed keeps it", () => {
    const year = [held("2027-05-12", 1), held("2027-07-14", 2, "cancelled")];
    expect(roundsOfPlan(plan("2027-09-08"), year, 2027).get("2027-09-08")).toBe(2);
    const postponed = [held("2027-05-12", 1), held(null, 2, "postponed")];
    expect(roundsOfPlan(plan("2027-09-08"), postponed, 2027).get("2027-09-08")).toBe(3);
  });

  test("a gap that was left in the past is not filled afterwards", () => {
    const year = [held("2027-05-12", 1), held("2027-07-14", 3)];
    expect(roundsOfPlan(plan("2027-09-08"), year, 2027).get("2027-09-08")).toBe(4);
  });

  const day = fc.integer({ min: 0, max: 364 }).map((n) => addDays("2027-04-01", n));
  const days = fc.uniqueArray(day, { maxLength: 14 });
  const past = fc.array(
    fc.record({
      on: fc.option(fc.integer({ min: 0, max: 1200 }).map((n) => addDays("2024-12-01", n))),
      round: fc.option(fc.integer({ min: 1, max: 30 })),
      state: fc.constantFrom<SessionState>("held", "scheduled", "postponed", "cancelled", "draft"),
    }),
    { maxLength: 12 },
  );

  test("are unique, rise with the days, and take no number that stands", () => {
    fc.assert(
      fc.property(days, past, (given, standing) => {
        const rounds = roundsOfPlan(plan(...given), standing, 2027);
        const inOrder = [...given].sort().map((on) => rounds.get(on) as number);
        expect(rounds.size).toBe(given.length);
        expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
        const inForce = standing.filter(
          ({ on, state, round }) =>
            round !== null &&
            state !== "cancelled" &&
            (countingOf(standing) === "running" || on === null || fiscalYearOfDate(on) === 2027),
        );
        for (const { round } of inForce) expect(inOrder).not.toContain(round);
      }),
    );
  });

  test("leave no gap among the planned: below each number stand others or the planned ones before it", () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom("yearly", "running"),
        (given, before, counting) => {
          const standing = Array.from({ length: before }, (_, i) => held(addDays("2026-04-10", i * 30), i + 1));
          const rounds = roundsOfPlan(plan(...given), standing, 2027, counting);
          const first = counting === "running" ? before + 1 : 1;
          expect([...rounds.values()]).toEqual(given.map((_, i) => first + i));
        },
      ),
    );
  });

  test("come out the same when the planned are numbered again", () => {
    fc.assert(
      fc.property(days, past, (given, standing) => {
        const once = roundsOfPlan(plan(...given), standing, 2027, "yearly");
        expect(roundsOfPlan(plan(...[...given].reverse()), standing, 2027, "yearly")).toEqual(once);
      }),
    );
  });
});

describe("a title in another year", () => {
  test.each([
    ["令和8年度第2回在宅医療専門部会", "令和9年度第1回在宅医療専門部会"],
    ["第2回 在宅医療専門部会（令和8年度第2回）", "第1回 在宅医療専門部会（令和9年度第1回）"],
    ["令和7年度の振り返りと第12回大会", "令和7年度の振り返りと第12回大会"],
    ["在宅医療専門部会", "在宅医療専門部会"],
  ])("%s", (title, expected) => {
    expect(retitle(title, { year: 2026, round: 2 }, { year: 2027, round: 1 })).toBe(expected);
  });

  test("the year before 令和2年度 is 元年度, and a session without a round keeps what its title says", () => {
    expect(retitle("令和元年度第1回部会", { year: 2019, round: null }, { year: 2020, round: null })).toBe(
      "令和2年度第1回部会",
    );
  });

  test("is made from the body's name where there is none to follow", () => {
    expect(plannedTitle("在宅医療専門部会", { year: 2027, round: 3 })).toBe("令和9年度第3回在宅医療専門部会");
    expect(plannedTitle("合同会議", { year: 2027, round: null })).toBe("令和9年度 合同会議");
  });
});
