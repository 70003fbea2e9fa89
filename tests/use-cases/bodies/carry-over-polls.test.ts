import { expect, onTestFinished, test } from "vitest";
import { openTransport } from "#app/adapters/mail/transport.server.ts";
import { type AppointInput, appointHolder, previewAppointment } from "#app/use-cases/bodies/appoint-holder.ts";
import { takeBackAppointment } from "#app/use-cases/bodies/correct-appointment.ts";
import { removeSeat } from "#app/use-cases/bodies/remove-seat.ts";
import { addPollPeople } from "#app/use-cases/polls/add-poll-people.ts";
import { decidePoll } from "#app/use-cases/polls/decide-poll.ts";
import { enterPollReply } from "#app/use-cases/polls/enter-poll-reply.ts";
import { remindSilent } from "#app/use-cases/polls/remind-silent.ts";
import { showPoll } from "#app/use-cases/polls/show-poll.ts";
import { deliverNextMail } from "#tests/support/deliver-next-mail.ts";
import { dump, records } from "#tests/support/dump.ts";
import { createPerson } from "#tests/support/factories.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { openedWorld, reply } from "../polls/poll-world.ts";
import { createBody } from "./body-rows.ts";

/** A poll about 1 and 8 July is open; its chair is to be replaced on 2026-06-15. */
async function world() {
  const opened = await openedWorld();
  const { ctx, center, people } = opened;
  await ctx.db.outboxMail.deleteMany();
  const held = await ctx.db.appointment.findFirstOrThrow({
    where: { personId: people.chair.id },
    include: { seat: true },
  });
  const successor = await createPerson(ctx, center, { name: "後任 七郎", email: "next@example.jp", title: "理事" });
  const input: AppointInput = {
    bodyId: held.seat.bodyId,
    seatId: held.seatId,
    personId: successor.id,
    startsOn: "2026-06-15",
    endsOn: null,
    replacing: held.id,
  };
  const marks = { [opened.first.id]: "yes", [opened.second.id]: "no" } as const;
  return { ...opened, seat: held.seat, successor, input, marks };
}

type World = Awaited<ReturnType<typeof world>>;

async function replaced({ staff, input: usual }: World, input: AppointInput = usual) {
  const preview = await previewAppointment(staff, input);
  if (!preview.ok) throw new Error(preview.error);
  const { polls, foreseen } = preview.value;
  return { polls, result: await appointHolder(staff, { ...input, foreseen }) };
}

const placeOf = ({ ctx, pollId }: World, person: { id: string }) =>
  ctx.db.pollParticipant.findUniqueOrThrow({
    where: { pollId_personId: { pollId, personId: person.id } },
    include: { replies: true },
  });

async function shownNames({ staff, session }: World) {
  const shown = await showPoll(staff, { sessionId: session.id });
  return shown.ok && shown.value.poll?.participants.map(({ name, need }) => [name, need]);
}

test("the preview tells of the poll, and changes nothing; what it did not tell of refuses the step", async () => {
  const w = await world();
  await reply(w.ctx, w.asked.chair, w.marks);
  const before = records(w.ctx);
  expect(await previewAppointment(w.staff, w.input)).toMatchObject({
    ok: true,
    value: {
      calls: [],
      polls: [
        {
          participantId: w.asked.chair.id,
          name: "会長 一郎",
          hasReplied: true,
          session: { id: w.session.id },
          isSplit: false,
          otherSeat: null,
          isSuccessorAsked: false,
        },
      ],
    },
  });
  expect(await appointHolder(w.staff, { ...w.input, foreseen: [] })).toEqual({
    ok: false,
    error: "edited-meanwhile",
  });
  expect(records(w.ctx)).toEqual(before);
});

test("one step: the successor is asked in the former holder's place, whose link ends and whose reply stays theirs", async () => {
  const w = await world();
  const { ctx, staff, asked, people, successor, marks } = w;
  let woken = 0;
  staff.wakeMailer = () => void woken++;
  await reply(ctx, asked.chair, marks);
  expect((await replaced(w)).result).toEqual({ ok: true, value: { called: 0, ended: 0, asked: 1, mails: 1 } });
  expect(woken).toBe(1);
  expect(await shownNames(w)).toEqual([
    ["後任 七郎", "key"],
    ["書面 四郎", "required"],
    ["傍観 六郎", "optional"],
    ["講師 五郎", "key"],
  ]);
  const [former, own] = [await placeOf(w, people.chair), await placeOf(w, successor)];
  expect(former.replies).toHaveLength(1);
  expect(own).toMatchObject({ seatId: w.seat.id, position: asked.chair.position, replies: [], sentAt: ctx.now() });
  expect(await ctx.db.outboxMail.findMany()).toMatchObject([
    { kind: "datePoll", toAddress: "next@example.jp", pollParticipantId: own.id },
  ]);
  expect(await reply(ctx, asked.chair, marks)).toEqual({ ok: false, error: "unknown-link" });
  expect(await reply(ctx, former, marks)).toEqual({ ok: false, error: "unknown-link" });
  const byDesk = { sessionId: w.session.id, participantId: former.id, via: "phone" as const, comment: null };
  expect(await enterPollReply(staff, { ...byDesk, marks: new Map(Object.entries(marks)) })).toEqual({
    ok: false,
    error: "not-found",
  });
  expect(await reply(ctx, own, marks)).toMatchObject({ ok: true });
  const audited = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "poll.carryOver" } });
  expect(audited.before).toContain(former.id);
  expect(audited.after).toContain(own.id);
  expect(audited.before + (audited.after ?? "")).not.toContain("郎");
});

