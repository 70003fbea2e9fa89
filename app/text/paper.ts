import type { DayPaper, PrintedFor, ReceptionFill } from "#app/domain/day-paper.ts";
import type { SeatingShape } from "#app/domain/seating.ts";
import { waitingLabel } from "./rsvp.ts";

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
  /** No font of ours has ☑. */
  checked: "✓",
  walkIn: "当日参加",
  left: (time: string) => `${time}早退`,
  taken: (people: number) => `受付済み ${people}人`,
  standsFor: (name: string) => `${name}様の代理`,
  waiting: `（${waitingLabel}）`,
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
  reception:
    "案内した全員を、お名前の横で確認できる表です。手書き用には、予定外に来られた方を書き込む行があります。出席の記録があれば、受付時刻と当日参加の方を記入したものも作れます。",
  attendance: "出席の記録があればその方々、まだなければ出席と回答した方々の名簿です。",
  seating: "名簿の順に、選んだ並べ方で席を割り当てた図です。",
  seatSigns: "A4に2人分です。中央の点線で山折りにすると、机の両側から読めます。",
  nameTags: "A4に10人分（91mm×55mm）です。市販の名刺サイズのカード用紙にも合います。",
};

export const printedForLabel: Record<PrintedFor, string> = {
  coming: "会場に来る方",
  called: "欠席とオンラインの方を除く全員",
};

export const receptionFillLabel: Record<ReceptionFill, string> = {
  recorded: "出席の記録を記入する",
  blank: "記入しない（手書き用）",
};

export const paperRefusal = {
  dateRequired: "日時が決まると、当日の印刷物を作れます。",
} as const;
