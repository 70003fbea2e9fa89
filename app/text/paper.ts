import type { DayPaper, PrintedFor } from "#app/domain/day-paper.ts";
import type { SeatingShape } from "#app/domain/seating.ts";

/** Headings of what is printed for the day. */
export const listText = {
  reception: "受付簿",
  attendance: "出席者名簿",
  agenda: "次第",
  seating: "席次表",
  nameTags: "名札",
  seatSigns: "席札",
  time: "日時",
  place: "場所",
  format: "開催方法",
  opening: "開会",
  closing: "閉会",
  proceedings: "議事",
  programme: "内容",
  handouts: "配布資料",
  front: "正面",
  receptionHead: ["No", "区分", "機関名", "職名", "氏名", "出欠（予定）", "代理出席者", "受付時刻", "確認", "備考"],
  attendanceHead: ["No", "区分", "機関名", "職名", "氏名", "備考"],
  checkbox: "□",
  standsFor: (name: string) => `${name}様の代理`,
  waiting: "（キャンセル待ち）",
  online: "オンライン",
  totals: (counts: readonly { label: string; people: number }[]) =>
    counts.map(({ label, people }) => `${label} ${people}人`).join("　"),
} as const;

export const seatingShapeLabel: Record<SeatingShape, string> = {
  horseshoe: "コの字",
  square: "ロの字",
  school: "スクール形式",
  facing: "対面",
};

export const dayPaperNote: Record<DayPaper, string> = {
  agenda: "開会から閉会までの議題と、配布資料の一覧です。",
  reception: "案内した全員を、お名前の横で確認できる表です。予定外に来られた方を書き込む行があります。",
  attendance: "出席の記録があればその方々、まだなければ出席と回答した方々の名簿です。",
  seating: "名簿の順に、選んだ並べ方で席を割り当てた図です。",
  seatSigns: "A4に2人分です。中央の点線で山折りにすると、机の両側から読めます。",
  nameTags: "A4に10人分（91mm×55mm）です。市販の名刺サイズのカード用紙にも合います。",
};

export const printedForLabel: Record<PrintedFor, string> = {
  coming: "会場に来る方",
  called: "欠席の方を除く全員",
};

export const paperRefusal = {
  dateRequired: "日時が決まると、当日の印刷物を作れます。",
} as const;
