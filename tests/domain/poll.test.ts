import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Asked,
  decideReply,
  isSilent,
  POLL_MARKS,
  type PollMark,
  pollWindow,
  sameReply,
  usualNeed,
} from "#app/domain/poll.ts";
import { fromTokyo, type IsoDate } from "#app/domain/tokyo-time.ts";

const NOW = fromTokyo("2026-06-01", "09:00");
const at = (day: IsoDate, from = "14:00", to = "16:00") => ({
  startsAt: fromTokyo(day, from),
  endsAt: fromTokyo(day, to),
});
const option = (id: string, day: IsoDate) => ({ id, ...at(day) });
const A = option("a", "2026-07-01");
const B = option("b", "2026-07-02");

const asked = (id: string, need: Asked["need"], marks: Record<string, PollMark>): Asked => ({
  id,
  need,
  marks: new Map(Object.entries(marks)),
});

test("the chair and a lecturer are key, observers and the office are not waited for", () => {
  expect(usualNeed("member", "chair")).toBe("key");
  expect(usualNeed("lecturer", null)).toBe("key");
  expect(usualNeed("member", "viceChair")).toBe("required");
  expect(usualNeed("trainee", null)).toBe("required");
  expect(usualNeed("observer", "observer")).toBe("optional");
  expect(usualNeed("secretariat", "secretariat")).toBe("optional");
});

describe("the window", () => {
  const poll = { state: "open", answerBy: "2026-06-10" } as const;
  const options = [A, B];
  const all = {
    marks: new Map([
      ["a", "yes"],
      ["b", "no"],
    ] as const),
    comment: null,
  };
  const decide = (now: Date, via: "link" | "phone", marks: ReadonlyMap<string, PollMark> = all.marks) =>
    decideReply({ ...poll, options }, { ...all, marks }, { now, via });

  test("is open to the last second of the deadline's day in Tokyo", () => {
    expect(pollWindow(poll, new Date("2026-06-10T14:59:59.999Z"))).toEqual({ ok: true, value: "open" });
    expect(pollWindow(poll, new Date("2026-06-10T15:00:00.000Z"))).toEqual({ ok: true, value: "late" });
  });

  test("after it the desk alone enters replies", () => {
    const late = fromTokyo("2026-06-11", "00:00");
    expect(decide(late, "link")).toEqual({ ok: false, error: "poll-deadline-passed" });
    expect(decide(late, "phone")).toEqual({ ok: true, value: "late" });
  });

  test.each([
    ["decided", "poll-decided"],
    ["closed", "poll-closed"],
  ] as const)("a poll that is %s takes none, from nobody", (state, error) => {
    for (const via of ["link", "desk"] as const) {
      expect(decideReply({ ...poll, state, options }, all, { now: NOW, via })).toEqual({ ok: false, error });
    }
  });

  test("a person marks every date; the desk what it was told, but something", () => {
    const one = new Map([["a", "maybe"]] as const);
    expect(decide(NOW, "link", one)).toEqual({ ok: false, error: "mark-every-date" });
    expect(decide(NOW, "phone", one)).toEqual({ ok: true, value: "open" });
    expect(decide(NOW, "phone", new Map())).toEqual({ ok: false, error: "nothing-marked" });
    expect(decide(NOW, "phone", new Map([["z", "yes"]]))).toEqual({ ok: false, error: "unknown-candidate" });
  });
});

test("a reply is the same whatever the order of its marks, and another with any mark or word changed", () => {
  const marks = fc.uniqueArray(fc.tuple(fc.string(), fc.constantFrom(...POLL_MARKS)), { selector: ([id]) => id });
  fc.assert(
    fc.property(marks, fc.option(fc.string()), (pairs, comment) => {
      const reply = { marks: new Map(pairs), comment };
      expect(sameReply(reply, { marks: new Map([...pairs].reverse()), comment })).toBe(true);
      expect(sameReply(reply, { ...reply, comment: `${comment ?? ""}!` })).toBe(false);
      for (const [id, mark] of pairs) {
        const other = new Map([...pairs, [id, mark === "no" ? "yes" : "no"]] as [string, PollMark][]);
        expect(sameReply(reply, { marks: other, comment })).toBe(false);
      }
    }),
  );
});

test("silent is whoever has a date left to mark", () => {
  expect(isSilent(asked("x", "required", {}), [A, B])).toBe(true);
  expect(isSilent(asked("x", "required", { a: "no" }), [A, B])).toBe(true);
  expect(isSilent(asked("x", "required", { a: "no", b: "no" }), [A, B])).toBe(false);
});
