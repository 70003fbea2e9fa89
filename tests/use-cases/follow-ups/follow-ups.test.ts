import { expect, test } from "vitest";
import { exportFollowUps, listFollowUps } from "#app/use-cases/follow-ups/list-follow-ups.ts";
import { listWaitingFollowUps } from "#app/use-cases/follow-ups/list-waiting-follow-ups.ts";
import { addFollowUp, editFollowUp, finishFollowUp, removeFollowUp } from "#app/use-cases/follow-ups/save-follow-up.ts";
import { findTasks } from "#app/use-cases/home/find-tasks.ts";
import { changeMinutesState } from "#app/use-cases/minutes/change-minutes-state.ts";
import { commentOnMinutes } from "#app/use-cases/minutes/comment-on-minutes.ts";
import { printMinutes } from "#app/use-cases/minutes/print-minutes.ts";
import { saveMinutes } from "#app/use-cases/minutes/save-minutes.ts";
import { askForReview } from "#app/use-cases/minutes/send-minutes.ts";
import { erasePerson, showErasure } from "#app/use-cases/people/erase-person.ts";
import { exportPerson } from "#app/use-cases/people/export-person.ts";
import { mergePeople } from "#app/use-cases/people/merge-people.ts";
import { undoMerge } from "#app/use-cases/people/undo-merge.ts";
import { findCarried } from "#app/use-cases/sessions/find-carried.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { testContext } from "#tests/support/context.ts";
import { createPerson, createSession, tokenOf } from "#tests/support/factories.ts";
import { heldMeeting, texts } from "../minutes/held.ts";

type Task = Omit<Parameters<typeof addFollowUp>[1], "sessionId">;

const TASK: Task = { agendaItemId: null, task: "記入例を送る", assignee: null, dueOn: "2026-07-31" };

/** A meeting of a body with the first member on its roster. */
async function meetingOfBody() {
  const ctx = testContext();
  const held = await heldMeeting(ctx);
  const { prefectureId, centerId, id: sessionId } = held.session;
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, kind: "協議会", name: "協議会" } });
  await ctx.db.sessionBody.create({ data: { sessionId, bodyId: body.id, position: 0 } });
  const seat = await ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "委員", position: 1 } });
  await ctx.db.appointment.create({
    data: { prefectureId, seatId: seat.id, personId: held.came.id, startsOn: "2026-04-01", endsOn: null },
  });
  const add = async (input: Partial<Task> = {}) => {
    const added = await addFollowUp(held.desk, { sessionId, ...TASK, ...input });
    if (!added.ok) throw new Error(added.error);
    return added.value.id;
  };
  return { ctx, ...held, body, add };
}

const find = (ctx: ReturnType<typeof testContext>, id: string) => ctx.db.followUp.findUniqueOrThrow({ where: { id } });

test("whom the words mean is linked, where they mean one of the roster", async () => {
  const { ctx, add, came, desk } = await meetingOfBody();
  const named = await add({ assignee: "髙橋　花子" });
  const other = await add({ assignee: "事務局" });
  expect(await find(ctx, named)).toMatchObject({ assigneeId: came.id, assignee: "髙橋　花子" });
  expect(await find(ctx, other)).toMatchObject({ assigneeId: null });
  await ctx.db.appointment.deleteMany();
  const edited = { id: named, version: 0, ...TASK, assignee: "髙橋　花子", task: "もう一度送る" };
  expect((await editFollowUp(desk, edited)).ok).toBe(true);
  expect(await find(ctx, named)).toMatchObject({ assigneeId: came.id, task: "もう一度送る", version: 1 });
  expect(await editFollowUp(desk, edited)).toEqual({ ok: false, error: "edited-meanwhile" });
});

