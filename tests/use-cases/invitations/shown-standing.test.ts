import { expect, test } from "vitest";
import { lapseAnswers } from "#app/use-cases/changes/lapse-answers.ts";
import { offerCalendar } from "#app/use-cases/invitations/offer-calendar.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { answerAsProxy } from "#app/use-cases/proxies/answer-as-proxy.ts";
import { tokenOf } from "#tests/support/factories.ts";
import { seatDesk } from "#tests/support/seats.ts";

const PROXY = { name: "代田 理", title: null, organization: null, email: "daita@example.jp" };
const URL_ONLINE = "https://online.example.jp/room";

async function standing(given: Parameters<typeof seatDesk>[1] = {}) {
  const desk = await seatDesk(["一番", "二番"], given);
  const shown = async (name = "一番") => {
    const result = await showInvitation(desk.ctx, tokenOf(desk.ctx, desk.of(name)));
    if (!result.ok || !result.value.invitee) throw new Error("not shown");
    return result.value.invitee;
  };
  return { ...desk, shown };
}

test("a member whose proxy declined is told so beside their answer, which keeps their words; until they answer anew", async () => {
  const { ctx, answer, shown } = await standing();
  await answer("一番", "proxy", { proxy: PROXY, message: "車椅子で伺います" });
  expect(await shown()).toMatchObject({ declinedProxy: null, proxy: { name: "代田 理", hasAddress: true } });
  const proxy = await ctx.db.proxy.findFirstOrThrow();
  await answerAsProxy(ctx, { token: tokenOf(ctx, proxy), address: "192.0.2.1", answer: "declined" });
  expect(await shown()).toMatchObject({
    ...{ declinedProxy: "代田 理", proxy: null },
    response: { answer: "absent", message: "車椅子で伺います" },
  });
  await answer("一番", "attending");
  expect(await shown()).toMatchObject({ declinedProxy: null });
});

test("where to join online is for who has not answered, or comes online: on the page and in its calendar", async () => {
  const { ctx, answer, shown, of } = await standing({
    ...{ format: "hybrid", capacity: 1, onlineCapacity: 1, onlineUrl: URL_ONLINE },
  });
  const told = async (name: string) => {
    const calendar = await offerCalendar(ctx, tokenOf(ctx, of(name)));
    const inCalendar = calendar.ok && calendar.value.content.includes("online.example.jp");
    expect(inCalendar).toBe((await shown(name)).session.onlineUrl !== null);
    return inCalendar;
  };
  expect(await told("一番")).toBe(true);
  await answer("一番", "online");
  expect(await told("一番")).toBe(true);
  // 空き待ち
  await answer("二番", "online");
  expect(await told("二番")).toBe(false);
  await answer("二番", "attending");
  expect(await told("二番")).toBe(false);
  await answer("二番", "absent");
  expect(await told("二番")).toBe(false);
});

test("a session that moved to another day says that the answer before counts no more", async () => {
  const { ctx, session, answer, shown } = await standing();
  expect(await shown()).toMatchObject({ response: null, lapsedAnswer: null });
  await answer("一番");
  expect(await shown()).toMatchObject({ lapsedAnswer: null });
  const moved = new Date("2026-07-20T14:00:00+09:00");
  const lapsed = await lapseAnswers(ctx.db, session, { startsAt: moved }, ctx.now());
  expect(lapsed).toHaveLength(1);
  expect(await shown()).toMatchObject({ response: null, lapsedAnswer: "attending" });
  expect(await shown("二番")).toMatchObject({ lapsedAnswer: null });
});

test("what is off or over asks for no answer by a day; what is off has no times and no 当日のお知らせ", async () => {
  const { ctx, session, shown } = await standing({ answerBy: "2026-06-20", notice: "駐車場は北側です" });
  await ctx.db.agendaItem.create({
    data: { sessionId: session.id, position: 1, title: "計画の案", kind: "discussion", open: true, minutes: 30 },
  });
  const details = async () => {
    const { answerBy, notice, agenda } = (await shown()).session;
    return [answerBy, notice, agenda.map(({ period }) => period !== null)];
  };
  expect(await details()).toEqual(["2026-06-20", "駐車場は北側です", [true]]);
  for (const state of ["postponed", "cancelled"] as const) {
    await ctx.db.session.update({ where: { id: session.id }, data: { state } });
    expect(await details()).toEqual([null, null, [false]]);
  }
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "scheduled" } });
  ctx.at("2026-07-01T18:00:00+09:00");
  expect(await details()).toEqual([null, "駐車場は北側です", [true]]);
});
