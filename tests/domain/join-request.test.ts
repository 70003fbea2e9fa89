import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askRefusal, isTraining, type JoinState, type JoinStep, takeJoinStep } from "#app/domain/join-request.ts";
import { SESSION_STATES } from "#app/domain/session.ts";
import { SESSION_CATEGORIES } from "#app/domain/taxonomy.ts";

const NOW = new Date("2026-06-01T09:00:00+09:00");
const TRAINING = {
  category: "training",
  state: "scheduled",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  centerId: "nemuro",
} as const;
const ASKER = { centerId: "kushiro", earlier: null };

describe("asking to take part", () => {
  test("a coming training or lecture of another center can be asked for, by the prefecture too", () => {
    expect(askRefusal(TRAINING, ASKER, NOW)).toBeNull();
    expect(askRefusal({ ...TRAINING, category: "lecture" }, ASKER, NOW)).toBeNull();
    expect(askRefusal(TRAINING, { ...ASKER, centerId: null }, NOW)).toBeNull();
  });

  test.each([
    ["a meeting", { category: "meeting" }, {}, "join-no-training"],
    ["one's own", {}, { centerId: "nemuro" }, "join-own-session"],
    ["a draft", { state: "draft" }, {}, "join-not-open"],
    ["a postponed one", { state: "postponed" }, {}, "join-not-open"],
    ["a cancelled one", { state: "cancelled" }, {}, "join-not-open"],
    ["a held one", { state: "held" }, {}, "join-not-open"],
    ["one without a date", { startsAt: null }, {}, "join-not-open"],
    ["one that begins now", { startsAt: NOW }, {}, "join-begun"],
    ["twice", {}, { earlier: "requested" }, "join-asked-already"],
    ["after it was accepted", {}, { earlier: "accepted" }, "join-asked-already"],
    ["after it was declined", {}, { earlier: "declined" }, "join-asked-already"],
  ] as const)("not for %s", (_, session, asker, refusal) => {
    expect(askRefusal({ ...TRAINING, ...session }, { ...ASKER, ...asker }, NOW)).toBe(refusal);
  });

  test("who took their request back may ask again", () => {
    expect(askRefusal(TRAINING, { ...ASKER, earlier: "withdrawn" }, NOW)).toBeNull();
  });

  test("whatever the session, only a scheduled training of others that lies ahead is open", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SESSION_CATEGORIES),
        fc.constantFrom(...SESSION_STATES),
        fc.option(fc.integer({ min: -10, max: 10 })),
        fc.constantFrom("nemuro", "kushiro"),
        (category, state, minutes, centerId) => {
          const startsAt = minutes === null ? null : new Date(NOW.getTime() + minutes * 60_000);
          const isOpen =
            isTraining(category) && state === "scheduled" && minutes !== null && minutes > 0 && centerId === "nemuro";
          expect(askRefusal({ category, state, startsAt, centerId }, ASKER, NOW) === null).toBe(isOpen);
        },
      ),
    );
  });
});

test("a request is decided or taken back once", () => {
  const steps: [JoinStep, JoinState][] = [
    ["accept", "accepted"],
    ["decline", "declined"],
    ["withdraw", "withdrawn"],
  ];
  for (const [step, to] of steps) {
    expect(takeJoinStep("requested", step)).toEqual({ ok: true, value: to });
    for (const from of ["accepted", "declined", "withdrawn"] as const) {
      expect(takeJoinStep(from, step)).toEqual({ ok: false, error: "join-decided" });
    }
  }
});
