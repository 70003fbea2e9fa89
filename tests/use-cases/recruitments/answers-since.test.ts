import { describe, expect, onTestFinished, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import type { RsvpInput } from "#app/domain/rsvp.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { answerForApplicants } from "#app/use-cases/recruitments/answer-for-applicants.ts";
import { changeApplication } from "#app/use-cases/recruitments/change-application.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { withdrawApplicants } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { applicant, application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { asStaff, tokenOf } from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const address = "192.0.2.1";

/** A confirmed application of people without an address, and what may become of it. */
async function applied(
  people: Parameters<typeof application>[0],
  session: Partial<Prisma.SessionUncheckedCreateInput>,
) {
  const ctx = testContext();
  const course = await createCourse(ctx, session);
  const desk = await asStaff(ctx, course.center);
  await applyFor(ctx, course.session.id, application(people));
  const token = applicationToken(ctx, await ctx.db.application.findFirstOrThrow());
  expect((await confirmApplication(ctx, { token, address })).ok).toBe(true);
  await ctx.db.outboxMail.updateMany({ data: { state: "sent" } });
  const shown = async () => {
    const result = await showApplication(ctx, token);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const idOf = async (name: string) => (await shown()).applicants.find((one) => one.name === name)?.id ?? "";
  const standings = async () => (await shown()).applicants.map(({ standing, mode }) => [standing, mode]);
  const answerOf = (name: string) =>
    ctx.db.invitation.findFirstOrThrow({ where: { name }, include: { currentResponse: true } });
  const respond = async (name: string, input: Partial<RsvpInput>) => {
    const own = tokenOf(ctx, await answerOf(name));
    const given = { answer: "attending" as const, proxy: null, message: null, ...input };
    expect((await respondToInvitation(ctx, { token: own, address, ...given })).ok).toBe(true);
  };
  const withdraw = async (name: string) => {
    const { version } = await shown();
    expect((await withdrawApplicants(ctx, { token, address, version, applicantIds: [await idOf(name)] })).ok).toBe(
      true,
    );
  };
  const answer = async (...names: string[]) => {
    const applicantIds = await Promise.all(names.map(idOf));
    return answerForApplicants(ctx, { token, address, version: (await shown()).version, applicantIds });
  };
  const change = async (fields: Partial<Parameters<typeof changeApplication>[1]>) => {
    const { version, contactName, contactPhone, message } = await shown();
    const now = { version, contactName, contactPhone, message, modes: new Map(), added: [] };
    return changeApplication(ctx, { token, address, ...now, ...fields });
  };
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  /** What becomes of the mails of one kind that wait, as the worker finds them. */
  const deliver = async (kind: string) => {
    await ctx.db.outboxMail.updateMany({
      where: { kind: { not: kind as never }, state: "queued" },
      data: { state: "sent" },
    });
    await ctx.db.outboxMail.updateMany({ where: { state: "queued" }, data: { dueAt: ctx.now() } });
    const outcomes = [];
    for (
      let next = await deliverNextMail(ctx, transport, "test");
      next;
      next = await deliverNextMail(ctx, transport, "test")
    )
      outcomes.push(next.outcome);
    return outcomes;
  };
  return {
    ctx,
    desk,
    ...course,
    token,
    shown,
    idOf,
    standings,
    answerOf,
    respond,
    withdraw,
    answer,
    change,
    deliver,
    smtp,
  };
}

describe("a mail to the contact goes out while it holds for one of those it is about", () => {
  test("a seat on offer: until they have taken it", async () => {
    const world = await applied(["甲", "乙"], { capacity: 1 });
    await world.withdraw("甲");
    expect(await world.deliver("seatOffer")).toEqual(["sent"]);
    expect(world.smtp.received).toHaveLength(1);
    await world.ctx.db.outboxMail.updateMany({ where: { kind: "seatOffer" }, data: { state: "queued" } });
    expect((await world.answer("乙")).ok).toBe(true);
    expect(await world.deliver("seatOffer")).toEqual(["failed"]);
    expect(world.smtp.received).toHaveLength(1);
  });

  test("the day before: while somebody comes", async () => {
    const world = await applied(["甲", "乙"], {});
    world.ctx.at("2026-06-30T13:00:00+09:00");
    await sendDueReminders(world.ctx);
    await world.respond("甲", { answer: "absent" });
    expect(await world.deliver("reminderComing")).toEqual(["sent"]);
    await world.ctx.db.outboxMail.updateMany({ where: { kind: "reminderComing" }, data: { state: "queued" } });
    await world.respond("乙", { answer: "absent" });
    expect(await world.deliver("reminderComing")).toEqual(["failed"]);
  });

  test("to who has not answered: until the contact has, for all", async () => {
    const world = await applied(["甲", "乙"], { answerBy: "2026-06-26" });
    await world.ctx.db.invitation.updateMany({ data: { currentResponseId: null } });
    world.ctx.at("2026-06-23T13:00:00+09:00");
    await sendDueReminders(world.ctx);
    expect((await world.answer("甲")).ok).toBe(true);
    expect(await world.deliver("reminderSilent")).toEqual(["sent"]);
    await world.ctx.db.outboxMail.updateMany({ where: { kind: "reminderSilent" }, data: { state: "queued" } });
    expect((await world.answer("乙")).ok).toBe(true);
    expect(await world.deliver("reminderSilent")).toEqual(["failed"]);
  });
});

describe("a seat on offer is taken by the answer they wait by, whoever gave it", () => {
  test("online, by their own link, though they were applied for on site", async () => {
    const seats = { format: "hybrid", capacity: 5, onlineCapacity: 1 } as const;
    const world = await applied([applicant("甲", { mode: "online" }), "乙"], seats);
    await world.respond("乙", { answer: "online", message: "車椅子です。" });
    expect(await world.standings()).toEqual([
      ["seated", "online"],
      ["waiting", "online"],
    ]);
    await world.withdraw("甲");
    expect((await world.answer("乙")).ok).toBe(true);
    expect(await world.standings()).toEqual([
      ["withdrawn", "online"],
      ["seated", "online"],
    ]);
    expect((await world.answerOf("乙")).currentResponse).toMatchObject({ answer: "online", message: "車椅子です。" });
    expect(await world.ctx.db.seatOffer.findMany()).toMatchObject([{ state: "taken" }]);
  });

  test("by who stands in for them", async () => {
    const world = await applied(["甲", "乙"], { capacity: 1 });
    const { prefectureId, centerId, id: sessionId } = world.session;
    const body = await world.ctx.db.body.create({
      data: { prefectureId, centerId, kind: "協議会", name: "会議体", proxyPolicy: "allowed" },
    });
    await world.ctx.db.sessionBody.create({ data: { sessionId, bodyId: body.id, position: 0 } });
    const proxy = { name: "代理 太郎", title: null, organization: null, email: null };
    await world.respond("乙", { answer: "proxy", proxy });
    await world.withdraw("甲");
    expect((await world.answer("乙")).ok).toBe(true);
    expect((await world.answerOf("乙")).currentResponse).toMatchObject({
      answer: "proxy",
      proxyName: "代理 太郎",
      seated: true,
    });
  });

  test("the desk has none of it to tell whom the contact's mail reaches", async () => {
    const world = await applied(["甲", "乙"], { capacity: 1 });
    await world.withdraw("甲");
    const offers = async () => {
      const list = await showResponses(world.desk, { sessionId: world.session.id, standing: null });
      return list.ok && list.value.offers;
    };
    expect(await offers()).toMatchObject([{ name: "乙", byHand: false }]);
    await world.ctx.db.application.updateMany({ data: { contactEmail: "" } });
    expect(await offers()).toMatchObject([{ name: "乙", byHand: true }]);
  });
});

describe("of a session held another way since", () => {
  test("online altogether: they attend online, are shown where, and the application can be changed", async () => {
    const world = await applied(["甲"], {});
    const online = { format: "online", venue: null, onlineUrl: "https://meet.example.jp/1" } as const;
    await world.ctx.db.session.updateMany({ data: online });
    expect(await world.standings()).toEqual([["seated", "online"]]);
    expect((await world.shown()).handout?.onlineUrl).toBe(online.onlineUrl);
    expect(await world.change({ contactPhone: "0154-11-1111" })).toEqual({ ok: true, value: null });
    world.ctx.at("2026-06-30T13:00:00+09:00");
    await sendDueReminders(world.ctx);
    const mail = await world.ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "reminderComing" } });
    expect(mail.text).toContain(online.onlineUrl);
  });

  test("on site alone: who was to come online is asked anew, and comes on site by the contact's answer", async () => {
    const world = await applied([applicant("甲", { mode: "online" }), "乙"], { format: "hybrid" });
    await world.ctx.db.session.updateMany({ data: { format: "onSite" } });
    expect(await world.standings()).toEqual([
      ["stranded", "onSite"],
      ["seated", "onSite"],
    ]);
    expect(await world.change({ contactPhone: "0154-11-1111" })).toEqual({ ok: true, value: null });
    expect((await world.answer("甲", "乙")).ok).toBe(true);
    expect(await world.standings()).toEqual([
      ["seated", "onSite"],
      ["seated", "onSite"],
    ]);
  });
});

