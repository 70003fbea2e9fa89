import { expect, test } from "vitest";
import { visibleText } from "#app/domain/visible-text.ts";

test.each([
  ["釧路\u200b太郎", "釧路太郎"],
  ["\u202e郎太路釧\u202c", "郎太路釧"],
  ["\u2066釧路\u2069\u00ad太郎\u200e\u2060", "釧路太郎"],
  ["\u200b\u200d\u2060", ""],
  ["釧路\u200d 太郎\u200d", "釧路 太郎"],
])("what nobody sees goes: %j becomes %j", (typed, text) => {
  expect(visibleText(typed)).toBe(text);
});

test.each([
  ..."神\uFA19 髙 﨑 𠮷 ｶﾅ Ａ　①".split(" "),
  "辻\u{E0100}",
  "禰\uFE00",
  "👩\u200d⚕️",
  "１２３",
  "が\n行 \t",
  "か\u3099",
])("what is seen stays as it was typed: %s", (typed) => {
  expect(visibleText(typed)).toBe(typed);
});
