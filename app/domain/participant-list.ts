import { addressKey } from "./contact.ts";
import type { Grid } from "./import-sheet.ts";
import type { SheetProblem } from "./import-state.ts";
import { parseLocalTime, parseMinutes } from "./local-time.ts";
import type { Stay } from "./presence.ts";
import { searchKey } from "./search-key.ts";
import { addDays, type Instant, type IsoDate, tokyoDate } from "./tokyo-time.ts";

/** Of one meeting: the largest that Zoom, Teams and Webex sell seats for, at an office's scale. */
export const MAX_PARTICIPANT_ROWS = 2_000;
export const MAX_PARTICIPANT_BYTES = 2 * 1024 * 1024;

/** Why a file is no participant list of a session. */
export type ListProblem = SheetProblem | "file-gone" | "nobody-in-list" | "other-day";

/** What is read of a participant list. Of these the desk may choose the columns by hand. */
export const PARTICIPANT_COLUMNS = ["name", "email", "joined", "left", "minutes"] as const;
export type ParticipantColumn = (typeof PARTICIPANT_COLUMNS)[number];

type KnownColumn = ParticipantColumn | "waiting" | "attended";
export type ParticipantColumns = Readonly<Partial<Record<KnownColumn, number>>>;

/** Where the headings of a list stand, and which of its columns (from 0) is what. */
export interface ParticipantHead {
  /** From 0. */
  headingRow: number;
  headings: readonly string[];
  columns: ParticipantColumns;
}

/**
 * The headings of Zoom, Teams and Webex, English and Japanese, of older and newer exports; the surest first. Compared
 * without brackets, blanks and width.
 */
const HEADINGS: Record<KnownColumn, readonly string[]> = {
  name: [
    ...["Name (Original Name)", "User Name (Original Name)", "名前（元の名前）", "ユーザー名（元の名前）"],
    ...["氏名（元の氏名）", "Display Name", "表示名", "Full Name", "Attendee Name", "Participant Name", "参加者名"],
    ...["Name", "名前", "氏名", "Participant", "Attendee", "User Name", "ユーザー名", "参加者", "出席者"],
  ],
  email: [
    ...["Attendee Email", "Participant Email", "出席者のメール", "参加者のメール", "User Email", "Email"],
    ...["Email Address", "E-mail Address", "メール", "メールアドレス", "Eメール", "電子メール", "電子メールアドレス"],
    ...["ユーザーのメール", "ユーザーのメールアドレス", "ユーザーメール", "参加者のメールアドレス"],
    ...["出席者のメールアドレス", "Participant ID (UPN)", "参加者 ID (UPN)", "UPN", "User Principal Name"],
  ],
  joined: [
    ...["Join Time", "First Join", "First Join Time", "Joined", "入室時刻", "入室時間", "入室日時", "参加時刻"],
    ...["参加時間", "参加日時", "最初の参加", "最初の参加時刻", "最初の参加日時", "最初の入室", "初回参加時刻"],
    ...["Attendee Join Time", "出席者の参加時刻"],
  ],
  left: [
    ...["Leave Time", "Last Leave", "Last Leave Time", "Left", "退室時刻", "退室時間", "退室日時", "退出時刻"],
    ...["退出時間", "退出日時", "退席時刻", "最後の退出", "最後の退出時刻", "最後の退出日時", "最後の退室"],
    ...["最後の退席", "最終退出時刻", "Attendee Leave Time", "出席者の退出時刻"],
  ],
  minutes: [
    ...["In-Meeting Duration", "Attendance Duration", "Total Duration (Minutes)", "Duration (Minutes)", "Duration"],
    ...["Time in Session (minutes)", "所要時間（分）", "合計時間（分）", "総時間（分）", "時間（分）", "所要時間"],
    ...["会議の長さ", "会議中の時間", "会議での時間", "会議の所要時間", "参加時間（分）", "出席時間", "出席期間"],
    ...["参加期間", "継続時間", "継続時間（分）", "滞在時間", "在室時間", "期間", "期間（分）"],
  ],
  waiting: ["In Waiting Room", "待機室", "待機室内", "待合室", "待機室で待機"],
  attended: ["Attended", "参加済み", "参加", "出席"],
};

