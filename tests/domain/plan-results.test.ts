import fc from "fast-check";
import { expect, test } from "vitest";
import { countPlan, isMoved } from "#app/domain/plan-results.ts";
import { SESSION_STATES } from "#app/domain/session.ts";

test("every planned session is counted in exactly one way, and moved ones are among them", () => {
  const day = fc.option(fc.constantFrom("2027-05-12", "2027-05-19"));
  const session = fc.record({ state: fc.constantFrom(...SESSION_STATES), on: day, plannedOn: day });
  fc.assert(
    fc.property(fc.array(session), fc.array(session), (planned, unplanned) => {
      const count = countPlan(planned, unplanned);
      expect(count.held + count.coming + count.putOff + count.cancelled).toBe(planned.length);
      expect(count.planned).toBe(planned.length);
      expect(count.unplanned).toBe(unplanned.filter(({ state }) => state === "held").length);
      const cancelled = unplanned.filter(({ state }) => state === "cancelled").length;
      expect(count.unplanned + count.unplannedOpen + cancelled).toBe(unplanned.length);
      expect(count.moved).toBe(planned.filter(isMoved).length);
    }),
  );
});

test("moved is another day, not no day, and not what was cancelled", () => {
  const planned = { state: "scheduled", on: "2027-05-19", plannedOn: "2027-05-12" } as const;
  expect(isMoved(planned)).toBe(true);
  expect(isMoved({ ...planned, on: "2027-05-12" })).toBe(false);
  expect(isMoved({ ...planned, on: null })).toBe(false);
  expect(isMoved({ ...planned, plannedOn: null })).toBe(false);
  expect(isMoved({ ...planned, state: "cancelled" })).toBe(false);
});