test("reminded and called is the successor alone; a mail to the former holder that still waited is not delivered", async () => {
  const w = await world();
  const { ctx, staff, session, first, asked, people, successor } = w;
  await remindSilent(staff, { sessionId: session.id, seenAt: ctx.now() });
  await replaced(w);
  const smtp = await startSmtp();
  const transport = openTransport(smtp.url);
  onTestFinished(() => transport.close());
  while (await deliverNextMail(ctx, transport, "test"));
  const reached = smtp.received.flatMap(({ to }) => to);
  expect(reached).toContain("next@example.jp");
  expect(reached).not.toContain("chair@example.jp");

  ctx.at("2026-06-16T09:00:00+09:00");
  await remindSilent(staff, { sessionId: session.id, seenAt: ctx.now() });
  const reminders = await ctx.db.outboxMail.findMany({ where: { createdAt: ctx.now() } });
  expect(reminders.map(({ toAddress }) => toAddress).sort()).toEqual([
    "lecturer@example.jp",
    "next@example.jp",
    "observer@example.jp",
  ]);
  const own = await placeOf(w, successor);
  const invited = [asked.chair.id, own.id];
  const input = { sessionId: session.id, optionId: first.id, invited, answerBy: null, documentNumber: null };
  expect(await decidePoll(staff, input)).toMatchObject({ ok: true, value: { called: 1 } });
  expect(await ctx.db.invitation.findMany()).toMatchObject([{ personId: successor.id, seatId: w.seat.id }]);
  const decided = await ctx.db.outboxMail.findMany({ where: { toAddress: people.chair.email ?? "" } });
  expect(decided.filter(({ kind }) => kind === "dateDecided" || kind === "invitation")).toEqual([]);
});

test("who is asked already keeps link and reply, and weighs as much as the seat", async () => {
  const w = await world();
  const { ctx, asked, people, marks } = w;
  await reply(ctx, asked.observer, marks);
  await ctx.db.appointment.deleteMany({ where: { personId: people.observer.id } });
  const { polls, result } = await replaced(w, { ...w.input, personId: people.observer.id });
  expect(polls).toMatchObject([{ isSuccessorAsked: true }]);
  expect(result).toMatchObject({ ok: true, value: { asked: 0, mails: 0 } });
  expect(await placeOf(w, people.observer)).toMatchObject({
    ...{ id: asked.observer.id, tokenGeneration: 0, seatId: w.seat.id, role: "member", need: "key" },
    currentReplyId: expect.any(String),
  });
  expect((await shownNames(w)) || []).toHaveLength(3);
});

test("a former holder who sits there by another seat too is asked on, by that seat", async () => {
  const w = await world();
  const { ctx, center, people, session, asked, marks } = w;
  const { prefectureId } = center;
  const other = await createBody(ctx, center, { name: "推進会議" });
  const second = await ctx.db.seat.create({
    data: {
      ...{ prefectureId, bodyId: other.id, position: 1, role: "observer", post: "委員" },
      appointments: { create: [{ prefectureId, startsOn: "2024-04-01", personId: people.chair.id }] },
    },
  });
  await ctx.db.sessionBody.create({ data: { sessionId: session.id, bodyId: other.id, position: 1 } });
  expect((await replaced(w)).result).toMatchObject({ ok: true, value: { asked: 1, mails: 1 } });
  expect(await placeOf(w, people.chair)).toMatchObject({ seatId: second.id, role: "observer", need: "optional" });
  expect(await reply(ctx, asked.chair, marks)).toMatchObject({ ok: true });
});

test("changed back, the first holder is asked anew: by a new link, without the reply given before", async () => {
  const w = await world();
  const { ctx, asked, people, marks } = w;
  await reply(ctx, asked.chair, marks);
  await replaced(w);
  const current = await ctx.db.appointment.findFirstOrThrow({ where: { personId: w.successor.id } });
  const back = { ...w.input, personId: people.chair.id, startsOn: "2026-06-20", replacing: current.id };
  expect((await replaced(w, back)).result).toMatchObject({ ok: true, value: { asked: 1, mails: 1 } });
  const again = await placeOf(w, people.chair);
  expect(again).toMatchObject({ id: asked.chair.id, position: asked.chair.position, currentReplyId: null });
  expect(again.replies).toHaveLength(1);
  expect(await reply(ctx, asked.chair, marks)).toEqual({ ok: false, error: "unknown-link" });
  expect(await reply(ctx, again, marks)).toMatchObject({ ok: true });
  // Whoever was in between can be asked by the desk again, as somebody without a seat.
  const ask = {
    sessionId: w.session.id,
    people: [{ personId: w.successor.id, role: null, need: "optional" as const }],
  };
  expect(await addPollPeople(w.staff, ask)).toEqual({ ok: true, value: { asked: 1, mails: 1 } });
  expect(await reply(ctx, await placeOf(w, w.successor), marks)).toMatchObject({ ok: true });
});

