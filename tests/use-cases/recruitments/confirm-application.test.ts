import { describe, expect, test } from "vitest";
import { openDatabase } from "#app/adapters/db/database.server.ts";
import type { ApplicationInput } from "#app/domain/application.ts";
import type { AppContext } from "#app/use-cases/context.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { showApplication } from "#app/use-cases/recruitments/show-application.ts";
import { withdrawApplicants } from "#app/use-cases/recruitments/withdraw-applicants.ts";
import { applicant, application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { dump, records } from "#tests/support/dump.ts";
import { createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";

const address = "192.0.2.1";

/** Applies; gives the link's token. */
async function applied(ctx: AppContext, sessionId: string, input: ApplicationInput): Promise<string> {
  expect(await applyFor(ctx, sessionId, input)).toEqual({ ok: true, value: null });
  const row = await ctx.db.application.findFirstOrThrow({
    where: { contactEmail: input.contactEmail, state: "unconfirmed" },
    orderBy: [{ appliedAt: "desc" }, { id: "desc" }],
  });
  return applicationToken(ctx, row);
}

const confirm = (ctx: AppContext, token: string) => confirmApplication(ctx, { token, address });

async function confirmed(ctx: AppContext, sessionId: string, input: ApplicationInput): Promise<string> {
  const token = await applied(ctx, sessionId, input);
  expect(await confirm(ctx, token)).toEqual({ ok: true, value: null });
  return token;
}

async function standings(ctx: AppContext, token: string) {
  const shown = await showApplication(ctx, token);
  return shown.ok ? shown.value.applicants.map(({ standing }) => standing) : shown.error;
}

test("opening the link changes nothing; pressing the button calls everyone as 受講者, with an answer", async () => {
  const ctx = testContext();
  const { session, center } = await createCourse(ctx, { format: "hybrid", onlineUrl: "https://meet.example.jp/1" });
  const people = [
    applicant("青空 花子", { kana: "あおぞら はなこ", occupation: "看護師", title: "管理者" }),
    applicant("海 太郎", { email: "umi@example.jp", mode: "online" }),
    applicant("山 次郎"),
  ];
  const token = await applied(ctx, session.id, application(people));
  const before = dump(ctx);
  expect(await standings(ctx, token)).toEqual(["unconfirmed", "unconfirmed", "unconfirmed"]);
  expect(dump(ctx)).toEqual(before);
  expect(await ctx.db.person.count()).toBe(0);

  expect((await confirm(ctx, token)).ok).toBe(true);
  const invitations = await ctx.db.invitation.findMany({
    include: { person: { include: { organization: true } }, currentResponse: true, applicant: true },
    orderBy: { position: "asc" },
  });
  expect(
    invitations.map(({ name, role, person, currentResponse, reachedBy, toldSequence, organizationName }) => [
      ...[name, role, person.email, person.centerId === center.id, person.occupation, organizationName],
      ...[currentResponse?.answer, currentResponse?.via, currentResponse?.seated, reachedBy, toldSequence],
    ]),
  ).toEqual([
    [
      "青空 花子",
      "trainee",
      "aozora@example.jp",
      true,
      "看護師",
      "あおぞら訪問看護ステーション",
      "attending",
      "application",
      true,
      "mail",
      0,
    ],
    [
      "海 太郎",
      "trainee",
      "umi@example.jp",
      true,
      null,
      "あおぞら訪問看護ステーション",
      "online",
      "application",
      true,
      "mail",
      0,
    ],
    [
      "山 次郎",
      "trainee",
      null,
      true,
      null,
      "あおぞら訪問看護ステーション",
      "attending",
      "application",
      true,
      "none",
      0,
    ],
  ]);
  expect(invitations[0]?.person.organization).toMatchObject({ kind: "訪問看護ステーション" });
  const mails = await ctx.db.outboxMail.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  expect(
    mails.map(({ kind, toAddress, calendarMessageId }) => [kind, toAddress, calendarMessageId !== null]).sort(),
  ).toEqual([
    ["applicationAccepted", "aozora@example.jp", false],
    ["applicationCheck", "aozora@example.jp", false],
    ["seatGiven", "aozora@example.jp", true],
    ["seatGiven", "umi@example.jp", true],
  ]);
  const accepted = mails.find(({ kind }) => kind === "applicationAccepted");
  expect(accepted?.text).toContain("海 太郎　様（オンライン）　受講できます");
  expect(await standings(ctx, token)).toEqual(["seated", "seated", "seated"]);

  const after = records(ctx);
  expect((await confirm(ctx, token)).ok).toBe(true);
  expect(records(ctx)).toEqual(after);
});

test("the audit log tells of it without a name or an address", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  await confirmed(ctx, session.id, application(["海 太郎"]));
  const log = await ctx.db.auditRecord.findMany({ orderBy: { at: "asc" } });
  expect(log.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      "application.apply",
      "person.add",
      "organization.add",
      "response.record",
      "application.confirm",
    ]),
  );
  expect(JSON.stringify(log)).not.toMatch(/海|青空|あおぞら|example\.jp/);
});

