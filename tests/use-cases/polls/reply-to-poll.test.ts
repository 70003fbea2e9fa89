import { expect, test } from "vitest";
import { addPollCandidate } from "#app/use-cases/polls/add-poll-candidate.ts";
import { closePoll } from "#app/use-cases/polls/close-poll.ts";
import { enterPollReply } from "#app/use-cases/polls/enter-poll-reply.ts";
import { renewPollLink } from "#app/use-cases/polls/renew-poll-link.ts";
import { showAskedPoll } from "#app/use-cases/polls/show-asked-poll.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { showPollParticipant } from "#app/use-cases/polls/show-poll-participant.ts";
import { dump, records } from "#tests/support/dump.ts";
import { tokenOf } from "#tests/support/factories.ts";
import { july, openedWorld, refused, reply } from "./poll-world.ts";

test("looking at the page changes nothing, and tells nothing of the others", async () => {
  const { ctx, asked, first, second } = await openedWorld();
  await reply(ctx, asked.observer, { [first.id]: "no", [second.id]: "no" }, "秘密の事情");
  const before = dump(ctx);
  const shown = await showAskedPoll(ctx, tokenOf(ctx, asked.chair));
  if (!shown.ok) throw new Error(shown.error);
  expect(shown.value).toMatchObject({ window: "open", marks: {}, reply: null, message: "よろしくお願いします。" });
  expect(shown.value.options.map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(JSON.stringify(shown.value)).not.toMatch(/講師|傍観|秘密/);
  expect(dump(ctx)).toEqual(before);
  expect(await showAskedPoll(ctx, "no-such-token")).toEqual(refused("unknown-link"));
});

test("a reply is recorded, changed as often as they like, and each is kept", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  expect(await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "maybe" })).toMatchObject({ ok: true });
  ctx.at("2026-06-20T23:59:59+09:00");
  expect(await reply(ctx, asked.chair, { [first.id]: "no", [second.id]: "yes" }, "出張")).toMatchObject({ ok: true });
  const shown = await showAskedPoll(ctx, tokenOf(ctx, asked.chair));
  expect(shown.ok && [shown.value.marks, shown.value.reply?.comment]).toEqual([
    { [first.id]: "no", [second.id]: "yes" },
    "出張",
  ]);
  const ids = { sessionId: session.id, participantId: asked.chair.id };
  const history = await showPollParticipant(staff, ids);
  expect(history.ok && history.value.participant.replies.map(({ via, marks }) => [via, marks.length])).toEqual([
    ["link", 2],
    ["link", 2],
  ]);
  const audits = await ctx.db.auditRecord.findMany({ where: { action: "poll.reply" } });
  expect(audits).toHaveLength(2);
  expect(JSON.stringify(audits)).not.toMatch(/出張|一郎/);
});

test("the same reply twice changes nothing", async () => {
  const { ctx, asked, first, second } = await openedWorld();
  await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "no" });
  const before = records(ctx);
  expect(await reply(ctx, asked.chair, { [second.id]: "no", [first.id]: "yes" })).toEqual({
    ok: true,
    value: { recorded: false },
  });
  expect(records(ctx)).toEqual(before);
});

test("a date left unmarked, a foreign one, and a reply after the deadline change nothing", async () => {
  const { ctx, asked, first, second } = await openedWorld();
  const before = records(ctx);
  const all = { [first.id]: "yes", [second.id]: "no" } as const;
  expect(await reply(ctx, asked.chair, { [first.id]: "yes" })).toEqual(refused("mark-every-date"));
  expect(await reply(ctx, asked.chair, { ...all, other: "yes" })).toEqual(refused("unknown-candidate"));
  ctx.at("2026-06-21T00:00:00+09:00");
  expect(await reply(ctx, asked.chair, all)).toEqual(refused("poll-deadline-passed"));
  const shown = await showAskedPoll(ctx, tokenOf(ctx, asked.chair));
  expect(shown.ok && shown.value.window).toBe("late");
  expect(records(ctx)).toEqual(before);
});

test("the desk enters what it was told by phone, after the deadline and for some dates; who did is kept", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  ctx.at("2026-06-22T10:00:00+09:00");
  const ids = { sessionId: session.id, participantId: asked.byFax.id };
  const entered = { ...ids, via: "fax" as const, comment: null };
  expect(await enterPollReply(staff, { ...entered, marks: new Map() })).toEqual(refused("nothing-marked"));
  expect(await enterPollReply(staff, { ...entered, marks: new Map([[first.id, "maybe"]]) })).toMatchObject({
    ok: true,
  });
  const shown = await showPoll(staff, { sessionId: session.id });
  if (!shown.ok) throw new Error(shown.error);
  const row = shown.value.poll?.participants.find(({ id }) => id === asked.byFax.id);
  expect(row?.currentReply).toMatchObject({ via: "fax", enteredBy: { name: "職員" } });
  expect(shown.value.silent).toContain(asked.byFax.id);
  expect(shown.value.window).toBe("late");
  expect(second.id).not.toBe(row?.currentReply?.marks[0]?.optionId);
});