test("dates on both sides of the change are told of and left to the desk; dates before it, and polls over, as they are", async () => {
  const w = await world();
  const split = await previewAppointment(w.staff, { ...w.input, startsOn: "2026-07-05" });
  expect(split).toMatchObject({ ok: true, value: { polls: [{ isSplit: true }] } });
  const after = await previewAppointment(w.staff, { ...w.input, startsOn: "2026-07-09" });
  expect(after).toMatchObject({ ok: true, value: { polls: [] } });
  const places = (ctx: World["ctx"]) => dump(ctx).PollParticipant;
  const before = places(w.ctx);
  expect((await replaced(w, { ...w.input, startsOn: "2026-07-05" })).result).toMatchObject({ ok: true });
  expect(places(w.ctx)).toEqual(before);
  await w.ctx.db.datePoll.updateMany({ data: { state: "closed" } });
  const over = await previewAppointment(w.staff, { ...w.input, startsOn: "2026-06-15" });
  expect(over.ok && over.value.polls).toEqual([]);
});

test("a successor without mail is asked by the desk; where all dates are over nobody is mailed an empty list", async () => {
  const byFax = await world();
  await byFax.ctx.db.person.update({ where: { id: byFax.successor.id }, data: { email: null, fax: "0154-00-0000" } });
  expect((await replaced(byFax)).result).toMatchObject({ ok: true, value: { asked: 1, mails: 0 } });
  const late = await world();
  late.ctx.at("2026-07-20T09:00:00+09:00");
  expect((await replaced(late, { ...late.input, startsOn: "2026-07-15" })).result).toMatchObject({
    ok: true,
    value: { asked: 1, mails: 0 },
  });
});

test("whoever was asked as a seat's holder stays on record: neither appointment nor seat goes", async () => {
  const w = await world();
  await replaced(w);
  const wrong = await w.ctx.db.appointment.findFirstOrThrow({ where: { personId: w.successor.id } });
  const address = { bodyId: w.seat.bodyId, seatId: w.seat.id };
  const before = records(w.ctx);
  expect(await takeBackAppointment(w.staff, { ...address, appointmentId: wrong.id })).toEqual({
    ok: false,
    error: "appointment-on-record",
  });
  expect(records(w.ctx)).toEqual(before);
  await w.ctx.db.appointment.deleteMany({ where: { seatId: w.seat.id } });
  expect(await removeSeat(w.staff, address)).toEqual({ ok: false, error: "seat-on-record" });
});

test("a wrong successor is put right: their appointment is void, their place the right person's, split or not", async () => {
  const w = await world();
  const { ctx, center, seat, asked, marks } = w;
  await replaced(w);
  const wrong = await ctx.db.appointment.findFirstOrThrow({ where: { personId: w.successor.id } });
  const right = await createPerson(ctx, center, { name: "正解 八郎", email: "right@example.jp", title: "理事" });
  const place = await placeOf(w, w.successor);
  // A date before the term makes no difference: nobody else was ever meant.
  const early = { startsAt: new Date("2026-06-10T14:00:00+09:00"), endsAt: new Date("2026-06-10T16:00:00+09:00") };
  await ctx.db.pollOption.create({ data: { pollId: w.pollId, position: 2, ...early } });
  const input = { ...w.input, personId: right.id, replacing: wrong.id };
  expect(await appointHolder(w.staff, { ...input, foreseen: [place.id] })).toEqual({
    ok: false,
    error: "edited-meanwhile",
  });
  const { polls, result } = await replaced(w, input);
  expect(polls).toMatchObject([{ participantId: place.id, isSplit: false }]);
  expect(result).toMatchObject({ ok: true, value: { asked: 1, mails: 1 } });
  const held = await ctx.db.appointment.findMany({ where: { seatId: seat.id }, orderBy: { startsOn: "asc" } });
  expect(held.map(({ personId, startsOn, endsOn }) => [personId, startsOn, endsOn])).toEqual([
    [w.people.chair.id, "2024-04-01", "2026-06-14"],
    [right.id, "2026-06-15", null],
  ]);
  expect((await placeOf(w, w.successor)).endedAt).toEqual(ctx.now());
  expect(await placeOf(w, right)).toMatchObject({ endedAt: null, seatId: seat.id, need: "key" });
  expect(await reply(ctx, place, marks)).toEqual({ ok: false, error: "unknown-link" });
  expect(asked.chair.id).not.toBe(place.id);
  const audits = await ctx.db.auditRecord.findMany({ where: { action: "seat.replaceHolder" } });
  expect(audits.find(({ after }) => after?.includes(`"voided":"${wrong.id}"`))?.before).toContain(wrong.id);
});
