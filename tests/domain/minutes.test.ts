import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutName } from "#app/domain/erasure.ts";
import { followUpState, waitsForRound } from "#app/domain/follow-up.ts";
import {
  attendanceByRole,
  hasTakenPlace,
  isReader,
  MINUTES_READERS,
  MINUTES_STATES,
  readersOffered,
  rewriteTexts,
  takeMinutesStep,
  takesComments,
} from "#app/domain/minutes.ts";
import type { PaperBlock } from "#app/domain/paper.ts";
import { PARTICIPANT_ROLES } from "#app/domain/taxonomy.ts";

const NOW = new Date("2026-07-02T00:00:00Z");

test.each([
  ["ask", ["inReview", "inReview", null]],
  ["recall", [null, "draft", null]],
  ["confirm", ["confirmed", "confirmed", null]],
  ["reopen", [null, null, "draft"]],
] as const)("%s leads from where it may, and is refused elsewhere", (step, to) => {
  const taken = MINUTES_STATES.map((state) => takeMinutesStep(state, step));
  expect(taken.map((result) => (result.ok ? result.value : null))).toEqual(to);
});

test("none is silent before anybody was asked; asking once more, those without a comment come first", () => {
  expect(MINUTES_STATES.map((state) => readersOffered(state)[0])).toEqual(["attended", "silent", "attended"]);
  expect(readersOffered("draft")).not.toContain("silent");
});

test.each([
  [{ attended: true, asked: false, commented: false }, ["attended", "called", "silent"]],
  [{ attended: false, asked: true, commented: false }, ["called", "silent"]],
  [{ attended: true, asked: true, commented: true }, ["attended", "called"]],
  [{ attended: false, asked: false, commented: false }, ["called"]],
])("%o is one of %j", (person, of) => {
  expect(MINUTES_READERS.filter((whom) => isReader(whom, person))).toEqual(of);
});

test("minutes are of what took place", () => {
  const at = (state: "held" | "scheduled" | "draft" | "cancelled" | "postponed", startsAt: Date | null) =>
    hasTakenPlace({ state, startsAt }, NOW);
  expect([at("held", NOW), at("scheduled", NOW)]).toEqual([true, true]);
  expect([
    at("scheduled", new Date(NOW.getTime() + 1)),
    at("draft", NOW),
    at("cancelled", NOW),
    at("postponed", null),
  ]).toEqual([false, false, false, false]);
});

test("comments are taken on the last day, and while the draft is read alone", () => {
  const on = (today: string, state: (typeof MINUTES_STATES)[number] = "inReview") =>
    takesComments({ state, reviewBy: "2026-07-16" }, today);
  expect([on("2026-07-16"), on("2026-07-17"), on("2026-07-16", "draft"), on("2026-07-16", "confirmed")]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(takesComments({ state: "inReview", reviewBy: null }, "2036-01-01")).toBe(true);
});

describe("attendanceByRole", () => {
  const role = fc.constantFrom(...PARTICIPANT_ROLES);

  test("nobody recorded is unknown, not nobody", () => {
    expect(attendanceByRole(PARTICIPANT_ROLES, [], [])).toBeNull();
  });

  test("adds up to those named, or without any to the groups", () => {
    const named = fc.array(fc.record({ role }));
    const groups = fc.array(fc.record({ role, people: fc.integer({ min: 1, max: 500 }) }), { minLength: 1 });
    fc.assert(
      fc.property(named, groups, (named, groups) => {
        const sum = attendanceByRole(PARTICIPANT_ROLES, named, groups)?.reduce((all, { people }) => all + people, 0);
        expect(sum).toBe(named.length > 0 ? named.length : groups.reduce((all, { people }) => all + people, 0));
      }),
    );
  });
});

test("every text of a paper's blocks is rewritten, and nothing else", () => {
  const blocks: PaperBlock[] = [
    { kind: "text", text: "甲", indent: 2 },
    { kind: "terms", terms: [{ term: "甲", lines: ["甲", "乙"] }] },
    { kind: "table", widths: ["*"], head: [["甲"]], rows: [[{ text: "甲", bold: true }, null, "乙"]] },
    { kind: "box", blocks: [{ kind: "text", text: "甲" }] },
    { kind: "columns", columns: [{ width: 10, blocks: [{ kind: "text", text: "甲" }] }] },
    { kind: "space", height: 3 },
  ];
  const rewritten = rewriteTexts(blocks, (text) => text.replace("甲", "丙"));
  expect(JSON.stringify(rewritten)).toBe(JSON.stringify(blocks).replaceAll("甲", "丙"));
});

test.each([
  ["委員　林 一様の代理", ["林 一"], "委員　＊様の代理"],
  ["小林 一郎は欠席", ["林 一"], "小林 一郎は欠席"],
  ["林一、小林一、林　一（会長）", ["林 一"], "＊、小林一、＊（会長）"],
  ["（髙橋花子）と髙橋花子郎", ["髙橋 花子"], "（＊）と髙橋花子郎"],
  ["a+b", ["a+b"], "＊"],
])("%s without %s", (text, names, rest) => {
  expect(withoutName(text, names, "＊")).toBe(rest);
});

test("on its day it is not late; done, it never is", () => {
  const state = (dueOn: string | null, doneOn: string | null = null) => followUpState({ dueOn, doneOn }, "2026-07-31");
  expect([state("2026-07-31"), state("2026-07-30"), state(null), state("2026-07-30", "2026-08-01")]).toEqual([
    "open",
    "overdue",
    "open",
    "done",
  ]);
});

test("what is open waits for a round that nobody before it, or only an earlier one, has taken it up in", () => {
  const day = (month: number) => new Date(2026, month, 1);
  const round = { id: "this", startsAt: day(9) };
  const by = (sessionId: string, state: "scheduled" | "held" | "cancelled", startsAt: Date | null) =>
    waitsForRound({ sessionId, session: { state, startsAt } }, round);
  expect(waitsForRound(null, round)).toBe(true);
  expect(by("this", "scheduled", day(9))).toBe(false);
  expect(by("earlier", "held", day(6))).toBe(true);
  expect(by("later", "scheduled", day(11))).toBe(false);
  expect(by("off", "cancelled", day(11))).toBe(true);
  const undated = { id: null, startsAt: null };
  expect(waitsForRound({ sessionId: "x", session: { state: "held", startsAt: day(1) } }, undated)).toBe(true);
  expect(waitsForRound({ sessionId: "x", session: { state: "scheduled", startsAt: day(1) } }, undated)).toBe(false);
});
