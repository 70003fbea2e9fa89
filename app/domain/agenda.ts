import type { ParticipantRole } from "./taxonomy.ts";

/** 議題 as it is planned; its place in the list is its order. */
export interface AgendaPlan {
  /** Null for an item that is new; outcome, notes and materials hang on the id. */
  id: string | null;
  part: string | null;
  title: string;
  presenter: string | null;
  presenterRole: ParticipantRole | null;
  /** Planned minutes. */
  minutes: number | null;
  topics: string[];
}

export const MAX_AGENDA_ITEMS = 60;
export const MAX_AGENDA_MINUTES = 600;

/** What a row's button asks for, as its value says it: `add`, `remove:2`, `up:2`, `down:2`. */
export type RowEdit = { kind: "add" } | { kind: "remove" | "up" | "down"; row: number };

export function parseRowEdit(text: string): RowEdit | null {
  if (text === "add") return { kind: "add" };
  const match = text.match(/^(remove|up|down):(\d{1,3})$/);
  return match ? { kind: match[1] as "remove" | "up" | "down", row: Number(match[2]) } : null;
}

/** The rows after an edit; an edit that leads outside the list changes nothing. */
export function editRows<Row>(rows: readonly Row[], edit: RowEdit, empty: Row): Row[] {
  if (edit.kind === "add") return [...rows, empty];
  const edited = [...rows];
  const [row] = edited.splice(edit.row, 1);
  if (row === undefined) return [...rows];
  if (edit.kind === "remove") return edited;
  const to = edit.kind === "up" ? edit.row - 1 : edit.row + 1;
  if (to < 0 || to > edited.length) return [...rows];
  edited.splice(to, 0, row);
  return edited;
}

/** Planned minutes in all, of the items that have any. */
export function plannedMinutes(items: readonly Pick<AgendaPlan, "minutes">[]): number {
  return items.reduce((sum, item) => sum + (item.minutes ?? 0), 0);
}
