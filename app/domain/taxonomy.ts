/**
 * The vocabularies of the field. Codes where the program decides by them; elsewhere the Japanese
 * word itself, as forms and the published surveys print it, is the value.
 * Source: 在宅医療・介護連携推進事業 survey forms and the R5 report of 北海道.
 */
export const SESSION_CATEGORIES = ["meeting", "training", "lecture", "other"] as const;
export type SessionCategory = (typeof SESSION_CATEGORIES)[number];

/** The categories the annual table counts, in its order. */
export const COUNTED_CATEGORIES = ["meeting", "training", "lecture"] as const;
export type CountedCategory = (typeof COUNTED_CATEGORIES)[number];

export const SESSION_FORMATS = ["onSite", "online", "hybrid", "written"] as const;
export type SessionFormat = (typeof SESSION_FORMATS)[number];

export const PARTICIPANT_ROLES = [
  "member",
  "proxy",
  "observer",
  "trainee",
  "auditor",
  "lecturer",
  "topicProvider",
  "facilitator",
  "secretariat",
] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

/** Which roles count in a listed headcount, unless a prefecture sets it otherwise. */
export const COUNTED_ROLES: readonly ParticipantRole[] = ["member", "proxy", "observer", "trainee", "auditor"];

export const MEMBER_ROLES = ["chair", "viceChair", "member", "temporaryMember", "observer", "secretariat"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const AGENDA_OUTCOMES = ["decided", "continued", "reported"] as const;
export type AgendaOutcome = (typeof AGENDA_OUTCOMES)[number];

/** 報告事項, 協議事項, その他: what an agenda item asks of those present. */
export const AGENDA_KINDS = ["report", "discussion", "other"] as const;
export type AgendaKind = (typeof AGENDA_KINDS)[number];

export const SESSION_TAG_KINDS = [
  "targetOccupation",
  "targetOrganization",
  "careScene",
  "programmeItem",
  "trainingFormat",
  "fundingSource",
] as const;
export type SessionTagKind = (typeof SESSION_TAG_KINDS)[number];

export const BODY_KINDS = [
  "協議会",
  "推進会議",
  "専門部会",
  "ワーキンググループ",
  "連絡会議",
  "実行委員会",
  "その他",
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const OCCUPATIONS = [
  "医師",
  "歯科医師",
  "薬剤師",
  "看護師",
  "准看護師",
  "保健師",
  "助産師",
  "理学療法士",
  "作業療法士",
  "言語聴覚士",
  "歯科衛生士",
  "管理栄養士",
  "臨床検査技師",
  "社会福祉士",
  "精神保健福祉士",
  "医療ソーシャルワーカー",
  "介護支援専門員",
  "主任介護支援専門員",
  "介護福祉士",
  "弁護士",
  "教員・研究者",
  "救急隊員",
  "行政職",
  "事務職",
  "その他",
] as const;

export const ORGANIZATION_KINDS = [
  "都道府県医師会",
  "郡市医師会",
  "歯科医師会",
  "薬剤師会",
  "看護協会",
  "病院",
  "診療所",
  "歯科診療所",
  "薬局",
  "訪問看護ステーション",
  "地域包括支援センター",
  "居宅介護支援事業所",
  "訪問介護事業所",
  "介護保険施設",
  "障害者相談支援事業所",
  "在宅医療連携拠点",
  "市町村",
  "保健所",
  "都道府県",
  "地方厚生局",
  "消防",
  "大学・教育研究機関",
  "法律事務所",
  "住民団体",
  "その他",
] as const;

export const AGENDA_TOPICS = [
  "在宅医療・介護間の情報共有",
  "連携推進に係る実態把握・課題の抽出",
  "多職種間の連携やネットワーク構築の推進",
  "切れ目のない提供体制の構築",
  "相談支援",
  "人材育成・研修",
  "人材確保と働きやすい職場づくり",
  "住民への普及啓発",
  "入退院連携ルール",
  "緊急時・災害時の対応（BCP）",
  "感染症への対応",
  "意思決定支援（ACP）",
  "認知症への対応",
  "看取り",
  "データ活用・評価指標",
  "推進方針・計画の進捗管理",
  "開催計画",
  "その他",
] as const;

const CARE_SCENES = ["日常の療養支援", "入退院支援", "急変時の対応", "看取り"] as const;

/** (ア)–(ク) of 在宅医療・介護連携推進事業, by letter; text/labels has their names. */
export const PROGRAMME_ITEMS = ["ア", "イ", "ウ", "エ", "オ", "カ", "キ", "ク"] as const;
export type ProgrammeItem = (typeof PROGRAMME_ITEMS)[number];

const TRAINING_FORMATS = [
  "座学",
  "グループワーク",
  "事例検討",
  "ワールドカフェ",
  "実技・同行研修",
  "シンポジウム",
  "その他",
] as const;

const FUNDING_SOURCES = ["地域医療介護総合確保基金", "地域支援事業交付金", "都道府県単独", "その他", "なし"] as const;

/** What can be said of a session, any number of each. */
export const SESSION_TAGS = {
  targetOccupation: OCCUPATIONS,
  targetOrganization: ORGANIZATION_KINDS,
  careScene: CARE_SCENES,
  programmeItem: PROGRAMME_ITEMS,
  trainingFormat: TRAINING_FORMATS,
  fundingSource: FUNDING_SOURCES,
} as const satisfies Record<SessionTagKind, readonly string[]>;
