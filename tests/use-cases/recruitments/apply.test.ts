import { expect, test } from "vitest";
import { formStamp } from "#app/adapters/auth/form-stamp.server.ts";
import { apply } from "#app/use-cases/recruitments/apply.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { forgetUnconfirmed } from "#app/use-cases/recruitments/forget-unconfirmed.ts";
import { listCourses } from "#app/use-cases/recruitments/list-courses.ts";
import { showCourse } from "#app/use-cases/recruitments/show-course.ts";
import { application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { testContext } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import { createSession } from "#tests/support/factories.ts";

test("an application is kept and its address asked to confirm it, in no words of whoever typed it", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const input = application(["海 太郎"], { contactName: "当選しました https://evil.example.jp" });
  expect(await applyFor(ctx, session.id, input)).toEqual({ ok: true, value: null });
  expect(await ctx.db.application.findMany({ include: { applicants: true } })).toMatchObject([
    {
      state: "unconfirmed",
      organizationKey: "あおぞら訪問看護すてーしょん",
      applicants: [{ name: "海 太郎", invitationId: null }],
    },
  ]);
  const [mail] = await ctx.db.outboxMail.findMany();
  expect(mail).toMatchObject({ kind: "applicationCheck", toAddress: "aozora@example.jp", invitationId: null });
  expect(mail?.subject).toBe("【要確認】在宅医療研修会（7月1日（水））の受講申込み");
  expect(mail?.text).toContain("令和8年7月1日（水）14:00～16:00");
  expect(JSON.stringify(mail)).not.toMatch(/当選|evil|海 太郎|あおぞら/);
  expect(await ctx.db.person.count()).toBe(0);
});

test.each([
  ["the hidden field filled in", { trap: "https://evil.example.jp" }, "form-trapped"],
  ["no stamp", { stamp: "" }, "form-too-old"],
  ["a stamp made up", { stamp: "lzzzzzzz.abcdef" }, "form-too-old"],
])("a robot is refused: %s", async (_, fields, error) => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const before = records(ctx);
  expect(await applyFor(ctx, session.id, application(["海 太郎"]), fields)).toEqual({ ok: false, error });
  expect(records(ctx)).toEqual(before);
});

test("a form of another course, or sent at once, is refused", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const send = (stamp: string) =>
    apply(ctx, { sessionId: session.id, address: "192.0.2.1", stamp, trap: "", application: application(["海 太郎"]) });
  const { secret } = ctx.settings;
  const minuteAgo = new Date(ctx.now().getTime() - 60_000);
  expect(await send(formStamp(secret, "another", minuteAgo))).toMatchObject({ error: "form-too-old" });
  expect(await send(formStamp(secret, session.id, ctx.now()))).toMatchObject({ error: "form-too-fast" });
  expect(await send(formStamp(secret, session.id, minuteAgo))).toMatchObject({ ok: true });
});

test("one address sends sixty forms an hour", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const send = (n: number) =>
    applyFor(ctx, session.id, application([`人${n}`], { contactEmail: `${n}@example.jp` }), { address: "192.0.2.7" });
  const endsAt = new Date("2026-06-01T10:00:00+09:00");
  await ctx.db.rateWindow.create({ data: { key: "apply:192.0.2.7", attempts: 58, endsAt } });
  expect((await send(58)).ok).toBe(true);
  expect((await send(59)).ok).toBe(true);
  expect(await send(60)).toEqual({ ok: false, error: "too-many-attempts" });
  ctx.at("2026-06-01T10:00:01+09:00");
  expect((await send(61)).ok).toBe(true);
});

test("one mailbox is asked five times a day and the sixth is refused; who confirms begins anew", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  const send = (n: number) =>
    applyFor(ctx, session.id, application([`人${n}`], { contactEmail: n % 2 ? "A@example.jp" : "a@example.jp" }));
  for (let n = 0; n < 5; n++) expect((await send(n)).ok).toBe(true);
  expect(await send(5)).toEqual({ ok: false, error: "too-many-checks" });
  expect(await send(6)).toEqual({ ok: false, error: "too-many-checks" });
  expect(await ctx.db.outboxMail.count()).toBe(5);
  expect((await applyFor(ctx, session.id, application(["別人"], { contactEmail: "b@example.jp" }))).ok).toBe(true);

  const one = await ctx.db.application.findFirstOrThrow({ where: { contactEmail: "a@example.jp" } });
  expect(await confirmApplication(ctx, { token: applicationToken(ctx, one), address: "192.0.2.1" })).toMatchObject({
    ok: true,
  });
  expect((await send(7)).ok).toBe(true);
});

