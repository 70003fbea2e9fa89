import { expect, test } from "vitest";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { previewDecision } from "#app/use-cases/polls/preview-decision.ts";
import { showAskedPoll } from "#app/use-cases/polls/show-asked-poll.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { records } from "#tests/support/dump.ts";
import { createInvitation, tokenOf } from "#tests/support/factories.ts";
import { july, openedWorld, refused, reply } from "./poll-world.ts";

type World = Awaited<ReturnType<typeof openedWorld>>;

const decision = ({ session, second, asked }: World) => ({
  sessionId: session.id,
  optionId: second.id,
  invited: [asked.chair, asked.byFax, asked.lecturer].map(({ id }) => id),
  answerBy: "2026-07-05",
  documentNumber: "釧保第1号",
});

test("one step fixes the date, calls those chosen with their calendar, and tells the rest", async () => {
  const world = await openedWorld();
  const { ctx, staff, session, second, people } = world;
  expect(await decidePoll(staff, decision(world))).toEqual({
    ok: true,
    value: { called: 3, told: 1, callRefusal: null },
  });
  expect(await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).toMatchObject({
    state: "scheduled",
    ...july(8),
    answerBy: "2026-07-05",
    documentNumber: "釧保第1号",
    icalSequence: 1,
  });
  expect(await ctx.db.datePoll.findFirstOrThrow()).toMatchObject({ state: "decided", decidedOptionId: second.id });
  const invitations = await ctx.db.invitation.findMany({ orderBy: { position: "asc" } });
  expect(invitations.map(({ name, role, reachedBy }) => [name, role, reachedBy])).toEqual([
    ["会長 一郎", "member", "mail"],
    ["書面 四郎", "member", "fax"],
    ["講師 五郎", "lecturer", "mail"],
  ]);
  const mails = await ctx.db.outboxMail.findMany({
    where: { kind: { not: "datePoll" } },
    include: { calendarMessage: true },
    orderBy: { toAddress: "asc" },
  });
  expect(mails.map(({ kind, toAddress, calendarMessage }) => [kind, toAddress, calendarMessage?.sequence])).toEqual([
    ["invitation", "chair@example.jp", 1],
    ["invitation", "lecturer@example.jp", 1],
    ["dateDecided", "observer@example.jp", undefined],
  ]);
  expect(mails[0]?.text).toContain("令和8年7月8日（水） 14時00分");
  expect(mails[2]?.text).toContain("御返信は不要です");
  const shown = await showPoll(staff, { sessionId: session.id });
  expect(shown.ok && shown.value.called.sort()).toEqual([people.chair.id, people.byFax.id, people.lecturer.id].sort());
  const audit = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "poll.decide" } });
  expect(`${audit.before}${audit.after}`).not.toMatch(/一郎|@/);
});

test("decided once, whatever the concurrency: one date, each person one invitation", async () => {
  const world = await openedWorld();
  const { ctx, staff, first } = world;
  const results = await Promise.all([
    decidePoll(staff, decision(world)),
    decidePoll(staff, { ...decision(world), optionId: first.id, answerBy: null }),
    decidePoll(staff, decision(world)),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.error === "poll-over")).toHaveLength(2);
  expect(await ctx.db.invitation.count()).toBe(3);
  expect(await ctx.db.outboxMail.count({ where: { kind: "invitation" } })).toBe(2);
  expect(await ctx.db.outboxMail.count({ where: { kind: "dateDecided" } })).toBe(1);
});

test("a reply that races the decision is recorded before it or refused, never half of both", async () => {
  const world = await openedWorld();
  const { ctx, staff, asked, first, second } = world;
  const marks = { [first.id]: "yes", [second.id]: "no" } as const;
  const [decided, ...replies] = await Promise.all([
    decidePoll(staff, decision(world)),
    ...Object.values(asked).map((participant) => reply(ctx, participant, marks)),
  ]);
  expect(decided.ok).toBe(true);
  const taken = replies.filter(({ ok }) => ok).length;
  expect(await ctx.db.pollReply.count()).toBe(taken);
  expect(replies.filter((result) => !result.ok && result.error !== "poll-decided")).toEqual([]);
  expect(await reply(ctx, asked.chair, marks)).toEqual(refused("poll-decided"));
});