test("the list holds what is open, the late ones are a task at home, until they are done", async () => {
  const { ctx, add, desk, center } = await meetingOfBody();
  const late = await add();
  await add({ task: "期限のないもの", dueOn: null });
  const rows = async (state: "open" | "overdue" | "done") =>
    (await listFollowUps(desk, { state, centerId: undefined, words: undefined, page: 1 })).rows.map(
      ({ task, state }) => [task, state],
    );
  expect(await rows("open")).toEqual([
    ["記入例を送る", "open"],
    ["期限のないもの", "open"],
  ]);
  expect((await findTasks(desk, center.id)).overdueFollowUps.count).toBe(0);
  ctx.at("2026-08-01T00:00:00+09:00");
  expect(await rows("overdue")).toEqual([["記入例を送る", "overdue"]]);
  expect((await findTasks(desk, center.id)).overdueFollowUps).toEqual({ count: 1, first: "2026-07-31" });
  const done = { id: late, version: 0, done: { on: "2026-08-02", note: "送付済み" } };
  expect(await finishFollowUp(desk, done)).toEqual({ ok: false, error: "done-in-future" });
  expect((await finishFollowUp(desk, { ...done, done: { ...done.done, on: "2026-07-30" } })).ok).toBe(true);
  expect(await rows("done")).toEqual([["記入例を送る", "done"]]);
  expect((await findTasks(desk, center.id)).overdueFollowUps.count).toBe(0);
  const csv = await exportFollowUps(desk, { state: "all", centerId: undefined, words: "記入例" });
  expect(csv).toContain("対応済み,記入例を送る");
  expect(csv).not.toContain("期限のないもの");
  expect((await finishFollowUp(desk, { id: late, version: 1, done: null })).ok).toBe(true);
  expect(await rows("overdue")).toHaveLength(1);
  expect((await removeFollowUp(desk, { id: late, version: 2 })).ok).toBe(true);
  expect(await rows("overdue")).toEqual([]);
});

test("the next round takes up what is open; the one after that only what still is", async () => {
  const { ctx, add, desk, center, session, body } = await meetingOfBody();
  const [first, second] = [await add(), await add({ task: "会場を探す" })];
  const round = async (month: string, state: "scheduled" | "draft" = "scheduled") => {
    const startsAt = new Date(`2026-${month}-01T14:00:00+09:00`);
    const next = await createSession(ctx, center, { startsAt, endsAt: null, state });
    await ctx.db.sessionBody.create({ data: { sessionId: next.id, bodyId: body.id, position: 0 } });
    const of = { id: next.id, centerId: center.id, bodyIds: [body.id], series: null, startsAt };
    const waiting = async () => {
      const found = await listWaitingFollowUps(desk, of);
      return found.ok ? found.value.map(({ id }) => id) : found.error;
    };
    const take = (followUpIds: string[], version = 0) =>
      editSession(desk, { id: next.id, version, schedule: false, input: inputOf(next, body.id, followUpIds) });
    return { ...next, waiting, take };
  };
  const october = await round("10");
  expect(await october.waiting()).toEqual([first, second]);
  expect((await october.take([first, second])).ok).toBe(true);
  expect(await october.waiting()).toEqual([]);
  const carried = Object.values(await findCarried(ctx.db, october.id));
  expect(carried.map(({ followUps }) => followUps.map(({ task }) => task))).toEqual([["記入例を送る", "会場を探す"]]);
  // Still open: they are listed, and a later round may take them up again.
  const january = await round("12");
  expect(await january.waiting()).toEqual([first, second]);
  await finishFollowUp(desk, { id: first, version: 0, done: { on: "2026-07-02", note: null } });
  expect(await january.waiting()).toEqual([second]);
  // An item taken off leaves them as they were.
  const version = (await ctx.db.session.findUniqueOrThrow({ where: { id: october.id } })).version;
  expect((await october.take([], version)).ok).toBe(true);
  expect(await ctx.db.followUp.count({ where: { carriedToId: { not: null } } })).toBe(0);
  // Neither the round that raised them, nor one of another desk.
  expect(
    await listWaitingFollowUps(desk, {
      id: session.id,
      centerId: center.id,
      bodyIds: [body.id],
      series: null,
      startsAt: session.startsAt,
    }),
  ).toEqual({ ok: true, value: [] });
});

/** A session as its form sends it, with one item that takes these up; with none, without the item. */
function inputOf(
  session: { title: string; startsAt: Date | null },
  bodyId: string,
  followUpIds: string[],
): SessionInput {
  const item = {
    ...{
      id: null,
      part: null,
      title: "前回までの対応事項の確認",
      kind: "report" as const,
      open: true,
      presenter: null,
    },
    ...{ presenterRole: null, minutes: null, topics: [], carriedFromId: null, followUpIds },
  };
  return {
    ...{ title: session.title, category: "meeting", format: "onSite", startsAt: session.startsAt, endsAt: null },
    ...{ answerBy: null, venue: null, onlineUrl: null, series: null, round: null, theme: null, capacity: null },
    ...{ onlineCapacity: null, notice: null, note: null, bodyIds: [bodyId], coHostIds: [], tags: [] },
    agenda: followUpIds.length > 0 ? [item] : [],
  };
}

