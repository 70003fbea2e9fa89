import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { deskTasks } from "#app/routes/home-desk-tasks.ts";
import type { CenterHome } from "#app/use-cases/home/show-center-home.ts";
import { showHome } from "#app/use-cases/home/show-home.ts";
import type { PrefectureHome } from "#app/use-cases/home/show-prefecture-home.ts";
import { sendInvitations } from "#app/use-cases/invitations/send-invitations.ts";
import { testContext } from "#tests/support/context.ts";
import {
  asStaff,
  createCenter,
  createInvitation,
  createPerson,
  createPrefecture,
  createSession,
} from "#tests/support/factories.ts";

const on = (day: string) => ({ startsAt: new Date(`${day}T14:00:00+09:00`), endsAt: null });
const ids = (sessions: readonly { id: string }[]) => sessions.map(({ id }) => id);

/** The tasks of 釧路, of its neighbour 根室, and of the whole prefecture, on 2026-06-01. */
async function desks() {
  const ctx = testContext({ now: "2026-06-01T09:00:00+09:00" });
  const { prefecture, area } = await createPrefecture(ctx);
  const within = { prefectureId: prefecture.id, areaId: area.id };
  const kushiro = await createCenter(ctx, "kushiro", within);
  const nemuro = await createCenter(ctx, "nemuro", within);
  const tasksOf = async (role: "centerStaff" | "prefectureViewer", center = kushiro) => {
    const home = await showHome(await asStaff(ctx, center, role));
    return (home as CenterHome | PrefectureHome).tasks;
  };
  return {
    ctx,
    kushiro,
    nemuro,
    own: () => tasksOf("centerStaff"),
    neighbour: () => tasksOf("centerStaff", nemuro),
    whole: () => tasksOf("prefectureViewer"),
  };
}

describe("dates to decide", () => {
  async function poll() {
    const w = await desks();
    const { ctx, kushiro } = w;
    const session = await createSession(ctx, kushiro, { state: "polling", startsAt: null, endsAt: null });
    const { prefectureId, id: sessionId } = session;
    const person = await createPerson(ctx, kushiro);
    const poll = await ctx.db.datePoll.create({
      data: {
        ...{ prefectureId, sessionId, answerBy: "2026-06-10", createdAt: ctx.now() },
        options: { create: [1, 2].map((position) => ({ position, ...option(position) })) },
        participants: {
          create: {
            ...{ prefectureId, personId: person.id, position: 1, role: "member", name: person.name },
            ...{ reachedBy: "mail", tokenHash: randomUUID() },
          },
        },
      },
      include: { options: true, participants: true },
    });
    return { ...w, sessionId, poll };
  }
  const option = (day: number) => ({
    startsAt: new Date(`2026-07-0${day}T14:00:00+09:00`),
    endsAt: new Date(`2026-07-0${day}T16:00:00+09:00`),
  });

  test("once the deadline has passed, until the poll is over; at its own desk and at the prefecture", async () => {
    const { ctx, own, neighbour, whole, sessionId, poll: opened } = await poll();
    expect((await own()).toDecide).toEqual([]);
    await ctx.db.datePoll.update({ where: { id: opened.id }, data: { answerBy: "2026-05-31" } });
    expect([ids((await own()).toDecide), ids((await whole()).toDecide)]).toEqual([[sessionId], [sessionId]]);
    expect((await neighbour()).toDecide).toEqual([]);
    await ctx.db.datePoll.update({ where: { id: opened.id }, data: { state: "closed" } });
    expect((await own()).toDecide).toEqual([]);
  });

  test("until then, how many have not replied and until when they can", async () => {
    const { ctx, own, whole, neighbour, sessionId, poll: opened } = await poll();
    const waiting = [{ id: sessionId, missing: 1, answerBy: "2026-06-10" }];
    expect([await own(), await whole()]).toMatchObject([{ awaited: waiting }, { awaited: waiting }]);
    expect((await neighbour()).awaited).toEqual([]);
    await ctx.db.datePoll.update({ where: { id: opened.id }, data: { answerBy: "2026-05-31" } });
    expect((await own()).awaited).toEqual([]);
  });

  test("once everyone has marked every date", async () => {
    const { ctx, own, sessionId, poll: opened } = await poll();
    const participantId = opened.participants[0]?.id ?? "";
    const reply = (options: typeof opened.options) =>
      ctx.db.pollReply.create({
        data: {
          ...{ participantId, via: "link", repliedAt: ctx.now() },
          marks: { create: options.map(({ id }) => ({ optionId: id, mark: "yes" as const })) },
          currentOf: { connect: { id: participantId } },
        },
      });
    await reply(opened.options.slice(0, 1));
    expect((await own()).toDecide).toEqual([]);
    await ctx.db.pollParticipant.update({ where: { id: participantId }, data: { currentReplyId: null } });
    await reply(opened.options);
    expect(ids((await own()).toDecide)).toEqual([sessionId]);
  });
});

