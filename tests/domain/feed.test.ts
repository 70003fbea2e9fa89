import { expect, test } from "vitest";
import { feedPath, feedSpan, feedStanding, ownStanding, trainingsFeedPath, webcal } from "#app/domain/feed.ts";
import type { RsvpStanding } from "#app/domain/rsvp.ts";
import { SESSION_STATES } from "#app/domain/session.ts";

test("the span moves at midnight in Tokyo, and not within a day", () => {
  const morning = feedSpan(new Date("2026-07-01T00:00:00+09:00"));
  expect(feedSpan(new Date("2026-07-01T23:59:59+09:00"))).toEqual(morning);
  expect(feedSpan(new Date("2026-06-30T23:59:59+09:00"))).not.toEqual(morning);
  expect(morning.from).toEqual(new Date("2026-01-02T00:00:00+09:00"));
  expect(morning.calledOffFrom).toEqual(new Date("2026-06-01T00:00:00+09:00"));
});

test("only a date that is fixed is told to others; a desk sees its drafts as such", () => {
  const seen = (sight: "whole" | "published") =>
    Object.fromEntries(SESSION_STATES.map((state) => [state, feedStanding(state, sight)]));
  const published = {
    draft: null,
    polling: null,
    scheduled: { status: "confirmed", remark: null },
    held: { status: "confirmed", remark: null },
    postponed: { status: "cancelled", remark: "postponed" },
    cancelled: { status: "cancelled", remark: "cancelled" },
  };
  expect(seen("published")).toEqual(published);
  expect(seen("whole")).toEqual({ ...published, draft: { status: "tentative", remark: "draft" } });
});

test("someone's own calendar leaves free what they do not come to, whatever became of it", () => {
  for (const state of SESSION_STATES) {
    for (const answer of ["absent", "proxy"] as const) expect(ownStanding(state, { answer, seated: true })).toBeNull();
  }
});

test("it tells what is open still, and what is off", () => {
  const own = (answer: RsvpStanding, seated = true) => ownStanding("scheduled", { answer, seated });
  expect(own("attending")).toEqual({ status: "confirmed", remark: null });
  expect(own("online")).toEqual({ status: "confirmed", remark: null });
  expect(own("attending", false)).toEqual({ status: "tentative", remark: "waiting" });
  expect(own("pending")).toEqual({ status: "tentative", remark: "pending" });
  expect(own("tentative")).toEqual({ status: "tentative", remark: "undecided" });
  expect(ownStanding("cancelled", { answer: "pending", seated: true })).toEqual({
    status: "cancelled",
    remark: "cancelled",
  });
  expect(ownStanding("draft", { answer: "attending", seated: true })).toBeNull();
});

test("addresses", () => {
  expect(feedPath("TOKEN")).toBe("/feeds/TOKEN.ics");
  expect(trainingsFeedPath("01")).toBe("/feeds/01/trainings.ics");
  expect(webcal("https://renkei.example.jp/feeds/T.ics")).toBe("webcal://renkei.example.jp/feeds/T.ics");
  expect(webcal("http://127.0.0.1:3000/feeds/T.ics")).toBe("webcal://127.0.0.1:3000/feeds/T.ics");
});
