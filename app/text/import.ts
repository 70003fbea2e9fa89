import type { RemarkCode } from "#app/domain/import-remark.ts";
import {
  type ImportFate,
  type ImportKind,
  type ImportProblem,
  type ImportState,
  MAX_SHEET_CELLS,
  MAX_SHEET_COLUMNS,
  MAX_SHEET_ROWS,
} from "#app/domain/import-state.ts";

export const importKindLabel: Record<ImportKind, string> = {
  people: "人（関係者の一覧）",
  organizations: "機関の一覧",
  roster: "委員名簿",
  sessions: "過去の開催",
  figures: "過年度の実績",
};

/** What a kind of sheet holds, and how a row finds the record it is about. */
export const importKindNote: Record<ImportKind, string> = {
  people:
    "氏名、所属、連絡先などの一覧です。氏名とメールアドレス、または氏名と所属が同じ方が登録されていれば、その方の内容を変えます。",
  organizations: "機関の名称、種別、住所などの一覧です。同じ名称の機関が登録されていれば、その機関の内容を変えます。",
  roster: "一つの会議体の委員枠（充て職）と委員の一覧です。ファイルの並び順のまま、名簿の順序（建制順）になります。",
  sessions: "過去に開催した会議・研修会などの一覧です。人数は「約80名」「不明」や空欄のままでも取り込めます。",
  figures:
    "開催ごとの記録がない年度の、回数と人数の合計です。公表された実績表の形（会議・研修会・講演会の三つの欄が横に並ぶ表）も、そのまま取り込めます。末尾の「21協議会」の行からあとは読みません。",
};

export const importStateLabel: Record<ImportState, string> = {
  uploaded: "列の確認待ち",
  checking: "点検中",
  checked: "取込み前の確認",
  applying: "取込み中",
  applied: "取込み済み",
  undoing: "取消し中",
  undone: "取消し済み",
  failed: "読み取れません",
  discarded: "中止",
};

/** What is being done, while it is; an uploaded sheet is first read for its columns. */
export const importRunningLabel: Partial<Record<ImportState, string>> = {
  uploaded: "ファイルを読み取っています",
  checking: "一行ずつ点検しています",
  applying: "取り込んでいます",
  undoing: "取込みを取り消しています",
};

export const importFateLabel: Record<ImportFate, string> = {
  added: "新規",
  changed: "変更",
  same: "変更なし",
  refused: "取り込めない",
};

const n = (count: number) => count.toLocaleString("ja-JP");

const remarkText: Record<RemarkCode, (detail: string) => string> = {
  required: () => "入力されていません。",
  "control-character": () => "使えない文字（制御文字）が含まれています。",
  undecodable: () => "文字化けしている文字があります。",
  "too-long": (max) => `長すぎます。${n(Number(max))}文字以内にしてください。`,
  "unknown-word": (words) =>
    words === "" ? "使える言葉ではありません。" : `使える言葉ではありません。近い言葉：${words}`,
  "date-unreadable": () => "日付として読み取れません。例：令和6年4月1日、R6.4.1、2024/4/1",
  "date-impossible": () => "暦にない日付です。",
  "date-before-era": () => "その元号が始まる前の日付です。",
  "date-weekday": () => "曜日が日付と合っていません。",
  "end-before-start": () => "開始より前の日付です。",
  "name-unreadable": () => "文字がありません。",
  "email-invalid": () => "メールアドレスの形ではありません。",
  "phone-invalid": () => "電話番号として読み取れません。",
  "postal-code-invalid": () => "郵便番号として読み取れません。例：085-0016",
  "used-by-others": () => "他の保健所の名簿や人が使っている機関です。変えられるのは都道府県の担当者だけです。",
  "seat-ends": (day) => `この委員枠は${day}で終わります。任期満了日をその日までにしてください。`,
  "same-as-row": (row) => `${row}行目と同じです。`,
  "seat-held": () => "同じ期間に、別の方がこの委員枠に委嘱されています。会議体の画面で委員を交代してください。",
  ambiguous: () => "当てはまる方が二人以上登録されています。メールアドレスを書くと見分けられます。",
  "extra-cells": () => "見出しより右にもセルがあります。区切りの位置を確かめてください。",
  "time-unreadable": () => "時刻として読み取れません。例：14:00、14時30分、午後2時",
  "year-unreadable": () => "年度として読み取れません。例：令和5年度、R5、2023",
  "number-unreadable": () => "数として読み取れません。",
  "number-too-large": (max) =>
    max === "" ? "数が大きすぎます。" : `数が大きすぎます。${n(Number(max))}までにしてください。`,
  "headcount-unreadable": () => "人数として読み取れません。例：97、約80名、不明",
  "figure-contradicts": () => "回数と人数が合っていません。",
  "unit-differs": () => "同じ行の他の欄と、協議会が違います。",
  "in-future": () => "これからの日付です。過去の開催だけを取り込めます。",
  "not-held": () => "開催済みの記録ではありません。",
  "report-confirmed": () => "この年度の実績報告は確定しています。",
  "has-figures": () =>
    "この年度は、集計単位の合計が取り込まれています。開催を取り込むには、先に合計の取消しを都道府県に依頼してください。",
  "has-sessions": () => "この年度には、開催ごとの記録があります。合計は取り込めません。",
};

