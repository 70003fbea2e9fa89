import { expect, test } from "vitest";
import { enterApplication } from "#app/use-cases/recruitments/enter-application.ts";
import { changeRecruitmentState } from "#app/use-cases/recruitments/save-recruitment.ts";
import { withdrawForApplicant } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { application, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import { asStaff } from "#tests/support/factories.ts";

test("what came by FAX counts at once, after the last day and beyond the quota; without an address nobody is mailed", async () => {
  const ctx = testContext();
  const { center, session } = await createCourse(ctx, { capacity: 2 }, { perOrganization: 1, closesOn: "2026-05-31" });
  const desk = await asStaff(ctx, center);
  const input = application(["青空 花子", "海 太郎", "山 次郎"], { contactEmail: "", contactPhone: null });
  const entered = await enterApplication(desk, { sessionId: session.id, via: "fax", application: input });
  expect(entered).toEqual({ ok: true, value: null });
  const invitations = await ctx.db.invitation.findMany({
    include: { currentResponse: true, person: true },
    orderBy: { position: "asc" },
  });
  expect(
    invitations.map(({ name, role, person, currentResponse: answer }) => [
      ...[name, role, person.email, answer?.via, answer?.seated, answer?.enteredById],
    ]),
  ).toEqual([
    ["青空 花子", "trainee", null, "fax", true, desk.actor.userId],
    ["海 太郎", "trainee", null, "fax", true, desk.actor.userId],
    ["山 次郎", "trainee", null, "fax", false, desk.actor.userId],
  ]);
  const { version, id: applicationId } = await ctx.db.application.findFirstOrThrow({ where: { state: "confirmed" } });
  const step = { sessionId: session.id, applicationId, version, applicantIds: null };
  expect((await withdrawForApplicant(desk, step)).ok).toBe(true);
  expect(await ctx.db.outboxMail.count()).toBe(0);
  const log = await ctx.db.auditRecord.findMany();
  expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(["application.enter", "person.add"]));
  expect(log.every(({ actorKind }) => actorKind === "staff" || actorKind === "system")).toBe(true);
  expect(JSON.stringify(log)).not.toMatch(/花子|太郎|あおぞら/);
});

test("with an address, the contact gets the mail that leads to the application's page", async () => {
  const ctx = testContext();
  const { center, session } = await createCourse(ctx);
  const desk = await asStaff(ctx, center);
  const input = application(["海 太郎"]);
  expect((await enterApplication(desk, { sessionId: session.id, via: "phone", application: input })).ok).toBe(true);
  expect(await ctx.db.outboxMail.findMany()).toMatchObject([
    { kind: "applicationAccepted", toAddress: "aozora@example.jp", sequence: 0 },
  ]);
});

test("nothing is entered that names somebody twice, of a session that has begun, or where nobody recruits", async () => {
  const ctx = testContext();
  const { center, session } = await createCourse(ctx);
  const desk = await asStaff(ctx, center);
  await changeRecruitmentState(desk, { sessionId: session.id, version: 0, step: "close" });
  const before = records(ctx);
  const enter = (names: string[]) =>
    enterApplication(desk, { sessionId: session.id, via: "fax", application: application(names) });
  expect(await enter(["甲", "甲"])).toEqual({ ok: false, error: "applied-twice", index: 1 });
  ctx.at("2026-07-01T14:00:00+09:00");
  expect(await enter(["甲"])).toEqual({ ok: false, error: "recruitment-begun" });
  expect(records(ctx)).toEqual(before);
});
