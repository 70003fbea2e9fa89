import { expect, test } from "vitest";
import type { CenterHome } from "#app/use-cases/home/show-center-home.ts";
import { showHome } from "#app/use-cases/home/show-home.ts";
import type { PrefectureHome } from "#app/use-cases/home/show-prefecture-home.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPrefecture,
  createSession,
} from "#tests/support/factories.ts";

const NOW = "2026-06-01T09:00:00+09:00";
const on = (day: string) => ({ startsAt: new Date(`${day}T14:00:00+09:00`), endsAt: null });

async function twoCenters() {
  const ctx = testContext({ now: NOW });
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", within);
  const nemuro = await createCenter(ctx, "nemuro", within);
  const desk = await asStaff(ctx, kushiro);
  const viewer = await asStaff(ctx, kushiro, "prefectureViewer");
  return {
    ctx,
    kushiro,
    nemuro,
    desk: async () => (await showHome(desk)) as CenterHome,
    prefecture: async () => (await showHome(viewer)) as PrefectureHome,
  };
}

test("a new center has nothing waiting", async () => {
  const { desk } = await twoCenters();
  expect(await desk()).toEqual({
    kind: "center",
    today: "2026-06-01",
    soon: [],
    awaiting: [],
    undated: [],
    nearingDrafts: [],
    unclosed: [],
    withoutHeadcount: [],
    failedMails: 0,
    tasks: {
      toDecide: [],
      awaited: [],
      toSend: [],
      toTell: [],
      applied: [],
      asked: [],
      endingTerms: 0,
      vacantSeats: 0,
      overdueFollowUps: { count: 0, first: null },
      mailsToCheck: 0,
      unsent: { outage: null, waiting: 0 },
      offersToTell: { count: 0, sessionIds: [], first: null },
      reports: [],
    },
  });
});

test("each session of the own center stands where its next step is", async () => {
  const { ctx, kushiro, nemuro, desk } = await twoCenters();
  const make = (title: string, fields: Parameters<typeof createSession>[2]) =>
    createSession(ctx, kushiro, { title, ...fields });
  await make("今朝", { startsAt: new Date("2026-06-01T08:00:00+09:00"), endsAt: null });
  await make("14日後", on("2026-06-15"));
  await make("15日後", on("2026-06-16"));
  await make("昨日", on("2026-05-31"));
  await make("日なし", { state: "draft", startsAt: null, endsAt: null });
  await make("調整中", { state: "polling", startsAt: null, endsAt: null });
  await make("中止", { state: "cancelled", ...on("2026-06-02") });
  await make("人数なし", { state: "held", ...on("2026-05-01") });
  await make("昨年度の人数なし", { state: "held", ...on("2026-03-31") });
  await make("不明と入力", { state: "held", headcountBasis: "unknown", ...on("2026-05-02") });
  await make("人数あり", { state: "held", headcountBasis: "exact", headcount: 3, ...on("2026-05-03") });
  await createSession(ctx, nemuro, { title: "よその開催", ...on("2026-06-02") });

  const home = await desk();
  const titles = (sessions: readonly { title: string }[]) => sessions.map((session) => session.title);
  expect(titles(home.soon)).toEqual(["今朝", "14日後"]);
  expect(titles(home.unclosed)).toEqual(["昨日"]);
  expect(titles(home.undated).sort()).toEqual(["日なし", "調整中"].sort());
  expect(home.withoutHeadcount).toEqual([
    { year: 2026, sessions: 1, unknown: 1 },
    { year: 2025, sessions: 1, unknown: 0 },
  ]);
});

test("a draft with a date has one: it asks for work once its day is within 60 days, or over", async () => {
  const { ctx, kushiro, nemuro, desk } = await twoCenters();
  const draft = (title: string, day: string) => createSession(ctx, kushiro, { title, state: "draft", ...on(day) });
  await draft("61日後", "2026-08-01");
  await draft("60日後", "2026-07-31");
  await draft("過ぎた下書き", "2026-05-20");
  await createSession(ctx, kushiro, { title: "延期", state: "postponed", ...on("2026-07-01") });
  await createSession(ctx, nemuro, { title: "よその下書き", state: "draft", ...on("2026-06-10") });

  const home = await desk();
  expect(home.nearingDrafts.map(({ title }) => title)).toEqual(["過ぎた下書き", "60日後"]);
  expect(home.undated.map(({ title }) => title)).toEqual(["延期"]);
});