describe("whose record it becomes", () => {
  test("an existing person's where the confirmed address and the folded name are theirs", async () => {
    const ctx = testContext();
    const { session, center } = await createCourse(ctx);
    const person = await createPerson(ctx, center, { name: "髙橋 花子", email: "HANAKO@example.jp", title: "所長" });
    const input = application(["高橋　花子"], { contactName: "高橋花子", contactEmail: "hanako@example.jp" });
    await confirmed(ctx, session.id, input);
    expect(await ctx.db.person.findMany()).toEqual([person]);
    expect(await ctx.db.invitation.findFirstOrThrow()).toMatchObject({ personId: person.id });
  });

  test("a new one where only the name is the same, or the address was only typed", async () => {
    const ctx = testContext();
    const { session, center } = await createCourse(ctx);
    const person = await createPerson(ctx, center, { name: "高橋 花子", email: "hanako@example.jp" });
    await confirmed(ctx, session.id, application([applicant("高橋 花子", { email: "hanako@example.jp" })]));
    expect(await ctx.db.person.count()).toBe(2);
    expect(await ctx.db.invitation.findMany({ where: { personId: person.id } })).toEqual([]);
    expect(await ctx.db.person.findUniqueOrThrow({ where: { id: person.id } })).toEqual(person);
  });

  test("whom the desk called already keeps that invitation and its role; whom it took off is refused", async () => {
    const ctx = testContext();
    const { session, center } = await createCourse(ctx);
    const contact = { contactName: "講師 一郎", contactEmail: "koshi@example.jp" };
    const person = await createPerson(ctx, center, { name: "講師 一郎", email: "koshi@example.jp" });
    const called = await createInvitation(ctx, session, person, { role: "lecturer" });
    await confirmed(ctx, session.id, application(["講師 一郎"], contact));
    expect(await ctx.db.invitation.findMany({ include: { applicant: true } })).toMatchObject([
      { id: called.id, role: "lecturer", applicant: { name: "講師 一郎" } },
    ]);
    const twice = await applied(ctx, session.id, application(["講師 一郎"], contact));
    expect(await confirm(ctx, twice)).toEqual({ ok: false, error: "applied-already" });
    await ctx.db.invitation.update({ where: { id: called.id }, data: { revokedAt: ctx.now() } });
    expect(await confirm(ctx, twice)).toEqual({ ok: false, error: "taken-off" });
  });
});

