import { expect, test } from "vitest";
import { isFrozen, REPORT_STATES } from "#app/domain/report.ts";

test("confirming alone closes a year; without a report, nothing is closed", () => {
  expect(REPORT_STATES.filter(isFrozen)).toEqual(["confirmed"]);
  expect(isFrozen(null)).toBe(false);
});