test("without a place the date is fixed and told to all, and nobody is called yet", async () => {
  const world = await openedWorld({ venue: null });
  const { ctx, staff, session } = world;
  const preview = await previewDecision(staff, { sessionId: session.id, optionId: world.second.id });
  expect(preview.ok && preview.value.callRefusal).toBe("place-required");
  expect(await decidePoll(staff, decision(world))).toEqual({
    ok: true,
    value: { called: 0, told: 3, callRefusal: "place-required" },
  });
  expect(await ctx.db.invitation.count()).toBe(0);
  const told = await ctx.db.outboxMail.findMany({ where: { kind: "dateDecided" } });
  expect(told).toHaveLength(3);
  expect(told.every(({ text }) => text.includes("正式な御案内は、後日"))).toBe(true);
  const { state } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(state).toBe("scheduled");
});

test("who was called before a session was postponed is told the date, not called again", async () => {
  const world = await openedWorld({ state: "postponed", stateReason: "大雪" });
  const { ctx, staff, session, people } = world;
  const before = await createInvitation(ctx, session, people.chair);
  const preview = await previewDecision(staff, { sessionId: session.id, optionId: world.second.id });
  expect(preview.ok && preview.value.calledBefore).toEqual([world.asked.chair.id]);
  expect(await decidePoll(staff, decision(world))).toMatchObject({ value: { called: 2, told: 2 } });
  expect(await ctx.db.invitation.count({ where: { personId: people.chair.id } })).toBe(1);
  const mail = await ctx.db.outboxMail.findFirstOrThrow({
    where: { kind: "dateDecided", toAddress: "chair@example.jp" },
  });
  expect(mail.text).toContain("先にお送りした開催案内");
  const { stateReason } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect([stateReason, before.revokedAt]).toEqual([null, null]);
});

test("someone no longer on file is left out, and keeps nobody else from being called", async () => {
  const world = await openedWorld();
  const { ctx, staff, people, session } = world;
  await ctx.db.person.update({ where: { id: people.lecturer.id }, data: { erasedAt: ctx.now(), email: null } });
  const preview = await previewDecision(staff, { sessionId: session.id, optionId: world.second.id });
  expect(preview.ok && preview.value.gone).toEqual([world.asked.lecturer.id]);
  expect(await decidePoll(staff, decision(world))).toMatchObject({ value: { called: 2, told: 1 } });
});

test("a date that is over, one of no poll, and a deadline that makes no sense are refused and change nothing", async () => {
  const world = await openedWorld();
  const { ctx, staff } = world;
  const before = records(ctx);
  const decide = (given: object) => decidePoll(staff, { ...decision(world), ...given });
  expect(await decide({ optionId: "none" })).toEqual(refused("candidate-needed"));
  expect(await decide({ answerBy: "2026-07-09" })).toEqual(refused("answer-by-after-start"));
  expect(await decide({ answerBy: "2026-05-31" })).toEqual(refused("answer-by-passed"));
  ctx.at("2026-07-08T14:00:00+09:00");
  expect(await decide({ answerBy: null })).toEqual(refused("candidate-passed"));
  expect(records(ctx)).toEqual(before);
});

test("once decided, mails that still ask go to nobody, and the page shows the date", async () => {
  const world = await openedWorld();
  const { ctx, staff, session, asked } = world;
  await decidePoll(staff, decision(world));
  const asking = await ctx.db.outboxMail.findMany({ where: { kind: "datePoll" } });
  for (const { id, prefectureId } of asking) {
    const mail = await findMail(ctx.db, { id, prefectureId });
    expect(mail && outdated(mail)).toBe("poll-over");
  }
  const told = await ctx.db.outboxMail.findFirstOrThrow({ where: { kind: "dateDecided" } });
  const mail = await findMail(ctx.db, { id: told.id, prefectureId: told.prefectureId });
  expect(mail && outdated(mail)).toBeNull();
  const shown = async () => {
    const page = await showAskedPoll(ctx, tokenOf(ctx, asked.observer));
    return page.ok && [page.value.window, page.value.decided];
  };
  expect(await shown()).toEqual(["poll-decided", { ...july(8), cancelled: false }]);
  // Moved since: the page tells the date as it is now.
  await ctx.db.session.update({ where: { id: session.id }, data: july(9) });
  expect(await shown()).toEqual(["poll-decided", { ...july(9), cancelled: false }]);
  await ctx.db.session.update({ where: { id: session.id }, data: { state: "postponed" } });
  expect(await shown()).toEqual(["poll-decided", null]);
});
