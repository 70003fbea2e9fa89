import { CASE_NOTE, type CaseId, demoCaseSessionId } from "./case-ids.ts";
import type { Desk } from "./desk.ts";
import { exactly, type Office } from "./plan-year.ts";
import { type PlannedItem, type PlannedSession, planned, presentPerson, rosterToCall } from "./planned-session.ts";
import { addCoordinators, addGuidelineGroup } from "./r1-people.ts";

const COORDINATORS = "在宅医療推進センターのコーディネーター";
const SERIES = "在宅医療推進センターコーディネーター研修会";

/** The cases of 令和元年度. They happened elsewhere: two centers of the demo stand in for their secretariats. */
export function planR1Cases(host: Office, hub: Office): PlannedSession[] {
  return [...coordinatorTrainings(host.desk), ...guidelineGroup(host.desk), ...acrossPrefectures(hub.desk)];
}

function coordinatorTrainings(desk: Desk): PlannedSession[] {
  const { coordinators, municipal } = addCoordinators(desk);
  const speech: PlannedItem = {
    title: "在宅医療推進センターの活動について",
    topics: ["人材育成・研修"],
    outcome: "reported",
  };
  return [
    caseSession("coordinator-training-1", desk, "2019-06-14", {
      category: "training",
      series: SERIES,
      agenda: [speech],
      headcount: exactly(31),
      groups: [
        { label: COORDINATORS, role: "trainee", organizations: 14, people: 26 },
        { label: "市町", role: "trainee", people: 5 },
      ],
      present: [...coordinators, ...municipal].map((person) => presentPerson(person, "trainee")),
    }),
    caseSession("coordinator-training-2", desk, "2019-11-06", {
      category: "training",
      series: SERIES,
      agenda: [{ ...speech, title: "グループワーク" }],
      tags: [["trainingFormat", "グループワーク"]],
      groups: [
        { label: COORDINATORS, role: "trainee", organizations: 14, people: 24 },
        { label: "市町", role: "trainee", people: 2 },
      ],
      // All of them had come in June, so 実人数 over both rounds stays 31 while 延べ人数 is 57.
      present: [...coordinators.slice(0, 24), ...municipal.slice(0, 2)].map((person) =>
        presentPerson(person, "trainee"),
      ),
    }),
  ];
}

function guidelineGroup(desk: Desk): PlannedSession[] {
  const body = addGuidelineGroup(desk);
  const roster = rosterToCall([body], "2019-12-19");
  return [
    caseSession("guideline-wg-1", desk, "2019-12-19", {
      category: "meeting",
      bodies: [body],
      agenda: [{ title: "活動指針の骨子", topics: ["推進方針・計画の進捗管理"], outcome: "continued" }],
      present: roster.map(({ person, role }) => presentPerson(person, role)),
    }),
    caseSession("guideline-wg-2-cancelled", desk, "2020-03-04", {
      category: "meeting",
      state: "cancelled",
      stateReason: "感染症の発生",
      bodies: [body],
      agenda: [{ title: "活動指針の案", topics: ["推進方針・計画の進捗管理"] }],
      calling: { people: roster, sentOn: "2020-02-05", answers: "none" },
      materials: {
        uploadedOn: "2020-02-26",
        sentOn: "2020-02-27",
        papers: [
          { number: "資料1", title: "次第", lines: ["1 開会", "2 議題  活動指針の案", "3 閉会"] },
          { number: "資料2", title: "活動指針案", item: "活動指針の案", lines: ["1 目的", "2 役割", "3 進め方"] },
        ],
      },
    }),
  ];
}

function acrossPrefectures(desk: Desk): PlannedSession[] {
  return [
    caseSession("exchange-across-prefectures", desk, "2020-01-15", {
      category: "other",
      title: "拠点コーディネーター意見交換会",
      start: "15:00",
      minutes: 120,
      venue: "TKP大宮ビジネスセンター カンファレンスルーム1",
      groups: [
        { label: "埼玉県", role: "member", people: 8 },
        { label: "新潟県", role: "member", people: 4 },
        { label: "関東信越厚生局", role: "member", people: 2 },
        { label: "事務局", role: "secretariat", people: 2 },
      ],
    }),
    caseSession("hearing", desk, "2019-11-05", {
      category: "other",
      title: "在宅医療連携拠点へのヒアリング",
      start: "14:00",
      minutes: 150,
      venue: "関東信越厚生局 会議室",
    }),
    caseSession("hub-network-training", desk, "2020-02-02", {
      category: "training",
      title: "在宅医療連携拠点 第一回研修会",
      start: "10:00",
      minutes: 360,
      venue: "大宮ソニックシティ602",
      headcount: { basis: "approximate", people: 80 },
      groups: [
        { label: "県内の医療・介護関係者", role: "trainee", people: 68 },
        { label: "他県からの参加者", role: "trainee", people: 12 },
      ],
      agenda: PROGRAMME.flatMap(([part, items]) =>
        items.map((title): PlannedItem => ({ part, title, ...speakerOf(title), topics: topicsOf(title) })),
      ),
    }),
  ];
}

const PROGRAMME: readonly [part: string, items: readonly string[]][] = [
  ["第1部", ["開会", "講演1", "講演2", "講演3"]],
  ["昼", ["ランチミーティング"]],
  ["第2部", ["取組報告1", "取組報告2", "取組報告3", "取組報告4", "取組報告5", "取組報告6", "講評", "閉会"]],
];

/** Who spoke is not in the documents: each item has a speaker of its own, by a made-up post. */
function speakerOf(title: string): Pick<PlannedItem, "presenter" | "presenterRole"> {
  const [, kind, nth] = title.match(/^(\D+)(\d*)$/) ?? [];
  if (kind === "講演") return { presenter: `講師${nth}（架空）`, presenterRole: "lecturer" };
  if (kind === "取組報告")
    return { presenter: `連携拠点${nth} コーディネーター（架空）`, presenterRole: "topicProvider" };
  if (kind === "講評") return { presenter: "講評者（架空）", presenterRole: "lecturer" };
  return { presenter: `${kind}の進行役（架空）`, presenterRole: "facilitator" };
}

function topicsOf(title: string): PlannedItem["topics"] {
  if (title.startsWith("講演")) return ["人材育成・研修"];
  return title.startsWith("取組報告") ? ["多職種間の連携やネットワーク構築の推進"] : [];
}

function caseSession(
  caseId: CaseId,
  desk: Desk,
  date: string,
  plan: Pick<PlannedSession, "category"> & Partial<PlannedSession>,
): PlannedSession {
  return planned({ id: demoCaseSessionId(caseId), desk, date, state: "held", note: CASE_NOTE, ...plan });
}
