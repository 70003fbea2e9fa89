import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { JoinChip } from "#app/routes/trainings/join-chip.tsx";

test("a request that still waits when its training is called off is not said to wait; one that was decided stays so", () => {
  const shown = (state: "requested" | "accepted", calledOff: boolean) =>
    renderToStaticMarkup(<JoinChip state={state} calledOff={calledOff} />);
  expect(shown("requested", false)).toContain("回答待ち");
  expect(shown("requested", true)).toContain("開催中止");
  expect(shown("requested", true)).not.toContain("回答待ち");
  expect(shown("accepted", true)).toContain("承認");
});
