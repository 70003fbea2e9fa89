import { expect, test } from "vitest";
import { showChanges } from "#app/use-cases/changes/show-changes.ts";
import { tellChanges } from "#app/use-cases/changes/tell-changes.ts";
import { enterResponse } from "#app/use-cases/invitations/enter-response.ts";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showResponses } from "#app/use-cases/invitations/show-responses.ts";
import { readCalendar } from "#app/use-cases/mails/read-calendar.ts";
import { confirmApplication } from "#app/use-cases/recruitments/confirm-application.ts";
import { answerOffer } from "#app/use-cases/seats/answer-offer.ts";
import { moveSeatsOn } from "#app/use-cases/seats/move-seats-on.ts";
import { applicant, application, applicationToken, applyFor, createCourse } from "#tests/support/applications.ts";
import { expectSoundCalendar } from "#tests/support/calendar.ts";
import { byMovingClock, testContext } from "#tests/support/context.ts";
import { asStaff, tokenOf } from "#tests/support/factories.ts";
import { seatDesk } from "#tests/support/seats.ts";

const address = "192.0.2.1";

/** 海 and 山, each with a mail address, in one confirmed application to a hybrid course; as the clock moves. */
async function appliedCourse(capacity: number | null) {
  const ctx = testContext();
  const course = await createCourse(ctx, {
    ...{ format: "hybrid", onlineUrl: "https://meet.example.jp/1", venue: "大会議室", capacity },
    ...{ notice: "筆記用具をお持ちください。", answerBy: "2026-06-10" },
  });
  const { id: sessionId } = course.session;
  const people = [
    applicant("海 太郎", { email: "umi@example.jp" }),
    applicant("山 次郎", { email: "yama@example.jp", mode: capacity ? "onSite" : "online" }),
  ];
  await applyFor(ctx, sessionId, application(people));
  const token = applicationToken(ctx, await ctx.db.application.findFirstOrThrow());
  expect((await confirmApplication(byMovingClock(ctx), { token, address })).ok).toBe(true);
  const mailsTo = async (toAddress: string) =>
    ctx.db.outboxMail.findMany({ where: { toAddress }, include: { calendarMessage: true }, orderBy: { id: "asc" } });
  const invitationOf = (name: string) => ctx.db.invitation.findFirstOrThrow({ where: { sessionId, name } });
  return { ctx, sessionId, desk: await asStaff(ctx, course.center), mailsTo, invitationOf };
}

test("whoever applied and has a seat is told so, with the session for their calendar, and asked for nothing", async () => {
  const { ctx, sessionId, desk, mailsTo, invitationOf } = await appliedCourse(null);
  const [mail, ...more] = await mailsTo("umi@example.jp");
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ kind: "seatGiven", calendarMessage: { method: "REQUEST", sequence: 0 } });
  expect(mail?.subject).toMatch(/^【受講の決定】在宅医療研修会/);
  for (const text of [mail?.text, mail?.html]) {
    expect(text).toContain("受講（会場）が決まりました");
    expect(text).toContain("筆記用具をお持ちください。");
    expect(text).toContain("/r/");
    expect(text).not.toMatch(/御回答くださいますよう|回答期限|meet\.example\.jp/);
  }
  expectSoundCalendar(mail?.calendarMessage?.content ?? "");
  expect((await mailsTo("yama@example.jp"))[0]?.text).toContain("https://meet.example.jp/1");
  // They know of it, as long as that mail arrives; then they are told the same.
  const page = async () => {
    const shown = await showChanges(desk, { sessionId });
    if (!shown.ok) throw new Error(shown.error);
    return shown.value;
  };
  expect(await page()).toMatchObject({ mailed: [], byHand: [] });
  await ctx.db.outboxMail.update({ where: { id: mail?.id ?? "" }, data: { state: "failed" } });
  const { mailed, mails } = await page();
  expect(mailed).toMatchObject([{ name: "海 太郎", news: "called" }]);
  expect(mails[0]?.mail.subject).toMatch(/^【受講の決定】/);
  ctx.at("2026-06-02T09:00:00+09:00");
  expect(await tellChanges(desk, { sessionId, sequence: 0, postponed: null })).toEqual({
    ok: true,
    value: { mails: 1 },
  });
  expect((await mailsTo("umi@example.jp"))[1]).toMatchObject({
    kind: "seatGiven",
    calendarMessage: { method: "REQUEST" },
  });
  expect((await invitationOf("海 太郎")).toldAt).toEqual(ctx.now());
});

