import type { CountedCategory } from "#app/domain/taxonomy.ts";
import { addDays, type IsoDate } from "#app/domain/tokyo-time.ts";
import type { DeskBody } from "./bodies.ts";
import type { BodyKey } from "./body-templates.ts";
import { CASE_NOTE, type CaseId, demoCaseSessionId } from "./case-ids.ts";
import { holderOn } from "./desk.ts";
import type { Office } from "./plan-year.ts";
import type { Invitee, PlannedItem, PlannedSession } from "./planned-session.ts";

type CaseOf = (plan: PlannedSession, office: Office) => PlannedSession;

/**
 * The cases that belong to R5, each in the place of one session of its unit and category, so that the
 * published figures hold with them.
 */
const R5_CASES: Record<string, CaseOf> = {
  "上川/meeting": (plan, office) => ({
    ...asCase(plan, "visiting-nurse-managers"),
    bodies: bodiesOf(office, "visitingNurses"),
    agenda: [
      { title: "コロナ禍における業務の実態", topics: ["感染症への対応"], outcome: "reported" },
      { title: "BCP策定", topics: ["緊急時・災害時の対応（BCP）"], outcome: "continued" },
      {
        title: "緊急時ネットワーク",
        topics: ["緊急時・災害時の対応（BCP）", "多職種間の連携やネットワーク構築の推進"],
        outcome: "continued",
      },
    ],
  }),
  "帯広/meeting": (plan, office) => ({
    ...asCase(plan, "home-care-subcommittee"),
    bodies: bodiesOf(office, "homeCare"),
    agenda: [
      { title: "人材確保と働きやすい職場づくり", topics: ["人材確保と働きやすい職場づくり"], outcome: "continued" },
      {
        title: "圏域における在宅医療介護連携推進事業の実施状況",
        topics: ["推進方針・計画の進捗管理"],
        outcome: "reported",
      },
      { title: "令和6年度在宅医療専門部会開催計画", topics: ["開催計画"], outcome: "decided" },
    ],
  }),
  "北見/meeting": (plan, office) => ({
    ...asCase(plan, "joint-subcommittee-council"),
    bodies: bodiesOf(office, "homeCare", "professions"),
    agenda: [
      { title: "在宅医療実態調査報告", topics: ["連携推進に係る実態把握・課題の抽出"], outcome: "reported" },
      { title: "WGの報告", topics: ["在宅医療・介護間の情報共有"], outcome: "reported" },
      { title: "現推進方針の振り返りと今後の方向性", topics: ["推進方針・計画の進捗管理"], outcome: "continued" },
      { title: "地域推進方針の進捗管理", topics: ["推進方針・計画の進捗管理"], outcome: "reported" },
      { title: "入退院連携ルールの課題の対応策検討", topics: ["入退院連携ルール"], outcome: "continued" },
    ],
  }),
  "室蘭/meeting": (plan, { desk }) => ({
    ...asCase(plan, "municipal-staff-meeting"),
    title: "第1回管内市町在宅医療・介護連携推進事業担当者会議",
    series: "管内市町在宅医療・介護連携推進事業担当者会議",
    bodies: [],
    headcount: { basis: "unknown", people: null },
    agenda: [{ title: "各市町の取組の状況", topics: ["連携推進に係る実態把握・課題の抽出"], outcome: "reported" }],
    calling: {
      people: desk.towns.map(
        (holders): Invitee => ({
          person: holderOn(holders, plan.date as IsoDate),
          seatId: null,
          role: "member",
        }),
      ),
      sentOn: addDays(plan.date as IsoDate, -28),
      answers: "settled",
    },
  }),
  "釧路/training": (plan) => ({
    ...asCase(plan, "discharge-coordination-training"),
    series: "入退院支援研修会",
    theme: "今、改めて入退院調整～人生再編成支援とは？～",
    headcount: { basis: "exact", people: 97 },
    agenda: [speech("今、改めて入退院調整～人生再編成支援とは？～", "医育大学看護学部教授", "lecturer")],
    tags: [
      ...["看護師", "保健師", "社会福祉士", "介護支援専門員"].map((o) => ["targetOccupation", o] as const),
      ...["急性期医療機関の地域医療連携室", "地域包括支援センター", "市町村", "居宅介護支援事業所"].map(
        (o) => ["targetOrganization", o] as const,
      ),
      ["careScene", "入退院支援"],
      ["programmeItem", "カ"],
    ],
  }),
  "深川/training": (plan) => ({
    ...asCase(plan, "care-cafe-kita-sorachi"),
    series: "ケアカフェきたそらち",
    theme: "第1回ケアカフェきたそらち～弁護士さんに聞く！身寄りのない方の支援～",
    headcount: { basis: "approximate", people: 80 },
    agenda: [speech("弁護士さんに聞く！身寄りのない方の支援", "法律事務所弁護士", "topicProvider")],
    tags: [
      ..."医師 歯科医師 弁護士 薬剤師 看護師 保健師 理学療法士 社会福祉士 介護支援専門員 介護福祉士 事務職"
        .split(" ")
        .map((o) => ["targetOccupation", o] as const),
      ["programmeItem", "カ"],
      ["trainingFormat", "ワールドカフェ"],
    ],
  }),
};

/** The plan, or the case that stands in its place. */
export function withR5Case(plan: PlannedSession, office: Office, category: CountedCategory): PlannedSession {
  return R5_CASES[`${office.desk.place.unit}/${category}`]?.(plan, office) ?? plan;
}

function asCase(plan: PlannedSession, caseId: CaseId): PlannedSession {
  return { ...plan, id: demoCaseSessionId(caseId), note: CASE_NOTE };
}

function bodiesOf({ bodies }: Office, ...keys: BodyKey[]): DeskBody[] {
  return keys.map((key) => bodies[key] as DeskBody);
}

function speech(title: string, presenter: string, presenterRole: PlannedItem["presenterRole"]): PlannedItem {
  return { title, presenter, presenterRole, topics: ["人材育成・研修"], minutes: 60 };
}
