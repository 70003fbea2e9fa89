import type { FollowUpState } from "#app/domain/follow-up.ts";

export const followUpStateLabel: Record<FollowUpState, string> = {
  open: "対応中",
  overdue: "期限超過",
  done: "対応済み",
};

export const followUpFilterLabel = {
  open: "対応中（期限超過を含む）",
  overdue: "期限を過ぎたもの",
  done: "対応済み",
  all: "すべて",
} as const;

export const followUpListName = "対応事項の一覧";
export const followUpListHead = [
  "状況",
  "対応事項",
  "担当",
  "期限",
  "開催",
  "開催日",
  "議題",
  "保健所",
  "引き継いだ開催",
  "対応した日",
  "対応の内容",
];

/** An agenda item that takes up what is still to be done. */
export const followUpItemTitle = "前回までの対応事項の確認";

export const followUpRefusal = {
  "too-many": "1つの開催の対応事項は100件までです。",
  "done-in-future": "対応した日は、今日以前の日にしてください。",
  "done-required": "対応した日を入力してください。",
} as const;
