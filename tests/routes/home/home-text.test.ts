import { expect, test } from "vitest";
import { awaitedText, undatedText } from "#app/text/home.ts";

test("a day that stands while another is looked for is said to be the one first meant", () => {
  const startsAt = new Date("2026-07-01T14:00:00+09:00");
  expect(undatedText({ startsAt, endsAt: null })).toBe("当初の予定 令和8年7月1日（水）14:00～");
  expect(undatedText({ startsAt: null, endsAt: null })).toBe("日程未定");
});

test("who is waited for in a poll, and until when", () => {
  expect(awaitedText({ missing: 3, answerBy: "2026-06-10" })).toBe("未回答 3人・期限 6月10日（水）");
});
