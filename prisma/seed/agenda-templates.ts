import { fiscalYearName } from "#app/domain/fiscal-year.ts";
import type { OCCUPATIONS, ORGANIZATION_KINDS } from "#app/domain/taxonomy.ts";
import type { BodyKey } from "./body-templates.ts";
import type { Chance } from "./chance.ts";
import type { DeskPerson } from "./desk.ts";
import type { PlannedItem } from "./planned-session.ts";

const SHARING: PlannedItem = {
  title: "在宅医療・介護間の情報共有の現状について",
  topics: ["在宅医療・介護間の情報共有"],
};
const ISSUES: PlannedItem = {
  title: "在宅医療・介護連携に関する実態調査の結果と課題",
  topics: ["連携推進に係る実態把握・課題の抽出"],
};
const NETWORK: PlannedItem = {
  title: "多職種間の連携とネットワークづくりの取組",
  topics: ["多職種間の連携やネットワーク構築の推進"],
};

/** What each kind of body talks about, worded as such bodies word it; nothing here was said by a real one. */
const ITEMS: Record<BodyKey, readonly PlannedItem[]> = {
  council: [
    { title: "圏域の推進方針の進捗状況", kind: "report", topics: ["推進方針・計画の進捗管理"] },
    {
      title: "在宅医療専門部会の報告",
      kind: "report",
      topics: ["切れ目のない提供体制の構築", "在宅医療・介護間の情報共有"],
    },
    ISSUES,
    { title: "地域の医療・介護資源に関する指標", topics: ["データ活用・評価指標"] },
    NETWORK,
  ],
  homeCare: [
    ISSUES,
    { title: "24時間の診療・看護体制について", topics: ["切れ目のない提供体制の構築"] },
    { title: "意思決定支援の普及に向けた取組", topics: ["意思決定支援（ACP）", "住民への普及啓発"] },
    SHARING,
    { title: "看取りに関する事例の共有", closed: true, topics: ["看取り"] },
  ],
  rules: [
    { title: "入退院連携ルールの運用状況と課題", kind: "report", topics: ["入退院連携ルール"] },
    { title: "情報提供書の様式の見直し", topics: ["入退院連携ルール", "在宅医療・介護間の情報共有"] },
    ISSUES,
  ],
  professions: [
    SHARING,
    NETWORK,
    { title: "相談窓口の対応状況（個別の相談を含む）", kind: "report", closed: true, topics: ["相談支援"] },
    { title: "認知症の方を支える連携について", topics: ["認知症への対応"] },
    { title: "多職種研修会の企画", topics: ["人材育成・研修"] },
  ],
  visitingNurses: [
    { title: "各ステーションの業務の状況", kind: "report", topics: ["連携推進に係る実態把握・課題の抽出"] },
    { title: "人材確保と働きやすい職場づくり", topics: ["人材確保と働きやすい職場づくり"] },
    { title: "緊急時・災害時の相互支援", topics: ["緊急時・災害時の対応（BCP）"] },
    { title: "感染症が発生したときの対応", topics: ["感染症への対応"] },
  ],
  committee: [
    { title: "研修会の内容と講師の選定", closed: true, topics: ["人材育成・研修"] },
    { title: "研修会の周知と当日の役割分担", topics: ["人材育成・研修", "多職種間の連携やネットワーク構築の推進"] },
  ],
};

/** Two or three items, near the end of the year the plan for the next, and 「その他」 to close. */
export function agendaOf(
  body: BodyKey,
  when: { fiscalYear: number; month: number; held: boolean },
  members: readonly DeskPerson[],
  chance: Chance,
): PlannedItem[] {
  const items = ITEMS[body];
  const first = chance.between(0, items.length - 1);
  const talked = Array.from({ length: Math.min(chance.between(2, 3), items.length) }, (_, i): PlannedItem => {
    const item = items[(first + i) % items.length] as PlannedItem;
    const presenter = i === 0 || members.length === 0 ? { presenter: "事務局" } : presentedBy(chance.pick(members));
    return { ...item, ...presenter, minutes: 20 + 10 * chance.between(0, 1) };
  });
  const plan: PlannedItem = {
    title: `${fiscalYearName(when.fiscalYear + 1)}の開催計画`,
    topics: ["開催計画"],
    presenter: "事務局",
    minutes: 10,
  };
  const agenda: PlannedItem[] = when.month >= 1 && when.month <= 3 ? [...talked, plan] : talked;
  const decided = when.held ? agenda.map((item) => ({ ...item, ...outcomeOf(item, chance) })) : agenda;
  return [...decided, { title: "その他", kind: "other", topics: [], minutes: 5 }];
}