test("whoever applied and waits is told so; once they have a seat, the session comes into their calendar", async () => {
  const { ctx, sessionId, desk, mailsTo, invitationOf } = await appliedCourse(1);
  const [waits, ...more] = await mailsTo("yama@example.jp");
  expect(more).toEqual([]);
  expect(waits).toMatchObject({ kind: "seatWaiting", calendarMessage: null });
  expect(waits?.text).toContain("お申込みをいただきましたが、会場の席は満席のため、空き待ち（1番目）として");
  expect(await showChanges(desk, { sessionId })).toMatchObject({ value: { mailed: [], byHand: [] } });
  const absent = { answer: "absent", proxy: null, message: null } as const;
  const token = tokenOf(ctx, await invitationOf("海 太郎"));
  expect(await respondToInvitation(ctx, { ...absent, token, address })).toMatchObject({ ok: true });
  const theirs = tokenOf(ctx, await invitationOf("山 次郎"));
  expect(await answerOffer(ctx, { token: theirs, address, take: true })).toMatchObject({ value: { seated: true } });
  const kinds = (await mailsTo("yama@example.jp")).map(({ kind, calendarMessage }) => [kind, calendarMessage?.method]);
  expect(kinds).toEqual([
    ["seatWaiting", undefined],
    ["seatOffer", undefined],
    ["seatGiven", "REQUEST"],
  ]);
  // Their contact, who did nothing, hears of nobody else's seat.
  expect((await mailsTo("aozora@example.jp")).map(({ kind }) => kind)).toEqual([
    "applicationCheck",
    "applicationAccepted",
  ]);
});

test("a new link goes to whoever applied by the letter that says how they stand, and asks them for nothing", async () => {
  const { ctx, sessionId, desk, mailsTo, invitationOf } = await appliedCourse(1);
  const renewed = async (name: string, address: string) => {
    const { id: invitationId, tokenGeneration } = await invitationOf(name);
    ctx.at(new Date(ctx.now().getTime() + 60_000).toISOString());
    expect(await renewLink(desk, { sessionId, invitationId })).toEqual({ ok: true, value: { mailed: true } });
    expect(await invitationOf(name)).toMatchObject({ tokenGeneration: tokenGeneration + 1, toldAt: ctx.now() });
    const mail = (await mailsTo(address)).at(-1);
    expect(mail).toMatchObject({ tokenGeneration: tokenGeneration + 1, createdAt: ctx.now() });
    expect(mail?.text).not.toMatch(/御回答くださいますよう|回答期限/);
    return [mail?.kind, mail?.calendarMessage?.method];
  };
  expect(await renewed("海 太郎", "umi@example.jp")).toEqual(["seatGiven", "REQUEST"]);
  expect(await renewed("山 次郎", "yama@example.jp")).toEqual(["seatWaiting", undefined]);
  expect((await mailsTo("yama@example.jp")).at(-1)?.text).toContain("空き待ち（1番目）");
  const token = tokenOf(ctx, await invitationOf("海 太郎"));
  await respondToInvitation(ctx, { token, address, answer: "absent", proxy: null, message: null });
  expect(await renewed("山 次郎", "yama@example.jp")).toEqual(["seatOffer", undefined]);
  // Who gave the seat back stands by no application: they are asked as everybody is.
  const { id: invitationId } = await invitationOf("海 太郎");
  await renewLink(desk, { sessionId, invitationId });
  expect((await mailsTo("umi@example.jp")).at(-1)?.kind).toBe("invitation");
});

