import { formatDay } from "#app/domain/japanese-date.ts";
import type { PlanResult } from "#app/domain/plan-results.ts";
import type { Closed } from "#app/domain/year-plan.ts";

export const planResultLabel: Record<PlanResult, string> = {
  held: "開催済み",
  coming: "これから",
  putOff: "延期",
  cancelled: "中止",
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
