import { describe, expect, test } from "vitest";
import { areMaterialsToSend, isPollToDecide, missingReplies, reportGuideDay } from "#app/domain/task.ts";

const TODAY = "2026-06-01";
const asked = (...marks: number[]) => marks.map((n) => ({ need: "required" as const, marks: n }));

describe("a poll waits to be decided", () => {
  test("once its last day is over", () => {
    expect(isPollToDecide({ answerBy: "2026-05-31", options: 2, asked: asked(0) }, TODAY)).toBe(true);
    expect(isPollToDecide({ answerBy: TODAY, options: 2, asked: asked(0) }, TODAY)).toBe(false);
  });

  test("once everyone waited for has marked every date", () => {
    const poll = { answerBy: "2026-06-30", options: 2 };
    expect(isPollToDecide({ ...poll, asked: asked(2, 2) }, TODAY)).toBe(true);
    expect(isPollToDecide({ ...poll, asked: asked(2, 0) }, TODAY)).toBe(false);
    // A date was added after they replied.
    expect(isPollToDecide({ ...poll, asked: asked(2, 1) }, TODAY)).toBe(false);
    expect(isPollToDecide({ ...poll, asked: [] }, TODAY)).toBe(false);
  });

  test("without waiting for those asked as optional, unless there is nobody else", () => {
    const poll = { answerBy: "2026-06-30", options: 2 };
    const optional = { need: "optional", marks: 0 } as const;
    expect(isPollToDecide({ ...poll, asked: [...asked(2), optional] }, TODAY)).toBe(true);
    expect(isPollToDecide({ ...poll, asked: [{ need: "key", marks: 0 }, ...asked(2)] }, TODAY)).toBe(false);
    expect(isPollToDecide({ ...poll, asked: [optional] }, TODAY)).toBe(false);
  });
});

test("those missing in a poll are those waited for who have not marked every date", () => {
  const optional = { need: "optional", marks: 0 } as const;
  expect(missingReplies({ options: 2, asked: [...asked(2, 1, 0), optional] })).toBe(2);
  expect(missingReplies({ options: 2, asked: [optional] })).toBe(1);
  expect(missingReplies({ options: 2, asked: [] })).toBe(0);
});

test("materials wait while the newest has not been told of", () => {
  const at = (day: string) => new Date(`2026-06-${day}T09:00:00+09:00`);
  expect(areMaterialsToSend({ newestAt: null, materialsSentAt: null })).toBe(false);
  expect(areMaterialsToSend({ newestAt: at("02"), materialsSentAt: null })).toBe(true);
  expect(areMaterialsToSend({ newestAt: at("02"), materialsSentAt: at("01") })).toBe(true);
  expect(areMaterialsToSend({ newestAt: at("02"), materialsSentAt: at("03") })).toBe(false);
});

test("a year's report is looked for by the end of the April after it", () => {
  expect(reportGuideDay(2025)).toBe("2026-04-30");
});
