import { describe, expect, test } from "vitest";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { takeOff } from "#app/use-cases/changes/withdraw-call.ts";
import { openMaterialByApplication } from "#app/use-cases/materials/open-material.ts";
import { answerForApplicants } from "#app/use-cases/recruitments/answer-for-applicants.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { withdrawApplicants } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { sendDueReminders } from "#app/use-cases/reminders/send-due-reminders.ts";
import { changeSessionState } from "#app/use-cases/sessions/change-session-state.ts";
import { editSession, type SessionInput } from "#app/use-cases/sessions/save-session.ts";
import { applicant, application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { asStaff } from "#tests/support/factories.ts";

const address = "192.0.2.1";
const CONTACT = "aozora@example.jp";

/** 甲 and 乙 without an address, 丙 with one: all in one confirmed application. */
async function applied(
  session: Partial<Prisma.SessionUncheckedCreateInput> = {},
  recruitment: Partial<Prisma.RecruitmentUncheckedCreateInput> = {},
) {
  const ctx = testContext();
  const course = await createCourse(ctx, session, recruitment);
  const desk = await asStaff(ctx, course.center);
  const { id: sessionId } = course.session;
  const mode = session.format === "online" ? "online" : "onSite";
  const people = ["甲", "乙", "丙"].map((name) =>
    applicant(name, { mode, email: name === "丙" ? "hei@example.jp" : null }),
  );
  await applyFor(ctx, sessionId, application(people));
  const token = applicationToken(ctx, await ctx.db.application.findFirstOrThrow());
  expect((await confirmApplication(ctx, { token, address })).ok).toBe(true);
  await ctx.db.outboxMail.updateMany({ data: { state: "sent" } });
  const shown = async () => {
    const result = await showApplication(ctx, token);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const mails = async () =>
    (await ctx.db.outboxMail.findMany({ where: { state: "queued" }, orderBy: { toAddress: "asc" } })).map(
      ({ kind, toAddress, text, applicationId }) => ({ kind, toAddress, text, byContact: applicationId !== null }),
    );
  const edit = async (fields: Partial<SessionInput>) => {
    const { version, ...now } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
    const { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity } = now;
    const plan = { title, category, format, startsAt, endsAt, answerBy, venue, onlineUrl, capacity, onlineCapacity };
    const rest = { series: null, round: null, theme: null, notice: null, note: null };
    const lists = { bodyIds: [], coHostIds: [], tags: [], agenda: [] };
    const input = { ...plan, ...rest, ...lists, ...fields };
    expect(await editSession(desk, { id: sessionId, version, input, schedule: false })).toMatchObject({ ok: true });
  };
  const tell = async () => {
    const { icalSequence: sequence } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
    return tellChanges(desk, { sessionId, sequence, postponed: "hold" });
  };
  return { ctx, desk, sessionId, token, shown, mails, edit, tell };
}

type World = Awaited<ReturnType<typeof applied>>;

const standings = async ({ shown }: World) => (await shown()).applicants.map(({ standing }) => standing);
const idsOf = async ({ shown }: World, ...names: string[]) =>
  (await shown()).applicants.filter(({ name }) => names.includes(name)).map(({ id }) => id);

describe("a day that moves", () => {
  async function moved(recruitment: Partial<Prisma.RecruitmentUncheckedCreateInput> = {}) {
    const world = await applied({}, recruitment);
    await world.edit({
      startsAt: new Date("2026-07-08T14:00:00+09:00"),
      endsAt: new Date("2026-07-08T16:00:00+09:00"),
    });
    return world;
  }

  test("leaves everyone to be answered for, and their organization's quota as full as it was", async () => {
    const world = await moved({ perOrganization: 3 });
    expect(await standings(world)).toEqual(["pending", "pending", "pending"]);
    const { ctx, sessionId } = world;
    await applyFor(ctx, sessionId, application(["丁"], { contactEmail: "b@example.jp" }));
    const other = await ctx.db.application.findFirstOrThrow({ where: { state: "unconfirmed" } });
    expect(await confirmApplication(ctx, { token: applicationToken(ctx, other), address })).toEqual({
      ok: false,
      error: "over-quota",
    });
  });

  test("is told the contact once, for the two who gave no address, and the third by a mail of their own", async () => {
    const world = await moved();
    expect(await showChanges(world.desk, { sessionId: world.sessionId })).toMatchObject({
      ok: true,
      value: {
        byHand: [],
        mailed: [{ name: "甲" }, { name: "乙" }, { name: "丙" }],
        methods: { hold: { REQUEST: 1, none: 2 } },
      },
    });
    expect((await world.tell()).ok).toBe(true);
    const mails = await world.mails();
    expect(mails).toMatchObject([
      { kind: "sessionChanged", toAddress: CONTACT, byContact: true },
      { kind: "sessionChanged", toAddress: "hei@example.jp", byContact: false },
    ]);
    expect(mails[0]?.text).toContain("令和8年7月8日（水）14:00～16:00");
    expect(mails[0]?.text).toMatch(/甲　様　回答待ち\n乙　様　回答待ち/);
    expect(mails[0]?.text).not.toContain("丙");
    expect(await world.tell()).toEqual({ ok: false, error: "nobody-to-tell" });
  });

  test("the contact answers for them by the application's link, after its last day too; who does not come is taken back", async () => {
    const world = await moved();
    const { ctx, token, shown } = world;
    ctx.at("2026-06-25T09:00:00+09:00");
    const answer = async (...names: string[]) =>
      answerForApplicants(ctx, {
        token,
        address,
        version: (await shown()).version,
        applicantIds: await idsOf(world, ...names),
      });
    expect(await answer()).toEqual({ ok: false, error: "nobody-chosen" });
    expect(await answer("甲", "丙")).toEqual({ ok: true, value: null });
    expect(await standings(world)).toEqual(["seated", "pending", "seated"]);
    expect(await answer("甲")).toEqual({ ok: false, error: "nobody-chosen" });
    const { version } = await shown();
    const rest = { token, address, version, applicantIds: await idsOf(world, "乙") };
    expect((await withdrawApplicants(ctx, rest)).ok).toBe(true);
    expect(await answerForApplicants(ctx, { ...rest, applicantIds: [] })).toMatchObject({ error: "edited-meanwhile" });
    expect(await standings(world)).toEqual(["seated", "withdrawn", "seated"]);
    expect(await ctx.db.response.findMany({ where: { answeredAt: ctx.now() } })).toMatchObject([
      { answer: "attending", via: "application" },
      { answer: "attending", via: "application" },
    ]);
  });
});

test("a training that is called off is told the contact with its reason; of a postponed one people can be taken back", async () => {
  const world = await applied();
  const { desk, sessionId, ctx, token } = world;
  const step = { id: sessionId, step: "postpone", reason: "大雪のため" } as const;
  expect((await changeSessionState(desk, step)).ok).toBe(true);
  expect((await world.tell()).ok).toBe(true);
  const mail = (await world.mails()).find(({ byContact }) => byContact);
  expect(mail).toMatchObject({ kind: "sessionPostponed", toAddress: CONTACT });
  expect(mail?.text).toContain("大雪のため");
  expect(mail?.text).not.toContain("受講する方を選んで");
  const { version, mayWithdraw, mayChange } = await world.shown();
  expect([mayWithdraw, mayChange]).toEqual([true, false]);
  expect((await withdrawApplicants(ctx, { token, address, version, applicantIds: null })).ok).toBe(true);
  expect(await standings(world)).toEqual(["withdrawn", "withdrawn", "withdrawn"]);
});

test("whom the desk takes off is told by the contact's mail", async () => {
  const world = await applied();
  const invitation = await world.ctx.db.invitation.findFirstOrThrow({ where: { name: "甲" } });
  const taken = await takeOff(world.desk, { sessionId: world.sessionId, invitationId: invitation.id });
  expect(taken).toEqual({ ok: true, value: { mailed: true, byHand: false } });
  const [mail] = await world.mails();
  expect(mail).toMatchObject({ kind: "callWithdrawn", toAddress: CONTACT, byContact: true });
  expect(mail?.text).toContain("甲　様　取下げ");
});

test("the day before, one mail names who comes without an address, with the online address for those who need it", async () => {
  const world = await applied({ format: "online", onlineUrl: "https://meet.example.jp/1", venue: null });
  expect(await standings(world)).toEqual(["seated", "seated", "seated"]);
  world.ctx.at("2026-06-30T13:00:00+09:00");
  expect((await sendDueReminders(world.ctx)).mails).toBe(3);
  const mails = (await world.mails()).filter(({ kind }) => kind === "reminderComing");
  expect(mails.map(({ toAddress }) => toAddress)).toEqual([CONTACT, "hei@example.jp"]);
  expect(mails[0]?.text).toMatch(/甲　様[^\n]*\n乙　様/);
  expect(mails[0]?.text).toContain("https://meet.example.jp/1");
  expect((await sendDueReminders(world.ctx)).mails).toBe(0);
});

test("a freed seat is offered to the contact for who waits without an address, and taken by the application's link", async () => {
  const world = await applied({ capacity: 1 });
  const { ctx, token, shown } = world;
  expect(await standings(world)).toEqual(["seated", "waiting", "waiting"]);
  const first = { token, address, version: (await shown()).version, applicantIds: await idsOf(world, "甲") };
  expect((await withdrawApplicants(ctx, first)).ok).toBe(true);
  expect(await standings(world)).toEqual(["withdrawn", "offered", "waiting"]);
  const mail = (await world.mails()).find(({ kind }) => kind === "seatOffer");
  expect(mail).toMatchObject({ toAddress: CONTACT, byContact: true });
  expect(mail?.text).toContain("乙　様　席を用意しました");
  expect(mail?.text).toMatch(/までに御回答ください/);
  const take = { token, address, version: (await shown()).version, applicantIds: await idsOf(world, "乙", "丙") };
  expect(await answerForApplicants(ctx, take)).toEqual({ ok: true, value: null });
  expect(await standings(world)).toEqual(["withdrawn", "seated", "waiting"]);
});

test("the application's page hands out the materials of open items, while one of its people has a seat", async () => {
  const world = await applied();
  const { ctx, sessionId, token, shown } = world;
  const { prefectureId } = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
  const closed = await ctx.db.agendaItem.create({ data: { sessionId, position: 0, title: "個別事例", open: false } });
  const file = {
    prefectureId,
    sessionId,
    fileName: "a.pdf",
    mediaType: "application/pdf",
    byteSize: 1,
    sha256: "0".repeat(64),
  };
  const add = (title: string, fields: object) =>
    ctx.db.material.create({ data: { ...file, position: 0, title, forInvitees: true, shownAt: ctx.now(), ...fields } });
  const [text, secret] = [await add("テキスト", {}), await add("事例", { agendaItemId: closed.id })];
  const open = (materialId: string) => openMaterialByApplication(ctx, { token, materialId });
  expect((await shown()).handout?.materials.map(({ title }) => title)).toEqual(["テキスト"]);
  expect([(await open(text.id)).ok, (await open(secret.id)).ok]).toEqual([true, false]);
  const all = { token, address, version: (await shown()).version, applicantIds: null };
  expect((await withdrawApplicants(ctx, all)).ok).toBe(true);
  expect((await shown()).handout).toBeNull();
  expect((await open(text.id)).ok).toBe(false);
});
