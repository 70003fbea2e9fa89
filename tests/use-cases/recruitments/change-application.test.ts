import { describe, expect, test } from "vitest";
import { countUntold } from "#app/adapters/db/change-store.server.ts";
import type { Prisma } from "#app/adapters/db/database.server.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { erasePerson } from "#app/use-cases/people/erase-person.ts";
import { showEverything } from "#app/use-cases/people/export-person.ts";
import { changeApplication } from "#app/use-cases/recruitments/change-application.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { exportApplicationsCsv, exportApplicationsXlsx } from "#app/use-cases/recruitments/export-applications.ts";
import { changeRecruitmentState, saveRecruitment } from "#app/use-cases/recruitments/save-recruitment.ts";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { showRecruitment } from "#app/use-cases/recruitments/show-recruitment.ts";
import { withdrawApplicants, withdrawForApplicant } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { applicant, application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import { asStaff, createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";

const address = "192.0.2.1";

async function confirmed(
  names: Parameters<typeof application>[0],
  session: Partial<Prisma.SessionUncheckedCreateInput> = {},
  recruitment: Partial<Prisma.RecruitmentUncheckedCreateInput> = {},
) {
  const ctx = testContext();
  const course = await createCourse(ctx, session, recruitment);
  await applyFor(ctx, course.session.id, application(names));
  const row = await ctx.db.application.findFirstOrThrow();
  const token = applicationToken(ctx, row);
  expect((await confirmApplication(ctx, { token, address })).ok).toBe(true);
  const shown = async () => {
    const result = await showApplication(ctx, token);
    if (!result.ok) throw new Error(result.error);
    return result.value;
  };
  const standings = async () => (await shown()).applicants.map(({ name, standing }) => [name, standing]);
  const change = async (fields: Partial<Parameters<typeof changeApplication>[1]>) => {
    const { version, contactName, contactPhone, message } = await shown();
    const now = { version, contactName, contactPhone, message, modes: new Map(), added: [] };
    return changeApplication(ctx, { token, address, ...now, ...fields });
  };
  return { ctx, ...course, token, id: row.id, shown, standings, change };
}

describe("a change by the application's link", () => {
  test("adds people, who get a seat or wait; the contact is told", async () => {
    const { ctx, standings, change } = await confirmed(["甲"], { capacity: 2 });
    expect((await change({ contactName: "青空 太郎", added: [applicant("乙"), applicant("丙")] })).ok).toBe(true);
    expect(await standings()).toEqual([
      ["甲", "seated"],
      ["乙", "seated"],
      ["丙", "waiting"],
    ]);
    const mail = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "applicationChanged" } });
    expect(mail.text).toContain("青空 太郎　様");
    expect(mail.text).toContain("丙　様　空き待ち");
  });

  test("moves someone online", async () => {
    const { ctx, shown, change } = await confirmed(["甲"], { format: "hybrid" });
    const [one] = (await shown()).applicants;
    expect((await change({ modes: new Map([[one?.id ?? "", "online"]]) })).ok).toBe(true);
    expect(await ctx.db.invitation.findFirstOrThrow({ include: { currentResponse: true } })).toMatchObject({
      currentResponse: { answer: "online", via: "application" },
    });
  });

  test("by another way to attend nobody comes back: neither who declined nor who was taken back", async () => {
    const names = ["甲", "乙", "丙"];
    const { ctx, token, shown, standings, change } = await confirmed(
      names,
      { format: "hybrid" },
      { perOrganization: 3 },
    );
    const [first, second, third] = (await shown()).applicants;
    const ids = [first?.id ?? "", second?.id ?? "", third?.id ?? ""];
    const gone = await ctx.db.invitation.findFirstOrThrow({ where: { name: "甲" } });
    const absent = { answer: "absent", proxy: null, message: null } as const;
    expect((await respondToInvitation(ctx, { token: tokenOf(ctx, gone), address, ...absent })).ok).toBe(true);
    const { version } = await shown();
    expect((await withdrawApplicants(ctx, { token, address, version, applicantIds: [ids[1] ?? ""] })).ok).toBe(true);
    expect((await change({ added: [applicant("丁"), applicant("戊")] })).ok).toBe(true);
    expect((await change({ modes: new Map(ids.map((id) => [id, "online"])) })).ok).toBe(true);
    expect(await standings()).toEqual([
      ["甲", "absent"],
      ["乙", "withdrawn"],
      ["丙", "seated"],
      ["丁", "seated"],
      ["戊", "seated"],
    ]);
    expect((await shown()).applicants.map(({ mode }) => mode)).toEqual([
      "onSite",
      "onSite",
      "online",
      "onSite",
      "onSite",
    ]);
    expect(await change({ added: [applicant("己")] })).toMatchObject({ error: "over-quota" });
  });

  test.each([
    ["over the quota", { added: [applicant("乙"), applicant("丙")] }, "over-quota"],
    ["the same name again", { added: [applicant("甲")] }, "applied-twice"],
    ["a way there is not", { added: [applicant("乙", { mode: "online" })] }, "mode-not-offered"],
    ["of an older version", { version: 0, contactName: "別人" }, "edited-meanwhile"],
  ] as const)("%s: refused, nothing changes", async (_, fields, error) => {
    const { ctx, change } = await confirmed(["甲"], {}, { perOrganization: 2 });
    const before = records(ctx);
    expect(await change(fields as never)).toMatchObject({ ok: false, error });
    expect(records(ctx)).toEqual(before);
  });

  test("is over with the period; taking back is not", async () => {
    const { ctx, token, shown, standings, change } = await confirmed(["甲", "乙"]);
    ctx.at("2026-06-21T00:00:00+09:00");
    expect(await change({ contactName: "別人" })).toMatchObject({ ok: false, error: "course-closed" });
    const { version, applicants } = await shown();
    const [, second] = applicants;
    const input = { token, address, version, applicantIds: [second?.id ?? ""] };
    expect((await withdrawApplicants(ctx, input)).ok).toBe(true);
    expect(await standings()).toEqual([
      ["甲", "seated"],
      ["乙", "withdrawn"],
    ]);
    expect(await withdrawApplicants(ctx, input)).toMatchObject({ error: "edited-meanwhile" });
  });
});

