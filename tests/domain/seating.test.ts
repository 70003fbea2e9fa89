import fc from "fast-check";
import { expect, test } from "vitest";
import { SEATING_SHAPES, seatingOf } from "#app/domain/seating.ts";

test("everyone has a place of their own, within the room", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SEATING_SHAPES), fc.integer({ min: 0, max: 120 }), (shape, people) => {
      const { places, columns, rows } = seatingOf(shape, people);
      expect(places).toHaveLength(people);
      expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(people);
      for (const { x, y } of places) {
        expect(Number.isInteger(x) && x >= 0 && x < columns).toBe(true);
        expect(Number.isInteger(y) && y >= 0 && y < rows).toBe(true);
      }
    }),
  );
});

test("in the horseshoe the first sits in the middle of the foot, and nobody at the front between the sides", () => {
  const { places, columns, rows } = seatingOf("horseshoe", 12);
  expect(places[0]).toEqual({ x: 2, y: rows - 1 });
  expect(places.filter(({ y }) => y < rows - 1).every(({ x }) => x === 0 || x === columns - 1)).toBe(true);
});

test("in the square the front is closed", () => {
  const { places } = seatingOf("square", 16);
  expect(places.filter(({ y }) => y === 0)).toHaveLength(4);
});

test("in rows people sit in their order, six a row; facing, in turn at the two sides", () => {
  expect(seatingOf("school", 8).places.slice(5, 8)).toEqual([
    { x: 5, y: 0 },
    { x: 0, y: 1 },
    { x: 1, y: 1 },
  ]);
  expect(seatingOf("facing", 3).places).toEqual([
    { x: 0, y: 0 },
    { x: 2, y: 0 },
    { x: 0, y: 1 },
  ]);
});
