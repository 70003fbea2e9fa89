import type { Headcount } from "#app/domain/headcount.ts";
import { formatDate, formatDay } from "#app/domain/japanese-date.ts";
import { type Instant, toTokyo } from "#app/domain/tokyo-time.ts";

/** 97人, 約80人, （不明）: how a session's headcount is written, the same everywhere. */
export function headcountText(headcount: Headcount): string {
  if (headcount.kind === "unknown") return "（不明）";
  const people = `${headcount.people.toLocaleString("ja-JP")}人`;
  return headcount.kind === "stated" && headcount.approximate ? `約${people}` : people;
}

export const sessionListName = "開催の一覧";
export const sessionListHead = [
  "年度",
  "開催日",
  "開始",
  "終了",
  "区分",
  "名称",
  "回",
  "会議体",
  "保健所",
  "開催方法",
  "会場",
  "状態",
  "人数",
  "人数の根拠",
];

/** How a headcount is known, beside the plain number of a file. */
export function statedAs(headcount: Headcount): string {
  if (headcount.kind === "unknown") return "不明";
  if (headcount.kind === "listed") return "出席の記録";
  return headcount.approximate ? "約" : "確定";
}

interface Times {
  startsAt: Instant | null;
  endsAt: Instant | null;
}

/** 令和8年7月1日（水）14:00～16:00, the one form in which a session's time is written. */
export function whenText({ startsAt, endsAt }: Times): string {
  if (!startsAt) return "日程未定";
  return `${formatDate(toTokyo(startsAt).date)}${clockText({ startsAt, endsAt })}`;
}

/** 令和8年7月1日（水） 14時00分から16時00分まで: offices do not write 14:00 in a notice. */
export function noticeTimeText({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant | null }): string {
  const start = toTokyo(startsAt);
  const from = `${formatDate(start.date)} ${hourAndMinute(start.time)}`;
  if (!endsAt) return `${from}から`;
  const end = toTokyo(endsAt);
  return `${from}から${end.date === start.date ? "" : `${formatDay(end.date)} `}${hourAndMinute(end.time)}まで`;
}

/** 14時00分, of 14:00. */
export function hourAndMinute(time: string): string {
  const [hour, minute] = time.split(":");
  return `${Number(hour)}時${minute}分`;
}

/** 7月1日（水）14:00～16:00, in lists whose year is plain. */
export function whenInYearText({ startsAt, endsAt }: Times): string {
  if (!startsAt) return "日程未定";
  return `${formatDay(toTokyo(startsAt).date)}${clockText({ startsAt, endsAt })}`;
}

/** 14:00～16:00; the day is named again when it ends on another. */
export function clockText({ startsAt, endsAt }: Times): string {
  if (!startsAt) return "";
  const from = toTokyo(startsAt);
  if (!endsAt) return `${from.time}～`;
  const to = toTokyo(endsAt);
  return `${from.time}～${to.date === from.date ? "" : formatDay(to.date)}${to.time}`;
}

/** 令和8年7月1日 14:05, for when something was done. */
export function instantText(at: Instant): string {
  const { date, time } = toTokyo(at);
  return `${formatDate(date)}${time}`;
}

/** 令和8年7月, of `2026-07`. */
export function monthText(month: string): string {
  return formatDate(`${month}-01`).replace(/1日（.）$/, "");
}

/** 第2回, or nothing. */
export function roundText(round: number | null): string {
  return round === null ? "" : `第${round}回`;
}