test("all taken back: the application is withdrawn, and may be made anew on the same invitation", async () => {
  const { ctx, session, token, standings } = await confirmed(["青空 花子"]);
  expect((await withdrawApplicants(ctx, { token, address, version: 1, applicantIds: null })).ok).toBe(true);
  expect(await standings()).toEqual([["青空 花子", "withdrawn"]]);
  expect(await ctx.db.application.findFirstOrThrow()).toMatchObject({ state: "withdrawn", withdrawnAt: ctx.now() });
  expect(await confirmApplication(ctx, { token, address })).toEqual({ ok: false, error: "application-withdrawn" });

  await applyFor(ctx, session.id, application(["青空 花子"]));
  const again = await ctx.db.application.findFirstOrThrow({ where: { state: "unconfirmed" } });
  expect((await confirmApplication(ctx, { token: applicationToken(ctx, again), address })).ok).toBe(true);
  expect(await ctx.db.invitation.count()).toBe(1);
  expect(await ctx.db.person.count()).toBe(1);
});

test("whoever is taken back has no link of their own any more, and the session leaves their calendar", async () => {
  const { ctx, token, session } = await confirmed([applicant("甲", { email: "kou@example.jp" }), "乙"], {
    capacity: 1,
  });
  const called = await ctx.db.invitation.findFirstOrThrow({ where: { name: "甲" } });
  const own = tokenOf(ctx, called);
  expect((await withdrawApplicants(ctx, { token, address, version: 1, applicantIds: null })).ok).toBe(true);
  const attending = { answer: "attending", proxy: null, message: null } as const;
  expect(await respondToInvitation(ctx, { token: own, address, ...attending })).toMatchObject({ ok: false });
  const withdrawn = await ctx.db.outboxMail.findMany({
    where: { kind: "callWithdrawn" },
    include: { calendarMessage: true },
  });
  expect(withdrawn).toMatchObject([{ toAddress: "kou@example.jp", calendarMessage: { method: "CANCEL" } }]);
  // Nobody is left for the desk to tell by hand: the contact has a mail about both.
  expect(await countUntold(ctx.db, { prefectureId: session.prefectureId }, ctx.now())).toEqual(new Map());
});

