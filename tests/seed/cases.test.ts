import { expect, test } from "vitest";
import { CASE_IDS, type CaseId, demoCaseSessionId } from "#prisma/seed/case-ids.ts";
import { demoDatabase } from "./demo-database.ts";
import { recount } from "./recount.ts";

const { db } = demoDatabase("2026-11-22T12:00:00+09:00");

function load(caseId: CaseId) {
  return db().session.findUniqueOrThrow({
    where: { id: demoCaseSessionId(caseId) },
    include: {
      center: { include: { reportingUnit: true } },
      bodies: { orderBy: { position: "asc" }, include: { body: { include: { parent: true } } } },
      agenda: { orderBy: { position: "asc" }, include: { topics: true } },
      groups: { orderBy: { position: "asc" } },
      attendances: true,
      invitations: { include: { person: { include: { organization: true } } } },
      materials: true,
      tags: true,
    },
  });
}

const TOKYO = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short", timeStyle: "short" });
const inTokyo = (at: Date | null) => at && TOKYO.format(at);

test.each(CASE_IDS)("%s says that what no document gives is invented", async (caseId) => {
  expect((await load(caseId)).note).toBe("公表資料の事例をもとにした記録です。資料にない日付・人名・文言は架空です。");
});

test("visiting-nurse-managers: a standing liaison meeting with three agenda items, each tagged with a topic", async () => {
  const session = await load("visiting-nurse-managers");
  expect(session).toMatchObject({ category: "meeting", state: "held" });
  expect(session.bodies.map(({ body }) => [body.name, body.kind])).toEqual([
    ["管内訪問看護ステーション看護管理者連絡会議", "連絡会議"],
  ]);
  expect(session.agenda.map((item) => item.title)).toEqual([
    "コロナ禍における業務の実態",
    "BCP策定",
    "緊急時ネットワーク",
  ]);
  expect(session.agenda.every((item) => item.topics.length > 0)).toBe(true);
});

test("home-care-subcommittee: a body below a parent; an agenda item that decides next year's plan", async () => {
  const session = await load("home-care-subcommittee");
  expect(session.bodies.map(({ body }) => body.name)).toEqual(["在宅医療専門部会"]);
  expect(session.bodies[0]?.body.parent?.name).toContain("保健福祉医療連携推進会議");
  expect(session.agenda.map((item) => [item.title, item.outcome])).toEqual([
    ["人材確保と働きやすい職場づくり", "continued"],
    ["圏域における在宅医療介護連携推進事業の実施状況", "reported"],
    ["令和6年度在宅医療専門部会開催計画", "decided"],
  ]);
  expect(session.agenda[2]?.topics.map(({ topic }) => topic)).toEqual(["開催計画"]);
});

test("joint-subcommittee-council: one session held as two bodies at once, counted once", async () => {
  const session = await load("joint-subcommittee-council");
  expect(session.bodies.map(({ body }) => body.name)).toEqual(["在宅医療専門部会", "多職種連携協議会"]);
  expect(session.agenda.map((item) => item.title)).toEqual([
    "在宅医療実態調査報告",
    "WGの報告",
    "現推進方針の振り返りと今後の方向性",
    "地域推進方針の進捗管理",
    "入退院連携ルールの課題の対応策検討",
  ]);
  const unit = session.center.reportingUnit.name;
  const row = (await recount(db(), 2023)).find((r) => r.unit === unit);
  expect([unit, row?.cells[0]]).toEqual(["北見", { sessions: 4, unknown: 0, people: 85 }]);
});

