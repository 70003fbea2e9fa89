import { expect, test } from "vitest";
import { documentNumber, lettersFor, signatoryLines } from "#app/domain/letter.ts";

const NOW = new Date("2026-06-01T09:00:00+09:00");
const LATER = new Date("2026-07-01T14:00:00+09:00");
const EARLIER = new Date("2026-05-01T14:00:00+09:00");

test("digits alone are numbered under the center's mark; anything else stands as it was typed", () => {
  expect(documentNumber("１２３", "釧保")).toBe("釧保第123号");
  expect(documentNumber(" 123-2 ", "釧保")).toBe("釧保第123-2号");
  expect(documentNumber("123", null)).toBe("第123号");
  expect(documentNumber("事務連絡", "釧保")).toBe("事務連絡");
  expect(documentNumber("釧保企第9号", "釧保")).toBe("釧保企第9号");
  for (const nothing of [null, "", "　 "]) expect(documentNumber(nothing, "釧保")).toBeNull();
});

test("the body's words sign before the center, and without either its head does", () => {
  const center = { name: "釧路保健所", signatory: "北海道釧路保健所長\n 釧路 太郎 \n" };
  expect(signatoryLines("協議会長", center)).toEqual(["協議会長"]);
  expect(signatoryLines(null, center)).toEqual(["北海道釧路保健所長", "釧路 太郎"]);
  expect(signatoryLines(null, { ...center, signatory: null })).toEqual(["釧路保健所長"]);
  expect(signatoryLines(" \n ", { ...center, signatory: null })).toEqual(["釧路保健所長"]);
});

test.each([
  ["draft", LATER, []],
  ["polling", null, []],
  ["scheduled", LATER, ["notice"]],
  ["scheduled", EARLIER, ["thanks"]],
  ["held", EARLIER, ["thanks"]],
  ["cancelled", LATER, ["cancellation"]],
  ["postponed", null, ["postponement"]],
] as const)("a session %s, on %s: %j", (state, startsAt, kinds) => {
  expect(lettersFor({ state, startsAt }, NOW)).toEqual(kinds);
});
