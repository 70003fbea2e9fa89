import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { PollState } from "#app/domain/poll.ts";
import { standOption } from "#app/domain/poll-outlook.ts";
import { PollOutlooks } from "#app/routes/polls/poll-outlooks.tsx";

const now = new Date("2026-06-01T09:00:00+09:00");
const option = {
  id: "a",
  startsAt: new Date("2026-07-01T14:00:00+09:00"),
  endsAt: new Date("2026-07-01T16:00:00+09:00"),
};
const chair = { id: "chair", name: "会長", need: "key" as const, marks: new Map([["a", "no" as const]]) };

function shown(state: PollState): string {
  const poll = { state, decidedOptionId: null, options: [option], participants: [chair] };
  const ranked = [standOption(option, [chair], null, now)];
  return renderToStaticMarkup(<PollOutlooks poll={poll} ranked={ranked} decidePath={null} />);
}

test("a date's outlook and its reasons are shown while the poll is open", () => {
  expect(shown("open")).toContain("成立しません");
  expect(shown("open")).toContain("×のため、開けません");
});

test.each(["decided", "closed"] as const)(
  "a poll that is %s tells how each date was marked, and no outlook",
  (state) => {
    const html = shown(state);
    expect(html).toContain("× 1人");
    expect(html).not.toContain("成立しません");
    expect(html).not.toContain("開けません");
  },
);

test("without a quorum no quorum is said to be missed", () => {
  const poll = { state: "open" as const, decidedOptionId: null, options: [option], participants: [chair] };
  const silent = { ...chair, need: "required" as const, marks: new Map() };
  const html = renderToStaticMarkup(
    <PollOutlooks poll={poll} ranked={[standOption(option, [silent], null, now)]} decidePath={null} />,
  );
  expect(html).toContain("出席できる方がまだいません");
  expect(html).not.toContain("定足数");
});