test("whom the desk had called keeps that call: taken back, they are 欠席", async () => {
  const ctx = testContext();
  const { session, center } = await createCourse(ctx);
  const person = await createPerson(ctx, center, { name: "講師 一郎", email: "koshi@example.jp" });
  const call = await createInvitation(ctx, session, person, { role: "lecturer" });
  await applyFor(
    ctx,
    session.id,
    application(["講師 一郎"], { contactName: "講師 一郎", contactEmail: "koshi@example.jp" }),
  );
  const token = applicationToken(ctx, await ctx.db.application.findFirstOrThrow());
  expect((await confirmApplication(ctx, { token, address })).ok).toBe(true);
  expect((await withdrawApplicants(ctx, { token, address, version: 1, applicantIds: null })).ok).toBe(true);
  expect(
    await ctx.db.invitation.findUniqueOrThrow({ where: { id: call.id }, include: { currentResponse: true } }),
  ).toMatchObject({ revokedAt: null, currentResponse: { answer: "absent", via: "application" } });
});

test("the desk opens a 募集, closes and reopens it; an older version is refused", async () => {
  const { ctx, center, session } = await confirmed(["甲"]);
  const desk = await asStaff(ctx, center);
  const plan = {
    opensOn: null,
    closesOn: "2026-06-30",
    perOrganization: 5,
    target: "多職種",
    message: null,
    purpose: "受付",
  };
  const save = (version: number | null) => saveRecruitment(desk, { sessionId: session.id, version, plan });
  expect(await save(null)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect((await save(0)).ok).toBe(true);
  expect(await save(0)).toEqual({ ok: false, error: "edited-meanwhile" });
  const step = (to: "close" | "reopen", version: number) =>
    changeRecruitmentState(desk, { sessionId: session.id, version, step: to });
  expect((await step("close", 1)).ok).toBe(true);
  expect((await step("close", 1)).ok).toBe(true);
  expect(await step("reopen", 1)).toEqual({ ok: false, error: "edited-meanwhile" });
  expect((await step("reopen", 2)).ok).toBe(true);
  expect(await showRecruitment(desk, session.id)).toMatchObject({
    value: { recruitment: { version: 3, closedAt: null, perOrganization: 5 }, seats: [{ mode: "onSite", taken: 1 }] },
  });
});

test("the desk takes one back for who phoned, and carries the list away", async () => {
  const { ctx, center, session, id, standings } = await confirmed(["甲", "=SUM(1)"]);
  const desk = await asStaff(ctx, center);
  const [first] = await ctx.db.applicant.findMany({ orderBy: { position: "asc" } });
  const input = { sessionId: session.id, applicationId: id, version: 1, applicantIds: [first?.id ?? ""] };
  expect((await withdrawForApplicant(desk, { ...input, remark: "対象の職種ではないため。" })).ok).toBe(true);
  expect(await standings()).toEqual([
    ["甲", "withdrawn"],
    ["=SUM(1)", "seated"],
  ]);
  expect(await ctx.db.invitation.findMany({ where: { revokedAt: ctx.now() } })).toMatchObject([{ name: "甲" }]);
  const mail = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "applicationChanged" } });
  expect(mail.text).toContain("保健所で、受講申込みの内容を変更しました");
  expect(mail.text).toContain("対象の職種ではないため。");
  const csv = await exportApplicationsCsv(desk, session.id);
  expect(csv.ok && csv.value.split("\r\n")).toMatchObject([
    expect.stringContaining("機関名"),
    expect.stringContaining("甲"),
    expect.stringContaining("'=SUM(1)"),
    "",
  ]);
  const xlsx = await exportApplicationsXlsx(desk, session.id);
  expect(xlsx.ok && xlsx.value.subarray(0, 2).toString()).toBe("PK");
});

test("what is kept of whoever applied is shown to them and erased with them", async () => {
  const { ctx, center, session } = await confirmed(["青空 花子", "海 太郎"]);
  const desk = await asStaff(ctx, center);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "cancelled", stateReason: "大雪" } });
  const person = await ctx.db.person.findFirstOrThrow({ where: { name: "青空 花子" } });
  expect(await showEverything(desk, person.id)).toMatchObject({
    value: {
      applications: [{ name: "青空 花子", application: { organizationName: "あおぞら訪問看護ステーション" } }],
      appliedAs: [{ contactEmail: "aozora@example.jp", contactPhone: "0154-00-0000" }],
    },
  });
  expect(await erasePerson(desk, { id: person.id, typedName: "青空花子" })).toMatchObject({ ok: true });
  expect(JSON.stringify(records(ctx))).not.toMatch(/青空|aozora@|0154-00/);
  expect((await ctx.db.applicant.findMany()).map(({ name }) => name)).toContain("海 太郎");
});