test.each([
  ["nobody", [], {}, { error: "nobody-applied" }],
  ["more than the quota of one organization", ["甲", "乙", "丙"], { perOrganization: 2 }, { error: "over-quota" }],
  ["before the period", ["甲"], { opensOn: "2026-06-02" }, { error: "course-not-yet" }],
  ["after it", ["甲"], { closesOn: "2026-05-31" }, { error: "course-closed" }],
] as const)("%s: refused", async (_, names, recruitment, refusal) => {
  const ctx = testContext();
  const { session } = await createCourse(ctx, {}, recruitment);
  expect(await applyFor(ctx, session.id, application(names))).toMatchObject(refusal);
  expect(await ctx.db.application.count()).toBe(0);
});

test("what nobody confirmed within a day is forgotten, with its mail; what was confirmed is not", async () => {
  const ctx = testContext();
  const { session } = await createCourse(ctx);
  await applyFor(ctx, session.id, application(["甲"]));
  await applyFor(ctx, session.id, application(["乙"], { contactEmail: "b@example.jp" }));
  await ctx.db.application.updateMany({
    where: { contactEmail: "b@example.jp" },
    data: { state: "confirmed", confirmedAt: ctx.now() },
  });
  ctx.at("2026-06-02T09:00:00+09:00");
  expect(await forgetUnconfirmed(ctx)).toBe(0);
  ctx.at("2026-06-02T09:00:01+09:00");
  expect(await forgetUnconfirmed(ctx)).toBe(1);
  expect(await forgetUnconfirmed(ctx)).toBe(0);
  expect((await ctx.db.applicant.findMany()).map(({ name }) => name)).toEqual(["乙"]);
  expect((await ctx.db.outboxMail.findMany()).map(({ toAddress }) => toAddress)).toEqual(["b@example.jp"]);
});

test("the public reads of a course what is public alone", async () => {
  const ctx = testContext();
  const secret = { onlineUrl: "https://meet.example.jp/secret", note: "内緒のメモ", notice: "参加者だけの知らせ" };
  const { session, center } = await createCourse(ctx, { format: "hybrid", capacity: 2, ...secret });
  const items = [
    { position: 0, title: "講演", open: true },
    { position: 1, title: "個別事例", open: false },
  ];
  await ctx.db.agendaItem.createMany({ data: items.map((item) => ({ ...item, sessionId: session.id })) });
  const shown = await showCourse(ctx, session.id);
  expect(shown).toMatchObject({ ok: true, value: { course: { standing: "open", agenda: [{ title: "講演" }] } } });
  const list = await listCourses(ctx, { page: 1 });
  expect(list).toMatchObject({ total: 1, rows: [{ title: "在宅医療研修会", standing: "open" }] });
  expect(JSON.stringify([shown, list])).not.toMatch(/meet\.example|内緒|参加者だけ|個別事例/);
  expect(list.areas).toMatchObject([{ id: center.medicalAreaId }]);
  expect((await listCourses(ctx, { words: "ない言葉", page: 1 })).total).toBe(0);
  expect((await listCourses(ctx, { areaId: "another", page: 1 })).total).toBe(0);
  // Neither without a 募集, nor a draft, nor a meeting.
  const plain = await createSession(ctx, center, { category: "training" });
  expect(await showCourse(ctx, plain.id)).toEqual({ ok: false, error: "not-found" });
  await ctx.db.session.update({ where: { id: session.id }, data: { category: "meeting" } });
  expect(await showCourse(ctx, session.id)).toEqual({ ok: false, error: "not-found" });
  expect((await listCourses(ctx, { page: 1 })).total).toBe(0);
});