/** 職種：使える言葉ではありません。近い言葉：看護師, by the sheet's own heading. Where it is the row, without a field. */
export function remarksText(
  remarks: readonly { field: string | null; code?: RemarkCode; detail?: string }[],
  fields: readonly { name: string; label: string; heading: string }[],
): string[] {
  return remarks.flatMap(({ field, code, detail = "" }) => {
    if (!code) return [];
    const of = fields.find(({ name }) => name === field);
    return [of ? `${of.heading}：${remarkText[code](detail)}` : remarkText[code](detail)];
  });
}

export const refusedHead = { row: "元の行", reason: "取り込めない理由" } as const;

export const importProblemText: Record<ImportProblem, { title: string; advice: string }> = {
  "not-a-sheet": {
    title: "表として読み取れないファイルです",
    advice:
      "XLSX（Excel 2007以降の形式）かCSVで保存し直してください。古い形式（.xls）と、パスワードの付いたファイルは読み取れません。",
  },
  "encoding-unknown": {
    title: "文字コードがわからないファイルです",
    advice: "CSVは、UTF-8かShift_JISで保存し直してください。",
  },
  "csv-broken": {
    title: "CSVの形が崩れています",
    advice: '引用符（"）が閉じていないところがあります。表計算ソフトで開き、保存し直してください。',
  },
  "sheet-empty": { title: "取り込む行がありません", advice: "見出しの行の下に、一行以上の内容が要ります。" },
  "too-many-rows": {
    title: "行が多すぎます",
    advice: `一度に取り込めるのは${n(MAX_SHEET_ROWS)}行までです。ファイルを分けてください。`,
  },
  "too-many-cells": {
    title: "表が大きすぎます",
    advice: `一度に取り込めるのは${n(MAX_SHEET_CELLS)}セルまでです。使っていない行と列を削除してから保存し直してください。`,
  },
  "too-many-columns": {
    title: "列が多すぎます",
    advice: `一度に取り込めるのは${n(MAX_SHEET_COLUMNS)}列までです。使っていない列を削除してから保存し直してください。`,
  },
  "unpacks-too-large": {
    title: "ファイルの中身が大きすぎます",
    advice: "画像などを除き、必要な表だけを新しいブックに写して保存し直してください。",
  },
  "job-failed": {
    title: "処理の途中で問題が起きました",
    advice: "何も変わっていません。もう一度お試しください。続くときは、システムの管理者に知らせてください。",
  },
  "body-elsewhere": {
    title: "会議体が、この保健所のものではなくなりました",
    advice:
      "ファイルを受け付けたあとに、会議体が他の保健所に移ったか、削除されました。何も変わっていません。会議体を確かめてください。",
  },
  "changed-since-check": {
    title: "確認のあとに、登録されている内容が変わりました",
    advice: "まだ何も取り込んでいません。いまの内容で点検し直しましたので、改めて確かめてください。",
  },
  "report-confirmed": {
    title: "実績報告が確定した年度の記録があるため、取り消せません",
    advice: "何も変わっていません。取り消すには、先に都道府県が実績報告の確定を解く必要があります。",
  },
  "undo-blocked": {
    title: "取り消せません",
    advice: "取り込んだあとに変更された記録や、ほかで使われている記録があります。何も変わっていません。",
  },
};

const TABLE_LABELS: Record<string, string> = {
  Organization: "機関",
  Person: "人",
  Seat: "委員枠",
  Appointment: "委嘱",
  Session: "開催",
  SessionBody: "開催の会議体",
  ImportedFigure: "過年度の実績",
  Invitation: "案内",
  Attendance: "出席の記録",
  AttendanceGroup: "出席の記録",
  AgendaItem: "議題",
  Material: "資料",
  PersonGroupMember: "グループ",
  PersonMerge: "統合の記録",
  PollParticipant: "日程調整",
  DatePoll: "日程調整",
  DistinctPeople: "別人の記録",
  OrganizationMerge: "機関の統合の記録",
  PracticeCard: "開催事例",
  JoinRequest: "参加の希望",
  OutboxMail: "送信箱のメール",
};

export const recordLabel = (table: string): string => TABLE_LABELS[table] ?? "他の記録";

/** Why a record keeps an import from being undone. */
export function obstacleText(usedBy: string | null): string {
  return usedBy === null ? "取込みのあとに変更されています。" : `${recordLabel(usedBy)}で使われています。`;
}

export const importRefusal = {
  "step-not-from-here": "いまの状態からは、この操作はできません。画面を開き直して状態を確かめてください。",
  "nothing-to-apply": "新しく登録する行も、変更する行もありません。",
  "column-required": "列を選んでください。",
  "column-twice": "同じ列が二つの項目に選ばれています。",
  "given-required": "列を選ぶか、ここに書いてください。",
  "given-unreadable": "読み取れません。例のように書いてください。",
  "center-required": "保健所を選んでください。",
  "body-required": "会議体を選んでください。",
  "file-required": "ファイルを選んでください。",
  "file-empty": "ファイルが空です。",
  "file-too-large": "ファイルが大きすぎます。20MBまでにしてください。",
} as const;

export const templateText = {
  sheet: "取込み",
  explanation: "列の説明",
  explanationHead: ["列", "必須", "説明", "例", "使える言葉"],
  required: "必須",
  exampleNote: "1枚目のシートの2行目は記入例です。書き換えずに残した記入例は、取り込まれません。",
  fileName: (kind: string) => `取込みのひな形（${kind}）`,
} as const;

const FORM_FIELDS: Record<string, string> = { kind: "種類", centerId: "保健所", bodyId: "会議体", file: "ファイル" };

export const importFieldLabel = (field: string): string | undefined => FORM_FIELDS[field];
