import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  candidateRefusals,
  datesInTerm,
  MAX_CANDIDATES,
  type PollPlan,
  pollPlanFaults,
  proposeDays,
  quorumRefusal,
} from "#app/domain/poll-plan.ts";
import { fromTokyo, type IsoDate, weekdayOf } from "#app/domain/tokyo-time.ts";

const NOW = fromTokyo("2026-06-01", "09:00");
const at = (day: IsoDate, from = "14:00", to = "16:00") => ({
  startsAt: fromTokyo(day, from),
  endsAt: fromTokyo(day, to),
});

describe("candidates", () => {
  test("a plain one is taken", () => {
    expect(candidateRefusals([at("2026-07-01"), at("2026-07-01", "10:00", "12:00")], NOW)).toEqual([]);
  });

  test.each([
    ["end-before-start", at("2026-07-01", "14:00", "14:00")],
    ["candidate-passed", at("2026-06-01", "09:00", "10:00")],
    ["longer-than-a-day", { startsAt: fromTokyo("2026-07-01", "09:00"), endsAt: fromTokyo("2026-07-02", "09:01") }],
  ] as const)("%s", (refusal, candidate) => {
    expect(candidateRefusals([at("2026-07-08"), candidate], NOW)).toEqual([{ row: 1, refusal }]);
  });

  test("the same time twice is refused at the second", () => {
    expect(candidateRefusals([at("2026-07-01"), at("2026-07-08"), at("2026-07-01")], NOW)).toEqual([
      { row: 2, refusal: "candidate-twice" },
    ]);
  });
});

describe("a plan", () => {
  const plan: PollPlan = {
    candidates: [at("2026-07-01"), at("2026-07-08")],
    answerBy: "2026-06-20",
    quorum: 2,
    needs: ["key", "required", "optional"],
  };
  const faults = (given: Partial<PollPlan>) => pollPlanFaults({ ...plan, ...given }, NOW).map(({ refusal }) => refusal);

  test("may be opened", () => expect(faults({})).toEqual([]));
  test.each([
    ["no-candidates", { candidates: [] }],
    ["nobody-asked", { needs: [], quorum: null }],
    ["answer-by-required", { answerBy: null }],
    ["answer-by-passed", { answerBy: "2026-05-31" }],
    ["answer-by-after-candidates", { answerBy: "2026-07-02" }],
    ["quorum-above-people", { quorum: 3 }],
    [
      "too-many-candidates",
      { candidates: Array.from({ length: MAX_CANDIDATES + 1 }, (_, i) => at("2026-07-01", "10:00", `11:${10 + i}`)) },
    ],
  ] as const)("%s", (refusal, given) => expect(faults(given)).toEqual([refusal]));

  test("the deadline may be today, and the first candidate's own day", () => {
    expect(faults({ answerBy: "2026-06-01" })).toEqual([]);
    expect(faults({ answerBy: "2026-07-01" })).toEqual([]);
  });

  test("each fault of a candidate comes with its place", () => {
    const candidates = [at("2026-07-01"), at("2026-07-01")];
    expect(pollPlanFaults({ ...plan, candidates }, NOW)).toEqual([{ refusal: "candidate-twice", row: 1 }]);
  });
});

test("days proposed are of one weekday, from the day given, in order, never on a day off", () => {
  const day = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }), (from, weekday, weeks) => {
      const off = (d: IsoDate) => d.endsWith("1");
      const days = proposeDays({ weekday, from, weeks }, off);
      expect(days.length).toBeLessThanOrEqual(weeks);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.filter((d) => d < from || weekdayOf(d) !== weekday || off(d))).toEqual([]);
      expect(proposeDays({ weekday, from, weeks }, () => false)).toHaveLength(weeks);
    }),
  );
});

describe("a term and the dates of a poll", () => {
  const now = new Date("2026-06-01T09:00:00+09:00");
  const on = (day: string) => ({
    startsAt: new Date(`${day}T14:00:00+09:00`),
    endsAt: new Date(`${day}T16:00:00+09:00`),
  });
  const dates = [on("2026-05-20"), on("2026-07-01"), on("2026-07-08")];

  test.each([
    ["2026-07-01", null, "all"],
    ["2026-07-02", null, "some"],
    ["2026-04-01", "2026-07-07", "some"],
    ["2026-07-09", null, "none"],
    // A date that is over is asked of nobody.
    ["2026-05-20", "2026-06-30", "none"],
  ] as const)("from %s to %s it covers %s of those ahead", (startsOn, endsOn, covered) => {
    expect(datesInTerm({ startsOn, endsOn }, dates, now)).toBe(covered);
  });

  test("once all are over, today stands for them", () => {
    const over = [on("2026-05-20")];
    expect(datesInTerm({ startsOn: "2026-06-01", endsOn: null }, over, now)).toBe("all");
    expect(datesInTerm({ startsOn: "2026-06-02", endsOn: null }, over, now)).toBe("none");
  });
});

test("a quorum is within reach of as many as count for it, key people among them", () => {
  const needs = ["key", "required", "optional"] as const;
  expect([null, 1, 2, 3].map((quorum) => quorumRefusal(quorum, needs))).toEqual([
    null,
    null,
    null,
    "quorum-above-people",
  ]);
});
