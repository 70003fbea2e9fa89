import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Asked,
  candidateRefusals,
  datesInTerm,
  decideReply,
  isSilent,
  MAX_CANDIDATES,
  OUTLOOKS,
  POLL_MARKS,
  POLL_NEEDS,
  type PollMark,
  type PollPlan,
  pollPlanFaults,
  pollWindow,
  proposeDays,
  quorumRefusal,
  rankOptions,
  sameReply,
  standOption,
  usualNeed,
} from "#app/domain/poll.ts";
import { fromTokyo, type IsoDate, weekdayOf } from "#app/domain/tokyo-time.ts";

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

describe("candidates", () => {
  test("a plain one is taken", () => {
    expect(candidateRefusals([at("2026-07-01"), at("2026-07-01", "10:00", "12:00")], NOW)).toEqual([]);
  });

  test.each([
    ["end-before-start", at("2026-07-01", "14:00", "14:00")],
    ["candidate-passed", at("2026-06-01", "09:00", "10:00")],
    ["longer-than-a-day", { startsAt: fromTokyo("2026-07-01", "09:00"), endsAt: fromTokyo("2026-07-02", "09:01") }],
  ] as const)("%s", (refusal, candidate) => {
    expect(candidateRefusals([at("2026-07-08"), candidate], NOW)).toEqual([{ row: 1, refusal }]);
  });

  test("the same time twice is refused at the second", () => {
    expect(candidateRefusals([at("2026-07-01"), at("2026-07-08"), at("2026-07-01")], NOW)).toEqual([
      { row: 2, refusal: "candidate-twice" },
    ]);
  });
});

describe("a plan", () => {
  const plan: PollPlan = {
    candidates: [at("2026-07-01"), at("2026-07-08")],
    answerBy: "2026-06-20",
    quorum: 2,
    needs: ["key", "required", "optional"],
  };
  const faults = (given: Partial<PollPlan>) => pollPlanFaults({ ...plan, ...given }, NOW).map(({ refusal }) => refusal);

  test("may be opened", () => expect(faults({})).toEqual([]));
  test.each([
    ["no-candidates", { candidates: [] }],
    ["nobody-asked", { needs: [], quorum: null }],
    ["answer-by-required", { answerBy: null }],
    ["answer-by-passed", { answerBy: "2026-05-31" }],
    ["answer-by-after-candidates", { answerBy: "2026-07-02" }],
    ["quorum-above-people", { quorum: 3 }],
    [
      "too-many-candidates",
      { candidates: Array.from({ length: MAX_CANDIDATES + 1 }, (_, i) => at("2026-07-01", "10:00", `11:${10 + i}`)) },
    ],
  ] as const)("%s", (refusal, given) => expect(faults(given)).toEqual([refusal]));

  test("the deadline may be today, and the first candidate's own day", () => {
    expect(faults({ answerBy: "2026-06-01" })).toEqual([]);
    expect(faults({ answerBy: "2026-07-01" })).toEqual([]);
  });

  test("each fault of a candidate comes with its place", () => {
    const candidates = [at("2026-07-01"), at("2026-07-01")];
    expect(pollPlanFaults({ ...plan, candidates }, NOW)).toEqual([{ refusal: "candidate-twice", row: 1 }]);
  });
});

test("the chair and a lecturer are key, observers and the office are not waited for", () => {
  expect(usualNeed("member", "chair")).toBe("key");
  expect(usualNeed("lecturer", null)).toBe("key");
  expect(usualNeed("member", "viceChair")).toBe("required");
  expect(usualNeed("trainee", null)).toBe("required");
  expect(usualNeed("observer", "observer")).toBe("optional");
  expect(usualNeed("secretariat", "secretariat")).toBe("optional");
});

test("days proposed are of one weekday, from the day given, in order, never on a day off", () => {
  const day = fc
    .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }), (from, weekday, weeks) => {
      const off = (d: IsoDate) => d.endsWith("1");
      const days = proposeDays({ weekday, from, weeks }, off);
      expect(days.length).toBeLessThanOrEqual(weeks);
      expect(days).toEqual([...new Set(days)].sort());
      expect(days.filter((d) => d < from || weekdayOf(d) !== weekday || off(d))).toEqual([]);
      expect(proposeDays({ weekday, from, weeks }, () => false)).toHaveLength(weeks);
    }),
  );
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

