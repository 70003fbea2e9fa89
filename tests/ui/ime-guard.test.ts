import { expect, test } from "vitest";
import { endsConversion } from "#app/ui/ime-guard.ts";

test.each([
  ["Enter in Chrome and Firefox while converting", { key: "Enter", isComposing: true, keyCode: 13 }, true],
  ["Enter in Safari, after the conversion has ended", { key: "Enter", isComposing: false, keyCode: 229 }, true],
  ["a plain Enter", { key: "Enter", isComposing: false, keyCode: 13 }, false],
  ["a letter", { key: "a", isComposing: false, keyCode: 65 }, false],
])("%s", (_, event, ends) => {
  expect(endsConversion(event)).toBe(ends);
});
