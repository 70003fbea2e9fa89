import { formatDay } from "#app/domain/japanese-date.ts";
import { type ListProblem, MAX_PARTICIPANT_ROWS, type ParticipantColumn } from "#app/domain/participant-list.ts";
import type { Match } from "#app/domain/participant-match.ts";
import { GRACE_MINUTES } from "#app/domain/presence.ts";
import type { ClockTime, IsoDate } from "#app/domain/tokyo-time.ts";

export const participantColumnLabel: Record<ParticipantColumn, string> = {
  name: "名前",
  email: "メールアドレス",
  joined: "入った時刻",
  left: "出た時刻",
  minutes: "時間（分）",
};

const AGAIN = "もう一度ファイルを選んでください。";

/** Why a file was not taken; `day` where its rows are of another one. */
export function listProblem(code: ListProblem, day?: IsoDate | null): string {
  return LIST_PROBLEMS[code].replace("DAY", day ? formatDay(day) : "別の日");
}

const LIST_PROBLEMS: Record<ListProblem, string> = {
  "file-gone": `ファイルの保管期間（1日）が過ぎました。${AGAIN}`,
  "nobody-in-list": "参加者の行が見つかりません。会議が終わったあとの参加者一覧（CSV）を選んでください。",
  "other-day":
    "この一覧はDAYのものです。別の会議の一覧でないか、ZoomやWebexの設定で時刻が日本時間になっているかを確かめてください。",
  "not-a-sheet": "CSVとして読み取れません。ZoomなどからダウンロードしたCSVを、そのまま選んでください。",
  "encoding-unknown": "文字コードがわからないファイルです。ZoomなどからダウンロードしたCSVを、そのまま選んでください。",
  "csv-broken": "CSVの形が崩れています。ダウンロードし直したものを選んでください。",
  "sheet-empty": "中身のないファイルです。",
  "too-many-rows": `一度に取り込めるのは${MAX_PARTICIPANT_ROWS.toLocaleString("ja-JP")}人までです。`,
  "too-many-columns": "列が多すぎます。ダウンロードしたCSVを、そのまま選んでください。",
  "too-many-cells": "表が大きすぎます。ダウンロードしたCSVを、そのまま選んでください。",
  "unpacks-too-large": "ファイルが大きすぎます。ダウンロードしたCSVを、そのまま選んでください。",
};

export const participantRefusal = {
  "list-changed": "一覧の読み取り方が変わりました。画面を開き直してください。",
  undecided: "どなたか分からない行があります。選んでください。",
  "not-expected": "案内または出席の記録から外された人が選ばれています。画面を開き直してください。",
} as const;

export const participantsText = {
  fileRequired: "ファイルを選んでください。",
  fileEmpty: "中身のないファイルです。",
  fileTooLarge: "2MBを超えるファイルは取り込めません。",
  choose: "どなたか選んでください。",
  nameRequired: "当日参加として記録する方の氏名を入力してください。",
  organizationRequired:
    "当日参加として記録する方の所属を入力してください。分からないときは「不明」と入力してください。",
  nameColumnRequired: "名前の列を選んでください。",
  grace: `${GRACE_MINUTES}分以内の遅れと早めの退室は、遅刻・早退にしません。会議が予定より早く終わったときは、最後の方が退室した時刻までで数えます。`,
} as const;

export const matchLabel: Record<Match["by"], string> = {
  mail: "メールで一致",
  name: "氏名で一致",
  choice: "確かめてください",
  none: "一致なし",
};

/** 在室69分（14:20から15:30まで、途中5分退室） */
export function presenceText(present: {
  minutes: number | null;
  away: number;
  arrived: ClockTime | null;
  left: ClockTime | null;
}): string {
  const { minutes, away, arrived, left } = present;
  if (minutes === null) return "在室時間の記載なし";
  const span = timesText({ arrived, left });
  const details = [span, away > 0 && `途中${away}分退室`].filter(Boolean).join("、");
  return `在室${minutes}分${details && `（${details}）`}`;
}

export function timesText({ arrived, left }: { arrived: ClockTime | null; left: ClockTime | null }): string {
  return [arrived && `${arrived}から`, left && `${left}まで`].filter(Boolean).join("");
}