test("erasing somebody takes them out of what they wrote, were to do, and of minutes that were confirmed", async () => {
  const held = await meetingOfBody();
  const { ctx, add, desk, session, came, invitations } = held;
  const sessionId = session.id;
  await add({ assignee: "髙橋 花子" });
  const said = { ...texts(held), opening: "髙橋　花子会長が挨拶した。小髙橋 花子郎は欠席した。" };
  await saveMinutes(desk, { sessionId, version: 0, ...said });
  await askForReview(desk, { sessionId, version: 1, whom: "called", reviewBy: "2026-07-16" });
  const token = tokenOf(ctx, invitations[0]);
  await commentOnMinutes(ctx, { token, address: "192.0.2.1", agendaItemId: null, text: "私の発言が違う" });
  await changeMinutesState(desk, { sessionId, version: 2, step: "confirm" });
  const exported = await exportPerson(desk, came.id);
  expect(exported.ok && JSON.parse(exported.value)).toMatchObject({
    followUps: [{ task: "記入例を送る" }],
    invitations: [{ minutesComments: [{ text: "私の発言が違う" }] }],
  });
  await ctx.db.appointment.updateMany({ data: { endsOn: "2026-06-30" } });
  expect(await showErasure(desk, came.id)).toMatchObject({
    value: { mentions: expect.arrayContaining([expect.objectContaining({ where: "minutes", id: sessionId })]) },
  });
  expect(await erasePerson(desk, { id: came.id, typedName: "髙橋 花子" })).toMatchObject({ ok: true });
  const { content } = await ctx.db.minutes.findUniqueOrThrow({ where: { sessionId } });
  expect(content).not.toMatch(/(?<!小)髙橋/);
  expect(content).toContain("（消去済み）会長が挨拶した。小髙橋 花子郎は欠席した。");
  expect(await ctx.db.minutesComment.findFirstOrThrow()).toMatchObject({ text: "（消去済み）" });
  expect(await ctx.db.followUp.findFirstOrThrow()).toMatchObject({
    assignee: "（消去済み）",
    assigneeId: null,
    task: "記入例を送る",
  });
  expect((await printMinutes(desk, sessionId, { edition: "whole", file: "docx" })).ok).toBe(true);
});

test("of confirmed minutes that name somebody, only what erasing leaves is told before", async () => {
  const { ctx, desk, session, center, came, ...held } = await meetingOfBody();
  const sessionId = session.id;
  await saveMinutes(desk, { sessionId, version: 0, ...texts(held) });
  await changeMinutesState(desk, { sessionId, version: 1, step: "confirm" });
  const { content } = await ctx.db.minutes.findUniqueOrThrow({ where: { sessionId } });
  expect(content).toContain("髙橋 花子");
  const told = async () => {
    const shown = await showErasure(desk, came.id);
    return shown.ok ? shown.value.mentions.map(({ where, id }) => [where, id]) : shown.error;
  };
  expect(await told()).toEqual([]);
  const elsewhere = await createSession(ctx, center, { state: "held" });
  const { prefectureId } = elsewhere;
  await ctx.db.minutes.create({ data: { prefectureId, sessionId: elsewhere.id, content, createdAt: ctx.now() } });
  expect(await told()).toEqual([["minutes", elsewhere.id]]);
});

test("what a merged record was to do goes over, and comes back when the merge is undone", async () => {
  const { ctx, add, desk, center, came } = await meetingOfBody();
  const id = await add({ assignee: "髙橋 花子" });
  const kept = await createPerson(ctx, center, { name: "髙橋 花子" });
  const versions = { kept: 0, merged: 0 };
  const merged = await mergePeople(desk, { keptId: kept.id, mergedId: came.id, versions, taken: [] });
  expect(await find(ctx, id)).toMatchObject({ assigneeId: kept.id });
  expect(await undoMerge(desk, merged.ok ? merged.value.mergeId : "")).toMatchObject({ ok: true });
  expect(await find(ctx, id)).toMatchObject({ assigneeId: came.id });
});