describe("materials not sent", () => {
  async function withMaterial(day: string, reachedBy: "mail" | "fax" = "mail") {
    const w = await desks();
    const session = await createSession(w.ctx, w.kushiro, on(day));
    await createInvitation(w.ctx, session, await createPerson(w.ctx, w.kushiro), { reachedBy });
    await w.ctx.db.agendaItem.create({ data: { sessionId: session.id, position: 0, title: "議題" } });
    const { id: sessionId, prefectureId } = session;
    const add = () =>
      w.ctx.db.material.create({
        data: {
          ...{ sessionId, prefectureId, position: 0, title: "次第", fileName: "a.pdf", mediaType: "application/pdf" },
          ...{ byteSize: 1, sha256: "0".repeat(64), forInvitees: true, uploadedAt: w.ctx.now(), shownAt: w.ctx.now() },
        },
      });
    return { ...w, session, add };
  }

  test("an agenda alone asks for nothing; a material does, until it is told of, and again once one is shown later", async () => {
    const { ctx, session, add, own, neighbour, whole } = await withMaterial("2026-06-15");
    expect((await own()).toSend).toEqual([]);
    const material = await add();
    expect([ids((await own()).toSend), ids((await whole()).toSend)]).toEqual([[session.id], [session.id]]);
    expect((await neighbour()).toSend).toEqual([]);
    await ctx.db.session.update({ where: { id: session.id }, data: { materialsSentAt: ctx.now() } });
    expect((await own()).toSend).toEqual([]);
    const shownAt = new Date("2026-06-01T09:00:01+09:00");
    await ctx.db.material.update({ where: { id: material.id }, data: { shownAt } });
    expect(ids((await own()).toSend)).toEqual([session.id]);
    await ctx.db.material.update({ where: { id: material.id }, data: { removedAt: ctx.now() } });
    expect((await own()).toSend).toEqual([]);
  });

  test("only within 14 days, and where somebody is told by mail", async () => {
    for (const [day, reachedBy] of [
      ["2026-06-16", "mail"],
      ["2026-06-10", "fax"],
    ] as const) {
      const { add, own } = await withMaterial(day, reachedBy);
      await add();
      expect((await own()).toSend).toEqual([]);
    }
  });

  test("a later session shown for a request does not ask for its materials yet", async () => {
    const { ctx, add, own, nemuro, session } = await withMaterial("2026-09-01");
    await add();
    await ask(ctx, session, await asStaff(ctx, nemuro));
    expect(await own()).toMatchObject({ toSend: [], asked: [{ id: session.id, requests: 1 }] });
  });
});

async function ask(
  ctx: ReturnType<typeof testContext>,
  session: { id: string; prefectureId: string },
  { actor }: Awaited<ReturnType<typeof asStaff>>,
) {
  const { id: sessionId, prefectureId } = session;
  const { userId, centerId } = actor;
  return ctx.db.joinRequest.create({
    data: { sessionId, prefectureId, userId, centerId, role: "auditor", requestedAt: ctx.now() },
  });
}

test("mails that wait for the mail server are a task while none goes out", async () => {
  const { ctx, kushiro } = await desks();
  const session = await createSession(ctx, kushiro, { state: "scheduled" });
  const staff = await asStaff(ctx, kushiro);
  const person = await createPerson(ctx, kushiro, { email: "hanako@example.jp" });
  const chosen = [{ personId: person.id, role: "member" as const }];
  const sent = await sendInvitations(staff, { sessionId: session.id, people: chosen, documentNumber: null });
  expect(sent).toMatchObject({ ok: true, value: { mails: 1 } });
  const unsent = async (as: typeof staff) =>
    deskTasks((await showHome(as)).tasks).find(({ label }) => label === "送信できていないメール");
  const outage = { since: ctx.now(), reason: "connect ECONNREFUSED" };
  expect(await unsent({ ...staff, mailOutage: () => outage })).toMatchObject({
    count: 1,
    note: expect.stringContaining("9:00"),
  });
  expect(await unsent(staff)).toMatchObject({ count: 0 });
});

test("requests to take part wait until they are decided, or the session has begun", async () => {
  const { ctx, kushiro, nemuro, own, neighbour, whole } = await desks();
  const session = await createSession(ctx, kushiro, { category: "training" });
  const request = await ask(ctx, session, await asStaff(ctx, nemuro));
  await ask(ctx, session, await asStaff(ctx, nemuro, "prefectureAdmin"));
  const waiting = [{ id: session.id, requests: 2 }];
  expect([await own(), await whole()]).toMatchObject([{ asked: waiting }, { asked: waiting }]);
  expect((await neighbour()).asked).toEqual([]);
  await ctx.db.joinRequest.update({ where: { id: request.id }, data: { state: "declined" } });
  expect((await own()).asked).toMatchObject([{ requests: 1 }]);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled" } });
  expect((await own()).asked).toEqual([]);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "scheduled", ...on("2026-05-31") } });
  expect((await own()).asked).toEqual([]);
});

