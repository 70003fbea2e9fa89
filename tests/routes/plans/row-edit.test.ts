import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addButtonId, editPlanRows } from "#app/routes/plans/row-edit.ts";

const GROUPS = ["body:a", "body:b", "series:c"];
const row = (group: string, from = "last") => ({ use: "on", group, from, date: "R9.5.12", start: "14:00", end: "" });

describe("rows of a plan", () => {
  test("one is added below those of its body, and focus goes into it", () => {
    const rows = [row("body:a"), row("series:c")];
    const added = editPlanRows(rows, "add:body:b", GROUPS);
    expect(added?.rows.map(({ group, from }) => [group, from])).toEqual([
      ["body:a", "last"],
      ["body:b", ""],
      ["series:c", "last"],
    ]);
    expect(added?.focus).toBe("f-rows-1-date");
  });

  test("wherever rows are added, they stay in the order of the screen", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GROUPS), { maxLength: 20 }), (presses) => {
        const rows = presses.reduce<ReturnType<typeof row>[]>(
          (before, group) => (editPlanRows(before, `add:${group}`, GROUPS)?.rows ?? []) as typeof before,
          [],
        );
        const places = rows.map(({ group }) => GROUPS.indexOf(group));
        expect(places).toEqual([...places].sort());
        expect(rows).toHaveLength(presses.length);
      }),
    );
  });

  test("what was added is taken off again, and focus goes to the button that adds; what is proposed stays", () => {
    const rows = [row("body:a"), row("body:a", ""), row("body:b")];
    expect(editPlanRows(rows, "drop:1", GROUPS)).toEqual({ rows: [rows[0], rows[2]], focus: addButtonId("body:a") });
    expect(editPlanRows(rows, "drop:0", GROUPS)).toBeNull();
    expect(editPlanRows(rows, "drop:9", GROUPS)).toBeNull();
    expect(editPlanRows(rows, "plan", GROUPS)).toBeNull();
  });
});