/** No more of a heading tells what its column is. */
const HEADING_LENGTH = 100;

const KEYS = Object.fromEntries(
  Object.entries(HEADINGS).map(([column, headings]) => [column, headings.map(headingKey)]),
) as Record<KnownColumn, string[]>;

function headingKey(heading: string): string {
  return searchKey(heading.slice(0, HEADING_LENGTH).replace(/[()（）[\]［］【】:：/／]/g, ""));
}

/** Zoom puts the meeting above its list, Teams a summary; no list begins further down than this. */
const ROWS_TO_LOOK_AT = 60;

/**
 * Finds the row that has most of a list's headings, the name among them and one more: of several alike (Teams lists
 * people, then their comings and goings; Zoom's webinars panelists, then attendees) the one with most rows below it.
 * Null: the columns have to be told.
 */
export function findParticipantHead(grid: Grid): ParticipantHead | null {
  let best: { head: ParticipantHead; known: number; rows: number } | null = null;
  for (const [headingRow, headings] of grid.slice(0, ROWS_TO_LOOK_AT).entries()) {
    const columns = knownColumns(headings);
    if (!columns) continue;
    const known = Object.keys(columns).length;
    if (best && known < best.known) continue;
    const head = { headingRow, headings, columns };
    const rows = rowsOf(grid, head).length;
    if (!best || known > best.known || rows > best.rows) best = { head, known, rows };
  }
  return best?.head ?? null;
}

/** Where one heading stands twice (of the meeting, of each person), the person's stands further right. */
function knownColumns(headings: readonly string[]): ParticipantColumns | null {
  const keys = headings.map(headingKey);
  const columns: Partial<Record<KnownColumn, number>> = {};
  for (const column of Object.keys(KEYS) as KnownColumn[]) {
    const known = KEYS[column].find((key) => keys.includes(key));
    if (known !== undefined) columns[column] = keys.lastIndexOf(known);
  }
  const tells = PARTICIPANT_COLUMNS.filter((column) => column in columns);
  return columns.name !== undefined && tells.length >= 2 ? columns : null;
}

/** The head with the columns the desk tells; where no headings are known, they are the first row with several cells. */
export function headByHand(grid: Grid, told: ParticipantColumns = {}): ParticipantHead {
  const known = findParticipantHead(grid);
  const first = grid.findIndex((cells) => cells.filter((cell) => cell.trim() !== "").length >= 2);
  const headingRow = known?.headingRow ?? Math.max(0, first);
  const { waiting, attended } = known?.columns ?? {};
  const columns = { ...told, ...(waiting !== undefined && { waiting }), ...(attended !== undefined && { attended }) };
  return { headingRow, headings: grid[headingRow] ?? [], columns };
}

interface Row {
  /** As a spreadsheet numbers it. */
  row: number;
  cells: readonly string[];
}

/** The rows of a list, down to the next part of the file: a title (3. In-Meeting Activities) or headings anew. */
function rowsOf(grid: Grid, { headingRow }: ParticipantHead): Row[] {
  const rows: Row[] = [];
  for (const [below, cells] of grid.slice(headingRow + 1).entries()) {
    const index = headingRow + 1 + below;
    const filled = cells.filter((cell) => cell.trim() !== "");
    if (filled.length === 0) continue;
    const alone = filled.length === 1 && (cells[0] ?? "").trim() !== "";
    if (knownColumns(cells) || (alone && isPartTitle(grid, index))) break;
    rows.push({ row: index + 1, cells });
  }
  return rows;
}

function isPartTitle(grid: Grid, index: number): boolean {
  return /^\s*\d+\s*[.．]\s*\D/.test(grid[index]?.[0] ?? "") || knownColumns(grid[index + 1] ?? []) !== null;
}

