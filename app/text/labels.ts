import type { FrequencyClass } from "#app/domain/body.ts";
import type { HeadcountBasis } from "#app/domain/headcount.ts";
import type { StaffRole } from "#app/domain/permission.ts";
import type { ReportState } from "#app/domain/report.ts";
import type { ResponseWay, RsvpStanding } from "#app/domain/rsvp.ts";
import type { SessionState, SessionStep } from "#app/domain/session.ts";
import type {
  AgendaKind,
  AgendaOutcome,
  CountedCategory,
  MemberRole,
  ParticipantRole,
  ProgrammeItem,
  SessionCategory,
  SessionFormat,
  SessionTagKind,
} from "#app/domain/taxonomy.ts";

/** The words for codes. A code without a word does not compile. */
export const categoryLabel: Record<SessionCategory, string> = {
  meeting: "会議",
  training: "研修会",
  lecture: "講演会",
  other: "その他（意見交換会・視察等）",
};

/** Where a list has little room. */
export const categoryShortLabel: Record<SessionCategory, string> = { ...categoryLabel, other: "その他" };

/** The headings of the published annual table. */
export const tableCategoryLabel: Record<CountedCategory, string> = {
  meeting: "会議 (WG・部会)",
  training: "多職種・専門職の研修会",
  lecture: "講演会",
};

export const formatLabel: Record<SessionFormat, string> = {
  onSite: "会場",
  online: "オンライン",
  hybrid: "会場とオンライン",
  written: "書面",
};

export const stateLabel: Record<SessionState, string> = {
  draft: "下書き",
  polling: "日程調整中",
  scheduled: "開催予定",
  postponed: "延期",
  cancelled: "中止",
  held: "開催済み",
};

export const stepLabel: Record<SessionStep, string> = {
  openPoll: "日程調整を始める",
  schedule: "開催予定にする",
  hold: "開催済みとして締める",
  cancel: "中止する",
  postpone: "延期する",
  reopen: "締めた記録を開き直す",
};

export const standingLabel: Record<RsvpStanding, string> = {
  pending: "未回答",
  attending: "出席",
  online: "オンライン",
  proxy: "代理出席",
  absent: "欠席",
  tentative: "保留",
};

export const responseWayLabel: Record<ResponseWay, string> = {
  link: "回答ページ",
  calendar: "カレンダー",
  phone: "電話",
  fax: "FAX",
  desk: "事務局の入力",
  proxy: "代理の方の辞退",
  application: "受講の申込み",
};

export const participantRoleLabel: Record<ParticipantRole, string> = {
  member: "委員",
  proxy: "代理出席",
  observer: "オブザーバー",
  trainee: "受講者",
  auditor: "傍聴",
  lecturer: "講師",
  topicProvider: "話題提供者",
  facilitator: "ファシリテーター",
  secretariat: "事務局",
};

export const memberRoleLabel: Record<MemberRole, string> = {
  chair: "会長",
  viceChair: "副会長",
  member: "委員",
  temporaryMember: "臨時委員",
  observer: "オブザーバー",
  secretariat: "事務局",
};

export const frequencyLabel: Record<FrequencyClass, string> = {
  none: "開催なし",
  yearly: "年1回",
  halfYearly: "半年に1回",
  quarterly: "四半期に1回",
  bimonthly: "2か月に1回",
  monthly: "毎月",
  moreOften: "毎月より多い",
};

export const agendaKindLabel: Record<AgendaKind, string> = {
  report: "報告",
  discussion: "協議",
  other: "その他",
};

/** Above the items of a kind, in a notice. */
export const agendaKindHeading: Record<AgendaKind, string> = {
  report: "報告事項",
  discussion: "協議事項",
  other: "その他",
};

export const agendaOutcomeLabel: Record<AgendaOutcome, string> = {
  decided: "決定",
  continued: "継続",
  reported: "報告",
};

export const headcountBasisLabel: Record<HeadcountBasis, string> = {
  none: "入力しない",
  exact: "確定した人数",
  approximate: "おおよその人数（約）",
  unknown: "不明",
};

export const tagKindLabel: Record<SessionTagKind, string> = {
  targetOccupation: "対象職種",
  targetOrganization: "対象機関",
  careScene: "4つの場面",
  programmeItem: "事業項目",
  trainingFormat: "研修の形式",
  fundingSource: "財源",
};

export const programmeItemLabel: Record<ProgrammeItem, string> = {
  ア: "地域の医療・介護の資源の把握",
  イ: "在宅医療・介護連携の課題の抽出と対応策の検討",
  ウ: "切れ目のない在宅医療と在宅介護の提供体制の構築推進",
  エ: "医療・介護関係者の情報共有の支援",
  オ: "在宅医療・介護連携に関する相談支援",
  カ: "医療・介護関係者の研修",
  キ: "地域住民への普及啓発",
  ク: "在宅医療・介護連携に関する関係市区町村の連携",
};

/** What is said of a session, as it is read: the letter of a programme item with its name, anything else as it is. */
export function tagText(kind: SessionTagKind, value: string): string {
  const name = kind === "programmeItem" ? programmeItemLabel[value as ProgrammeItem] : undefined;
  return name ? `（${value}）${name}` : value;
}

export const staffRoleLabel: Record<StaffRole, string> = {
  prefectureAdmin: "都道府県 管理者",
  prefectureViewer: "都道府県 閲覧者",
  centerStaff: "保健所 職員",
};

export const reportStateLabel: Record<ReportState, string> = {
  open: "入力中",
  submitted: "提出済み",
  confirmed: "確定",
  reopened: "再入力中",
};
