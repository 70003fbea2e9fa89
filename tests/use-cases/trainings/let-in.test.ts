import { expect, test } from "vitest";
import { renewLink } from "#app/use-cases/invitations/renew-link.ts";
import { respondToInvitation } from "#app/use-cases/invitations/respond-to-invitation.ts";
import { showInvitation } from "#app/use-cases/invitations/show-invitation.ts";
import { openMaterialByLink } from "#app/use-cases/materials/open-material.ts";
import { previewMaterialsMail } from "#app/use-cases/materials/preview-materials-mail.ts";
import { tellOfMaterials } from "#app/use-cases/materials/tell-of-materials.ts";
import { editSession } from "#app/use-cases/sessions/save-session.ts";
import { showSession } from "#app/use-cases/sessions/show-session.ts";
import { askToJoin } from "#app/use-cases/trainings/ask-to-join.ts";
import { decideRequest } from "#app/use-cases/trainings/decide-request.ts";
import { showTraining } from "#app/use-cases/trainings/show-training.ts";
import { withdrawRequest } from "#app/use-cases/trainings/withdraw-request.ts";
import { dump } from "#tests/support/dump.ts";
import { createInvitation, createPerson, tokenOf } from "#tests/support/factories.ts";
import { add } from "../materials/desk.ts";
import { trainingWorld } from "./training-world.ts";

/** A training with an open and a closed item, a material each, to which 釧路 was let in and a member was called. */
async function letIn() {
  const w = await trainingWorld();
  const { ctx, desk, asker, nemuro, training } = w;
  const sessionId = training.id;
  const item = (position: number, title: string, open: boolean) =>
    ctx.db.agendaItem.create({ data: { sessionId, position, title, open, minutes: 30 } });
  const [closed, open] = [await item(0, "個別の事例", false), await item(1, "公開の講演", true)];
  await add(desk, sessionId, ["事例の経過.pdf"], { agendaItemId: closed.id });
  await add(desk, sessionId, ["講演資料.pdf"], { agendaItemId: open.id });
  const member = await createInvitation(ctx, training, await createPerson(ctx, nemuro, { name: "根室 一郎" }));
  const ask = async () => {
    const asked = await askToJoin(asker, { sessionId, role: "auditor", message: null });
    if (!asked.ok) throw new Error(asked.error);
    return { sessionId, requestId: asked.value.requestId, reply: null };
  };
  const decide = async (step: "accept" | "decline") => decideRequest(desk, { ...(await ask()), step });
  expect(await decide("accept")).toMatchObject({ ok: true });
  const invitation = () => ctx.db.invitation.findFirstOrThrow({ where: { role: "auditor" } });
  const mails = (kind: "invitation" | "materials") => ctx.db.outboxMail.findMany({ where: { kind } });
  return { ...w, sessionId, member, ask, decide, invitation, mails };
}

async function pageOf(w: Awaited<ReturnType<typeof letIn>>, invitation: { id: string; tokenGeneration: number }) {
  const token = tokenOf(w.ctx, invitation);
  const shown = await showInvitation(w.ctx, token);
  if (!shown.ok || !shown.value.invitee) throw new Error("no page");
  const { materials, session } = shown.value.invitee;
  const all = await w.ctx.db.material.findMany({ orderBy: { title: "asc" } });
  const opened = await Promise.all(
    all.map(async ({ id, title }) => [title, (await openMaterialByLink(w.ctx, { token, materialId: id })).ok]),
  );
  return {
    agenda: session.agenda.map(({ title, period }) => [title, period !== null]),
    materials: materials.map(({ title }) => title),
    opened: Object.fromEntries(opened),
  };
}

