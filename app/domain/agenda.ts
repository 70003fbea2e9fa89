import { searchKey } from "./search-key.ts";
import type { AgendaKind, AgendaOutcome, ParticipantRole, SessionCategory } from "./taxonomy.ts";
import type { Instant } from "./tokyo-time.ts";

/** 議題 as it is planned; its place in the list is its order. */
export interface AgendaPlan {
  /** Null for an item that is new; outcome, notes and materials hang on the id. */
  id: string | null;
  part: string | null;
  title: string;
  kind: AgendaKind;
  /** 公開. A closed item is for those invited, and for nobody else. */
  open: boolean;
  presenter: string | null;
  presenterRole: ParticipantRole | null;
  /** Planned minutes. */
  minutes: number | null;
  topics: string[];
  /** The item of an earlier round that this one takes up again. */
  carriedFromId: string | null;
  /** What earlier rounds left to be done and this item takes up; left out, it is as it was. */
  followUpIds?: string[];
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

export interface Period {
  from: Instant;
  until: Instant;
}

/** When each item begins and ends, one after the other from the session's start; null unless all have minutes. */
export function runningTimes(startsAt: Instant | null, items: readonly Pick<AgendaPlan, "minutes">[]): Period[] | null {
  if (!startsAt || items.length === 0 || items.some(({ minutes }) => minutes === null)) return null;
  let at = startsAt.getTime();
  return items.map(({ minutes }) => {
    const from = new Date(at);
    at += (minutes ?? 0) * 60_000;
    return { from, until: new Date(at) };
  });
}

/** By how many minutes the planned items run over the session's end; 0 while they fit, or no end is known. */
export function minutesOver(
  session: { startsAt: Instant | null; endsAt: Instant | null },
  items: readonly Pick<AgendaPlan, "minutes">[],
): number {
  if (!session.startsAt || !session.endsAt) return 0;
  const room = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
  return Math.max(0, plannedMinutes(items) - room);
}

/** Whether kinds (報告, 協議, その他) are shown: what a training has is a programme, whose items report and decide nothing. */
export function hasKinds(category: SessionCategory): boolean {
  return category !== "training" && category !== "lecture";
}

/**
 * Where a heading of its kind (報告事項…) stands above an item: only where kinds are shown and mixed, and where one
 * begins.
 */
export function kindHeadings(
  category: SessionCategory,
  items: readonly Pick<AgendaPlan, "kind">[],
): (AgendaKind | null)[] {
  const mixed = hasKinds(category) && new Set(items.map(({ kind }) => kind)).size > 1;
  return items.map(({ kind }, index) => (mixed && kind !== items[index - 1]?.kind ? kind : null));
}

/** What may be seen by those who were not invited. */
export function openItems<I extends Pick<AgendaPlan, "open">>(items: readonly I[]): I[] {
  return items.filter(({ open }) => open);
}

/** Whether an item was left unfinished, to be taken up in the next round. */
export function isContinued(item: { outcome: AgendaOutcome | null }): boolean {
  return item.outcome === "continued";
}

/** Someone of the roster, as they are written on an agenda. */
export interface Presenter {
  personId: string;
  name: string;
  /** 「○○医師会 会長 釧路 花子」 */
  text: string;
}

export function presenterText(person: { name: string; title: string | null; organizationName: string | null }): string {
  return [person.organizationName, person.title, person.name].filter(Boolean).join(" ");
}

/** The one person a typed presenter means, by name alone or in full, blanks and width aside; null when none or several. */
export function presenterMeant(typed: string | null, presenters: readonly Presenter[]): string | null {
  const key = searchKey(typed);
  if (!key) return null;
  const meant = presenters.filter(({ name, text }) => searchKey(name) === key || searchKey(text) === key);
  return meant.length === 1 ? (meant[0]?.personId ?? null) : null;
}
