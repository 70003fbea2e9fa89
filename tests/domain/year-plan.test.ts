import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fiscalYearOfDate } from "#app/domain/fiscal-year.ts";
import { addDays, weekdayOf } from "#app/domain/tokyo-time.ts";
import { closedOn, dayInYear, monthlyDayIn, monthlyDayOf, planningYear, stillProposed } from "#app/domain/year-plan.ts";

const noHoliday = () => null;
const holidays = (names: Record<string, string>) => (date: string) => names[date] ?? null;
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2000-04-01", n));
const anyYear = fc.integer({ min: 2019, max: 2060 });

describe("the nth weekday of a month", () => {
  test.each([
    ["2026-05-13", { month: 5, weekday: 3, nth: 2 }],
    ["2026-05-01", { month: 5, weekday: 5, nth: 1 }],
    ["2026-05-07", { month: 5, weekday: 4, nth: 1 }],
    ["2026-05-29", { month: 5, weekday: 5, nth: 5 }],
  ])("%s", (date, expected) => {
    expect(monthlyDayOf(date)).toEqual(expected);
  });

  test("a fifth falls back to the last, and January to March belong to the year's end", () => {
    expect(monthlyDayIn({ month: 5, weekday: 5, nth: 5 }, 2027)).toBe("2027-05-28");
    expect(monthlyDayIn({ month: 2, weekday: 3, nth: 2 }, 2027)).toBe("2028-02-09");
    expect(monthlyDayIn({ month: 3, weekday: 5, nth: 5 }, 2027)).toBe("2028-03-31");
    expect(monthlyDayIn({ month: 4, weekday: 4, nth: 1 }, 2027)).toBe("2027-04-01");
  });

  test("the same month, weekday and week in any year, and back again", () => {
    fc.assert(
      fc.property(anyDay, anyYear, (date, year) => {
        const pattern = monthlyDayOf(date);
        const moved = monthlyDayIn(pattern, year);
        expect(fiscalYearOfDate(moved)).toBe(year);
        expect(monthlyDayOf(moved)).toEqual({
          ...pattern,
          nth: pattern.nth === 5 ? monthlyDayOf(moved).nth : pattern.nth,
        });
        // The last one of its month, where it is no longer the fifth.
        if (pattern.nth === 5) expect(addDays(moved, 7).slice(5, 7)).not.toBe(moved.slice(5, 7));
        expect(monthlyDayIn(pattern, fiscalYearOfDate(date))).toBe(date);
      }),
    );
  });
});

describe("a day in another year", () => {
  test("a holiday gives way to the next working day, and says why", () => {
    const names = holidays({ "2027-05-03": "憲法記念日", "2027-05-04": "みどりの日", "2027-05-05": "こどもの日" });
    expect(dayInYear("2026-05-04", 2027, names)).toEqual({
      date: "2027-05-06",
      movedFrom: { date: "2027-05-03", because: { kind: "holiday", name: "憲法記念日" } },
    });
  });

  test("a Friday's holiday leads over the weekend; the turn of the year into January", () => {
    expect(dayInYear("2026-05-08", 2027, holidays({ "2027-05-14": "休日" })).date).toBe("2027-05-17");
    expect(dayInYear("2026-12-23", 2026, noHoliday).date).toBe("2026-12-23");
    expect(dayInYear("2025-12-29", 2027, noHoliday)).toEqual({ date: "2027-12-27", movedFrom: null });
    expect(dayInYear("2026-12-30", 2027, noHoliday)).toEqual({
      date: "2028-01-04",
      movedFrom: { date: "2027-12-29", because: { kind: "yearEnd" } },
    });
  });

  test("what was held on a Saturday stays on one, unless that is a holiday", () => {
    expect(dayInYear("2026-07-11", 2027, noHoliday)).toEqual({ date: "2027-07-10", movedFrom: null });
    expect(dayInYear("2026-07-11", 2027, holidays({ "2027-07-10": "休日" })).date).toBe("2027-07-12");
  });

  test("is in the year, at most some days after the pattern's, and open wherever it was moved to", () => {
    const offDays = fc.uniqueArray(fc.integer({ min: 0, max: 15_000 }), { maxLength: 300 });
    fc.assert(
      fc.property(anyDay, anyYear, offDays, (date, year, off) => {
        const days = new Set(
          off.map((n) => addDays("2019-04-01", n)).filter((d) => d.slice(5) < "03-20" || d.slice(5) > "03-31"),
        );
        const name = (d: string) => (days.has(d) ? "休日" : null);
        const proposed = dayInYear(date, year, name);
        const meant = monthlyDayIn(monthlyDayOf(date), year);
        expect(fiscalYearOfDate(proposed.date)).toBe(year);
        expect(proposed.movedFrom?.date ?? proposed.date).toBe(meant);
        expect(proposed.date >= meant).toBe(true);
        const closed = closedOn(proposed.date, name);
        if (proposed.movedFrom) expect(closed).toBeNull();
        else expect(closed === null || (closed.kind === "weekend" && weekdayOf(date) % 6 === 0)).toBe(true);
      }),
    );
  });
});

describe("what is still to be proposed", () => {
  const proposal = (date: string) => ({ date });
  const year = ["2027-05-12", "2027-08-11", "2027-11-10", "2028-02-09"].map(proposal);

  test("nothing once each has its session, though some were moved", () => {
    expect(stillProposed(year, ["2027-05-12", "2027-09-30", "2027-11-10", "2028-02-01"])).toEqual([]);
  });

  test("those left out before, and not the ones beside them", () => {
    expect(stillProposed(year, ["2027-05-12", "2027-11-10"])).toEqual([year[1], year[3]]);
    expect(stillProposed(year, ["2027-05-20", null])).toEqual([year[2], year[3]]);
  });

  test("as many sessions on one day stand for as many proposals, in work that grows as they do", () => {
    const readsOf = (count: number) => {
      let reads = 0;
      const proposals = Array.from({ length: count }, (_, nth) => ({
        nth,
        get date() {
          reads += 1;
          return "2027-05-12";
        },
      }));
      const left = stillProposed(
        proposals,
        Array.from({ length: count - 3 }, () => "2027-05-13"),
      );
      expect(left.map(({ nth }) => count - nth)).toEqual([3, 2, 1]);
      return reads;
    };
    expect(readsOf(400)).toBeLessThan(readsOf(100) * 5);
  });

  test("never more than there are sessions short, and in the order given", () => {
    const dates = fc.uniqueArray(
      fc.integer({ min: 0, max: 365 }).map((n) => addDays("2027-04-01", n)),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(dates, fc.array(fc.option(fc.integer({ min: 0, max: 365 })), { maxLength: 12 }), (given, taken) => {
        const proposals = given.map(proposal);
        const sessions = taken.map((n) => (n === null ? null : addDays("2027-04-01", n)));
        const left = stillProposed(proposals, sessions);
        expect(left).toHaveLength(Math.max(0, proposals.length - sessions.length));
        expect(proposals.filter((p) => left.includes(p))).toEqual(left);
        expect(stillProposed(proposals, given)).toEqual([]);
      }),
    );
  });
});

test.each([
  ["2026-09-30", 2026],
  ["2026-10-01", 2027],
  ["2027-03-31", 2027],
  ["2027-04-01", 2027],
])("on %s an office plans %i", (today, year) => {
  expect(planningYear(today)).toBe(year);
});
