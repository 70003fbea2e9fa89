import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type AnsweredInvitation,
  clockOnDay,
  expectedAttendance,
  isExpected,
  type PresentPerson,
  standingOf,
  timeRefusal,
  withExpected,
} from "#app/domain/attendance.ts";
import { toTokyo } from "#app/domain/tokyo-time.ts";

type Answer = NonNullable<AnsweredInvitation["currentResponse"]>;

function invited(answer: Partial<Answer> | null, fields: Partial<AnsweredInvitation> = {}): AnsweredInvitation {
  const whole = {
    answer: "attending",
    seated: true,
    proxyName: null,
    proxyTitle: null,
    proxyOrganization: null,
  } as const;
  return { id: "a", role: "observer", currentResponse: answer && { ...whole, ...answer }, ...fields };
}

describe("who is expected", () => {
  test.each([
    [null, "pending", false],
    [{ answer: "attending" }, "attending", true],
    [{ answer: "online" }, "online", true],
    [{ answer: "proxy" }, "proxy", true],
    [{ answer: "attending", seated: false }, "attending", false],
    [{ answer: "absent" }, "absent", false],
    [{ answer: "tentative" }, "tentative", false],
  ] as const)("%j: %s, expected %s", (answer, standing, expected) => {
    expect(standingOf(invited(answer))).toBe(standing);
    expect(isExpected(invited(answer))).toBe(expected);
  });

  test("someone comes in the role they were called in, where the format or the answer says", () => {
    const person = { invitationId: "a", role: "observer", proxy: null, arrived: null, left: null };
    expect(expectedAttendance(invited({}), "hybrid")).toEqual({ ...person, mode: "onSite" });
    expect(expectedAttendance(invited({ answer: "online" }), "hybrid")).toEqual({ ...person, mode: "online" });
    expect(expectedAttendance(invited({}), "online")).toEqual({ ...person, mode: "online" });
    expect(expectedAttendance(invited(null), "onSite")).toEqual({ ...person, mode: "onSite" });
  });

  test("a proxy comes as a proxy, with what the answer says of them", () => {
    const answer = { answer: "proxy", proxyName: "秋山", proxyTitle: "副会長", proxyOrganization: null } as const;
    const proxy = { name: "秋山", title: "副会長", organization: null };
    expect(expectedAttendance(invited(answer), "onSite")).toMatchObject({ role: "proxy", proxy });
    // An answer changed since keeps no proxy.
    expect(expectedAttendance(invited({ ...answer, answer: "attending" }), "onSite")).toMatchObject({ proxy: null });
  });

  test("what was entered comes first and stays, and nobody is there twice", () => {
    const called = [invited({}, { id: "a" }), invited({}, { id: "b" }), invited({ answer: "absent" }, { id: "c" })];
    const entered: PresentPerson = {
      ...expectedAttendance(called[0] as AnsweredInvitation, "onSite"),
      arrived: "14:10",
    };
    const all = withExpected([entered], called, "onSite");
    expect(all.map(({ invitationId, arrived }) => [invitationId, arrived])).toEqual([
      ["a", "14:10"],
      ["b", null],
    ]);
    expect(withExpected(all, called, "onSite")).toEqual(all);
  });
});

const at = (text: string) => new Date(`${text}+09:00`);
const afternoon = { startsAt: at("2026-07-01T14:00"), endsAt: at("2026-07-01T16:00") };
const night = { startsAt: at("2026-07-01T22:00"), endsAt: at("2026-07-02T01:00") };

describe("a time of the day", () => {
  test.each([
    [afternoon, "14:20", "2026-07-01T14:20"],
    [afternoon, "00:30", "2026-07-01T00:30"],
    [night, "23:30", "2026-07-01T23:30"],
    [night, "00:30", "2026-07-02T00:30"],
    [night, "01:00", "2026-07-02T01:00"],
    // Past the end even on the next day: a slip, which the rule of times refuses as before the start.
    [night, "01:01", "2026-07-01T01:01"],
    [{ ...night, endsAt: null }, "00:30", "2026-07-01T00:30"],
  ])("%j: %s is %s", (session, time, instant) => {
    expect(clockOnDay(session, time)).toEqual(at(instant));
  });

  test("not entered is none", () => {
    expect(clockOnDay(afternoon, null)).toBeNull();
  });

  test("a clock in Tokyo shows it, whenever the session was", () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    const start = fc.date({ min: at("2000-01-01T00:00"), max: at("2100-01-01T00:00"), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.option(fc.integer({ min: 1, max: 1440 })), minutes, (startsAt, lasts, minute) => {
        const endsAt = lasts === null ? null : new Date(startsAt.getTime() + lasts * 60_000);
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const instant = clockOnDay({ startsAt, endsAt }, time);
        expect(instant && toTokyo(instant).time).toBe(time);
      }),
    );
  });
});

describe("late and early", () => {
  test.each([
    [null, null, null],
    ["14:00", null, null],
    ["13:59", null, "arrived-before-start"],
    ["15:59", null, null],
    ["16:00", null, "arrived-after-end"],
    [null, "14:00", "left-before-start"],
    [null, "14:01", null],
    [null, "16:30", null],
    ["14:30", "14:30", "left-before-arriving"],
    ["14:30", "14:31", null],
  ])("arrived %s, left %s: %s", (arrived, left, refusal) => {
    const times = { arrivedAt: clockOnDay(afternoon, arrived), leftAt: clockOnDay(afternoon, left) };
    expect(timeRefusal(afternoon, times)).toBe(refusal);
  });

  test("without an end nobody is too late", () => {
    const times = { arrivedAt: at("2026-07-01T20:00"), leftAt: null };
    expect(timeRefusal({ ...afternoon, endsAt: null }, times)).toBeNull();
  });
});
