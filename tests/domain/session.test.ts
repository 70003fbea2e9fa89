import { describe, expect, test } from "vitest";
import {
  calendarChanged,
  callRefusal,
  endOf,
  isPublished,
  MAX_TITLE,
  planRefusals,
  SESSION_STATES,
  SESSION_STEPS,
  type SessionPlan,
  type SessionState,
  type SessionStep,
  sessionFiscalYear,
  stepsFrom,
  takeStep,
  withoutPoll,
} from "#app/domain/session.ts";

const start = new Date("2024-06-14T14:00:00+09:00");
const after = new Date("2024-06-15T09:00:00+09:00");
const before = new Date("2024-06-13T09:00:00+09:00");

describe("a session's life", () => {
  // DOMAIN "A session's life", arrow by arrow. What is not here does not exist.
  const ARROWS: [SessionState, SessionStep, SessionState][] = [
    ["draft", "schedule", "scheduled"],
    ["draft", "openPoll", "polling"],
    ["polling", "schedule", "scheduled"],
    ["scheduled", "hold", "held"],
    ["scheduled", "cancel", "cancelled"],
    ["scheduled", "postpone", "postponed"],
    ["postponed", "schedule", "scheduled"],
    ["held", "reopen", "scheduled"],
  ];
  const everyStep = SESSION_STATES.flatMap((state) => SESSION_STEPS.map((step) => [state, step] as const));

  test.each(everyStep)("%s, %s", (state, step) => {
    const arrow = ARROWS.find(([from, by]) => from === state && by === step);
    expect(
      takeStep({ state, startsAt: start }, step, { now: after, reason: "感染症の発生", reportConfirmed: false }),
    ).toEqual(arrow ? { ok: true, value: arrow[2] } : { ok: false, error: "step-not-from-here" });
    expect(stepsFrom(state).includes(step)).toBe(arrow !== undefined);
  });

  test.each(ARROWS)("once the year's report is confirmed, %s cannot %s", (state, step) => {
    expect(takeStep({ state, startsAt: start }, step, { now: after, reason: "訂正", reportConfirmed: true })).toEqual({
      ok: false,
      error: "report-confirmed",
    });
  });

  test.each(["draft", "polling", "postponed"] as const)("%s is not scheduled without a date", (state) => {
    expect(takeStep({ state, startsAt: null }, "schedule", { now: after, reportConfirmed: false })).toEqual({
      ok: false,
      error: "step-needs-date",
    });
  });

  test("a session is not held before its start", () => {
    const scheduled = { state: "scheduled", startsAt: start } as const;
    expect(takeStep(scheduled, "hold", { now: before, reportConfirmed: false })).toEqual({
      ok: false,
      error: "step-before-start",
    });
    expect(takeStep(scheduled, "hold", { now: start, reportConfirmed: false }).ok).toBe(true);
  });

  test.each(["cancel", "postpone"] as const)("%s needs its reason", (step) => {
    for (const reason of [undefined, "", " 　"]) {
      expect(
        takeStep({ state: "scheduled", startsAt: start }, step, { now: before, reason, reportConfirmed: false }),
      ).toEqual({
        ok: false,
        error: "step-needs-reason",
      });
    }
  });
});

test("other centers read a session once its date is, or was, fixed", () => {
  expect(SESSION_STATES.filter(isPublished)).toEqual(["scheduled", "postponed", "cancelled", "held"]);
});

const plan = (fields: Partial<SessionPlan> = {}): SessionPlan => ({
  title: "在宅医療専門部会",
  category: "meeting",
  format: "onSite",
  startsAt: start,
  endsAt: new Date("2024-06-14T16:00:00+09:00"),
  answerBy: "2024-06-07",
  venue: "渡島総合振興局 3階会議室",
  onlineUrl: null,
  ...fields,
});

