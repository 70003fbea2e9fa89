import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { findMail } from "#app/adapters/db/outbox-store.server.ts";
import { Meanwhile } from "#app/routes/polls/poll-notices.tsx";
import { outdated } from "#app/use-cases/mails/fill-mail.ts";
import { addPollCandidate } from "#app/use-cases/polls/add-poll-candidate.ts";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { previewDecision } from "#app/use-cases/polls/preview-decision.ts";
import { showAskedPoll } from "#app/use-cases/polls/show-asked-poll.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { byMovingClock } from "#tests/support/context.ts";
import { records } from "#tests/support/dump.ts";
import { asStaff, createInvitation, createSession, tokenOf } from "#tests/support/factories.ts";
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

test("of two secretaries who choose different dates at once, the loser is told who decided which", async () => {
  const world = await openedWorld();
  const { ctx, staff, center, session, first, second } = world;
  const other = await asStaff(ctx, center);
  const rival = { ...other, actor: { ...other.actor, name: "別の職員" } };
  const results = await Promise.all([
    decidePoll(rival, { ...decision(world), optionId: first.id, answerBy: null }),
    decidePoll(staff, { ...decision(world), optionId: second.id }),
  ]);
  expect(results).toEqual([expect.objectContaining({ ok: true }), refused("poll-over")]);
  const seenBy = async (viewer: typeof staff) => {
    const shown = await showPoll(viewer, { sessionId: session.id });
    if (!shown.ok || !shown.value.poll) throw new Error("no poll");
    const { poll, endedBy } = shown.value;
    return renderToStaticMarkup(<Meanwhile poll={poll} chosen={second.id} endedBy={endedBy} />);
  };
  const html = await seenBy(staff);
  expect(html).toContain("別の職員さんが先に日時を決めました");
  expect(html).toContain("決まった日時は令和8年7月1日（水）14:00～16:00です。");
  expect(html).toContain("選ばれた令和8年7月8日（水）14:00～16:00には決まっていません。");
});

test("whoever presses twice is told nothing of others, and who chose the same date that the other's choices hold", async () => {
  const world = await openedWorld();
  const { ctx, staff, center, session, second } = world;
  await decidePoll(staff, decision(world));
  const seenBy = async (viewer: typeof staff) => {
    const shown = await showPoll(viewer, { sessionId: session.id });
    if (!shown.ok || !shown.value.poll) throw new Error("no poll");
    const { poll, endedBy } = shown.value;
    return renderToStaticMarkup(<Meanwhile poll={poll} chosen={second.id} endedBy={endedBy} />);
  };
  expect(await seenBy(staff)).toBe("");
  expect(await seenBy(await asStaff(ctx, center))).toContain("先に決めた職員のものになっています");
});

test("a date decided gives the session the next round of its body, and keeps one it has", async () => {
  const world = await openedWorld();
  const { ctx, staff, center, session, second } = world;
  const { bodyId } = await ctx.db.sessionBody.findFirstOrThrow({ where: { sessionId: session.id } });
  const ofBody = { bodies: { create: [{ bodyId, position: 0 }] } };
  await createSession(ctx, center, {
    ...{ round: 2, state: "held", startsAt: july(1).startsAt, endsAt: july(1).endsAt },
    ...ofBody,
  } as never);
  const preview = await previewDecision(staff, { sessionId: session.id, optionId: second.id });
  expect(preview.ok && preview.value.newRound).toBe(3);
  await decidePoll(staff, decision(world));
  expect((await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } })).round).toBe(3);
  const { before, after } = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "poll.decide" } });
  expect([JSON.parse(before ?? "").round, JSON.parse(after ?? "").round]).toEqual([null, 3]);

  const numbered = await openedWorld({ round: 7 });
  const kept = await previewDecision(numbered.staff, { sessionId: numbered.session.id, optionId: numbered.second.id });
  expect(kept.ok && kept.value.newRound).toBeNull();
  await decidePoll(numbered.staff, decision(numbered));
  expect((await numbered.ctx.db.session.findUniqueOrThrow({ where: { id: numbered.session.id } })).round).toBe(7);
});

test("before deciding, the desk is warned of a day off, the center's other sessions, and calls of those asked", async () => {
  const world = await openedWorld();
  const { ctx, staff, center, session, people } = world;
  const on = (time: string, until: string) => ({
    startsAt: new Date(`2026-07-20T${time}:00+09:00`),
    endsAt: new Date(`2026-07-20T${until}:00+09:00`),
  });
  const added = await addPollCandidate(staff, { sessionId: session.id, candidate: on("14:00", "16:00") });
  if (!added.ok) throw new Error(added.error);
  await createSession(ctx, center, { title: "午前の会議", ...on("10:00", "14:00") });
  const clash = await createSession(ctx, center, { title: "同じ時刻の会議", ...on("15:00", "17:00") });
  await createInvitation(ctx, clash, people.chair);
  const warned = async (optionId: string) => {
    const preview = await previewDecision(staff, { sessionId: session.id, optionId });
    return preview.ok ? preview.value.warnings : preview.error;
  };
  expect(await warned(world.second.id)).toEqual([]);
  expect(await warned(added.value.optionId)).toMatchObject([
    {
      dayOff: { kind: "holiday", name: "海の日" },
      sessions: [
        { title: "午前の会議", overlaps: false },
        { title: "同じ時刻の会議", overlaps: true },
      ],
      calls: [{ name: people.chair.name, session: { title: "同じ時刻の会議", overlaps: true } }],
    },
  ]);
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
  expect(mail.text).toMatch(/\/r\/LINKTOKEN/);
  const sent = await ctx.db.calendarMessage.findFirstOrThrow({ where: { invitationId: before.id } });
  expect(sent).toMatchObject({ method: "REQUEST", sequence: 1 });
  const told = await ctx.db.invitation.findUniqueOrThrow({ where: { id: before.id } });
  expect(told).toMatchObject({ toldSequence: 1, toldAt: ctx.now() });
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
  await ctx.db.session.update({ where: { id: session.id }, data: { icalSequence: { increment: 1 } } });
  const late = await findMail(ctx.db, { id: told.id, prefectureId: told.prefectureId });
  expect(late && outdated(late)).toBe("session-changed");
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

test("the session's answer deadline is proposed again on its own day alone, while it lies ahead", async () => {
  const proposed = async (startsAt: Date | null, answerBy: string | null) => {
    const { staff, session, second } = await openedWorld({ state: "postponed", startsAt, answerBy });
    const preview = await previewDecision(staff, { sessionId: session.id, optionId: second.id });
    return preview.ok && preview.value.session.answerBy;
  };
  // Postponed from 10 June: a deadline of before that day is over long before the poll's own.
  expect(await proposed(new Date("2026-06-10T14:00:00+09:00"), "2026-06-05")).toBeNull();
  expect(await proposed(new Date("2026-07-08T10:00:00+09:00"), "2026-07-05")).toBe("2026-07-05");
  expect(await proposed(new Date("2026-07-08T10:00:00+09:00"), "2026-05-31")).toBeNull();
  expect(await proposed(null, null)).toBeNull();
});

test("the mails of a decision are counted, however long it took", async () => {
  const world = await openedWorld();
  expect(await decidePoll(byMovingClock(world.staff), decision(world))).toMatchObject({ ok: true });
  const shown = await showPoll(world.staff, { sessionId: world.session.id });
  expect(shown).toMatchObject({ ok: true, value: { decisionMails: { invitation: 2, dateDecided: 1 } } });
});
