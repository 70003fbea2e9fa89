/** What was typed, by field name, to show it again. */
export type Typed = Record<string, string | string[]>;

/**
 * A form is flat; the names of its fields say where they stand: `agenda.2.title` is the title in row 2 of `agenda`.
 * Row numbers put rows in order and are nothing more: a gap leaves no empty row, or one name with a great number
 * would make a list that fills the memory.
 */
const ROW_NUMBER = /^\d{1,4}$/;

/** Names of our forms have three parts. Deeper ones are of no form: ignored, before they make a tree too deep to walk. */
const MAX_PARTS = 6;

function partsOf(name: string): string[] {
  const parts = name.split(".", MAX_PARTS + 1);
  return parts.length > MAX_PARTS ? [] : parts;
}

/** The rows of a list, by the names of their fields; no more than `max`. */
export function rowsIn(typed: Typed, list: string, max: number): Typed[] {
  const rows = new Map<number, Typed>();
  for (const [name, value] of Object.entries(typed)) {
    const [first, number = "", ...field] = partsOf(name);
    if (first !== list || !ROW_NUMBER.test(number) || field.length === 0) continue;
    const row = rows.get(Number(number)) ?? {};
    row[field.join(".")] = value;
    rows.set(Number(number), row);
  }
  const inOrder = [...rows].sort(([a], [b]) => a - b);
  return inOrder.slice(0, max).map(([, row]) => row);
}

/** The fields with other rows in a list, numbered anew. */
export function withRows(typed: Typed, list: string, rows: readonly Typed[]): Typed {
  const others = Object.entries(typed).filter(([name]) => !name.startsWith(`${list}.`));
  return { ...Object.fromEntries(others), ...rowFields(list, rows) };
}

/** Rows as the fields of a form. */
export function rowFields(list: string, rows: readonly Typed[]): Typed {
  return Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([field, value]) => [`${list}.${index}.${field}`, value])),
  );
}

type Tree = { [key: string]: Tree | string | string[] };

/** The fields as objects and lists, for a schema to read. Without a prototype, so that no name reaches one. */
export function nested(typed: Typed): unknown {
  const root: Tree = Object.create(null);
  for (const [name, value] of Object.entries(typed)) {
    const path = partsOf(name.replace(/\[\]$/, ""));
    const last = path.pop();
    if (last === undefined) continue;
    let at = root;
    for (const key of path) {
      const next = at[key];
      at = at[key] = next && typeof next === "object" && !Array.isArray(next) ? next : Object.create(null);
    }
    at[last] = value;
  }
  return rowsAsArrays(root);
}

/** `{ "0": …, "2": … }` as an array in the order of its numbers. */
function rowsAsArrays(value: Tree | string | string[]): unknown {
  if (typeof value === "string" || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => ROW_NUMBER.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => rowsAsArrays(row));
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, rowsAsArrays(part)]));
}