test("nobody loses a seat by another way that is full: refused at their row; who waits may move", async () => {
  const seats = { format: "hybrid", capacity: 1, onlineCapacity: 1 } as const;
  const world = await applied(["甲", applicant("乙", { mode: "online" }), "丙"], seats);
  const before = await world.standings();
  expect(before).toEqual([
    ["seated", "onSite"],
    ["seated", "online"],
    ["waiting", "onSite"],
  ]);
  const first = await world.idOf("甲");
  const moved = await world.change({ contactPhone: "0154-11-1111", modes: new Map([[first, "online"]]) });
  expect(moved).toEqual({ ok: false, error: "way-full", applicantId: first });
  expect(await world.standings()).toEqual(before);
  expect((await world.shown()).contactPhone).toBe("0154-00-0000");
  expect((await world.change({ modes: new Map([[await world.idOf("丙"), "online"]]) })).ok).toBe(true);
  expect((await world.standings())[2]).toEqual(["waiting", "online"]);
});

test("as many mails are counted as were queued: the contact has one for all", async () => {
  const world = await applied(["甲", "乙", applicant("丙", { email: "hei@example.jp" })], {});
  await world.ctx.db.session.updateMany({ data: { icalSequence: 1 } });
  const told = await tellChanges(world.desk, { sessionId: world.session.id, sequence: 1, postponed: null });
  expect(told).toEqual({ ok: true, value: { mails: 2 } });
  expect(await world.ctx.db.outboxMail.count({ where: { kind: "sessionChanged" } })).toBe(2);
});
