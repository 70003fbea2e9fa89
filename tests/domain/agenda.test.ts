import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editRows, parseRowEdit, plannedMinutes } from "#app/domain/agenda.ts";

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