test("who applied and waits hears of a change in words; their calendar gets the session with the seat", async () => {
  const { ctx, sessionId, desk, mailsTo, invitationOf } = await appliedCourse(1);
  const change = async (venue: string) => {
    const { icalSequence: sequence } = await ctx.db.session.update({
      where: { id: sessionId },
      data: { venue, icalSequence: { increment: 1 } },
    });
    ctx.at(new Date(ctx.now().getTime() + 60_000).toISOString());
    const shown = await showChanges(desk, { sessionId });
    expect(shown).toMatchObject({ value: { methods: { hold: { entered: 0, REQUEST: 1, CANCEL: 0, none: 1 } } } });
    expect(await tellChanges(desk, { sessionId, sequence, postponed: null })).toMatchObject({ ok: true });
  };
  await change("第2会議室");
  const words = (await mailsTo("yama@example.jp")).at(-1);
  expect(words).toMatchObject({ kind: "sessionChanged", calendarMessage: null });
  expect(words?.text).toContain("席をお待ちいただいています。");
  expect(words?.text).not.toContain("invite.ics");
  expect((await mailsTo("umi@example.jp")).at(-1)?.calendarMessage).toMatchObject({ method: "REQUEST", sequence: 1 });
  await change("第3会議室");
  const absent = { answer: "absent", proxy: null, message: null } as const;
  await respondToInvitation(ctx, { ...absent, token: tokenOf(ctx, await invitationOf("海 太郎")), address });
  const token = tokenOf(ctx, await invitationOf("山 次郎"));
  expect(await answerOffer(ctx, { token, address, take: true })).toMatchObject({ value: { seated: true } });
  const given = (await mailsTo("yama@example.jp")).at(-1);
  expect(given).toMatchObject({ kind: "seatGiven", calendarMessage: { method: "REQUEST", sequence: 2 } });
  expect(readCalendar(given?.calendarMessage?.content ?? "")).toMatchObject({
    place: expect.stringContaining("第3会議室"),
  });
});

test("whom the desk gives a seat they waited for is told by mail, with the seat; whom no mail reaches, by the desk", async () => {
  const { ctx, staff, session, of, answer } = await seatDesk(["一番", "二番", "三番"]);
  for (const name of ["一番", "二番", "三番"]) await answer(name);
  const enter = (name: string, addSeat = true) =>
    enterResponse(staff, {
      ...{ sessionId: session.id, invitationId: of(name).id, answer: "attending", proxy: null, message: null },
      ...{ via: "phone", addSeat },
    });
  expect(await enter("三番")).toMatchObject({ value: { seated: true, givenSeat: "mailed" } });
  const [mail, ...more] = await ctx.db.outboxMail.findMany({ include: { calendarMessage: true } });
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ kind: "seatGiven", toName: "三番", dueAt: ctx.now() });
  expect(mail?.subject).toMatch(/^【席の決定】/);
  expect(mail?.text).toContain("空き待ちをお願いしていた標記について、席が決まりました");
  expect(mail?.html).toContain("席が決まりました");
  expect(readCalendar(mail?.calendarMessage?.content ?? "")).toMatchObject({ place: "大会議室" });
  // Entered once more it is no news.
  expect(await enter("三番")).toMatchObject({ value: { seated: true, givenSeat: null } });
  await ctx.db.person.updateMany({ data: { email: null } });
  expect(await enter("二番")).toMatchObject({ value: { seated: true, givenSeat: "byHand" } });
  expect(await ctx.db.outboxMail.count()).toBe(1);
});

test("the desk sees who let an offer pass, to ask them by phone", async () => {
  const { ctx, staff, session, of, answer } = await seatDesk(["一番", "二番"]);
  for (const name of ["一番", "二番"]) await answer(name);
  await answer("一番", "absent");
  const passed = async () => {
    const shown = await showResponses(staff, { sessionId: session.id, standing: null });
    return shown.ok ? shown.value.seats.map((seat) => seat.passed) : shown.error;
  };
  expect(await passed()).toEqual([[]]);
  ctx.at("2026-06-04T09:00:00+09:00");
  expect(await moveSeatsOn(ctx)).toMatchObject({ expired: 1 });
  expect(await passed()).toEqual([[{ invitationId: of("二番").id, name: "二番" }]]);
});