test("a candidate that comes later finds everyone silent for it, and their marks for the others stand", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "no" });
  const silent = async () => {
    const shown = await showPoll(staff, { sessionId: session.id });
    return shown.ok && shown.value.silent.includes(asked.chair.id);
  };
  expect(await silent()).toBe(false);
  const added = await addPollCandidate(staff, { sessionId: session.id, candidate: july(15) });
  if (!added.ok) throw new Error(added.error);
  expect(await silent()).toBe(true);
  const shown = await showAskedPoll(ctx, tokenOf(ctx, asked.chair));
  expect(shown.ok && shown.value.marks).toEqual({ [first.id]: "yes", [second.id]: "no" });
  // The page that was open before knows two dates only.
  expect(await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "no" })).toEqual(refused("mark-every-date"));
  expect(
    await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "no", [added.value.optionId]: "maybe" }),
  ).toMatchObject({ ok: true });
  expect(await silent()).toBe(false);
});

test("a candidate that is over, doubled or upside down is not added", async () => {
  const { ctx, staff, session } = await openedWorld();
  const before = records(ctx);
  const add = (candidate: { startsAt: Date; endsAt: Date }) =>
    addPollCandidate(staff, { sessionId: session.id, candidate });
  expect(await add(july(1))).toEqual(refused("candidate-twice"));
  expect(await add({ startsAt: july(9).endsAt, endsAt: july(9).startsAt })).toEqual(refused("end-before-start"));
  expect(await add({ startsAt: new Date("2026-05-01"), endsAt: new Date("2026-05-01T01:00") })).toEqual(
    refused("candidate-passed"),
  );
  expect(records(ctx)).toEqual(before);
});

test("a new link ends the old one, goes out by mail, and keeps the replies", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  const marks = { [first.id]: "yes", [second.id]: "no" } as const;
  await reply(ctx, asked.chair, marks);
  const ids = { sessionId: session.id, participantId: asked.chair.id };
  expect(await renewPollLink(staff, ids)).toEqual({ ok: true, value: { mailed: true } });
  expect(await reply(ctx, asked.chair, marks)).toEqual(refused("unknown-link"));
  const renewed = { ...asked.chair, tokenGeneration: 1 };
  const shown = await showAskedPoll(ctx, tokenOf(ctx, renewed));
  expect(shown.ok && shown.value.marks).toEqual(marks);
  expect(await ctx.db.outboxMail.count({ where: { pollParticipantId: asked.chair.id, tokenGeneration: 1 } })).toBe(1);
  expect(await renewPollLink(staff, { ...ids, participantId: asked.byFax.id })).toEqual({
    ok: true,
    value: { mailed: false },
  });
});

test("a poll given up takes no reply, and shows so", async () => {
  const { ctx, staff, session, asked, first, second } = await openedWorld();
  expect(await closePoll(staff, { sessionId: session.id })).toMatchObject({ ok: true });
  expect(await closePoll(staff, { sessionId: session.id })).toEqual(refused("poll-over"));
  expect(await reply(ctx, asked.chair, { [first.id]: "yes", [second.id]: "no" })).toEqual(refused("poll-closed"));
  const shown = await showAskedPoll(ctx, tokenOf(ctx, asked.chair));
  expect(shown.ok && shown.value.window).toBe("poll-closed");
  const { state } = await ctx.db.session.findUniqueOrThrow({ where: { id: session.id } });
  expect(state).toBe("draft");
});

test("replies through one link from one address are counted, and refused when they are too many", async () => {
  const { ctx, asked, first, second } = await openedWorld();
  const last = [];
  for (let i = 0; i < 31; i++) {
    last.push(await reply(ctx, asked.chair, { [first.id]: i % 2 ? "yes" : "no", [second.id]: "no" }));
  }
  expect(last.at(29)).toMatchObject({ ok: true });
  expect(last.at(30)).toEqual(refused("too-many-attempts"));
});

test("replies of everyone at once are all recorded", async () => {
  const { ctx, asked, first, second } = await openedWorld();
  const marks = { [first.id]: "yes", [second.id]: "no" } as const;
  const results = await Promise.all(Object.values(asked).map((participant) => reply(ctx, participant, marks)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await ctx.db.pollParticipant.count({ where: { currentReplyId: { not: null } } })).toBe(4);
  expect(await ctx.db.pollMark.count()).toBe(8);
});
