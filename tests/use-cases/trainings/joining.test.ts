import { expect, test } from "vitest";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { decideRequest } from "#app/use-cases/trainings/decide-request.ts";
import { listJoinRequests } from "#app/use-cases/trainings/list-join-requests.ts";
import { showTraining } from "#app/use-cases/trainings/show-training.ts";
import { withdrawRequest } from "#app/use-cases/trainings/withdraw-request.ts";
import { dump, records } from "#tests/support/dump.ts";
import { createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";
import { trainingWorld } from "./training-world.ts";

/** The training's page asked for by 釧路; what the request is known by. */
async function asked(role: "auditor" | "facilitator" = "auditor") {
  const w = await trainingWorld();
  const sessionId = w.training.id;
  const result = await askToJoin(w.asker, { sessionId, role, message: "勉強のため" });
  if (!result.ok) throw new Error(result.error);
  const { requestId } = result.value;
  const user = await w.ctx.db.user.findUniqueOrThrow({ where: { id: w.asker.actor.userId } });
  const request = () => w.ctx.db.joinRequest.findUniqueOrThrow({ where: { id: requestId } });
  return { ...w, sessionId, requestId, user, request, answer: { sessionId, requestId, reply: null } };
}

test("a request stands until the desk decides, once a person; its message is in no audit record", async () => {
  const { ctx, asker, desk, sessionId, request } = await asked("facilitator");
  expect(await request()).toMatchObject({ state: "requested", role: "facilitator", centerId: asker.actor.centerId });
  expect(await askToJoin(asker, { sessionId, role: "auditor", message: null })).toEqual({
    ok: false,
    error: "join-asked-already",
  });
  expect(await showTraining(asker, sessionId)).toMatchObject({
    value: { refusal: "join-asked-already", request: { message: "勉強のため" } },
  });
  expect(await listJoinRequests(desk, sessionId)).toMatchObject({
    value: { requests: [{ message: "勉強のため", user: { name: "職員" } }], mayDecide: true, refusal: null },
  });
  const [record] = await ctx.db.auditRecord.findMany({ where: { action: "joinRequest.ask" } });
  expect(record).toMatchObject({ sessionId, after: JSON.stringify({ role: "facilitator" }) });
});

test("one's own center's, a meeting or what has begun cannot be asked for, and nothing is written", async () => {
  const w = await trainingWorld();
  const input = { sessionId: w.training.id, role: "auditor", message: null } as const;
  const before = dump(w.ctx);
  expect(await askToJoin(w.desk, input)).toEqual({ ok: false, error: "join-own-session" });
  w.ctx.at("2026-07-01T14:00:00+09:00");
  expect(await askToJoin({ ...w.asker, now: w.ctx.now }, input)).toEqual({ ok: false, error: "join-begun" });
  expect(dump(w.ctx)).toEqual(before);
});

test("accepting puts the asker on the desk's file and calls them as anybody: link, mail, calendar, answer", async () => {
  const { ctx, desk, sessionId, user, request, answer, nemuro, training } = await asked("facilitator");
  expect(await decideRequest(desk, { ...answer, step: "accept", reply: "助かります" })).toMatchObject({ ok: true });
  const person = await ctx.db.person.findFirstOrThrow({ include: { organization: true } });
  expect(person).toMatchObject({ name: "職員", email: user.email, centerId: nemuro.id });
  expect(person.organization?.name).toBe("kushiro保健所");
  const invitation = await ctx.db.invitation.findFirstOrThrow({ where: { sessionId } });
  expect(invitation).toMatchObject({ personId: person.id, role: "facilitator", reachedBy: "mail" });
  expect(await request()).toMatchObject({ state: "accepted", reply: "助かります", invitationId: invitation.id });
  const mails = await ctx.db.outboxMail.findMany({ orderBy: { kind: "asc" } });
  expect(mails.map(({ kind, toAddress, invitationId }) => [kind, toAddress, invitationId])).toEqual([
    ["invitation", user.email, invitation.id],
    ["joinAccepted", user.email, null],
  ]);
  expect(mails[1]?.text).toContain("助かります");
  // Both state the time: once it changes, neither goes out.
  expect(mails.map(({ sequence }) => sequence)).toEqual([training.icalSequence, training.icalSequence]);
  expect(mails[0]?.calendarMessageId).not.toBeNull();
  const reply = { answer: "attending", proxy: null, message: null, address: "x" } as const;
  expect(await respondToInvitation(ctx, { ...reply, token: tokenOf(ctx, invitation) })).toMatchObject({ ok: true });
});

test("an asker on file already is called as they stand there; one called before is called no second time", async () => {
  const { ctx, desk, sessionId, user, request, answer, nemuro, training } = await asked();
  const onFile = await createPerson(ctx, nemuro, { name: "職員", email: user.email });
  const called = await createInvitation(ctx, training, onFile, { role: "lecturer" });
  expect(await decideRequest(desk, { ...answer, step: "accept" })).toMatchObject({ ok: true });
  expect(await ctx.db.person.count()).toBe(1);
  expect(await ctx.db.invitation.findMany({ where: { sessionId } })).toMatchObject([
    { id: called.id, role: "lecturer" },
  ]);
  expect(await request()).toMatchObject({ state: "accepted", invitationId: called.id });
});

test("where nobody can be called yet, or the person was taken off, the request waits on", async () => {
  const { ctx, desk, answer, user, request, nemuro, training } = await asked();
  await ctx.db.session.update({ where: { id: training.id }, data: { venue: null } });
  const before = dump(ctx);
  expect(await decideRequest(desk, { ...answer, step: "accept" })).toEqual({ ok: false, error: "place-required" });
  expect(dump(ctx)).toEqual(before);
  await ctx.db.session.update({ where: { id: training.id }, data: { venue: "大会議室" } });
  const onFile = await createPerson(ctx, nemuro, { name: "職員", email: user.email });
  await createInvitation(ctx, training, onFile, { revokedAt: ctx.now() });
  expect(await decideRequest(desk, { ...answer, step: "accept" })).toEqual({ ok: false, error: "join-taken-off" });
  expect(await request()).toMatchObject({ state: "requested" });
});

test("declining tells the asker in the desk's words, and calls nobody", async () => {
  const { ctx, desk, answer, user, request } = await asked();
  expect(await decideRequest(desk, { ...answer, step: "decline", reply: "満席です" })).toMatchObject({ ok: true });
  expect(await request()).toMatchObject({ state: "declined", invitationId: null });
  expect(await ctx.db.outboxMail.findMany()).toMatchObject([{ kind: "joinDeclined", toAddress: user.email }]);
  expect((await ctx.db.outboxMail.findFirstOrThrow()).text).toContain("満席です");
  expect([await ctx.db.person.count(), await ctx.db.invitation.count()]).toEqual([0, 0]);
  const before = records(ctx);
  expect(await decideRequest(desk, { ...answer, step: "accept" })).toEqual({ ok: false, error: "join-decided" });
  expect(records(ctx)).toEqual(before);
});

test("a request taken back is decided no more, and can be made anew", async () => {
  const { asker, desk, sessionId, answer, request, requestId } = await asked();
  expect(await withdrawRequest(asker, { sessionId })).toMatchObject({ ok: true });
  expect(await request()).toMatchObject({ state: "withdrawn" });
  expect(await decideRequest(desk, { ...answer, step: "accept" })).toEqual({ ok: false, error: "join-decided" });
  expect(await withdrawRequest(asker, { sessionId })).toEqual({ ok: false, error: "join-decided" });
  expect(await askToJoin(asker, { sessionId, role: "facilitator", message: null })).toEqual({
    ok: true,
    value: { requestId },
  });
  expect(await request()).toMatchObject({ state: "requested", role: "facilitator", message: null, decidedAt: null });
});

test("two decisions at once: one holds", async () => {
  const { ctx, desk, admin, answer } = await asked();
  const results = await Promise.all([
    decideRequest(desk, { ...answer, step: "accept" }),
    decideRequest(admin, { ...answer, step: "decline" }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await ctx.db.outboxMail.count({ where: { kind: { in: ["joinAccepted", "joinDeclined"] } } })).toBe(1);
});

test("somebody of the prefecture asks in its name", async () => {
  const w = await trainingWorld();
  const result = await askToJoin(w.admin, { sessionId: w.training.id, role: "auditor", message: null });
  if (!result.ok) throw new Error(result.error);
  const input = { sessionId: w.training.id, requestId: result.value.requestId, reply: null } as const;
  expect(await decideRequest(w.desk, { ...input, step: "accept" })).toMatchObject({ ok: true });
  expect((await w.ctx.db.organization.findFirstOrThrow()).name).toBe("県01");
});
