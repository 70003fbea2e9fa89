import { expect, test } from "vitest";
import { doneText } from "#app/http/done.server.ts";

test.each([
  ["?done=saved", "保存しました"],
  ["?done=saved&done=other", "保存しました"],
  ["?done=other", null],
  ["?done=constructor", null],
  ["?done=__proto__", null],
  ["?done=", null],
  ["", null],
])("what was just done is told in words of ours alone: %s", (query, text) => {
  expect(doneText(new Request(`http://localhost/sessions/1${query}`), { saved: "保存しました" })).toBe(text);
});