/** Somebody who was in an online meeting, however often they came in. */
export interface Participant {
  /** As they called themselves there. */
  name: string;
  email: string | null;
  stays: Stay[];
  /** As the list counts them, over all their rows; null where it does not. */
  minutes: number | null;
  /** The rows of the file, as a spreadsheet numbers them. */
  rows: number[];
}

export interface ParticipantList {
  participants: Participant[];
  /** Rows that tell of nobody's presence: of another day, of the waiting room, of whoever registered and never came. */
  otherDays: number;
  notIn: number;
  /** The first day that rows of other days are of. */
  otherDay: IsoDate | null;
}

const YES = new Set(["yes", "はい", "true"].map((word) => searchKey(word)));
const NO = new Set(["no", "いいえ", "false"].map((word) => searchKey(word)));

/**
 * The people of a list, in the order they stand in it, each once: rows of one name and address are one person, and so
 * are rows without an address where one person alone bears the name. `days`: the session's; rows of others are not
 * its (a room used all week).
 */
export function participantsIn(
  grid: Grid,
  head: ParticipantHead,
  days: { from: IsoDate; until: IsoDate },
): ParticipantList {
  const list: ParticipantList = { participants: [], otherDays: 0, notIn: 0, otherDay: null };
  const cell = (cells: readonly string[], column: KnownColumn) => (cells[head.columns[column] ?? -1] ?? "").trim();
  const found: (Participant & { key: string })[] = [];
  for (const { row, cells } of rowsOf(grid, head)) {
    const email = addressKey(cell(cells, "email").normalize("NFKC"));
    const name = cell(cells, "name").slice(0, 200) || email;
    if (name === "") continue;
    if (YES.has(searchKey(cell(cells, "waiting"))) || NO.has(searchKey(cell(cells, "attended")))) {
      list.notIn += 1;
      continue;
    }
    const minutes = parseMinutes(cell(cells, "minutes"));
    const stay = stayOf(cell(cells, "joined"), cell(cells, "left"), minutes, days.from);
    if (stay && (tokyoDate(stay.until) < days.from || tokyoDate(stay.from) > days.until)) {
      list.otherDays += 1;
      list.otherDay ??= tokyoDate(stay.from);
      continue;
    }
    const address = email.includes("@") ? email : null;
    found.push({ key: searchKey(name), name, email: address, stays: stay ? [stay] : [], minutes, rows: [row] });
  }
  list.participants = merged(found);
  return list;
}

/** Where coming or leaving is not told, the minutes tell the other. */
function stayOf(joined: string, left: string, minutes: number | null, near: IsoDate): Stay | null {
  const [from, until] = [parseLocalTime(joined, near), parseLocalTime(left, near)];
  const length = (minutes ?? 0) * 60_000;
  if (from && until) return { from, until: until < from ? dayLater(until, from) : until };
  if (from) return { from, until: new Date(from.getTime() + length) };
  return until && { from: new Date(until.getTime() - length), until };
}

/** Times alone, over midnight: the leaving is of the day after. */
function dayLater(until: Instant, from: Instant): Instant {
  const later = new Date(until.getTime() + 24 * 60 * 60 * 1000);
  return tokyoDate(later) === addDays(tokyoDate(from), 1) ? later : from;
}

function merged(rows: readonly (Participant & { key: string })[]): Participant[] {
  const addressesOf = new Map<string, Set<string>>();
  for (const { key, email } of rows) {
    if (email) addressesOf.set(key, (addressesOf.get(key) ?? new Set()).add(email));
  }
  const people = new Map<string, Participant>();
  for (const { key, ...row } of rows) {
    const addresses = addressesOf.get(key);
    const email = row.email ?? (addresses?.size === 1 ? ([...addresses][0] ?? null) : null);
    const id = JSON.stringify([key || row.name, email]);
    const person = people.get(id);
    if (!person) people.set(id, { ...row, email });
    else {
      person.stays.push(...row.stays);
      person.rows.push(...row.rows);
      if (row.minutes !== null) person.minutes = (person.minutes ?? 0) + row.minutes;
    }
  }
  return [...people.values()];
}
