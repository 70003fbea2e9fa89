import fc from "fast-check";
import { expect, test } from "vitest";
import { afterQuietHours, heldBack, isQuiet } from "#app/domain/quiet-hours.ts";

const quiet = fc.record({ quietFrom: fc.integer({ min: 0, max: 23 }), quietUntil: fc.integer({ min: 0, max: 23 }) });
const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
const NIGHT = { quietFrom: 20, quietUntil: 8 };

test.each([
  ["19:59", "2026-07-01T19:59:00+09:00"],
  ["20:00", "2026-07-02T08:00:00+09:00"],
  ["23:59", "2026-07-02T08:00:00+09:00"],
  ["00:00", "2026-07-01T08:00:00+09:00"],
  ["07:59", "2026-07-01T08:00:00+09:00"],
  ["08:00", "2026-07-01T08:00:00+09:00"],
])("of %s, with the night quiet", (time, after) => {
  expect(afterQuietHours(new Date(`2026-07-01T${time}:00+09:00`), NIGHT)).toEqual(new Date(after));
});

test("hours within one day", () => {
  const noon = { quietFrom: 9, quietUntil: 13 };
  expect(afterQuietHours(new Date("2026-07-01T09:30:00+09:00"), noon)).toEqual(new Date("2026-07-01T13:00:00+09:00"));
  expect(isQuiet(new Date("2026-07-01T22:00:00+09:00"), noon)).toBe(false);
});

test("what is put off is never quiet, never earlier, less than a day later, and put off once", () => {
  fc.assert(
    fc.property(instant, quiet, (at, hours) => {
      const after = afterQuietHours(at, hours);
      expect(isQuiet(after, hours)).toBe(false);
      const by = after.getTime() - at.getTime();
      expect(by).toBeGreaterThanOrEqual(0);
      expect(by).toBeLessThan(24 * 60 * 60 * 1000);
      expect(by > 0).toBe(isQuiet(at, hours));
      expect(afterQuietHours(after, hours)).toEqual(after);
    }),
  );
});

test("the same hour twice: nothing is quiet", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 0, max: 23 }), (at, hour) => {
      expect(isQuiet(at, { quietFrom: hour, quietUntil: hour })).toBe(false);
    }),
  );
});

test("what was written before these quiet hours waits for their end; what was written in them, a person sends", () => {
  const at = (text: string) => new Date(`2026-07-${text}:00+09:00`);
  const held = (createdAt: string, now: string) => heldBack({ createdAt: at(createdAt) }, at(now), NIGHT);
  expect(held("01T19:59", "01T20:00")).toEqual(at("02T08:00"));
  expect(held("01T19:59", "01T19:59")).toBeNull();
  expect(held("01T19:59", "02T08:00")).toBeNull();
  expect(held("01T22:00", "02T01:00")).toBeNull();
  // Put off in the night before, and not gone out all day.
  expect(held("01T22:00", "02T21:00")).toEqual(at("03T08:00"));
});
