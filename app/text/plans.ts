import { formatDay } from "#app/domain/japanese-date.ts";
import type { PlanCount, PlanResult } from "#app/domain/plan-results.ts";
import type { Closed } from "#app/domain/year-plan.ts";

export const planResultLabel: Record<PlanResult, string> = {
  held: "開催済み",
  coming: "これから",
  putOff: "延期",
  cancelled: "中止",
};

/** What is counted of a year's plan, in the order of its columns. */
export const planColumns = [
  ["planned", "計画"],
  ["held", planResultLabel.held],
  ["coming", planResultLabel.coming],
  ["putOff", planResultLabel.putOff],
  ["cancelled", planResultLabel.cancelled],
  ["moved", "うち日付の変更"],
  ["unplanned", "計画外（開催済み）"],
  ["unplannedOpen", "計画外（開催前）"],
] as const satisfies readonly (readonly [keyof PlanCount, string])[];

/** Of the workbooks a plan is saved as. */
export const planFileText = {
  byBody: "会議体ごと",
  body: "会議体・シリーズ",
  ofNoBody: "会議体によらないもの",
  total: "計",
  bySession: "開催ごと",
  sessionHead: ["計画", "名称", "計画した日", "開催日", "時刻", "日付の変更", "状態"],
  planned: "計画",
  unplanned: "計画外",
  moved: "変更",
  yearSheet: "年間予定表",
  month: "月",
  holidays: "祝日",
  others: "研修会など",
  elsewhere: "他の保健所",
  undated: "日程未定",
  undatedHead: ["名称", "状態"],
};

/** Why offices are closed. */
export function closedText(closed: Closed): string {
  if (closed.kind === "holiday") return `祝日（${closed.name}）`;
  return closed.kind === "weekend" ? "土曜日または日曜日" : "年末年始";
}

export const planText = {
  closed: (closed: Closed) => `この日は${closedText(closed)}です。`,
  movedFrom: (date: string, because: Closed) =>
    `${formatDay(date)}は${closedText(because)}のため、次の開庁日にしています。`,
  sameTime: (title: string) => `「${title}」と同じ時間帯です。`,
  moreAtSameTime: "ほかにも同じ時間帯の開催を計画しています。",
  moreClashes: "ほかにも、同じ時間帯の開催と人や会場が重なっています。",
  outsideYear: (year: string) => `${year}（4月1日から翌年3月31日まで）の日付を入力してください。`,
  startRequired: "開始時刻を入力してください。",
  nothingChosen: "計画する開催を1件以上選んでください。",
  made: (count: number) => `${count}件を下書きとして計画しました`,
  leftOut: (count: number) => `${count}件は、すでに計画されているため加えませんでした。`,
  renumbered: "回を日付の順に付け直しました",
  removed: "下書きを取り消しました",
} as const;

export const deleteRefusal = {
  "not-a-draft": "下書きではないため、取り消せません。中止や延期は、開催のページで行ってください。",
  "draft-in-use": "案内、日程調整、資料などがあるため、取り消せません。中止は、開催のページで行ってください。",
} as const;

/** 3件目の開催日 */
export function planFieldLabel(field: string): string | undefined {
  const [, row, name = ""] = field.match(/^rows\.(\d+)\.(\w+)/) ?? [];
  const what = { date: "開催日", start: "開始時刻", end: "終了時刻" }[name];
  return row !== undefined && what ? `${Number(row) + 1}件目の${what}` : undefined;
}
