import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharesOf, takeCardStep } from "#app/domain/practice-card.ts";

const NOW = new Date("2026-06-01T09:00:00+09:00");
const EARLIER = new Date("2026-05-01T09:00:00+09:00");
const WRITTEN = { content: "事例を話し合った。", result: "連絡票ができた。", publishedAt: null };
const HELD = { sessionState: "held", now: NOW } as const;

describe("a step of a card", () => {
  test("a draft may lack its text, what is published may not", () => {
    const empty = { content: " ", result: "", publishedAt: null };
    expect(takeCardStep(empty, "save", HELD)).toEqual({ ok: true, value: null });
    expect(takeCardStep(empty, "publish", HELD)).toEqual({ ok: false, error: "card-content-required" });
    expect(takeCardStep({ ...empty, content: "話した" }, "publish", HELD)).toEqual({
      ok: false,
      error: "card-result-required",
    });
    expect(takeCardStep({ ...empty, publishedAt: EARLIER }, "save", HELD)).toMatchObject({ ok: false });
  });

  test("it has been public since it was first published, until it is taken back", () => {
    expect(takeCardStep(WRITTEN, "publish", HELD)).toEqual({ ok: true, value: NOW });
    expect(takeCardStep({ ...WRITTEN, publishedAt: EARLIER }, "save", HELD)).toEqual({ ok: true, value: EARLIER });
    expect(takeCardStep({ ...WRITTEN, publishedAt: EARLIER }, "publish", HELD)).toEqual({ ok: true, value: EARLIER });
    expect(takeCardStep({ ...WRITTEN, publishedAt: EARLIER }, "takeBack", HELD)).toEqual({ ok: true, value: null });
  });

  test("only a held session has one; where it was reopened, the card can still be taken back", () => {
    const reopened = { sessionState: "scheduled", now: NOW } as const;
    expect(takeCardStep(WRITTEN, "save", reopened)).toEqual({ ok: false, error: "card-session-not-held" });
    expect(takeCardStep({ ...WRITTEN, publishedAt: EARLIER }, "takeBack", reopened)).toEqual({ ok: true, value: null });
  });
});

describe("shares", () => {
  test("the most first, equals as they first appear, the unknown apart", () => {
    expect(sharesOf(["医師", "看護師", null, "看護師", "薬剤師"])).toEqual({
      shares: [
        { label: "看護師", people: 2 },
        { label: "医師", people: 1 },
        { label: "薬剤師", people: 1 },
      ],
      unnamed: 1,
    });
    expect(sharesOf([])).toEqual({ shares: [], unnamed: 0 });
  });

  test("nobody is lost or counted twice", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom("医師", "看護師", "薬剤師"))), (labels) => {
        const { shares, unnamed } = sharesOf(labels);
        expect(shares.reduce((sum, { people }) => sum + people, unnamed)).toBe(labels.length);
        expect(shares.map(({ people }) => people)).toEqual(shares.map(({ people }) => people).sort((a, b) => b - a));
      }),
    );
  });
});
