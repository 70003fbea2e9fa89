import { expect, test } from "vitest";
import { addPollCandidate } from "#app/use-cases/polls/add-poll-candidate.ts";
import { addPollPeople } from "#app/use-cases/polls/add-poll-people.ts";
import { changePoll, changePollNeed } from "#app/use-cases/polls/change-poll.ts";
import { closePoll } from "#app/use-cases/polls/close-poll.ts";
import { openPoll } from "#app/use-cases/polls/open-poll.ts";
import { previewReminder } from "#app/use-cases/polls/preview-reminder.ts";
import { proposeMorePeople } from "#app/use-cases/polls/propose-poll.ts";
import { remindSilent } from "#app/use-cases/polls/remind-silent.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { records } from "#tests/support/dump.ts";
import { createPerson } from "#tests/support/factories.ts";
import { type july, openedWorld, pollInput, pollWorld, refused, reply } from "./poll-world.ts";

test("the desk sees each date's outlook, best first, with who stands in the way", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  await reply(ctx, asked.chair, { [first.id]: "no", [second.id]: "yes" });
  await reply(ctx, asked.lecturer, { [first.id]: "yes", [second.id]: "maybe" });
  const shown = await showPoll(staff, { sessionId: session.id });
  if (!shown.ok) throw new Error(shown.error);
  expect(shown.value.ranked.map(({ optionId, outlook, reasons }) => [optionId, outlook, reasons])).toEqual([
    [
      second.id,
      "ifMaybe",
      [
        { code: "keyMaybe", people: [asked.lecturer.id] },
        { code: "quorumNeedsMaybe", short: 1 },
      ],
    ],
    [
      first.id,
      "cannot",
      [
        { code: "keyAbsent", people: [asked.chair.id] },
        { code: "quorumWaits", short: 1 },
      ],
    ],
  ]);
  expect(shown.value.silent.sort()).toEqual([asked.byFax.id, asked.observer.id].sort());
  expect(JSON.stringify(shown.value)).not.toContain(asked.chair.tokenHash);
});

test("a reminder goes to those silent with mail alone, once however often it is pressed", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  await reply(ctx, asked.chair, { [first.id]: "no", [second.id]: "yes" });
  ctx.at("2026-06-10T09:00:00+09:00");
  const preview = await previewReminder(staff, { sessionId: session.id });
  expect(preview.ok && preview.value.silent.map(({ name }) => name)).toEqual(["書面 四郎", "傍観 六郎", "講師 五郎"]);
  const input = { sessionId: session.id, seenAt: ctx.now() };
  const results = await Promise.all([remindSilent(staff, input), remindSilent(staff, input)]);
  expect(results.map((result) => result.ok && result.value.mails).sort()).toEqual([0, 2]);
  const reminders = await ctx.db.outboxMail.findMany({ where: { kind: "datePollReminder" } });
  expect(reminders.map(({ toAddress }) => toAddress).sort()).toEqual(["lecturer@example.jp", "observer@example.jp"]);
  const { remindedAt } = await ctx.db.pollParticipant.findUniqueOrThrow({ where: { id: asked.lecturer.id } });
  expect(remindedAt).toEqual(ctx.now());
  ctx.at("2026-06-12T09:00:00+09:00");
  expect(await remindSilent(staff, { ...input, seenAt: ctx.now() })).toEqual({ ok: true, value: { mails: 2 } });
});

test("nobody is reminded of a deadline that has passed, or when all who have mail replied", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  const marks = { [first.id]: "yes", [second.id]: "yes" } as const;
  for (const participant of [asked.chair, asked.lecturer, asked.observer]) await reply(ctx, participant, marks);
  const input = { sessionId: session.id, seenAt: ctx.now() };
  expect(await remindSilent(staff, input)).toEqual(refused("nobody-to-mail"));
  ctx.at("2026-06-21T00:00:00+09:00");
  expect(await remindSilent(staff, input)).toEqual(refused("poll-deadline-passed"));
});

