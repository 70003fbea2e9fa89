import fc from "fast-check";
import { expect, test } from "vitest";
import { dateField } from "#app/domain/import-field.ts";
import { formatDate } from "#app/domain/japanese-date.ts";
import { addDays } from "#app/domain/tokyo-time.ts";

const { read } = dateField("日");

test("a day with its midnight, as spreadsheets save it, is the day; with another time it is not read", () => {
  const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays("1927-01-01", days));
  const written = fc.constantFrom(
    (date: string) => date,
    (date: string) => date.replaceAll("-", "/"),
    formatDate,
  );
  const midnight = fc.constantFrom(" 0:00", " 00:00", " 0:00:00", "　０：００");
  fc.assert(
    fc.property(day, written, midnight, (date, write, zero) => {
      expect(read(`${write(date)}${zero}`)).toEqual({ ok: true, value: date });
      expect(read(`${write(date)} 14:00`).ok).toBe(false);
    }),
  );
});
