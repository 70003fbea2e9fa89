import type { Typed } from "#app/http/form-rows.ts";
import { fieldId } from "#app/ui/field-id.ts";

export interface EditedRows {
  rows: Typed[];
  /** The id of what focus goes to: the row that was added, or the button that adds one where a row is gone. */
  focus: string;
}

/** The button that adds a row to a group. */
export function addButtonId(group: string): string {
  return `add-${group}`;
}

/**
 * The rows after `add:<group>` or `drop:<row>` was pressed; null for any other button, and for a row that was not
 * added by hand. They stay in the order of the groups, which is that of the screen and of the numbers rows are called by.
 */
export function editPlanRows(rows: readonly Typed[], pressed: string, groups: readonly string[]): EditedRows | null {
  const [, verb, of = ""] = pressed.match(/^(add|drop):(.+)$/) ?? [];
  if (verb === "add") {
    const place = (row: Typed) => groups.indexOf(String(row.group));
    const after = rows.findLastIndex((row) => place(row) <= groups.indexOf(of));
    const edited = rows.toSpliced(after + 1, 0, { use: "on", group: of, from: "", date: "", start: "", end: "" });
    return { rows: edited, focus: fieldId(`rows.${after + 1}.date`) };
  }
  const row = verb === "drop" ? rows[Number(of)] : undefined;
  if (!row || row.from) return null;
  return { rows: rows.toSpliced(Number(of), 1), focus: addButtonId(String(row.group)) };
}