test("deadline and quorum are set anew; what would make no sense is refused", async () => {
  const { ctx, staff, session } = await openedWorld();
  const before = records(ctx);
  const change = async (answerBy: string | null, quorum: number | null) => {
    const seen = await ctx.db.datePoll.findFirstOrThrow({ select: { answerBy: true, quorum: true } });
    return changePoll(staff, { sessionId: session.id, answerBy, quorum, seen });
  };
  expect(await change("2026-07-02", 2)).toEqual(refused("answer-by-after-candidates"));
  expect(await change("2026-05-31", 2)).toEqual(refused("answer-by-passed"));
  expect(await change(null, 2)).toEqual(refused("answer-by-required"));
  expect(await change("2026-06-25", 4)).toEqual(refused("quorum-above-people"));
  expect(await change("2026-06-20", 2)).toMatchObject({ ok: true });
  expect(records(ctx)).toEqual(before);
  expect(await change("2026-06-25", null)).toMatchObject({ ok: true });
  ctx.at("2026-06-26T09:00:00+09:00");
  expect(await change("2026-06-25", 1)).toMatchObject({ ok: true });
  expect(await ctx.db.datePoll.findFirstOrThrow()).toMatchObject({ answerBy: "2026-06-25", quorum: 1 });
});

test("of two who change the terms at once neither undoes the other unseen", async () => {
  const { ctx, staff, session, asked } = await openedWorld();
  const sessionId = session.id;
  const seen = { answerBy: "2026-06-20", quorum: 2 };
  const results = await Promise.all([
    changePoll(staff, { sessionId, answerBy: "2026-06-25", quorum: 2, seen }),
    changePoll(staff, { sessionId, answerBy: "2026-06-20", quorum: 1, seen }),
  ]);
  expect(results).toEqual([{ ok: true, value: null }, refused("edited-meanwhile")]);
  expect(await ctx.db.datePoll.findFirstOrThrow()).toMatchObject({ answerBy: "2026-06-25", quorum: 2 });
  // Pressed twice, it is done once and well.
  expect(await changePoll(staff, { sessionId, answerBy: "2026-06-25", quorum: 2, seen })).toMatchObject({ ok: true });

  const need = { sessionId, participantId: asked.byFax.id, seen: "required" as const };
  const needs = await Promise.all([
    changePollNeed(staff, { ...need, need: "key" }),
    changePollNeed(staff, { ...need, need: "optional" }),
    changePollNeed(staff, { ...need, need: "key" }),
  ]);
  expect(needs).toEqual([{ ok: true, value: null }, refused("edited-meanwhile"), { ok: true, value: null }]);
});

test("how much depends on someone can be said anew", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  await reply(ctx, asked.chair, { [first.id]: "no", [second.id]: "yes" });
  // Three count, and the quorum is two.
  const input = {
    sessionId: session.id,
    participantId: asked.chair.id,
    need: "optional" as const,
    seen: "key" as const,
  };
  expect(await changePollNeed(staff, input)).toMatchObject({ ok: true });
  const shown = await showPoll(staff, { sessionId: session.id });
  expect(shown.ok && shown.value.ranked.flatMap(({ reasons }) => reasons.map(({ code }) => code))).not.toContain(
    "keyAbsent",
  );
});

test("nobody becomes optional whom the quorum cannot do without", async () => {
  const { ctx, staff, session, asked } = await openedWorld();
  const sessionId = session.id;
  const change = async (participantId: string, need: "key" | "required" | "optional") => {
    const { need: seen } = await ctx.db.pollParticipant.findUniqueOrThrow({ where: { id: participantId } });
    return changePollNeed(staff, { sessionId, participantId, need, seen });
  };
  expect(await change(asked.chair.id, "optional")).toMatchObject({ ok: true });
  const before = records(ctx);
  expect(await change(asked.byFax.id, "optional")).toEqual(refused("quorum-above-people"));
  expect(records(ctx)).toEqual(before);
  expect(await change(asked.byFax.id, "key")).toMatchObject({ ok: true });
  const terms = { answerBy: "2026-06-20", quorum: 1, seen: { answerBy: "2026-06-20", quorum: 2 } };
  expect(await changePoll(staff, { sessionId, ...terms })).toMatchObject({ ok: true });
  expect(await change(asked.byFax.id, "optional")).toMatchObject({ ok: true });
});

