import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answersOffered,
  answersUntil,
  attendingRole,
  decideResponse,
  RESPONSE_WAYS,
  RSVP_ANSWERS,
  type RsvpInput,
  type RsvpSession,
  rsvpClosed,
  rsvpTotals,
  sameResponse,
  takesSeat,
  withOwnDeadline,
} from "#app/domain/rsvp.ts";
import { SESSION_STATES } from "#app/domain/session.ts";
import { SESSION_FORMATS } from "#app/domain/taxonomy.ts";

const session = (fields: Partial<RsvpSession> = {}): RsvpSession => ({
  state: "scheduled",
  format: "hybrid",
  startsAt: new Date("2024-06-14T14:00:00+09:00"),
  endsAt: new Date("2024-06-14T16:00:00+09:00"),
  answerBy: "2024-06-07",
  ...fields,
});
const input = (fields: Partial<RsvpInput> = {}): RsvpInput => ({
  answer: "attending",
  proxy: null,
  message: null,
  ...fields,
});
const proxy = { name: "代理 花子", title: null, organization: null, email: null };
const inTime = new Date("2024-06-07T23:59:59+09:00");
const late = new Date("2024-06-08T00:00:00+09:00");
const over = new Date("2024-06-14T16:00:00+09:00");

describe("when answers are taken", () => {
  test.each([
    [inTime, { ok: true, value: "open" }],
    [late, { ok: true, value: "late" }],
    [new Date("2024-06-14T15:59:59+09:00"), { ok: true, value: "late" }],
    [over, { ok: false, error: "session-over" }],
  ])("at %o", (now, window) => {
    expect(rsvpClosed(session(), now)).toEqual(window);
  });

  test("without a deadline, until the start; without an end, two hours on", () => {
    const open = session({ answerBy: null, endsAt: null });
    expect(answersUntil(open)).toEqual(open.startsAt);
    expect(rsvpClosed(open, new Date("2024-06-14T13:59:59+09:00"))).toEqual({ ok: true, value: "open" });
    expect(rsvpClosed(open, new Date("2024-06-14T14:00:00+09:00"))).toEqual({ ok: true, value: "late" });
    expect(rsvpClosed(open, over)).toEqual({ ok: false, error: "session-over" });
  });

  test("only while the session is scheduled", () => {
    expect(SESSION_STATES.map((state) => rsvpClosed(session({ state }), inTime))).toEqual([
      { ok: false, error: "session-not-open" },
      { ok: false, error: "session-not-open" },
      { ok: true, value: "open" },
      { ok: false, error: "session-postponed" },
      { ok: false, error: "session-cancelled" },
      { ok: false, error: "session-over" },
    ]);
  });

  test("not without a date", () => {
    expect(rsvpClosed(session({ startsAt: null }), inTime)).toEqual({ ok: false, error: "session-not-open" });
  });
});

describe("someone sent their notice", () => {
  const asSent = (sentAt: Date | null) => withOwnDeadline(session(), sentAt);

  test("by the deadline's last second, or not at all, has the session's deadline", () => {
    expect([asSent(inTime), asSent(null)]).toEqual([session(), session()]);
  });

  test("after the deadline, has until the start, and then only 欠席 as anyone", () => {
    expect(answersUntil(asSent(late))).toEqual(session().startsAt);
    const decide = (now: Date, answer: "attending" | "absent") =>
      decideResponse(asSent(late), input({ answer }), { now, revoked: false, via: "link" });
    const lastMoment = new Date("2024-06-14T13:59:59+09:00");
    const begun = new Date("2024-06-14T14:00:00+09:00");
    expect(decide(lastMoment, "attending")).toEqual({ ok: true, value: { late: false } });
    expect(decide(begun, "attending")).toEqual({ ok: false, error: "deadline-passed" });
    expect(decide(begun, "absent")).toEqual({ ok: true, value: { late: true } });
    expect(decide(over, "absent")).toEqual({ ok: false, error: "session-over" });
  });

  test("whenever it was, has the deadline, or the start once that was over, and nothing else", () => {
    const days = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(days, days, fc.boolean(), (sent, due, hasDeadline) => {
        const day = (n: number) => new Date(new Date("2024-06-14T14:00:00+09:00").getTime() + n * 86_400_000);
        const given = session({ answerBy: hasDeadline ? day(Math.min(due, 0)).toISOString().slice(0, 10) : null });
        const until = answersUntil(withOwnDeadline(given, day(sent)))?.getTime() ?? 0;
        const usual = answersUntil(given)?.getTime() ?? 0;
        expect([usual, given.startsAt?.getTime()]).toContain(until);
        expect(until === usual).toBe(day(sent).getTime() < usual || usual === given.startsAt?.getTime());
      }),
    );
  });
});

