import type { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";

interface OrganizationTemplate {
  kind: (typeof ORGANIZATION_KINDS)[number];
  /** ○ stands for the center's place. Invented: flowers and animals where the real ones have names of their own. */
  name: string;
}

/** The organizations each center works with, beside the municipalities. */
export const ORGANIZATIONS = {
  doctors: { kind: "郡市医師会", name: "○○地区医師会" },
  dentists: { kind: "歯科医師会", name: "○○地区歯科医師会" },
  pharmacists: { kind: "薬剤師会", name: "○○地区薬剤師会" },
  nurses: { kind: "看護協会", name: "看護協会○○支部" },
  hospital: { kind: "病院", name: "○○はまなす病院" },
  clinic: { kind: "診療所", name: "○○しまりすクリニック" },
  dentalClinic: { kind: "歯科診療所", name: "○○すずらん歯科" },
  pharmacy: { kind: "薬局", name: "○○ななかまど薬局" },
  visitsA: { kind: "訪問看護ステーション", name: "訪問看護ステーション○○はまなす" },
  visitsB: { kind: "訪問看護ステーション", name: "訪問看護ステーション○○らいらっく" },
  visitsC: { kind: "訪問看護ステーション", name: "訪問看護ステーション○○こまくさ" },
  support: { kind: "地域包括支援センター", name: "○○第一地域包括支援センター" },
  careManagers: { kind: "居宅介護支援事業所", name: "ケアプラン○○えぞふくろう" },
  helpers: { kind: "訪問介護事業所", name: "ヘルパーステーション○○たんぽぽ" },
  facility: { kind: "介護保険施設", name: "特別養護老人ホーム○○しらかば園" },
  disability: { kind: "障害者相談支援事業所", name: "相談支援センター○○くるみ" },
  hub: { kind: "在宅医療連携拠点", name: "○○在宅医療・介護連携相談室" },
  fire: { kind: "消防", name: "○○地区消防本部" },
  residents: { kind: "住民団体", name: "○○地区民生委員児童委員連絡会" },
  center: { kind: "保健所", name: "○○保健所" },
} as const satisfies Record<string, OrganizationTemplate>;

export type OrganizationKey = keyof typeof ORGANIZATIONS;

export interface Post {
  organization: OrganizationKey | "town";
  title: string;
  occupation: (typeof OCCUPATIONS)[number];
}

/** The posts people hold, in 建制順. The desk adds one for each municipality it works with. */
export const POSTS = {
  doctorsChair: { organization: "doctors", title: "会長", occupation: "医師" },
  doctorsHomeCare: { organization: "doctors", title: "在宅医療担当理事", occupation: "医師" },
  dentistsChair: { organization: "dentists", title: "会長", occupation: "歯科医師" },
  pharmacistsChair: { organization: "pharmacists", title: "会長", occupation: "薬剤師" },
  nursesChair: { organization: "nurses", title: "支部長", occupation: "看護師" },
  hospitalDirector: { organization: "hospital", title: "院長", occupation: "医師" },
  hospitalLiaison: { organization: "hospital", title: "地域医療連携室長", occupation: "看護師" },
  hospitalSocialWorker: {
    organization: "hospital",
    title: "地域医療連携室 主任",
    occupation: "医療ソーシャルワーカー",
  },
  hospitalTherapist: { organization: "hospital", title: "リハビリテーション科 主任", occupation: "理学療法士" },
  clinicDirector: { organization: "clinic", title: "院長", occupation: "医師" },
  dentalHygienist: { organization: "dentalClinic", title: "主任", occupation: "歯科衛生士" },
  pharmacist: { organization: "pharmacy", title: "管理薬剤師", occupation: "薬剤師" },
  visitsManagerA: { organization: "visitsA", title: "管理者", occupation: "看護師" },
  visitsManagerB: { organization: "visitsB", title: "管理者", occupation: "看護師" },
  visitsManagerC: { organization: "visitsC", title: "所長", occupation: "看護師" },
  supportHead: { organization: "support", title: "センター長", occupation: "主任介護支援専門員" },
  careManager: { organization: "careManagers", title: "管理者", occupation: "介護支援専門員" },
  helper: { organization: "helpers", title: "サービス提供責任者", occupation: "介護福祉士" },
  facilityAdviser: { organization: "facility", title: "生活相談員", occupation: "社会福祉士" },
  disabilityAdviser: { organization: "disability", title: "相談支援専門員", occupation: "精神保健福祉士" },
  coordinator: { organization: "hub", title: "コーディネーター", occupation: "看護師" },
  fireChief: { organization: "fire", title: "救急課長", occupation: "救急隊員" },
  residentsChair: { organization: "residents", title: "会長", occupation: "その他" },
  director: { organization: "center", title: "所長", occupation: "医師" },
  healthNurse: { organization: "center", title: "健康推進課長", occupation: "保健師" },
  planner: { organization: "center", title: "企画係長", occupation: "行政職" },
} as const satisfies Record<string, Post>;

export type PostKey = keyof typeof POSTS;

export const TOWN_POST: Post = { organization: "town", title: "在宅医療・介護連携担当係長", occupation: "行政職" };