test("answers are totalled over those sent an invitation, and waited for until the session begins", async () => {
  const { ctx, kushiro, desk } = await twoCenters();
  const soon = await createSession(ctx, kushiro, { title: "近い", answerBy: "2026-06-03", ...on("2026-06-10") });
  const late = await createSession(ctx, kushiro, { title: "期限後", answerBy: "2026-05-31", ...on("2026-06-11") });
  const far = await createSession(ctx, kushiro, { title: "遠い", ...on("2026-09-01") });
  for (const session of [soon, late, far]) await createInvitation(ctx, session, await createPerson(ctx, kushiro));
  const answered = await createInvitation(ctx, soon, await createPerson(ctx, kushiro));
  const response = await ctx.db.response.create({
    data: { invitationId: answered.id, answer: "attending", via: "phone", answeredAt: ctx.now() },
  });
  await ctx.db.invitation.update({ where: { id: answered.id }, data: { currentResponseId: response.id } });
  await createInvitation(ctx, soon, await createPerson(ctx, kushiro), { sentAt: null });
  await createInvitation(ctx, soon, await createPerson(ctx, kushiro), { revokedAt: ctx.now() });

  const home = await desk();
  expect(home.soon.map(({ title, answers }) => [title, answers])).toEqual([
    ["近い", { attending: 1, pending: 1 }],
    ["期限後", { pending: 1 }],
  ]);
  expect(home.awaiting.map(({ title, pending, overdue }) => [title, pending, overdue])).toEqual([
    ["期限後", 1, true],
    ["近い", 1, false],
    ["遠い", 1, false],
  ]);
  await ctx.db.session.update({ where: { id: late.id }, data: { startsAt: ctx.now() } });
  expect((await desk()).awaiting.map(({ title }) => title)).toEqual(["近い", "遠い"]);
});

test("a prefecture sees its year beside the last one up to the same day, and who has had nothing yet", async () => {
  const { ctx, kushiro, nemuro, prefecture } = await twoCenters();
  const held = { state: "held" as const, headcountBasis: "exact" as const };
  await createSession(ctx, kushiro, { ...held, headcount: 10, ...on("2026-05-01") });
  await createSession(ctx, kushiro, { state: "held", ...on("2026-05-02") });
  await createSession(ctx, nemuro, { ...held, headcount: 7, ...on("2025-05-31") });
  await createSession(ctx, nemuro, { ...held, headcount: 99, ...on("2025-06-01") });
  await createSession(ctx, nemuro, { title: "今週", ...on("2026-06-07") });
  await createSession(ctx, nemuro, { title: "来週", ...on("2026-06-08") });
  await createSession(ctx, nemuro, { title: "下書き", state: "draft", ...on("2026-06-02") });

  const home = await prefecture();
  expect(home.figures[0]).toEqual({
    category: "meeting",
    thisYear: { units: 1, sessions: 2, people: 10, unknown: 1, approximate: 0 },
    lastYear: { units: 1, sessions: 1, people: 7, unknown: 0, approximate: 0 },
  });
  expect(home.idleUnits.map((unit) => unit.name)).toEqual(["nemuro"]);
  expect(home.withoutHeadcount).toMatchObject([{ unit: { name: "kushiro" }, sessions: 1 }]);
  expect(home.week.map((session) => session.title)).toEqual(["今週"]);
});

test("nobody sees another prefecture's work", async () => {
  const { ctx, kushiro, desk, prefecture } = await twoCenters();
  const away = await createPrefecture(ctx, "02");
  const aomori = await createCenter(ctx, "aomori", { prefectureId: away.prefecture.id, areaId: away.area.id });
  await createSession(ctx, aomori, on("2026-06-02"));
  await createSession(ctx, aomori, { state: "held", ...on("2026-05-02") });
  const home = await prefecture();
  expect([home.week, home.withoutHeadcount, home.figures[0]?.thisYear.sessions]).toEqual([[], [], 0]);
  expect((await desk()).soon).toEqual([]);
  expect(kushiro.prefectureId).not.toBe(aomori.prefectureId);
});
