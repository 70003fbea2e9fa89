import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meetingEnd, minutesStill, presenceOf, type Stay } from "#app/domain/presence.ts";

const at = (time: string) => new Date(`2026-07-01T${time}+09:00`);
const stay = (from: string, until: string): Stay => ({ from: at(from), until: at(until) });
const SESSION = { startsAt: at("14:00:00"), endsAt: at("16:00:00") };

describe("how somebody was present", () => {
  test("who was there before and after was there for the whole of it", () => {
    expect(presenceOf([stay("13:45:00", "16:10:00")], 145, SESSION)).toEqual({
      ...{ minutes: 120, arrivedAt: null, leftAt: null, away: 0, minutesPresent: null },
    });
  });

  test("late and early are told to the minute, a few minutes are neither", () => {
    expect(presenceOf([stay("14:04:59", "15:55:30")], null, SESSION)).toMatchObject({ arrivedAt: null, leftAt: null });
    expect(presenceOf([stay("14:20:40", "15:29:10")], null, SESSION)).toEqual({
      ...{ minutes: 69, arrivedAt: at("14:20:00"), leftAt: at("15:30:00"), away: 0, minutesPresent: null },
    });
  });

  test("two devices at once count once, and a break does not count", () => {
    const two = [stay("14:00:00", "15:00:00"), stay("14:30:00", "15:10:00"), stay("15:30:00", "16:00:00")];
    const present = { minutes: 100, away: 20, arrivedAt: null, leftAt: null, minutesPresent: 100 };
    expect(presenceOf(two, 130, SESSION)).toEqual(present);
  });

  test("away for no longer than a connection takes is not away", () => {
    const dropped = (back: string) => [stay("14:00:00", "15:00:00"), stay(back, "16:00:00")];
    expect(presenceOf(dropped("15:05:00"), null, SESSION)).toMatchObject({ away: 5, minutesPresent: null });
    expect(presenceOf(dropped("15:06:00"), null, SESSION)).toMatchObject({ away: 6, minutesPresent: 114 });
  });

  test("of first and last alone, the minutes counted tell the time away", () => {
    expect(presenceOf([stay("14:00:00", "16:00:00")], 80, SESSION)).toMatchObject({
      ...{ minutes: 80, away: 40, minutesPresent: 80 },
    });
  });

  test("without times the minutes alone are known, no more than the session had", () => {
    const always = { arrivedAt: null, leftAt: null, away: 0 };
    expect(presenceOf([], 300, SESSION)).toEqual({ ...always, minutes: 120, minutesPresent: null });
    expect(presenceOf([], 115, SESSION)).toEqual({ ...always, minutes: 115, minutesPresent: null });
    expect(presenceOf([], 80, SESSION)).toEqual({ ...always, minutes: 80, minutesPresent: 80 });
    expect(presenceOf([], null, SESSION)).toEqual({ ...always, minutes: null, minutesPresent: null });
  });

  test("who was there only before or after was there for none of it", () => {
    expect(presenceOf([stay("13:30:00", "13:40:00")], null, SESSION)).toMatchObject({ minutes: 0, leftAt: null });
    expect(presenceOf([stay("16:05:00", "16:09:00")], null, SESSION)).toMatchObject({ minutes: 0, arrivedAt: null });
  });

  test("never more than the session, times in order and within it, however the stays lie", () => {
    const minute = fc.integer({ min: -60, max: 200 * 60 });
    const stays = fc.array(fc.tuple(minute, minute), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(stays, (pairs) => {
        const each = pairs.map(([a, b]) => ({
          from: new Date(SESSION.startsAt.getTime() + Math.min(a, b) * 1000),
          until: new Date(SESSION.startsAt.getTime() + Math.max(a, b) * 1000),
        }));
        const present = presenceOf(each, null, SESSION);
        const { minutes, arrivedAt, leftAt, away, minutesPresent } = present;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect((minutes ?? 0) + away).toBeLessThanOrEqual(121);
        if (arrivedAt) expect(arrivedAt > SESSION.startsAt && arrivedAt < SESSION.endsAt).toBe(true);
        if (leftAt) expect(leftAt > SESSION.startsAt && leftAt < SESSION.endsAt).toBe(true);
        if (arrivedAt && leftAt) expect(leftAt > arrivedAt).toBe(true);
        // The same again, in any order and twice over, changes nothing.
        expect(presenceOf([...each, ...each].reverse(), null, SESSION)).toEqual(present);
        expect(minutesPresent === null || minutesPresent === minutes).toBe(true);
      }),
    );
  });
});

test("a meeting is over with the session, or when the last one had left", () => {
  expect(meetingEnd(SESSION, [stay("14:00:00", "15:40:00"), stay("14:00:00", "15:30:00")])).toEqual(at("15:40:00"));
  expect(meetingEnd(SESSION, [stay("14:00:00", "16:40:00")])).toEqual(at("16:00:00"));
  expect(meetingEnd(SESSION, [stay("13:00:00", "13:10:00")])).toEqual(at("16:00:00"));
  expect(meetingEnd(SESSION, [])).toEqual(at("16:00:00"));
});

describe("minutes that were counted", () => {
  const recorded = {
    ...{ name: "釧路 太郎", mode: "online" as const, arrivedAt: at("14:20:00"), leftAt: null, minutesPresent: 70 },
  };

  test("still hold while who came, how, and from when until when stay as recorded", () => {
    expect(minutesStill(recorded, { ...recorded, arrivedAt: at("14:20:00") })).toBe(70);
    expect(minutesStill({ ...recorded, minutesPresent: null }, recorded)).toBeNull();
    expect(minutesStill({ ...recorded, minutesPresent: 0 }, recorded)).toBe(0);
  });

  test("hold no more once one of these is set otherwise by hand, or somebody else came", () => {
    expect(minutesStill(recorded, { ...recorded, arrivedAt: at("14:21:00") })).toBeNull();
    expect(minutesStill(recorded, { ...recorded, arrivedAt: null })).toBeNull();
    expect(minutesStill(recorded, { ...recorded, leftAt: at("15:30:00") })).toBeNull();
    expect(minutesStill(recorded, { ...recorded, mode: "onSite" })).toBeNull();
    expect(minutesStill(recorded, { ...recorded, name: "根室 三郎" })).toBeNull();
    expect(minutesStill(undefined, recorded)).toBeNull();
  });
});
