import { expect, test } from "vitest";
import { gainsFromCard, NO_REPORT, withCardWords } from "#app/domain/session-report.ts";

const CARD = { content: "講義と演習", result: "顔が見えた", advice: " " };

test("the card's words stand where nothing was written, and nowhere else", () => {
  expect(withCardWords(NO_REPORT, CARD)).toEqual({ ...NO_REPORT, contents: "講義と演習", result: "顔が見えた" });
  const written = { ...NO_REPORT, result: "書いた成果", author: "釧路" };
  expect(withCardWords(written, CARD)).toEqual({ ...written, contents: "講義と演習" });
});

test("a card is offered only while it has something to give", () => {
  expect(gainsFromCard(NO_REPORT, CARD)).toBe(true);
  expect(gainsFromCard({ ...NO_REPORT, contents: "a", result: "b" }, CARD)).toBe(false);
  expect(gainsFromCard({ ...NO_REPORT, contents: "a", result: "b" }, { ...CARD, advice: "短かった" })).toBe(true);
  expect(gainsFromCard(NO_REPORT, { content: "", result: " ", advice: null })).toBe(false);
});
