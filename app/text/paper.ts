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