export function presentedBy(person: DeskPerson): Pick<PlannedItem, "presenter" | "presentedBy"> {
  return { presenter: `${person.organizationName} ${person.title} ${person.name}`, presentedBy: person };
}

function outcomeOf({ kind }: PlannedItem, chance: Chance): Pick<PlannedItem, "outcome" | "notes"> {
  if (kind === "report") return { outcome: "reported" };
  if (chance.happens(0.45)) return { outcome: "continued", notes: chance.pick(STILL_OPEN) };
  return { outcome: "decided", notes: chance.pick(AGREED) };
}

const STILL_OPEN = [
  "各機関の意見を持ち寄り、次回も引き続き協議する。",
  "事務局が案を修正し、次回あらためて示す。",
  "実態を把握したうえで、次回の議題とする。",
];
const AGREED = ["案のとおり了承された。", "一部の文言を修正のうえ了承された。", "各機関で取り組むことを確認した。"];

export interface TrainingTemplate {
  series: string;
  theme: string;
  topics: PlannedItem["topics"];
  /** By title only: nobody's name. */
  lecturer: { organization: string; title: string; occupation: string };
  /** Whom it is for. */
  occupations: readonly (typeof OCCUPATIONS)[number][];
  organizations: readonly (typeof ORGANIZATION_KINDS)[number][];
  scene: string;
  form: string;
}

/** Trainings and lectures. The universities and offices are made up. */
export const TRAININGS: readonly TrainingTemplate[] = [
  {
    series: "入退院支援研修会",
    theme: "退院後の暮らしから考える入退院支援",
    topics: ["入退院連携ルール", "人材育成・研修"],
    lecturer: { organization: "道央医育大学（架空）", title: "看護学部教授", occupation: "教員・研究者" },
    occupations: ["看護師", "医療ソーシャルワーカー", "介護支援専門員"],
    organizations: ["病院", "居宅介護支援事業所", "訪問看護ステーション"],
    scene: "入退院支援",
    form: "座学",
  },
  {
    series: "多職種連携研修会",
    theme: "顔の見える関係から、頼り合える関係へ",
    topics: ["多職種間の連携やネットワーク構築の推進", "人材育成・研修"],
    lecturer: { organization: "道北福祉大学（架空）", title: "地域福祉学科准教授", occupation: "社会福祉士" },
    occupations: ["薬剤師", "歯科衛生士", "看護師", "介護支援専門員", "介護福祉士"],
    organizations: ["薬局", "歯科診療所", "訪問介護事業所", "市町村"],
    scene: "日常の療養支援",
    form: "グループワーク",
  },
  {
    series: "看取り・意思決定支援研修会",
    theme: "本人の思いを聴き、つなぐ",
    topics: ["意思決定支援（ACP）", "看取り"],
    lecturer: { organization: "在宅ケアくろゆり医院（架空）", title: "院長", occupation: "医師" },
    occupations: ["医師", "看護師", "介護支援専門員", "救急隊員"],
    organizations: ["診療所", "介護保険施設", "消防"],
    scene: "看取り",
    form: "事例検討",
  },
  {
    series: "災害時の在宅療養支援研修会",
    theme: "停電と大雪に備える在宅療養",
    topics: ["緊急時・災害時の対応（BCP）", "人材育成・研修"],
    lecturer: { organization: "訪問看護ステーションくろゆり（架空）", title: "所長", occupation: "看護師" },
    occupations: ["看護師", "理学療法士", "介護支援専門員", "行政職"],
    organizations: ["訪問看護ステーション", "市町村", "消防"],
    scene: "急変時の対応",
    form: "シンポジウム",
  },
];

export const LECTURE = { series: "在宅医療講演会", theme: "住み慣れた地域で最期まで暮らすために" };
