import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PollFacts } from "#app/routes/polls/poll-facts.tsx";
import { OverNotice } from "#app/routes/polls/reply-details.tsx";

const poll = {
  ...{ state: "open" as const, message: null, answerBy: "2026-06-20", quorum: null },
  ...{ createdAt: new Date("2026-06-01T09:00:00+09:00"), closedAt: null },
};

test("past its deadline a poll is said to be so to the desk, and not to take replies", () => {
  const shown = (isLate: boolean) => renderToStaticMarkup(<PollFacts poll={poll} isLate={isLate} endedBy={null} />);
  expect(shown(false)).toContain("回答受付中");
  expect(shown(true)).toContain("回答期限を過ぎました");
  expect(shown(true)).not.toContain("回答受付中");
});

test("so it is to the person asked, with what they can still do", () => {
  for (const answered of [true, false]) {
    const html = renderToStaticMarkup(<OverNotice window="late" answered={answered} />);
    expect(html).toContain("回答期限を過ぎました");
    expect(html).toContain("事務局へ電話");
    expect(html.includes("記録しています")).toBe(answered);
  }
  expect(renderToStaticMarkup(<OverNotice window="poll-closed" answered={false} />)).toContain("回答は不要です");
});
