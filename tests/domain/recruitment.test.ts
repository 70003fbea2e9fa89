import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeatBook, Waiter } from "#app/domain/capacity.ts";
import {
  courseStanding,
  recruitmentRefusal,
  seatOutlook,
  sessionRefusal,
  takesApplications,
  withinQuota,
} from "#app/domain/recruitment.ts";

const at = (text: string) => new Date(`${text}+09:00`);
const NOW = at("2026-06-01T09:00:00");
const SESSION = {
  category: "training",
  state: "scheduled",
  format: "hybrid",
  startsAt: at("2026-07-01T14:00:00"),
  venue: "大会議室",
} as const;
const PERIOD = { opensOn: "2026-06-01", closesOn: "2026-06-20", closedAt: null };

describe("a session that is recruited for", () => {
  test.each([
    [{}, null],
    [{ category: "lecture" }, null],
    [{ category: "meeting" }, "recruitment-no-training"],
    [{ category: "other" }, "recruitment-no-training"],
    [{ state: "draft" }, "recruitment-not-scheduled"],
    [{ state: "postponed" }, "recruitment-not-scheduled"],
    [{ startsAt: null }, "recruitment-not-scheduled"],
    [{ startsAt: NOW }, "recruitment-begun"],
    [{ venue: "　" }, "recruitment-place-required"],
    [{ format: "online", venue: null }, null],
  ] as const)("%o: %s", (fields, refusal) => {
    expect(sessionRefusal({ ...SESSION, ...fields }, NOW)).toBe(refusal);
  });

  test("its period ends after it begins, and on the session's day at the latest", () => {
    expect(recruitmentRefusal({ opensOn: "2026-06-10", closesOn: "2026-06-10" }, SESSION, NOW)).toBeNull();
    expect(recruitmentRefusal({ opensOn: "2026-06-11", closesOn: "2026-06-10" }, SESSION, NOW)).toBe(
      "closes-before-opens",
    );
    expect(recruitmentRefusal({ opensOn: null, closesOn: "2026-07-01" }, SESSION, NOW)).toBeNull();
    expect(recruitmentRefusal({ opensOn: null, closesOn: "2026-07-02" }, SESSION, NOW)).toBe("closes-after-session");
  });
});

describe("the period", () => {
  test.each([
    ["before the first day in Tokyo", "2026-05-31T23:59:59", "course-not-yet"],
    ["from its first minute", "2026-06-01T00:00:00", null],
    ["to the last of its last day", "2026-06-20T23:59:59", null],
    ["then no more", "2026-06-21T00:00:00", "course-closed"],
  ])("%s", (_, now, refusal) => {
    const taken = takesApplications(PERIOD, SESSION, at(now));
    expect(taken.ok ? null : taken.error).toBe(refusal);
  });

  test("never runs past the session's start, nor on once it is closed by hand or called off", () => {
    const toTheDay = { ...PERIOD, closesOn: "2026-07-01" };
    expect(takesApplications(toTheDay, SESSION, at("2026-07-01T13:59:59")).ok).toBe(true);
    expect(takesApplications(toTheDay, SESSION, at("2026-07-01T14:00:00"))).toMatchObject({ error: "course-closed" });
    expect(takesApplications({ ...PERIOD, closedAt: NOW }, SESSION, NOW)).toMatchObject({ error: "course-closed" });
    for (const state of ["cancelled", "postponed", "draft"] as const) {
      expect(takesApplications(PERIOD, { ...SESSION, state }, NOW)).toMatchObject({ error: "course-called-off" });
    }
    expect(takesApplications(PERIOD, { ...SESSION, category: "meeting" }, NOW).ok).toBe(false);
  });
});

function book(capacity: number | null, seated: number, waiting: number): SeatBook {
  const waiter = { since: NOW, lapsedAt: null, offered: false };
  return {
    capacity,
    seated,
    offered: 0,
    queue: Array.from({ length: waiting }, (_, i) => ({ ...waiter, id: `${i}` })),
  };
}

describe("what is said of the seats", () => {
  test.each([
    [null, 500, 0, "open"],
    [30, 0, 0, "open"],
    [30, 26, 0, "open"],
    [30, 27, 0, "few"],
    [100, 90, 0, "few"],
    [100, 89, 0, "open"],
    [30, 30, 0, "waiting"],
    [30, 31, 0, "waiting"],
    [30, 29, 1, "waiting"],
    [0, 0, 0, "waiting"],
  ] as const)("%s seats, %i taken, %i waiting: %s", (capacity, taken, waiting, outlook) => {
    expect(seatOutlook(book(capacity, taken, waiting))).toBe(outlook);
  });

  test("who has a seat on offer, or let one pass, keeps nobody else from a free one", () => {
    const [first] = book(30, 0, 1).queue;
    const of = (waiter: object) => seatOutlook({ ...book(30, 28, 0), queue: [{ ...first, ...waiter } as Waiter] });
    expect(of({})).toBe("few");
    expect(seatOutlook({ ...book(30, 29, 1) })).toBe("waiting");
    for (const waiter of [{ lapsedAt: NOW }, { offered: true }]) {
      expect(seatOutlook({ ...book(30, 29, 0), queue: [{ ...first, ...waiter } as Waiter] })).toBe("few");
    }
    // A seat on offer is taken.
    expect(seatOutlook({ ...book(30, 29, 0), offered: 1 })).toBe("waiting");
  });

  test("is never better for one more who came or waits", () => {
    const order = { open: 0, few: 1, waiting: 2 };
    fc.assert(
      fc.property(fc.nat(200), fc.nat(220), fc.nat(5), (capacity, taken, waiting) => {
        const now = order[seatOutlook(book(capacity, taken, waiting))];
        expect(order[seatOutlook(book(capacity, taken + 1, waiting))]).toBeGreaterThanOrEqual(now);
        expect(order[seatOutlook(book(capacity, taken, waiting + 1))]).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test("of two ways to take part, the one with more room speaks for the course", () => {
    const [full, few, free] = [book(10, 10, 2), book(10, 8, 0), book(null, 99, 0)];
    expect(courseStanding(PERIOD, SESSION, [full, free], NOW)).toBe("open");
    expect(courseStanding(PERIOD, SESSION, [full, few], NOW)).toBe("few");
    expect(courseStanding(PERIOD, SESSION, [full], NOW)).toBe("waiting");
    expect(courseStanding({ ...PERIOD, opensOn: "2026-06-02" }, SESSION, [full], NOW)).toBe("notYet");
    expect(courseStanding({ ...PERIOD, closedAt: NOW }, SESSION, [free], NOW)).toBe("closed");
    expect(courseStanding(PERIOD, { ...SESSION, state: "cancelled" }, [free], NOW)).toBe("calledOff");
  });
});

test("a quota holds the sum of all that applied for an organization", () => {
  expect(withinQuota(null, 1_000, 1_000)).toBe(true);
  expect(withinQuota(3, 0, 3)).toBe(true);
  expect(withinQuota(3, 1, 2)).toBe(true);
  expect(withinQuota(3, 2, 2)).toBe(false);
  expect(withinQuota(3, 3, 1)).toBe(false);
});
