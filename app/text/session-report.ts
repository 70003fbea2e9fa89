import type { ReportPart, ReportText } from "#app/domain/session-report.ts";
import { commonRefusal } from "./refusals.ts";

export const reportPartLabel: Record<ReportPart, string> = {
  contents: "内容",
  result: "成果",
  survey: "アンケート結果",
  issues: "課題",
  nextYear: "次年度に向けて",
};

export const reportFieldLabel: Record<keyof ReportText, string> = {
  ...reportPartLabel,
  targetCount: "対象人数",
  author: "作成者",
};

/** What a 実施報告 says. */
export const reportText = {
  title: "実施報告",
  fiscalYear: "年度",
  center: "保健所",
  coHosts: "共催",
  medicalArea: "二次医療圏",
  bodies: "会議体",
  category: "区分",
  name: "名称",
  round: "回",
  time: "日時",
  place: "場所",
  format: "開催方法",
  theme: "テーマ",
  lecturers: "講師・話題提供者",
  target: "対象",
  targetPeople: (people: number) => `対象人数 ${people.toLocaleString("ja-JP")}人`,
  attendance: "出席",
  byRole: "出席の記録",
  byOccupation: "出席者の職種（人数に数える方のうち、記録のある方）",
  byGroup: "出席者の内訳（人数に数える方のうち、記録のある方）",
  occupation: "職種",
  group: "区分",
  people: "人数",
  unknown: "不明",
  total: "計",
  noAttendance: "出席した方の記録はありません。",
  agenda: "議題",
  unwritten: "（未記入）",
  author: "作成者",
} as const;

export const reportRefusal: Record<"not-found" | "forbidden" | "edited-meanwhile" | "not-taken-place", string> = {
  ...commonRefusal,
  "not-taken-place": "実施報告は、開催された後に書けます。",
};