describe("how a date stands", () => {
  const stand = (people: Asked[], quorum: number | null = null) => {
    const { outlook, reasons } = standOption(A, people, quorum, NOW);
    return { outlook, reasons };
  };
  const chair = (mark?: PollMark) => asked("chair", "key", mark ? { a: mark } : {});
  const member = (id: string, mark?: PollMark) => asked(id, "required", mark ? { a: mark } : {});

  test("every key person and the quorum by ○ alone: surely", () => {
    expect(stand([chair("yes"), member("m", "yes"), member("n", "no")], 2)).toEqual({ outlook: "surely", reasons: [] });
  });

  test("a key person who cannot come ends it, however many others can", () => {
    expect(stand([chair("no"), member("m", "yes"), member("n", "yes")], 2)).toEqual({
      outlook: "cannot",
      reasons: [{ code: "keyAbsent", people: ["chair"] }],
    });
  });

  test("a key person's △ makes it hang on them", () => {
    expect(stand([chair("maybe"), member("m", "yes")], 1)).toEqual({
      outlook: "ifMaybe",
      reasons: [{ code: "keyMaybe", people: ["chair"] }],
    });
  });

  test("a quorum that needs △, those silent, or is out of reach", () => {
    const others = [member("m", "maybe"), member("n"), member("o", "no")];
    expect(stand([chair("yes"), ...others], 2).reasons).toEqual([{ code: "quorumNeedsMaybe", short: 1 }]);
    expect(stand([chair("yes"), ...others], 3).reasons).toEqual([{ code: "quorumWaits", short: 1 }]);
    expect(stand([chair("yes"), ...others], 4)).toEqual({
      outlook: "cannot",
      reasons: [{ code: "quorumOutOfReach", short: 1 }],
    });
  });

  test("optional people count for nothing but their own totals", () => {
    const { needed, optional, outlook } = standOption(A, [asked("o", "optional", { a: "yes" }), chair("yes")], 1, NOW);
    expect([needed.yes, optional.yes, outlook]).toEqual([1, 1, "surely"]);
  });

  test("before anybody has replied nothing holds, without conditions either", () => {
    expect(stand([member("m"), member("n")]).outlook).toBe("waiting");
    expect(stand([member("m", "no"), member("n", "no")]).outlook).toBe("cannot");
  });

  test("a date that is over cannot be had", () => {
    expect(standOption(A, [chair("yes")], null, A.startsAt)).toMatchObject({
      outlook: "cannot",
      reasons: [{ code: "passed" }],
    });
  });
});