test("terms that end within 60 days and vacant seats, until someone is appointed; ended seats and bodies ask for nobody", async () => {
  const { ctx, kushiro, own, neighbour, whole } = await desks();
  const { prefectureId, id: centerId } = kushiro;
  const body = await ctx.db.body.create({ data: { prefectureId, centerId, name: "協議会", kind: "協議会" } });
  const seat = (position: number, endsOn: string | null = null) =>
    ctx.db.seat.create({ data: { prefectureId, bodyId: body.id, post: "会長", position, endsOn } });
  const person = await createPerson(ctx, kushiro);
  const appoint = (seatId: string, startsOn: string, endsOn: string | null) =>
    ctx.db.appointment.create({ data: { prefectureId, seatId, personId: person.id, startsOn, endsOn } });
  const ending = await seat(1);
  await appoint(ending.id, "2024-08-01", "2026-07-31");
  const vacant = await seat(2);
  await appoint(vacant.id, "2024-04-01", "2026-03-31");
  await appoint((await seat(3)).id, "2024-08-02", "2026-08-01");
  await appoint((await seat(4)).id, "2024-04-01", null);
  await seat(5, "2026-05-31");
  await appoint((await seat(6, "2026-07-31")).id, "2024-08-01", "2026-07-31");
  const found = { endingTerms: 1, vacantSeats: 1 };
  expect([await own(), await whole()]).toMatchObject([found, found]);
  expect(await neighbour()).toMatchObject({ endingTerms: 0, vacantSeats: 0 });
  await appoint(ending.id, "2026-08-01", "2028-07-31");
  await appoint(vacant.id, "2026-07-01", "2028-06-30");
  expect(await own()).toMatchObject({ endingTerms: 0, vacantSeats: 0 });
  await seat(7);
  expect(await own()).toMatchObject({ vacantSeats: 1 });
  await ctx.db.body.update({ where: { id: body.id }, data: { endsOn: "2026-05-31" } });
  expect(await own()).toMatchObject({ vacantSeats: 0 });
});

test("the report of the year just over asks for itself and its headcounts until it is submitted", async () => {
  const { ctx, kushiro, nemuro, own, neighbour, whole } = await desks();
  const last = await createSession(ctx, nemuro, { state: "held", ...on("2026-03-31") });
  await createSession(ctx, kushiro, { state: "held", ...on("2026-04-01") });
  const found = { year: 2025, guideDay: "2026-04-30", units: [{ name: "nemuro" }], sessions: 1 };
  expect([(await own()).reports, (await neighbour()).reports]).toMatchObject([[], [found]]);
  const second = await createSession(ctx, nemuro, { state: "held", ...on("2025-04-01") });
  expect((await whole()).reports).toMatchObject([{ ...found, sessions: 2 }]);

  const state = (id: string, data: { headcountBasis: "exact" | "unknown"; headcount?: number }) =>
    ctx.db.session.update({ where: { id }, data });
  await state(last.id, { headcountBasis: "exact", headcount: 3 });
  expect((await neighbour()).reports).toMatchObject([{ sessions: 1 }]);
  await state(second.id, { headcountBasis: "unknown" });
  expect((await neighbour()).reports).toMatchObject([{ ...found, sessions: 0 }]);

  const report = await ctx.db.activityReport.create({
    data: { prefectureId: nemuro.prefectureId, reportingUnitId: nemuro.reportingUnitId, fiscalYear: 2025 },
  });
  expect((await neighbour()).reports).toMatchObject([{ ...found, sessions: 0 }]);
  for (const [state, reports] of [
    ["submitted", 0],
    ["confirmed", 0],
    ["reopened", 1],
  ] as const) {
    await ctx.db.activityReport.update({ where: { id: report.id }, data: { state } });
    expect([(await neighbour()).reports, (await whole()).reports].map(({ length }) => length)).toEqual([
      reports,
      reports,
    ]);
  }
});

test("reports of earlier years stand where they were given back, by year; the running year's ask for nothing", async () => {
  const { ctx, kushiro, nemuro, own, neighbour, whole } = await desks();
  const report = (center: typeof kushiro, fiscalYear: number, state: "open" | "reopened" | "confirmed") =>
    ctx.db.activityReport.create({
      data: { prefectureId: center.prefectureId, reportingUnitId: center.reportingUnitId, fiscalYear, state },
    });
  await report(nemuro, 2023, "reopened");
  await report(nemuro, 2024, "confirmed");
  await report(nemuro, 2025, "open");
  await report(nemuro, 2026, "open");
  await report(kushiro, 2023, "reopened");
  await createSession(ctx, nemuro, { state: "held", ...on("2023-06-01") });
  const years = async (tasks: typeof own) =>
    (await tasks()).reports.map(({ year, units, sessions }) => [year, units.length, sessions]);
  expect(await years(neighbour)).toEqual([
    [2025, 1, 0],
    [2023, 1, 1],
  ]);
  expect(await years(own)).toEqual([[2023, 1, 0]]);
  expect(await years(whole)).toEqual([
    [2025, 1, 0],
    [2023, 2, 1],
  ]);
});