test("discharge-coordination-training: theme, lecturer by title, targets; the one training of 釧路 in R5", async () => {
  const session = await load("discharge-coordination-training");
  expect(session).toMatchObject({
    category: "training",
    theme: "今、改めて入退院調整～人生再編成支援とは？～",
    headcountBasis: "exact",
    headcount: 97,
  });
  expect(session.agenda.map((item) => [item.presenter, item.presenterRole])).toEqual([
    ["医育大学看護学部教授", "lecturer"],
  ]);
  expect(tagged(session, "targetOccupation")).toEqual(["介護支援専門員", "保健師", "看護師", "社会福祉士"]);
  expect(tagged(session, "targetOrganization")).toEqual(
    ["急性期医療機関の地域医療連携室", "地域包括支援センター", "市町村", "居宅介護支援事業所"].sort(),
  );
  const row = (await recount(db(), 2023)).find(({ unit }) => unit === "釧路");
  expect(row?.cells[1]).toEqual({ sessions: 1, unknown: 0, people: 97 });
  expect(session.center.reportingUnit.name).toBe("釧路");
});

function tagged(session: { tags: { kind: string; value: string }[] }, kind: string): string[] {
  return session.tags
    .filter((tag) => tag.kind === kind)
    .map((tag) => tag.value)
    .sort();
}

test("care-cafe-kita-sorachi: 約80 enters the total as 80 and stays approximate; a 話題提供者, not a 講師", async () => {
  const session = await load("care-cafe-kita-sorachi");
  expect(session).toMatchObject({
    theme: "第1回ケアカフェきたそらち～弁護士さんに聞く！身寄りのない方の支援～",
    headcountBasis: "approximate",
    headcount: 80,
  });
  expect(session.agenda.map((item) => [item.presenter, item.presenterRole])).toEqual([
    ["法律事務所弁護士", "topicProvider"],
  ]);
  expect(tagged(session, "targetOccupation").length).toBe(11);
  const row = (await recount(db(), 2023)).find(({ unit }) => unit === "深川");
  expect(row?.cells[1]).toEqual({ sessions: 3, unknown: 0, people: 177 });
});

test("coordinator-training-1: 令和元年度; by group, with organizations beside people", async () => {
  const session = await load("coordinator-training-1");
  expect(session.title).toBe("令和元年度第1回在宅医療推進センターコーディネーター研修会");
  expect(inTokyo(session.startsAt)?.slice(0, 10)).toBe("2019-06-14");
  expect(session).toMatchObject({ headcountBasis: "exact", headcount: 31, round: 1 });
  expect(session.groups.map(({ label, organizations, people }) => [label, organizations, people])).toEqual([
    ["在宅医療推進センターのコーディネーター", 14, 26],
    ["市町", null, 5],
  ]);
});

test("coordinator-training-2: second round; 延べ人数 adds both rounds, 実人数 does not", async () => {
  const [first, second] = [await load("coordinator-training-1"), await load("coordinator-training-2")];
  expect(second.title).toBe("令和元年度第2回在宅医療推進センターコーディネーター研修会");
  expect(inTokyo(second.startsAt)?.slice(0, 10)).toBe("2019-11-06");
  expect([second.series, second.round]).toEqual([first.series, 2]);
  expect(tagged(second, "trainingFormat")).toEqual(["グループワーク"]);
  expect(second.groups.map(({ organizations, people }) => [organizations, people])).toEqual([
    [14, 24],
    [null, 2],
  ]);
  const people = [...first.attendances, ...second.attendances].map((attendance) => attendance.personId);
  expect(people.length).toBe(57);
  expect(new Set(people).size).toBe(31);
  const coordinators = first.attendances.filter((a) => a.organizationKind === "在宅医療連携拠点");
  expect(coordinators.length).toBe(26);
  expect(new Set(coordinators.map((a) => a.organizationName)).size).toBe(14);
});

test("guideline-wg-1: a roster with 8 members and 2 observers", async () => {
  const session = await load("guideline-wg-1");
  expect([inTokyo(session.startsAt)?.slice(0, 10), session.round]).toEqual(["2019-12-19", 1]);
  const seats = await db().seat.findMany({
    where: { bodyId: session.bodies[0]?.bodyId ?? "" },
    include: { appointments: { where: { startsOn: { lte: "2019-12-19" }, endsOn: { gte: "2019-12-19" } } } },
  });
  const count = (rows: { role: string }[], role: string) => rows.filter((row) => row.role === role).length;
  expect(seats.every((seat) => seat.appointments.length === 1)).toBe(true);
  expect([count(seats, "member"), count(seats, "observer"), seats.length]).toEqual([8, 2, 10]);
  expect([count(session.attendances, "member"), count(session.attendances, "observer")]).toEqual([8, 2]);
});

