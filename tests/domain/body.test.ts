import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FREQUENCY_CLASSES, frequencyClass, inTreeOrder, withDescendants } from "#app/domain/body.ts";

describe("the class of frequency", () => {
  test.each([
    [0, "none"],
    [1, "yearly"],
    [2, "halfYearly"],
    [3, "halfYearly"],
    [4, "quarterly"],
    [5, "quarterly"],
    [6, "bimonthly"],
    [11, "bimonthly"],
    [12, "monthly"],
    [13, "moreOften"],
    [52, "moreOften"],
  ])("of %i sessions held in a year is %s", (held, expected) => {
    expect(frequencyClass(held)).toBe(expected);
  });

  test("never falls as a body meets more often, and is none for no session alone", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (a, b) => {
        const rank = (held: number) => FREQUENCY_CLASSES.indexOf(frequencyClass(held));
        expect(Math.sign(rank(a) - rank(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
        expect(frequencyClass(a) === "none").toBe(a === 0);
      }),
    );
  });
});

/** Bodies of which each may stand under one that comes before it: a tree of any shape, in any order. */
const trees = fc
  .array(fc.tuple(fc.option(fc.nat()), fc.constantFrom("釧路", "北見")), { minLength: 1, maxLength: 25 })
  .map((rows) =>
    rows.map(([above, centerId], n) => ({
      id: `${n}`,
      centerId,
      parentId: above === null || n === 0 ? null : `${above % n}`,
    })),
  )
  .chain((bodies) => fc.shuffledSubarray(bodies, { minLength: bodies.length }));

describe("the tree of bodies", () => {
  test("a body, its children and theirs can none of them be its parent", () => {
    const bodies = [
      { id: "推進会議", parentId: null },
      { id: "専門部会", parentId: "推進会議" },
      { id: "WG", parentId: "専門部会" },
      { id: "連絡会議", parentId: null },
    ];
    expect([...withDescendants(bodies, "専門部会")].sort()).toEqual(["WG", "専門部会"].sort());
    expect(withDescendants(bodies, "連絡会議")).toEqual(new Set(["連絡会議"]));
  });

  test("wherever a body is moved that is allowed, no ring comes about; anywhere else one does", () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), (bodies, a, b) => {
        const moved = bodies[a % bodies.length] as (typeof bodies)[0];
        const parent = bodies[b % bodies.length] as (typeof bodies)[0];
        const after = bodies.map((body) => (body === moved ? { ...body, parentId: parent.id } : body));
        expect(withDescendants(bodies, moved.id).has(parent.id)).toBe(hasRing(after, moved.id));
      }),
    );
  });

  test("is ended even where the record holds a ring", () => {
    const ring = [
      { id: "a", parentId: "b" },
      { id: "b", parentId: "a" },
    ];
    expect(withDescendants(ring, "a")).toEqual(new Set(["a", "b"]));
  });

  test("in tree order each body stands once: at the top, or beneath its own center's parent and after it", () => {
    fc.assert(
      fc.property(trees, (bodies) => {
        const order = inTreeOrder(bodies);
        expect(order.map(({ body }) => body.id).sort()).toEqual(bodies.map(({ id }) => id).sort());
        for (const [at, { body, depth }] of order.entries()) {
          const above = order.slice(0, at).findLast((other) => other.depth < depth);
          const parent = bodies.find(({ id, centerId }) => id === body.parentId && centerId === body.centerId);
          expect([depth > 0, above?.body.id ?? null]).toEqual([parent !== undefined, parent?.id ?? null]);
        }
      }),
    );
  });
});

function hasRing(bodies: readonly { id: string; parentId: string | null }[], from: string): boolean {
  const seen = new Set<string>();
  for (let id: string | null = from; id !== null; id = bodies.find((body) => body.id === id)?.parentId ?? null) {
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}