test("who was let in because they asked learns nothing of closed items: page, files, any mail; a member does", async () => {
  const w = await letIn();
  const invitation = await w.invitation();
  expect(await pageOf(w, invitation)).toEqual({
    agenda: [["公開の講演", false]],
    materials: ["講演資料"],
    opened: { 事例の経過: false, 講演資料: true },
  });
  expect(await pageOf(w, w.member)).toMatchObject({
    agenda: [
      ["個別の事例", true],
      ["公開の講演", true],
    ],
    opened: { 事例の経過: true, 講演資料: true },
  });

  expect(await renewLink(w.desk, { sessionId: w.sessionId, invitationId: invitation.id })).toMatchObject({ ok: true });
  const telling = await previewMaterialsMail(w.desk, w.sessionId);
  if (!telling.ok) throw new Error(telling.error);
  const { version, materialsSentAt: lastSentAt } = telling.value.session;
  const { materialIds } = telling.value;
  expect(await tellOfMaterials(w.desk, { sessionId: w.sessionId, version, lastSentAt, materialIds })).toMatchObject({
    ok: true,
  });
  const mails = [...(await w.mails("invitation")), ...(await w.mails("materials"))];
  const theirs = mails.filter(({ invitationId }) => invitationId === invitation.id);
  expect(theirs.map(({ kind }) => kind)).toEqual(["invitation", "invitation", "materials"]);
  for (const { text } of theirs) expect(text).not.toMatch(/個別の事例|事例の経過/);
  expect(theirs.filter(({ text }) => /公開の講演|講演資料/.test(text))).toHaveLength(3);
  expect(mails.find(({ invitationId }) => invitationId === w.member.id)?.text).toContain("事例の経過");
});

test("a closed item's material stays closed once the item is deleted: to who was let in, and to all until it is shown anew", async () => {
  const w = await letIn();
  const { ctx, desk, sessionId } = w;
  const [open] = await ctx.db.agendaItem.findMany({ where: { sessionId, open: true }, include: { topics: true } });
  if (!open) throw new Error("no open item");
  const session = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
  const agenda = [{ ...open, topics: [] }];
  const input = { ...session, bodyIds: [], coHostIds: [], tags: [], agenda };
  expect(await editSession(desk, { id: sessionId, version: session.version, input, schedule: false })).toEqual({
    ok: true,
    value: { id: sessionId, withheld: 1, untold: 0, called: 2 },
  });
  for (const invitation of [await w.invitation(), w.member]) {
    expect(await pageOf(w, invitation)).toMatchObject({
      materials: ["講演資料"],
      opened: { 事例の経過: false, 講演資料: true },
    });
  }
  const material = await ctx.db.material.findFirstOrThrow({ where: { title: "事例の経過" } });
  expect(material).toMatchObject({ agendaItemId: null, number: null, forInvitees: false, shownAt: null });
  const audit = await ctx.db.auditRecord.findFirstOrThrow({ where: { action: "material.leaveItem" } });
  expect(audit).toMatchObject({ subjectId: material.id, sessionId });
  expect(audit.after).toContain('"forInvitees":false');
});

test("an open item's material stays with those invited once the item is deleted, without the item's number", async () => {
  const w = await letIn();
  const { ctx, desk, sessionId } = w;
  const session = await ctx.db.session.findUniqueOrThrow({ where: { id: sessionId } });
  const [closed] = await ctx.db.agendaItem.findMany({ where: { sessionId, open: false } });
  if (!closed) throw new Error("no closed item");
  const input = { ...session, bodyIds: [], coHostIds: [], tags: [], agenda: [{ ...closed, topics: [] }] };
  expect(await editSession(desk, { id: sessionId, version: session.version, input, schedule: false })).toMatchObject({
    value: { withheld: 0 },
  });
  expect(await ctx.db.material.findMany({ orderBy: { title: "asc" } })).toMatchObject([
    { title: "事例の経過", number: "資料1-1", agendaItemId: closed.id },
    { title: "講演資料", number: null, agendaItemId: null, forInvitees: true },
  ]);
  expect((await pageOf(w, await w.invitation())).materials).toEqual(["講演資料"]);
});