test("guideline-wg-2-cancelled: notices and materials had gone out; in the record, not counted", async () => {
  const session = await load("guideline-wg-2-cancelled");
  expect(session).toMatchObject({ state: "cancelled", stateReason: "感染症の発生", round: 2 });
  expect(inTokyo(session.startsAt)?.slice(0, 10)).toBe("2020-03-04");
  expect(session.invitations.length).toBe(10);
  expect(session.invitations.every((i) => i.sentAt && i.sentAt < (session.startsAt as Date))).toBe(true);
  expect(session.materials.length).toBe(2);
  const meetings = (await recount(db(), 2019)).reduce((sum, row) => sum + (row.cells[0]?.sessions ?? 0), 0);
  expect(meetings).toBe(1);
});

test("exchange-across-prefectures: by affiliation, outside the three counted categories", async () => {
  const session = await load("exchange-across-prefectures");
  expect(session).toMatchObject({
    category: "other",
    title: "拠点コーディネーター意見交換会",
    venue: "TKP大宮ビジネスセンター カンファレンスルーム1",
  });
  expect([inTokyo(session.startsAt), inTokyo(session.endsAt)]).toEqual(["2020-01-15 15:00", "2020-01-15 17:00"]);
  expect(session.groups.map(({ label, people }) => [label, people])).toEqual([
    ["埼玉県", 8],
    ["新潟県", 4],
    ["関東信越厚生局", 2],
    ["事務局", 2],
  ]);
});

test("hearing: an ad-hoc event with no body", async () => {
  const session = await load("hearing");
  expect(session).toMatchObject({
    category: "other",
    bodies: [],
    series: null,
    title: "在宅医療連携拠点へのヒアリング",
    venue: "関東信越厚生局 会議室",
  });
  expect([inTokyo(session.startsAt), inTokyo(session.endsAt)]).toEqual(["2019-11-05 14:00", "2019-11-05 16:30"]);
});

test("hub-network-training: a programme in parts, a speaker for each item; visitors from other prefectures; 約80名", async () => {
  const session = await load("hub-network-training");
  expect(session).toMatchObject({
    title: "在宅医療連携拠点 第一回研修会",
    venue: "大宮ソニックシティ602",
    headcountBasis: "approximate",
    headcount: 80,
  });
  expect(inTokyo(session.startsAt)?.slice(0, 10)).toBe("2020-02-02");
  const parts = new Map<string | null, string[]>();
  for (const item of session.agenda) parts.set(item.part, [...(parts.get(item.part) ?? []), item.title]);
  expect([...parts]).toEqual([
    ["第1部", ["開会", "講演1", "講演2", "講演3"]],
    ["昼", ["ランチミーティング"]],
    ["第2部", ["取組報告1", "取組報告2", "取組報告3", "取組報告4", "取組報告5", "取組報告6", "講評", "閉会"]],
  ]);
  expect(new Set(session.agenda.map((item) => item.presenter)).size).toBe(session.agenda.length);
  expect(session.groups.map(({ label }) => label)).toContain("他県からの参加者");
});

test("municipal-staff-meeting: the 3市 and 3町 of one medical area, called by a health center", async () => {
  const session = await load("municipal-staff-meeting");
  expect(session).toMatchObject({
    category: "meeting",
    title: "第1回管内市町在宅医療・介護連携推進事業担当者会議",
    headcountBasis: "unknown",
  });
  expect(session.center.code).toBe("muroran");
  const municipalities = await db().municipality.findMany({ where: { medicalAreaId: session.center.medicalAreaId } });
  const invited = session.invitations.map(({ person }) => person.organization?.name);
  expect(invited.sort()).toEqual(municipalities.map(({ name }) => name).sort());
  expect(invited.filter((name) => name?.endsWith("市")).length).toBe(3);
  expect(invited.filter((name) => name?.endsWith("町")).length).toBe(3);
});
