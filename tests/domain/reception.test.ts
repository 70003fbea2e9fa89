import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  changeBy,
  earlyLeave,
  lateArrival,
  RECEPTION_KINDS,
  type ReceptionEvent,
  receptionOpensAt,
  takenIn,
  typedName,
} from "#app/domain/reception.ts";

const START = new Date("2026-07-01T14:00:00+09:00");

/** An event so many seconds after the start, named by its letter. */
function press(id: string, kind: ReceptionEvent["kind"], seconds: number): ReceptionEvent {
  return { id, kind, at: new Date(START.getTime() + seconds * 1000) };
}

type Stay = { by: string; arrivedAt: Date; leftAt: Date | null } | null;

/** What a row says after batches of news, as the record applies them. */
function stayAfter(batches: readonly (readonly ReceptionEvent[])[]): Stay {
  let stay = null as Stay;
  const known: ReceptionEvent[] = [];
  for (const batch of batches) {
    const change = changeBy(known, batch);
    known.push(...batch.filter(({ id }) => !known.some((event) => event.id === id)));
    if (change.presence === null) stay = null;
    else if (change.presence) {
      const { id: by, at } = change.presence;
      stay = { arrivedAt: stay?.arrivedAt ?? at, leftAt: stay?.leftAt ?? null, by };
    }
    if (stay && change.arrivedAt !== undefined) stay = { ...stay, arrivedAt: change.arrivedAt };
    if (stay && change.leftAt !== undefined) stay = { ...stay, leftAt: change.leftAt };
  }
  return stay;
}

describe("what a desk presses", () => {
  test("the first of two arrivals says since when, the last one how", () => {
    expect(stayAfter([[press("b", "arrived", 60)], [press("a", "arrived", 0)]])).toEqual({
      by: "b",
      arrivedAt: START,
      leftAt: null,
    });
  });

  test("taking back an arrival pressed by mistake removes the person, whatever was heard first", () => {
    const [came, mistaken] = [press("a", "arrived", 0), press("b", "notArrived", 5)];
    expect(stayAfter([[came], [mistaken]])).toBeNull();
    expect(stayAfter([[mistaken], [came]])).toBeNull();
  });

  test("leaving, taking it back, and coming back", () => {
    const came = press("a", "arrived", 0);
    const left = press("b", "left", 600);
    expect(stayAfter([[came, left]])).toMatchObject({ leftAt: left.at });
    expect(stayAfter([[came, left, press("c", "notLeft", 700)]])).toMatchObject({ leftAt: null });
    expect(stayAfter([[came, left, press("c", "arrived", 700)]])).toMatchObject({ leftAt: null, arrivedAt: came.at });
  });

  test("news that decide nothing change nothing: what a hand corrected since stands", () => {
    const [first, again] = [press("a", "arrived", 0), press("b", "arrived", 60)];
    expect(changeBy([first, again], [press("c", "arrived", 30)])).toEqual({});
    expect(changeBy([first], [press("c", "left", 90)])).toEqual({ leftAt: new Date(START.getTime() + 90_000) });
    expect(changeBy([first], [first])).toEqual({});
  });

  test("whose arrival was taken back is taken in by nobody", () => {
    expect(takenIn([press("a", "arrived", 0), press("b", "notArrived", 1)])).toBeNull();
    expect(takenIn([press("b", "arrived", 9), press("a", "arrived", 1)])).toMatchObject({
      first: { id: "a" },
      last: { id: "b" },
    });
  });
});

test("any order, any parts and any repetition of the same presses come to the same", () => {
  const presses = fc
    .array(fc.record({ kind: fc.constantFrom(...RECEPTION_KINDS), seconds: fc.integer({ min: 0, max: 6 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((all) => all.map(({ kind, seconds }, i) => press(`event ${i}`, kind, seconds)));
  const heard = presses.chain((all) =>
    fc.record({
      all: fc.constant(all),
      // Each at least once, in any order, some again.
      order: fc
        .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.constantFrom(...all), { maxLength: 6 }))
        .chain(([once, again]) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length })),
      cuts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 14, maxLength: 14 }),
    }),
  );
  fc.assert(
    fc.property(heard, ({ all, order, cuts }) => {
      const batches: ReceptionEvent[][] = [];
      for (let i = 0, at = 0; at < order.length; at += cuts[i++] ?? 1)
        batches.push(order.slice(at, at + (cuts[i] ?? 1)));
      expect(stayAfter(batches)).toEqual(stayAfter([all]));
    }),
    { numRuns: 1000 },
  );
});

describe("times", () => {
  const session = { startsAt: START, endsAt: new Date("2026-07-01T16:00:00+09:00") };
  const at = (time: string) => new Date(`2026-07-01T${time}+09:00`);

  test.each([
    ["13:30:00", null],
    ["14:00:59", null],
    ["14:01:10", "14:01:00"],
    ["15:59:59", "15:59:00"],
    // Entered when all was over.
    ["16:00:00", null],
    ["18:00:00", null],
  ])("who is taken in at %s came late at %s", (time, late) => {
    expect(lateArrival(session, at(time))).toEqual(late && at(late));
  });

  test.each([
    ["13:50:00", null],
    ["14:20:50", "14:21:00"],
    ["15:30:00", "15:30:00"],
  ])("who leaves at %s was gone at %s", (time, gone) => {
    expect(earlyLeave(session, at(time))).toEqual(gone && at(gone));
  });

  test("the reception is open all day, and before midnight where the letter says so", () => {
    expect(receptionOpensAt({ startsAt: START, receptionMinutes: 30 })).toEqual(at("00:00:00"));
    const early = new Date("2026-07-01T00:20:00+09:00");
    expect(receptionOpensAt({ startsAt: early, receptionMinutes: 30 })).toEqual(new Date("2026-06-30T23:50:00+09:00"));
    expect(receptionOpensAt({ startsAt: early, receptionMinutes: null })).toEqual(
      new Date("2026-06-30T23:20:00+09:00"),
    );
  });
});

test("a name pasted out of a sheet keeps no tab and no line break", () => {
  expect(typedName("\t山田\t太郎\r\n")).toBe("山田 太郎");
  expect(typedName("山田\u200b　太郎 ")).toBe("山田　太郎");
});
