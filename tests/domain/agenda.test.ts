import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  editRows,
  kindHeadings,
  minutesOver,
  openItems,
  parseRowEdit,
  plannedMinutes,
  presenterMeant,
  presenterText,
  runningTimes,
} from "#app/domain/agenda.ts";
import { AGENDA_KINDS } from "#app/domain/taxonomy.ts";

describe("a row's button", () => {
  test.each([
    ["add", { kind: "add" }],
    ["remove:0", { kind: "remove", row: 0 }],
    ["up:2", { kind: "up", row: 2 }],
    ["down:59", { kind: "down", row: 59 }],
  ])("%s", (value, edit) => {
    expect(parseRowEdit(value)).toEqual(edit);
  });

  test.each(["", "remove", "up:", "up:-1", "up:1.5", "down:1000", "keep", "add:1"])("%j is none", (value) => {
    expect(parseRowEdit(value)).toBeNull();
  });
});

describe("the rows after an edit", () => {
  test("an empty one is added at the end", () => {
    expect(editRows(["開会", "議事"], { kind: "add" }, "")).toEqual(["開会", "議事", ""]);
  });

  test("one goes, up or down", () => {
    expect(editRows(["開会", "議事", "閉会"], { kind: "remove", row: 1 }, "")).toEqual(["開会", "閉会"]);
    expect(editRows(["開会", "議事", "閉会"], { kind: "up", row: 2 }, "")).toEqual(["開会", "閉会", "議事"]);
    expect(editRows(["開会", "議事", "閉会"], { kind: "down", row: 0 }, "")).toEqual(["議事", "開会", "閉会"]);
  });

  const rows = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 8 });

  test("moving loses nothing, moves nothing outside the list, and leaves what was given alone", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("up", "down"), fc.nat(10), (given, kind, row) => {
        const copy = [...given];
        const edited = editRows(given, { kind, row }, "");
        expect([...edited].sort()).toEqual([...copy].sort());
        expect(given).toEqual(copy);
        const to = row + (kind === "up" ? -1 : 1);
        const inside = row < copy.length && to >= 0 && to < copy.length;
        expect(inside ? edited[to] : edited).toEqual(inside ? copy[row] : copy);
      }),
    );
  });
});

test("planned minutes add up; an item without any adds none", () => {
  expect(plannedMinutes([])).toBe(0);
  expect(plannedMinutes([{ minutes: 15 }, { minutes: null }, { minutes: 60 }])).toBe(75);
});

describe("running times", () => {
  const START = new Date("2026-07-01T14:00:00+09:00");
  const at = (time: string) => new Date(`2026-07-01T${time}:00+09:00`);

  test("one item after the other, from the start", () => {
    expect(runningTimes(START, [{ minutes: 20 }, { minutes: 45 }])).toEqual([
      { from: START, until: at("14:20") },
      { from: at("14:20"), until: at("15:05") },
    ]);
  });

  test("none unless all have minutes, or without a start", () => {
    expect(runningTimes(START, [{ minutes: 20 }, { minutes: null }])).toBeNull();
    expect(runningTimes(START, [])).toBeNull();
    expect(runningTimes(null, [{ minutes: 20 }])).toBeNull();
  });

  test("without a gap, and as long in all as the planned minutes", () => {
    const minutes = fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 600 }) }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(minutes, (items) => {
        const times = runningTimes(START, items) ?? [];
        expect(times).toHaveLength(items.length);
        expect(times.slice(1).map(({ from }) => from)).toEqual(times.slice(0, -1).map(({ until }) => until));
        const last = times.at(-1)?.until.getTime() ?? 0;
        expect((last - START.getTime()) / 60_000).toBe(plannedMinutes(items));
      }),
    );
  });

  test("running over the end is told in minutes; an unknown end is not run over", () => {
    const session = { startsAt: START, endsAt: at("15:00") };
    expect(minutesOver(session, [{ minutes: 40 }, { minutes: 20 }])).toBe(0);
    expect(minutesOver(session, [{ minutes: 40 }, { minutes: 35 }])).toBe(15);
    expect(minutesOver({ ...session, endsAt: null }, [{ minutes: 600 }])).toBe(0);
  });
});

describe("kinds", () => {
  const of = (...kinds: (typeof AGENDA_KINDS)[number][]) => kinds.map((kind) => ({ kind }));

  test("are headings only where they are mixed, each where it begins", () => {
    expect(kindHeadings("meeting", of("report", "report", "discussion", "other"))).toEqual([
      "report",
      null,
      "discussion",
      "other",
    ]);
    expect(kindHeadings("meeting", of("discussion", "discussion"))).toEqual([null, null]);
    expect(kindHeadings("meeting", [])).toEqual([]);
  });

  test.each(["training", "lecture"] as const)("are no headings of a %s's programme", (category) => {
    expect(kindHeadings(category, of("other", "discussion", "report"))).toEqual([null, null, null]);
  });

  test("under each heading stand items of that kind alone", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...AGENDA_KINDS)), (kinds) => {
        const headings = kindHeadings("meeting", of(...kinds));
        const mixed = new Set(kinds).size > 1;
        expect(headings.some((heading) => heading !== null)).toBe(mixed);
        let under: string | undefined = mixed ? undefined : kinds[0];
        for (const [index, kind] of kinds.entries()) {
          under = headings[index] ?? under;
          expect(kind).toBe(under);
        }
      }),
    );
  });
});

test("what is open is what others see, in its order", () => {
  const items = [
    { open: true, title: "一" },
    { open: false, title: "二" },
    { open: true, title: "三" },
  ];
  expect(openItems(items).map(({ title }) => title)).toEqual(["一", "三"]);
});

describe("the presenter who is meant", () => {
  const person = (
    personId: string,
    name: string,
    title: string | null = null,
    organizationName: string | null = null,
  ) => ({
    personId,
    name,
    text: presenterText({ name, title, organizationName }),
  });
  const roster = [
    person("1", "釧路 花子", "会長", "○○医師会"),
    person("2", "帯広 太郎"),
    person("3", "北見 一郎", "所長", "A訪問看護"),
    person("4", "北見 一郎", "所長", "B訪問看護"),
  ];

  test.each([
    ["釧路　花子", "1"],
    ["○○医師会 会長 釧路 花子", "1"],
    ["帯広太郎", "2"],
    ["Ａ訪問看護 所長 北見一郎", "3"],
    ["北見 一郎", null],
    ["花子", null],
    ["事務局", null],
    ["", null],
    [null, null],
  ])("%j", (typed, expected) => {
    expect(presenterMeant(typed, roster)).toBe(expected);
  });
});