describe("each answer, way, format and side of the deadline", () => {
  // DOMAIN "RSVP" and the formats, said once more: オンライン where there is a screen, 出席 where there is not only one.
  const offered: Record<string, readonly string[]> = {
    onSite: ["attending", "proxy", "absent"],
    written: ["attending", "proxy", "absent"],
    hybrid: ["attending", "online", "proxy", "absent"],
    online: ["online", "proxy", "absent"],
  };
  const told = ["phone", "fax", "desk"];

  const cases = SESSION_FORMATS.flatMap((format) =>
    RESPONSE_WAYS.flatMap((via) => RSVP_ANSWERS.map((answer) => [format, via, answer] as const)),
  );

  test.each(cases)("%s, %s, %s", (format, via, answer) => {
    const given = offered[format]?.includes(answer) || (answer === "tentative" && via === "calendar");
    const decide = (now: Date) =>
      decideResponse(session({ format }), input({ answer, proxy }), { now, revoked: false, via });

    expect(decide(inTime)).toEqual(
      given ? { ok: true, value: { late: false } } : { ok: false, error: "answer-not-offered" },
    );
    if (answer === "absent" || told.includes(via)) {
      expect(decide(late)).toEqual(
        given ? { ok: true, value: { late: true } } : { ok: false, error: "answer-not-offered" },
      );
    } else {
      expect(decide(late)).toEqual({ ok: false, error: "deadline-passed" });
    }
    expect(decide(over)).toEqual({ ok: false, error: "session-over" });
  });

  test.each(SESSION_FORMATS)("the page for %s offers no 保留", (format) => {
    expect(answersOffered(format)).toEqual(offered[format]);
  });
});

test("a link that has ended answers nothing, whatever else holds", () => {
  for (const via of RESPONSE_WAYS) {
    expect(decideResponse(session(), input(), { now: inTime, revoked: true, via })).toEqual({
      ok: false,
      error: "link-ended",
    });
  }
});

test("代理出席 needs the proxy's name, and nothing else of theirs", () => {
  const decide = (given: RsvpInput["proxy"]) =>
    decideResponse(session(), input({ answer: "proxy", proxy: given }), { now: inTime, revoked: false, via: "link" });
  expect(decide(null)).toEqual({ ok: false, error: "proxy-name-required" });
  expect(decide({ ...proxy, name: " 　" })).toEqual({ ok: false, error: "proxy-name-required" });
  expect(decide(proxy)).toEqual({ ok: true, value: { late: false } });
});

describe("the same answer twice", () => {
  test("is the same answer, proxy and message", () => {
    expect(sameResponse(input(), input())).toBe(true);
    expect(sameResponse(input({ answer: "proxy", proxy }), input({ answer: "proxy", proxy: { ...proxy } }))).toBe(true);
  });

  test.each([
    [
      { answer: "proxy", proxy },
      { answer: "absent", proxy },
    ],
    [
      { answer: "proxy", proxy },
      { answer: "proxy", proxy: { ...proxy, name: "代理 次郎" } },
    ],
    [
      { answer: "proxy", proxy },
      { answer: "proxy", proxy: { ...proxy, email: "d@example.jp" } },
    ],
    [{ message: "遅れます" }, { message: null }],
  ] satisfies [Partial<RsvpInput>, Partial<RsvpInput>][])("%o is not %o", (a, b) => {
    expect(sameResponse(input(a), input(b))).toBe(false);
  });

  test("a proxy named beside another answer does not make it another", () => {
    expect(sameResponse(input({ answer: "absent", proxy }), input({ answer: "absent", proxy: null }))).toBe(true);
  });
});

describe("totals", () => {
  test("a person who waits for a seat is waiting, not coming", () => {
    expect(
      rsvpTotals([
        { standing: "attending", seated: true },
        { standing: "attending", seated: false },
        { standing: "proxy", seated: false },
        { standing: "absent", seated: false },
        { standing: "pending", seated: true },
      ]),
    ).toEqual({ pending: 1, attending: 1, online: 0, proxy: 0, absent: 1, tentative: 0, waiting: 2 });
  });

  test("everyone stands in exactly one of them", () => {
    const people = fc.array(fc.record({ standing: fc.constantFrom("pending", ...RSVP_ANSWERS), seated: fc.boolean() }));
    fc.assert(
      fc.property(people, (called) => {
        const totals = rsvpTotals(called);
        expect(Object.values(totals).reduce((sum, n) => sum + n, 0)).toBe(called.length);
      }),
    );
  });
});

test("出席, オンライン and 代理出席 take a seat", () => {
  expect((["pending", ...RSVP_ANSWERS] as const).filter(takesSeat)).toEqual(["attending", "online", "proxy"]);
});

test("a proxy attends as a proxy, anyone else in the role they were called in", () => {
  expect(attendingRole("member", "proxy")).toBe("proxy");
  expect(attendingRole("observer", "attending")).toBe("observer");
  expect(attendingRole("lecturer", "online")).toBe("lecturer");
});