describe("what stands in the way changes nothing", () => {
  test.each([
    ["closed by hand", "course-closed", { closedAt: new Date("2026-06-01T09:00:00+09:00") }, {}],
    ["made after its last day", "course-closed", { closesOn: "2026-05-31" }, {}],
    ["called off", "course-called-off", {}, { state: "cancelled" as const }],
  ])("%s", async (_, error, recruitment, fields) => {
    const ctx = testContext();
    const { session } = await createCourse(ctx);
    const token = await applied(ctx, session.id, application(["海 太郎"]));
    await ctx.db.recruitment.updateMany({ data: recruitment });
    await ctx.db.session.updateMany({ data: fields });
    const before = records(ctx);
    expect(await confirm(ctx, token)).toEqual({ ok: false, error });
    expect(records(ctx)).toEqual(before);
  });

  test("its last day ends before the mail is read: whoever applied on it is in time, the session's start is not", async () => {
    const ctx = testContext();
    const { session } = await createCourse(ctx, {}, { closesOn: "2026-06-01" });
    const token = await applied(ctx, session.id, application(["海 太郎"]));
    const late = await applied(ctx, session.id, application(["海 次郎"], { contactEmail: "jiro@example.jp" }));
    ctx.at("2026-06-02T08:00:00+09:00");
    expect(await applyFor(ctx, session.id, application(["海 三郎"]))).toEqual({ ok: false, error: "course-closed" });
    expect(await showApplication(ctx, token)).toMatchObject({ value: { confirmRefusal: null } });
    expect(await confirm(ctx, token)).toEqual({ ok: true, value: null });
    await ctx.db.session.updateMany({ data: { startsAt: ctx.now() } });
    expect(await showApplication(ctx, late)).toMatchObject({ value: { confirmRefusal: "course-closed" } });
    expect(await confirm(ctx, late)).toEqual({ ok: false, error: "course-closed" });
  });

  test("a day later it is forgotten, and nobody's link is one", async () => {
    const ctx = testContext();
    const { session } = await createCourse(ctx);
    const token = await applied(ctx, session.id, application(["海 太郎"]));
    ctx.at("2026-06-02T09:00:01+09:00");
    expect(await confirm(ctx, token)).toEqual({ ok: false, error: "application-forgotten" });
    expect(await showApplication(ctx, token)).toEqual({ ok: false, error: "unknown-link" });
    await ctx.db.application.updateMany({ data: { state: "confirmed" } });
    expect((await showApplication(ctx, token)).ok).toBe(true);
    ctx.at("2026-12-01T09:00:00+09:00");
    expect(await showApplication(ctx, token)).toEqual({ ok: false, error: "link-faded" });
    expect(await confirm(ctx, "x".repeat(32))).toEqual({ ok: false, error: "unknown-link" });
  });

  test("the quota of an organization, over all that were confirmed, however its name is typed", async () => {
    const ctx = testContext();
    const { session } = await createCourse(ctx, {}, { perOrganization: 3 });
    const of = (organizationName: string, names: string[], contactEmail: string) =>
      application(names, { organizationName, contactEmail });
    await confirmed(ctx, session.id, of("あおぞら 薬局", ["甲", "乙"], "a@example.jp"));
    // Not confirmed: it counts for nothing.
    await applied(ctx, session.id, of("あおぞら薬局", ["丙"], "b@example.jp"));
    const over = await applied(ctx, session.id, of("アオゾラ薬局", ["丁", "戊"], "c@example.jp"));
    const before = records(ctx);
    expect(await confirm(ctx, over)).toEqual({ ok: false, error: "over-quota" });
    expect(records(ctx)).toEqual(before);
    await confirmed(ctx, session.id, of("アオゾラ薬局", ["己"], "d@example.jp"));
    await confirmed(ctx, session.id, of("ほしぞら薬局", ["庚", "辛", "壬"], "e@example.jp"));
    // Who does not come may yet, by their own link: there is room once they are taken back.
    const gone = await ctx.db.invitation.findFirstOrThrow({ where: { name: "甲" } });
    const absent = { answer: "absent", proxy: null, message: null } as const;
    expect((await respondToInvitation(ctx, { token: tokenOf(ctx, gone), address, ...absent })).ok).toBe(true);
    const instead = await applied(ctx, session.id, of("あおぞら薬局", ["癸"], "f@example.jp"));
    expect(await confirm(ctx, instead)).toEqual({ ok: false, error: "over-quota" });
    const first = await ctx.db.applicant.findFirstOrThrow({ where: { name: "甲" }, include: { application: true } });
    const { version } = first.application;
    const takenBack = { token: applicationToken(ctx, first.application), address, version, applicantIds: [first.id] };
    expect((await withdrawApplicants(ctx, takenBack)).ok).toBe(true);
    expect(await confirm(ctx, instead)).toEqual({ ok: true, value: null });
  });
});

test("the same people by a second application of the same contact are seated once", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const first = await confirmed(ctx, session.id, application(["海 太郎"]));
  const second = await applied(
    ctx,
    session.id,
    application(["山 花子", "海　太郎"], { contactEmail: "AOZORA@example.jp" }),
  );
  expect(await confirm(ctx, second)).toEqual({ ok: false, error: "applied-already" });
  expect(await ctx.db.invitation.count()).toBe(1);
  await confirmed(ctx, session.id, application(["海 太郎"], { contactEmail: "other@example.jp" }));
  expect((await withdrawApplicants(ctx, { token: first, address, version: 1, applicantIds: null })).ok).toBe(true);
  expect(await confirm(ctx, second)).toEqual({ ok: true, value: null });
});

test("whoever finds no seat waits, and is told so", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx, { capacity: 2 });
  const token = await confirmed(ctx, session.id, application(["甲", "乙", "丙"]));
  expect(await standings(ctx, token)).toEqual(["seated", "seated", "waiting"]);
  const mail = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "applicationAccepted" } });
  expect(mail.text).toContain("丙　様　空き待ち");
  expect(mail.text).toContain("席が空きましたら");
});

test("two confirmations at once for the last seats, by two processes: never one too many", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx, { capacity: 3 });
  const tokens = [];
  for (const n of [1, 2, 3]) {
    tokens.push(await applied(ctx, session.id, application([`甲${n}`, `乙${n}`], { contactEmail: `${n}@example.jp` })));
  }
  const others = await Promise.all(tokens.map(async () => openDatabase(`file:${ctx.databaseFile}`)));
  try {
    const results = await Promise.all(tokens.map((token, n) => confirm({ ...ctx, db: others[n] ?? ctx.db }, token)));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
  } finally {
    await Promise.all(others.map((db) => db.$disconnect()));
  }
  const all = (await Promise.all(tokens.map((token) => standings(ctx, token)))).flat();
  expect(all.filter((standing) => standing === "seated")).toHaveLength(3);
  expect(all.filter((standing) => standing === "waiting")).toHaveLength(3);
});