test("who has only closed materials to be told of is not told", async () => {
  const w = await letIn();
  await w.ctx.db.material.updateMany({ where: { title: "講演資料" }, data: { removedAt: w.ctx.now() } });
  const telling = await previewMaterialsMail(w.desk, w.sessionId);
  expect(telling.ok && telling.value.people.map(({ name }) => name)).toEqual(["根室 一郎"]);
});

test("giving up the place answers 欠席; asked and let in again, the same invitation is sent again", async () => {
  const w = await letIn();
  const { asker, sessionId } = w;
  const token = tokenOf(w.ctx, await w.invitation());
  const reply = { proxy: null, message: null, address: "x", token } as const;
  expect(await respondToInvitation(w.ctx, { ...reply, answer: "attending" })).toMatchObject({ ok: true });
  expect(await showTraining(asker, sessionId)).toMatchObject({ value: { mayWithdraw: true } });
  expect(await withdrawRequest(asker, { sessionId })).toMatchObject({ ok: true });
  const { currentResponseId } = await w.invitation();
  expect(await w.ctx.db.response.findUniqueOrThrow({ where: { id: currentResponseId ?? "" } })).toMatchObject({
    answer: "absent",
    via: "link",
    enteredById: null,
  });
  expect(await w.ctx.db.joinRequest.findFirstOrThrow()).toMatchObject({ state: "withdrawn" });
  const [record] = await w.ctx.db.auditRecord.findMany({
    where: { action: "response.record" },
    orderBy: { id: "desc" },
  });
  expect(record).toMatchObject({ actorKind: "staff", actorId: asker.actor.userId });
  expect(await showTraining(asker, sessionId)).toMatchObject({ value: { mayWithdraw: false, refusal: null } });

  expect(await w.decide("accept")).toMatchObject({ ok: true });
  const invitation = await w.invitation();
  const sent = (await w.mails("invitation")).filter(({ invitationId }) => invitationId === invitation.id);
  expect(sent).toHaveLength(2);
  for (const { text } of sent) expect(text).not.toContain("個別の事例");
  expect(await w.ctx.db.invitation.count()).toBe(2);
});

test("let in again for another role, they are called in that role and have not answered, after the deadline too", async () => {
  const w = await letIn();
  const { ctx, asker, desk, sessionId } = w;
  await ctx.db.session.update({ where: { id: sessionId }, data: { answerBy: "2026-06-10" } });
  expect(await withdrawRequest(asker, { sessionId })).toMatchObject({ ok: true });
  ctx.at("2026-06-12T09:00:00+09:00");
  const [again, host] = [asker, desk].map((staff) => ({ ...staff, now: ctx.now })) as [typeof asker, typeof desk];
  const asked = await askToJoin(again, { sessionId, role: "facilitator", message: null });
  if (!asked.ok) throw new Error(asked.error);
  const { requestId } = asked.value;
  expect(await decideRequest(host, { sessionId, requestId, step: "accept", reply: null })).toMatchObject({ ok: true });
  const invitation = await ctx.db.invitation.findFirstOrThrow({ where: { joinRequest: { id: requestId } } });
  expect(invitation).toMatchObject({ role: "facilitator", currentResponseId: null });
  expect(await ctx.db.response.count({ where: { invitationId: invitation.id } })).toBe(1);
  const reply = { proxy: null, message: null, address: "x", token: tokenOf(ctx, invitation) };
  expect(await respondToInvitation(ctx, { ...reply, answer: "attending" })).toMatchObject({ ok: true });
});

