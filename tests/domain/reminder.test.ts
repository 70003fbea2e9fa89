import fc from "fast-check";
import { expect, test } from "vitest";
import { isQuiet } from "#app/domain/quiet-hours.ts";
import { isDue, REMINDER_KINDS, reminderOf } from "#app/domain/reminder.ts";
import { addDays, tokyoDate } from "#app/domain/tokyo-time.ts";

const HOUR_MS = 60 * 60 * 1000;
const quiet = { quietFrom: 20, quietUntil: 8 };
const startsAt = new Date("2026-07-01T14:00:00+09:00");
const at = (text: string) => new Date(`${text}:00+09:00`);

test.each([
  ["silent", "2026-06-20", { about: "2026-06-20", at: at("2026-06-17T09:00") }],
  ["silent", null, { about: "2026-07-01", at: at("2026-06-28T09:00") }],
  ["coming", "2026-06-20", { about: "2026-07-01", at: at("2026-06-30T09:00") }],
] as const)("the reminder of the %s, with the deadline %s", (kind, answerBy, reminder) => {
  expect(reminderOf(kind, { startsAt, answerBy }, quiet)).toEqual(reminder);
});

test("the day is Tokyo's: a session just after midnight there", () => {
  const session = { startsAt: new Date("2026-06-30T15:10:00Z"), answerBy: null };
  expect(reminderOf("coming", session, quiet).about).toBe("2026-07-01");
});

test("where nine o'clock is quiet, at the end of the quiet hours", () => {
  const reminder = reminderOf("coming", { startsAt, answerBy: null }, { quietFrom: 18, quietUntil: 10 });
  expect(reminder.at).toEqual(at("2026-06-30T10:00"));
});

test.each([
  ["a minute before", "2026-06-30T08:59", "2026-06-01T09:00", false],
  ["on the minute", "2026-06-30T09:00", "2026-06-01T09:00", true],
  ["in the evening, of a server that was off", "2026-06-30T19:59", "2026-06-01T09:00", true],
  ["in the quiet hours", "2026-06-30T20:00", "2026-06-01T09:00", false],
  ["a day later", "2026-07-01T09:00", "2026-06-01T09:00", true],
  ["more than a day later", "2026-07-01T09:01", "2026-06-01T09:00", false],
  ["asked two days before", "2026-06-30T09:00", "2026-06-28T09:00", true],
  ["asked a minute less before", "2026-06-30T09:00", "2026-06-28T09:01", false],
])("%s", (_, now, askedAt, due) => {
  const reminder = reminderOf("coming", { startsAt, answerBy: null }, quiet);
  expect(isDue(reminder, { startsAt, quiet, askedAt: at(askedAt), now: at(now) })).toBe(due);
});

test("never of a session that has started", () => {
  const early = at("2026-07-01T08:30");
  const reminder = reminderOf("coming", { startsAt: early, answerBy: null }, quiet);
  const facts = { startsAt: early, quiet, askedAt: at("2026-06-01T09:00") };
  expect(isDue(reminder, { ...facts, now: at("2026-07-01T08:29") })).toBe(true);
  expect(isDue(reminder, { ...facts, now: at("2026-07-01T08:30") })).toBe(false);
});

test("whatever the hours, a reminder is due somewhere in its day and never when it is quiet; a session moved has its own", () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const instant = fc.date({ min: new Date("2026-03-01"), max: new Date("2027-03-01"), noInvalidDate: true });
  const days = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...REMINDER_KINDS), instant, hour, hour, days, (kind, start, from, until, moved) => {
      const hours = { quietFrom: from, quietUntil: until };
      const reminder = reminderOf(kind, { startsAt: start, answerBy: null }, hours);
      const facts = { startsAt: start, quiet: hours, askedAt: new Date(0) };
      expect(isDue(reminder, { ...facts, now: reminder.at })).toBe(reminder.at < start);
      for (let h = -30; h <= 60; h++) {
        const now = new Date(reminder.at.getTime() + h * HOUR_MS);
        if (!isDue(reminder, { ...facts, now })) continue;
        expect(isQuiet(now, hours)).toBe(false);
        expect(h >= 0 && h <= 24 && now < start).toBe(true);
      }
      const later = new Date(start.getTime() + moved * 24 * HOUR_MS);
      const again = reminderOf(kind, { startsAt: later, answerBy: null }, hours);
      expect(again.about).toBe(addDays(reminder.about, moved));
      expect(again.at.getTime() - reminder.at.getTime()).toBe(moved * 24 * HOUR_MS);
      expect(tokyoDate(reminder.at) <= reminder.about).toBe(true);
    }),
  );
});