describe("what keeps a plan from being recorded", () => {
  test("nothing, for a whole one", () => {
    for (const state of SESSION_STATES) expect(planRefusals(plan(), state)).toEqual([]);
  });

  test.each([
    [{ title: " 　" }, ["title-required"]],
    [{ title: "会".repeat(MAX_TITLE + 1) }, ["title-too-long"]],
    [{ endsAt: start }, ["end-before-start"]],
    [{ endsAt: before }, ["end-before-start"]],
    [{ endsAt: new Date("2024-06-15T14:00:00.001+09:00") }, ["longer-than-a-day"]],
    [{ answerBy: "2024-06-15" }, ["answer-by-after-start"]],
    [{ startsAt: null }, ["end-without-start", "answer-by-without-start"]],
  ] satisfies [Partial<SessionPlan>, string[]][])("%o", (fields, refusals) => {
    expect(planRefusals(plan(fields), "draft")).toEqual(refusals);
  });

  test("answers can be asked for until the day itself, which is Tokyo's", () => {
    const early = { startsAt: new Date("2024-06-14T00:30:00+09:00"), endsAt: null };
    expect(planRefusals(plan({ ...early, answerBy: "2024-06-14" }), "scheduled")).toEqual([]);
    expect(planRefusals(plan({ ...early, answerBy: "2024-06-15" }), "scheduled")).toEqual(["answer-by-after-start"]);
  });

  test.each([
    ["draft", []],
    ["polling", []],
    ["scheduled", ["date-required"]],
    ["postponed", []],
    ["cancelled", []],
    ["held", ["date-required"]],
  ] as const)("a %s session without a date", (state, refusals) => {
    expect(planRefusals(plan({ startsAt: null, endsAt: null, answerBy: null }), state)).toEqual(refusals);
  });

  test("everything wrong is said at once", () => {
    expect(planRefusals(plan({ title: "", endsAt: before, answerBy: "2024-07-01", venue: null }), "scheduled")).toEqual(
      ["title-required", "end-before-start", "answer-by-after-start"],
    );
  });
});

describe("what keeps people from being called", () => {
  const called = (fields: Partial<SessionPlan> & { state?: SessionState }, now = before) =>
    callRefusal({ ...plan(), state: "scheduled", ...fields }, now);

  test.each([
    ["onSite", "place-required"],
    ["hybrid", "place-required"],
    ["online", null],
    ["written", null],
  ] as const)("%s without a place", (format, refusal) => {
    for (const venue of [null, "", " "]) expect(called({ format, venue })).toBe(refusal);
  });

  test("no date, another state, or a start that has come", () => {
    expect(called({})).toBeNull();
    expect(called({ startsAt: null, endsAt: null })).toBe("session-not-scheduled");
    for (const state of SESSION_STATES) {
      if (state !== "scheduled") expect(called({ state })).toBe("session-not-scheduled");
    }
    expect(called({}, start)).toBe("session-started");
  });
});

describe("what raises a calendar's SEQUENCE", () => {
  const was = { ...plan(), state: "scheduled" as const };

  test.each([
    [{ title: "第2回在宅医療専門部会" }],
    [{ startsAt: before }],
    [{ endsAt: null }],
    [{ venue: "八雲町役場" }],
    [{ onlineUrl: "https://example.jp/meeting" }],
    [{ format: "hybrid" as const }],
    [{ state: "cancelled" as const }],
  ])("%o", (change) => {
    expect(calendarChanged(was, { ...was, ...change })).toBe(true);
  });

  test("nothing else: not the deadline, not the category, not the same instant made anew", () => {
    expect(
      calendarChanged(was, { ...was, answerBy: "2024-06-10", category: "training", startsAt: new Date(start) }),
    ).toBe(false);
  });
});

test("a session without an end is taken to last two hours", () => {
  expect(endOf({ startsAt: start, endsAt: null })).toEqual(new Date("2024-06-14T16:00:00+09:00"));
  expect(endOf({ startsAt: start, endsAt: after })).toEqual(after);
});

test("a session belongs to the fiscal year of its start; without one, to none", () => {
  expect(sessionFiscalYear({ startsAt: new Date("2024-03-31T23:30:00+09:00") })).toBe(2023);
  expect(sessionFiscalYear({ startsAt: new Date("2024-04-01T00:00:00+09:00") })).toBe(2024);
  expect(sessionFiscalYear({ startsAt: null })).toBeNull();
});

test("without its poll a session that waited for a date is a draft; any other stays what it is", () => {
  const changed = SESSION_STATES.filter((state) => withoutPoll(state) !== state);
  expect([changed, withoutPoll("polling")]).toEqual([["polling"], "draft"]);
});