test("more people are asked later, each once", async () => {
  const { ctx, staff, center, session, people } = await openedWorld();
  const late = await createPerson(ctx, center, { name: "追加 七郎", email: "late@example.jp" });
  const proposed = await proposeMorePeople(staff, {
    sessionId: session.id,
    added: [{ personId: late.id, role: null }],
    search: "",
    groupId: null,
  });
  expect(proposed.ok && proposed.value.people.map(({ name }) => name)).toEqual(["追加 七郎"]);
  const ask = (personId: string) =>
    addPollPeople(staff, { sessionId: session.id, people: [{ personId, role: null, need: "required" }] });
  expect(await ask(late.id)).toEqual({ ok: true, value: { asked: 1, mails: 1 } });
  expect(await ask(late.id)).toEqual(refused("asked-before"));
  expect(await ask(people.chair.id)).toEqual(refused("asked-before"));
  expect(await ask("nobody")).toEqual(refused("unknown-person"));
  const last = await ctx.db.pollParticipant.findFirstOrThrow({ orderBy: { position: "desc" } });
  expect(last).toMatchObject({ name: "追加 七郎", position: 5 });
  const everyone = await ctx.db.pollParticipant.count();
  expect([everyone, await ctx.db.outboxMail.count({ where: { toAddress: "late@example.jp" } })]).toEqual([5, 1]);
});

test("after a poll that was given up another can be started", async () => {
  const world = await pollWorld();
  const { ctx, staff, session } = world;
  await openPoll(staff, pollInput(world));
  expect(await closePoll(staff, { sessionId: session.id })).toMatchObject({ ok: true });
  expect(await ctx.db.session.findUnique({ where: { id: session.id } })).toMatchObject({
    state: "draft",
    startsAt: null,
  });
  ctx.at("2026-06-02T09:00:00+09:00");
  expect(await openPoll(staff, pollInput(world))).toMatchObject({ ok: true });
  const shown = await showPoll(staff, { sessionId: session.id });
  expect(shown.ok && [shown.value.poll?.state, shown.value.poll?.createdAt]).toEqual(["open", ctx.now()]);
});

test("a postponed session stays postponed when its poll is given up", async () => {
  const { ctx, staff, session } = await openedWorld({ state: "postponed" });
  const { version } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(await closePoll(staff, { sessionId: session.id })).toMatchObject({ ok: true });
  expect(await ctx.db.session.findUnique({ where: { id: session.id } })).toMatchObject({
    state: "postponed",
    version: version + 1,
  });
});

test("a date added lies on the deadline's day or after it; once that has passed, any day ahead is taken", async () => {
  const { ctx, staff, session } = await openedWorld();
  const on = (day: string) => ({
    startsAt: new Date(`${day}T14:00:00+09:00`),
    endsAt: new Date(`${day}T16:00:00+09:00`),
  });
  const add = (candidate: ReturnType<typeof july>) => addPollCandidate(staff, { sessionId: session.id, candidate });
  const before = records(ctx);
  expect(await add(on("2026-06-19"))).toEqual(refused("candidate-before-deadline"));
  expect(records(ctx)).toEqual(before);
  expect(await add(on("2026-06-20"))).toMatchObject({ ok: true });
  ctx.at("2026-06-22T09:00:00+09:00");
  expect(await add(on("2026-06-25"))).toMatchObject({ ok: true });
});