describe("the order of the dates", () => {
  const poll = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 6 }),
      people: fc.array(
        fc.record({
          need: fc.constantFrom(...POLL_NEEDS),
          marks: fc.array(fc.constantFrom<PollMark | "silent">(...POLL_MARKS, "silent"), {
            minLength: 6,
            maxLength: 6,
          }),
        }),
        { maxLength: 8 },
      ),
      quorum: fc.option(fc.integer({ min: 1, max: 8 })),
    })
    .map(({ days, people, quorum }) => {
      const options = days.map((day, i) => option(`o${i}`, `2026-07-${String(day).padStart(2, "0")}`));
      const askedOf = people.map(({ need, marks }, i): Asked => {
        const given = options.flatMap(({ id }, o) => (marks[o] === "silent" ? [] : [[id, marks[o]] as const]));
        return { id: `p${i}`, need, marks: new Map(given as [string, PollMark][]) };
      });
      return { options, people: askedOf, quorum };
    });

  test("holds every candidate once, the better outlook always before the worse", () => {
    fc.assert(
      fc.property(poll, ({ options, people, quorum }) => {
        const ranked = rankOptions(options, people, quorum, NOW);
        expect(ranked.map(({ optionId }) => optionId).sort()).toEqual(options.map(({ id }) => id).sort());
        const outlooks = ranked.map(({ outlook }) => OUTLOOKS.indexOf(outlook));
        expect(outlooks).toEqual([...outlooks].sort((a, b) => a - b));
      }),
    );
  });

  test("does not hang on the order in which dates or people were entered", () => {
    fc.assert(
      fc.property(poll, ({ options, people, quorum }) => {
        const ids = (o: typeof options, p: typeof people) => rankOptions(o, p, quorum, NOW).map((s) => s.optionId);
        expect(ids([...options].reverse(), [...people].reverse())).toEqual(ids(options, people));
      }),
    );
  });

  test("everyone is counted once under each date", () => {
    fc.assert(
      fc.property(poll, ({ options, people, quorum }) => {
        for (const { needed, optional } of rankOptions(options, people, quorum, NOW)) {
          const sum = [needed, optional].flatMap((counts) => Object.values(counts)).reduce((a, b) => a + b, 0);
          expect(sum).toBe(people.length);
        }
      }),
    );
  });

  test("a better mark of one person never makes a date's outlook worse", () => {
    const better = { no: "maybe", maybe: "yes", yes: "yes" } as const;
    fc.assert(
      fc.property(poll, fc.nat(), ({ options, people, quorum }, nth) => {
        const one = options[0] as (typeof options)[number];
        const before = standOption(one, people, quorum, NOW).outlook;
        const improved = people.map((person, i) => {
          const mark = person.marks.get(one.id);
          if (i !== nth % Math.max(1, people.length) || !mark) return person;
          return { ...person, marks: new Map([...person.marks, [one.id, better[mark]]]) };
        });
        const after = standOption(one, improved, quorum, NOW).outlook;
        expect(OUTLOOKS.indexOf(after)).toBeLessThanOrEqual(OUTLOOKS.indexOf(before));
      }),
    );
  });

  test("reasons are told exactly where it does not hold surely, and they name key people alone", () => {
    fc.assert(
      fc.property(poll, ({ options, people, quorum }) => {
        const keys = new Set(people.filter(({ need }) => need === "key").map(({ id }) => id));
        for (const { outlook, reasons } of rankOptions(options, people, quorum, NOW)) {
          expect(reasons.length === 0).toBe(outlook === "surely");
          for (const reason of reasons) {
            if ("people" in reason) expect(reason.people.filter((id) => !keys.has(id))).toEqual([]);
            if ("short" in reason) expect(reason.short).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  test("of equals the earlier comes first, and more ○ before fewer", () => {
    const people = [asked("m", "required", { a: "yes", b: "yes" }), asked("n", "required", { a: "maybe", b: "yes" })];
    expect(rankOptions([A, B], people, 1, NOW).map(({ optionId }) => optionId)).toEqual(["b", "a"]);
    expect(rankOptions([B, A], [], null, NOW).map(({ optionId }) => optionId)).toEqual(["a", "b"]);
  });
});

describe("a term and the dates of a poll", () => {
  const now = new Date("2026-06-01T09:00:00+09:00");
  const on = (day: string) => ({
    startsAt: new Date(`${day}T14:00:00+09:00`),
    endsAt: new Date(`${day}T16:00:00+09:00`),
  });
  const dates = [on("2026-05-20"), on("2026-07-01"), on("2026-07-08")];

  test.each([
    ["2026-07-01", null, "all"],
    ["2026-07-02", null, "some"],
    ["2026-04-01", "2026-07-07", "some"],
    ["2026-07-09", null, "none"],
    // A date that is over is asked of nobody.
    ["2026-05-20", "2026-06-30", "none"],
  ] as const)("from %s to %s it covers %s of those ahead", (startsOn, endsOn, covered) => {
    expect(datesInTerm({ startsOn, endsOn }, dates, now)).toBe(covered);
  });

  test("once all are over, today stands for them", () => {
    const over = [on("2026-05-20")];
    expect(datesInTerm({ startsOn: "2026-06-01", endsOn: null }, over, now)).toBe("all");
    expect(datesInTerm({ startsOn: "2026-06-02", endsOn: null }, over, now)).toBe("none");
  });
});

test("a quorum is within reach of as many as count for it, key people among them", () => {
  const needs = ["key", "required", "optional"] as const;
  expect([null, 1, 2, 3].map((quorum) => quorumRefusal(quorum, needs))).toEqual([
    null,
    null,
    null,
    "quorum-above-people",
  ]);
});
