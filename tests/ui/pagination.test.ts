import { expect, test } from "vitest";
import { pagesToShow } from "#app/ui/page.tsx";

test("shows the first, the last and the neighbours of the current page", () => {
  expect(pagesToShow(4, 12)).toEqual([1, null, 3, 4, 5, null, 12]);
  expect(pagesToShow(1, 3)).toEqual([1, 2, 3]);
  expect(pagesToShow(12, 12)).toEqual([1, null, 11, 12]);
});