test("let in again they answer anew: the seat they were offered goes to whoever waits, not to nobody", async () => {
  const w = await letIn();
  const { ctx, nemuro, training, sessionId } = w;
  await ctx.db.session.update({ where: { id: sessionId }, data: { capacity: 1 } });
  const next = await createInvitation(ctx, training, await createPerson(ctx, nemuro, { name: "根室 二郎" }));
  const answer = async (invitation: Parameters<typeof tokenOf>[1], answer: "attending" | "absent") =>
    respondToInvitation(ctx, { answer, proxy: null, message: null, address: "x", token: tokenOf(ctx, invitation) });
  await answer(w.member, "attending");
  expect(await withdrawRequest(w.asker, { sessionId })).toMatchObject({ ok: true });
  expect(await answer(await w.invitation(), "attending")).toMatchObject({ value: { seated: false } });
  expect(await answer(next, "attending")).toMatchObject({ value: { seated: false } });
  await answer(w.member, "absent");
  const offers = () =>
    ctx.db.seatOffer.findMany({ select: { invitationId: true, state: true }, orderBy: { id: "asc" } });
  const { id: invitationId } = await w.invitation();
  expect(await offers()).toEqual([{ invitationId, state: "open" }]);
  expect(await w.decide("accept")).toMatchObject({ ok: true });
  expect(await offers()).toEqual([
    { invitationId, state: "withdrawn" },
    { invitationId: next.id, state: "open" },
  ]);
});

test("declined after it was once accepted, the old link still opens nothing closed; they may ask again", async () => {
  const w = await letIn();
  const { asker, sessionId } = w;
  expect(await withdrawRequest(asker, { sessionId })).toMatchObject({ ok: true });
  expect(await w.decide("decline")).toMatchObject({ ok: true });
  expect(await pageOf(w, await w.invitation())).toMatchObject({ opened: { 事例の経過: false } });
  expect(await showTraining(asker, sessionId)).toMatchObject({ value: { refusal: null, mayWithdraw: false } });
  expect(await w.ask()).toMatchObject({ sessionId });
});

test("once the training is over nothing is given up", async () => {
  const w = await letIn();
  w.ctx.at("2026-07-02T09:00:00+09:00");
  const asker = { ...w.asker, now: w.ctx.now };
  expect(await showTraining(asker, w.sessionId)).toMatchObject({ value: { mayWithdraw: false } });
  const before = dump(w.ctx);
  expect(await withdrawRequest(asker, { sessionId: w.sessionId })).toEqual({ ok: false, error: "session-over" });
  expect(dump(w.ctx)).toEqual(before);
});

test("other centers read a roster presenter by their organization, and no notice", async () => {
  const w = await trainingWorld();
  const { ctx, nemuro, training, asker, desk } = w;
  const { prefectureId } = nemuro;
  const organization = await ctx.db.organization.create({
    data: { prefectureId, name: "根室医師会", searchKey: "根室医師会", kind: "医師会" },
  });
  const person = await createPerson(ctx, nemuro, { name: "根室 花子", organizationId: organization.id });
  const alone = await createPerson(ctx, nemuro, { name: "個人 太郎" });
  await ctx.db.agendaItem.createMany({
    data: [
      { sessionId: training.id, position: 0, title: "講演", presenter: "根室 花子", presenterId: person.id },
      { sessionId: training.id, position: 1, title: "報告", presenter: "個人 太郎", presenterId: alone.id },
      { sessionId: training.id, position: 2, title: "説明", presenter: "道立研究所" },
    ],
  });
  await ctx.db.session.update({ where: { id: training.id }, data: { notice: "パスコード 123456" } });
  const shown = [await showSession(asker, training.id), await showTraining(asker, training.id)];
  for (const secret of ["根室 花子", "個人 太郎", "123456"]) expect(JSON.stringify(shown)).not.toContain(secret);
  const [session, published] = shown;
  const presenters = ["根室医師会", null, "道立研究所"].map((presenter) => ({ presenter }));
  expect(session).toMatchObject({ value: { session: { agenda: presenters, notice: null } } });
  expect(published).toMatchObject({ value: { training: { agenda: presenters } } });
  expect(await showSession(desk, training.id)).toMatchObject({
    value: { session: { notice: "パスコード 123456", agenda: [{ presenter: "根室 花子" }, {}, {}] } },
  });
});
