import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  askRefusal,
  getsMaterial,
  isTraining,
  type JoinState,
  type JoinStep,
  knowsClosed,
  takeJoinStep,
  toldTo,
} from "#app/domain/join-request.ts";
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
  ] as const)("not for %s", (_, session, asker, refusal) => {
    expect(askRefusal({ ...TRAINING, ...session }, { ...ASKER, ...asker }, NOW)).toBe(refusal);
  });

  test.each(["withdrawn", "declined"] as const)("who was %s may ask again", (earlier) => {
    expect(askRefusal(TRAINING, { ...ASKER, earlier }, NOW)).toBeNull();
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

test("a request is decided once, and taken back before or once it was accepted", () => {
  const steps: [JoinStep, JoinState][] = [
    ["accept", "accepted"],
    ["decline", "declined"],
    ["withdraw", "withdrawn"],
  ];
  for (const [step, to] of steps) {
    expect(takeJoinStep("requested", step)).toEqual({ ok: true, value: to });
    for (const from of ["accepted", "declined", "withdrawn"] as const) {
      if (from === "accepted" && step === "withdraw") continue;
      expect(takeJoinStep(from, step)).toEqual({ ok: false, error: "join-decided" });
    }
  }
  expect(takeJoinStep("accepted", "withdraw")).toEqual({ ok: true, value: "withdrawn" });
});

describe("closed agenda items", () => {
  const item = (title: string, open: boolean) => ({ title, open, minutes: 10 });
  const mixed = { title: "研修", agenda: [item("個別事例", false), item("講演", true)] };
  const allOpen = { title: "研修", agenda: [item("講演", true)] };
  const asked = { id: "request" };

  test.each(["auditor", "facilitator"] as const)("stay from a %s who was let in because they asked", (role) => {
    const invitation = { role, joinRequest: asked, applicant: null };
    expect(knowsClosed(invitation)).toBe(false);
    // The item left out took time of its own: what is left has no times.
    expect(toldTo(mixed, invitation).agenda).toEqual([{ title: "講演", open: true, minutes: null }]);
    expect(toldTo(allOpen, invitation)).toBe(allOpen);
    expect(getsMaterial(invitation, { agendaItem: { open: false } })).toBe(false);
    expect(getsMaterial(invitation, { agendaItem: { open: true } })).toBe(true);
    expect(getsMaterial(invitation, { agendaItem: null })).toBe(true);
  });

  test("stay from a trainee who applied on the public page", () => {
    const invitation = { role: "trainee", joinRequest: null, applicant: { id: "applicant" } } as const;
    expect(knowsClosed(invitation)).toBe(false);
    expect(toldTo(mixed, invitation).agenda).toEqual([{ title: "講演", open: true, minutes: null }]);
    expect(knowsClosed({ ...invitation, applicant: null })).toBe(true);
  });

  test.each([
    ["whom the desk called to sit in", { role: "auditor", joinRequest: null, applicant: null }],
    ["a lecturer who asked too", { role: "lecturer", joinRequest: asked, applicant: asked }],
    ["a member", { role: "member", joinRequest: null, applicant: null }],
  ] as const)("are told to %s", (_, invitation) => {
    expect(toldTo(mixed, invitation)).toBe(mixed);
    expect(getsMaterial(invitation, { agendaItem: { open: false } })).toBe(true);
  });
});
