import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Asked, POLL_MARKS, POLL_NEEDS, type PollMark } from "#app/domain/poll.ts";
import { OUTLOOKS, rankOptions, standOption } from "#app/domain/poll-outlook.ts";
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

  test("without a quorum no quorum is spoken of: nobody yet, △ alone, or nobody at all", () => {
    expect(stand([member("m"), member("n", "no")])).toEqual({ outlook: "waiting", reasons: [{ code: "nobodyYet" }] });
    expect(stand([member("m", "maybe"), member("n")])).toEqual({
      outlook: "ifMaybe",
      reasons: [{ code: "maybeAlone" }],
    });
    expect(stand([member("m", "no")])).toEqual({ outlook: "cannot", reasons: [{ code: "nobodyCan" }] });
    expect(stand([member("m", "yes"), member("n", "no")])).toEqual({ outlook: "surely", reasons: [] });
    expect(stand([])).toEqual({ outlook: "surely", reasons: [] });
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
